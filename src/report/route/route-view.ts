import type { Because, Measurements, Routing } from "../../model/route.ts";
import type { Sheet } from "../../model/sheet.ts";
import { countsWords, wordsOfMetric } from "../reconcile/metric-words.ts";
import { percent, rateWords } from "../number-words.ts";
import { entryOf } from "../../firing/entry-of.ts";

/** The router's answer with what its readers need beside it. */
export interface RouteView {
  readonly sheet: Sheet;
  readonly routing: Routing;
  readonly measurements: Measurements;
  /** The record that opens the first incident; null: no time is known to count the pause from. */
  readonly record: { readonly path: string; readonly text: string } | null;
}

/** The title of a router's entry, or its name where the sheet has no such entry. */
export function incidentTitle(sheet: Sheet, id: string): string {
  return entryOf(sheet.incidents, id)?.title ?? id;
}

/** Who leads: the role's title with its people, and where to reach them; not yet inert. */
export function leaderWords(sheet: Sheet, id: string): string {
  const owner = entryOf(sheet.owners, id);
  if (owner === undefined) return id;
  const people = [...owner.people, ...owner.teams];
  const who = people.length === 0 ? "" : `: ${people.join(", ")}`;
  return `${owner.title}${who}${owner.contact === null ? "" : ` (${owner.contact})`}`;
}

/** What speaks for an entry, a phrase each; `signed` words a sign. Not yet inert. */
export function becauseWords(because: Because, signed: (sign: Because["signs"][number]) => string): readonly string[] {
  return [
    ...(because.chosen ? ["you chose it"] : []),
    ...because.signs.map(signed),
    ...(because.words.length === 0 ? [] : [`your words: ${because.words.slice(0, mostWords).join(", ")}`]),
  ];
}

const mostWords = 8;

/** "the order's amount: 1,912 of 2,040 orders with an event, 93.7 %" for a sign that a reconciliation showed; empty for any other. */
export function measuredWords({ measured }: Measurements, sign: Because["signs"][number]): string {
  return measured
    .filter((one) => one.sign === sign)
    .map(({ metric, ...rate }) => {
      const words = wordsOfMetric(metric);
      return words === null
        ? `${metric} ${rateWords(rate)}`
        : `${words.what}: ${countsWords(words, rate)}, ${percent(rate)}`;
    })
    .join("; ");
}

/** Rates that no limit was held against, as people call them. */
export function unjudgedWords({ unjudged }: Measurements): string {
  return unjudged.map((metric) => wordsOfMetric(metric)?.what ?? metric).join("; ");
}
