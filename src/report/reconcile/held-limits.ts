import type { PassCriterion, Retest } from "../../model/sheet.ts";
import type { ReconciliationFile } from "../../model/written.generated.ts";
import { judgeReconciliation } from "../../evidence/judge-reconciliation.ts";
import { isReadInFull } from "../../evidence/reconciliation-state.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { countsWords, wordsOfMetric } from "./metric-words.ts";
import { grouped, limitPercent, percent } from "../number-words.ts";

/** What a report says of one limit of a retest. */
export interface HeldLimit {
  /** The rate's name, as `passes_when` has it. */
  readonly name: string;
  /** `few`: on too few orders to tell; `unknown`: nothing shows the rate; `unread`: it would hold, but not all of the input was read. */
  readonly state: "holds" | "missed" | "few" | "unknown" | "unread";
  /** "the order's amount: 274 of 308 orders with an event (89 %); at least 98 % needed". */
  readonly says: string;
}

/** The parts of a report that limits are about. */
export type Limited = Pick<ReconciliationFile, "version" | "kind" | "taken_at" | "orders" | "metrics" | "findings">;

/** Every limit of a retest, judged as the gate judges it. */
export function heldLimits({ passes_when, ...retest }: Retest, report: Limited): readonly HeldLimit[] {
  return Object.entries(passes_when ?? {}).map(([name, criterion]) => {
    const judged = judgeReconciliation({ ...retest, passes_when: { [name]: criterion } }, report);
    const state = judged.passed ? "holds" : judged.unknown ? unknownState(name, criterion, report) : "missed";
    return { name, state, says: `${rateOf(name, report)}; ${neededWords(criterion, state)}` };
  });
}

function unknownState(name: string, { min_orders }: PassCriterion, report: Limited): HeldLimit["state"] {
  const denominator = entryOf(report.metrics, name)?.denominator ?? 0;
  if (denominator === 0) return "unknown";
  if (denominator < (min_orders ?? 1)) return "few";
  return isReadInFull(report) ? "unknown" : "unread";
}

function rateOf(name: string, { metrics }: Limited): string {
  const words = wordsOfMetric(name);
  const rate = entryOf(metrics, name);
  const what = words?.what ?? name;
  if (rate === undefined || rate.denominator === 0) return `${what}: could not know`;
  const counts =
    words === null ? `${grouped(rate.numerator)} of ${grouped(rate.denominator)}` : countsWords(words, rate);
  return `${what}: ${counts} (${percent(rate)})`;
}

function neededWords(criterion: PassCriterion, state: HeldLimit["state"]): string {
  if (state === "few") return `at least ${grouped(criterion.min_orders ?? 1)} needed to tell`;
  if (state === "unread") return "not all of what was given could be read";
  return limitWords({ ...criterion, ...(state === "unknown" ? {} : { min_orders: undefined }) });
}

/** "at least 98 % needed, on 150 or more"; "at most 1 % allowed". */
export function limitWords({
  min_rate,
  max_rate,
  min_orders,
}: {
  readonly min_rate?: number | undefined;
  readonly max_rate?: number | undefined;
  readonly min_orders?: number | undefined;
}): string {
  return [
    ...(min_rate === undefined ? [] : [`at least ${limitPercent(min_rate)} needed`]),
    ...(max_rate === undefined ? [] : [`at most ${limitPercent(max_rate)} allowed`]),
    ...(min_orders === undefined ? [] : [`on ${grouped(min_orders)} or more`]),
  ].join(", ");
}
