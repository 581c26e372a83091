import type { ComparedRate, Comparison, Rate, Reconciliation, Span } from "../../model/reconciliation.ts";
import { counted } from "../in-words.ts";
import { momentWords } from "../moment-words.ts";
import { grouped, rateWords } from "./number-words.ts";

const matchNames: Readonly<Record<string, string>> = {
  matched: "orders agree with their events",
  same_event_id: "orders have one id on both paths",
  same_value: "orders carry the right amount",
};

const tellingFindings: ReadonlySet<string> = new Set(["identity-up-matches-down", "totals-rise-alone"]);

/** One line of the comparison: what, in the earlier window, in the later one, and how far it moved. */
export interface ComparedRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** "−51.1 points"; empty where it is not known or is no rate. */
  readonly change: string;
}

export interface ComparisonWords {
  readonly before: string;
  readonly after: string;
  readonly rows: readonly ComparedRow[];
  /** "11 more identifiers as often as before, within a point"; null: every one stands among the rows. */
  readonly rest: string | null;
  /** Why nothing is compared; null: something is. */
  readonly nothing: string | null;
}

/** Two windows side by side, where somebody asked for them or a finding rests on them; null otherwise. */
export function comparisonWords({ compared, findings, taken_at }: Reconciliation): ComparisonWords | null {
  if (compared === null) return null;
  if (compared.windows === "halves" && !findings.some(({ code }) => tellingFindings.has(code))) return null;
  const span = ({ from, to }: Span): string => `${momentWords(from, taken_at)} to ${momentWords(to, taken_at)}`;
  const [before, after] = [span(compared.before), span(compared.after)];
  const empty = [before, after].filter((_, index) => isEmpty(compared, index === 0 ? "before" : "after"));
  if (empty.length > 0)
    return { before, after, rows: [], rest: null, nothing: `no order could be judged from ${empty.join(" and ")}` };
  const known = compared.identity.filter((rate) => rate.before.numerator + rate.after.numerator > 0);
  const still = known.filter(isStill);
  const moved = known.filter((rate) => !still.includes(rate));
  const rest = `${counted(still.length, "more identifier")} as often as before, within a point`;
  return { before, after, rows: rowsOf(compared, moved), rest: still.length === 0 ? null : rest, nothing: null };
}

function isStill({ before, after }: ComparedRate): boolean {
  return Math.abs(share(after) - share(before)) < 1;
}

function isEmpty({ matches }: Comparison, window: "before" | "after"): boolean {
  return matches.every((rate) => rate[window].denominator === 0);
}

function rowsOf({ matches, grade, totals }: Comparison, moved: readonly ComparedRate[]): readonly ComparedRow[] {
  return [
    ...matches.filter(({ before, after }) => before.denominator + after.denominator > 0).map(rateRow),
    ...moved.map(rateRow),
    ...(grade === null
      ? []
      : [
          plainRow(
            "Event Match Quality, as Meta grades it",
            grade.map((each) => each.toFixed(1)),
          ),
        ]),
    ...(totals === null
      ? []
      : [
          plainRow("events that Meta counts", totals.meta.map(grouped)),
          plainRow("orders of the same days", totals.orders.map(grouped)),
        ]),
  ];
}

function rateRow({ name, before, after }: ComparedRate): ComparedRow {
  const moved = share(after) - share(before);
  return {
    name: matchNames[name] ?? `events carry ${name}`,
    before: before.denominator === 0 ? "unknown" : rateWords(before),
    after: after.denominator === 0 ? "unknown" : rateWords(after),
    change: Number.isNaN(moved) ? "" : pointsWords(moved),
  };
}

function pointsWords(moved: number): string {
  const points = Math.abs(moved).toFixed(1);
  return points === "0.0" ? "no move" : `${moved < 0 ? "−" : "+"}${points} points`;
}

/** In percent; not a number where it is unknown. */
function share({ numerator, denominator }: Rate): number {
  return (100 * numerator) / denominator;
}

function plainRow(name: string, [before = "", after = ""]: readonly string[]): ComparedRow {
  return { name, before, after, change: "" };
}
