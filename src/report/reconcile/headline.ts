import type { OpenSpan, Reconciliation } from "../../model/reconciliation.ts";
import { momentWords } from "../moment-words.ts";
import { grouped, percent } from "../number-words.ts";
import { judgedOrders } from "../../evidence/reconciliation-state.ts";
import { excludedWords, isGiven } from "./reconciliation-view.ts";

const sides = ["browser", "server", "catalogue"] as const;

/** The answer in one sentence: "1,702 of 2,040 orders match (83.4 %)". */
export function answerWords(report: Reconciliation): string {
  const judged = judgedOrders(report);
  if (report.orders === 0) return "No order was found, so nothing could be judged";
  if (judged === 0)
    return report.orders === 1
      ? "The only order could not be judged"
      : `None of ${grouped(report.orders)} orders could be judged`;
  const matched = { numerator: report.verdicts.matched, denominator: judged };
  const match =
    judged === 1 ? "judged order matches" : matched.numerator === 1 ? "judged orders matches" : "judged orders match";
  return `${grouped(matched.numerator)} of ${grouped(judged)} ${match} (${percent(matched)})`;
}

/** Where and when: "us, 15 Nov 00:00 to 22 Nov 00:00 UTC". It may hold foreign text. */
export function scopeWords({ store, window, taken_at }: Reconciliation): string {
  const span = window === null ? "all that was given" : spanOf(window, taken_at);
  return store === null ? span : `${store}, ${span}`;
}

/** A window that is open at one end has no word for it. */
function spanOf({ from, to }: OpenSpan, today: string): string {
  if (to === null) return from === null ? "all that was given" : `from ${momentWords(from, today)} UTC`;
  const end = `${momentWords(to, today)} UTC`;
  return from === null ? `until ${end}` : `${momentWords(from, today)} to ${end}`;
}

/** Whom the rates are about: "2,120 orders; left out of every rate: 80 (52 from a till, …); could not know: 40". */
export function populationWords(report: Reconciliation): string {
  const excluded = excludedWords(report);
  const { unknown } = report.verdicts;
  return [
    `${grouped(report.orders)} ${report.orders === 1 ? "order" : "orders"}`,
    ...(excluded === null ? [] : [`left out of every rate: ${excluded}`]),
    ...(unknown === 0 ? [] : [`could not know: ${grouped(unknown)}`]),
  ].join("; ");
}

/** What was not given, so that nothing is known about it: "browser events, a catalogue"; null: all was. */
export function notGivenWords(report: Reconciliation): string | null {
  const names = { browser: "browser events", server: "server events", catalogue: "a catalogue" } as const;
  const isNamed = (side: keyof typeof names) => report.inputs.some(({ kind }) => kind === side);
  const absent = sides
    .filter((side) => !isGiven(report, side))
    .map((side) => (isNamed(side) ? `${names[side]} (nothing in what was given)` : names[side]));
  return absent.length === 0 ? null : absent.join(", ");
}
