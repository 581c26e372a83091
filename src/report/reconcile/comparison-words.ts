import type { ComparedRate, Comparison, Rate, Reconciliation, Span } from "../../model/reconciliation.ts";
import { counted } from "../in-words.ts";
import { momentWords } from "../moment-words.ts";
import { grouped, rateWords } from "../number-words.ts";
import { entryOf } from "../../firing/entry-of.ts";

/** What the numerator has, of what the denominator counts. */
const matchNames: Readonly<Record<string, string>> = {
  matched: "of all judged orders: matched, identifiers aside",
  same_event_id: "of orders with both events: one id",
  same_value: "of orders that miss no event: the right amount",
};

/** Two rates of one name differ where their denominators do. */
const notes: Readonly<Record<string, string>> = {
  same_value:
    "The right amount is counted here where no event of the order is missing; the rate of the order's amount counts every order with an event.",
};

/** Identifiers as people call them. */
const identifiers: Readonly<Record<string, string>> = {
  em: "e-mail address",
  ph: "phone number",
  fn: "first name",
  ln: "last name",
  db: "date of birth",
  ge: "gender",
  ct: "city",
  st: "state",
  zp: "postcode",
  country: "country",
  external_id: "customer id",
  fbc: "click id",
  fbp: "browser id",
  client_ip_address: "IP address",
  client_user_agent: "browser's name",
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

/** Two windows side by side, in words. */
export interface ComparisonWords {
  readonly before: string;
  readonly after: string;
  readonly rows: readonly ComparedRow[];
  /** Why a row may differ from a rate of the report. */
  readonly notes: readonly string[];
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
    return {
      before,
      after,
      rows: [],
      notes: [],
      rest: null,
      nothing: `no order could be judged from ${empty.join(" and ")}`,
    };
  const known = compared.identity.filter((rate) => rate.before.numerator + rate.after.numerator > 0);
  const still = known.filter(isStill);
  const moved = known.filter((rate) => !still.includes(rate));
  const rest = `${counted(still.length, "more identifier")} as often as before, within a point`;
  const shown = compared.matches.filter(isKnown).flatMap(({ name }) => notes[name] ?? []);
  return {
    before,
    after,
    rows: rowsOf(compared, moved),
    notes: shown,
    rest: still.length === 0 ? null : rest,
    nothing: null,
  };
}

function isStill({ before, after }: ComparedRate): boolean {
  return Math.abs(share(after) - share(before)) < 1;
}

function isEmpty({ matches }: Comparison, window: "before" | "after"): boolean {
  return matches.every((rate) => rate[window].denominator === 0);
}

function isKnown({ before, after }: ComparedRate): boolean {
  return before.denominator + after.denominator > 0;
}

function rowsOf({ matches, grade, totals }: Comparison, moved: readonly ComparedRate[]): readonly ComparedRow[] {
  return [
    ...matches.filter(isKnown).map(rateRow),
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
    name: matchNames[name] ?? `of orders' events: ${identifierName(name)}`,
    before: before.denominator === 0 ? "unknown" : rateWords(before),
    after: after.denominator === 0 ? "unknown" : rateWords(after),
    change: Number.isNaN(moved) ? "" : pointsWords(moved),
  };
}

function identifierName(key: string): string {
  const words = entryOf(identifiers, key);
  return words === undefined || words === key ? key : `${words} (${key})`;
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
