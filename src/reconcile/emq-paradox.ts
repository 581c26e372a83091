import type { Finding } from "../model/finding.ts";
import type { Query, Row } from "../model/query.ts";
import type { Rate } from "../model/reconciliation.ts";
import { dialect } from "./dialect.ts";
import { fisherLogP } from "./segments/fisher.ts";
import { sqlText } from "./sql-text.ts";
import { type TwoWindows, within } from "./two-windows.ts";

export interface ParadoxOptions {
  readonly event: string;
  /** Identifiers that the contract allows. */
  readonly keys: readonly string[];
  readonly windows: TwoWindows;
}

/** One rate in both windows. */
interface Moved {
  readonly name: string;
  readonly before: Rate;
  readonly after: Rate;
}

/** How often, of windows that are alike, the paradox is told nevertheless. */
const falseAlarms = 0.01;
/** A rate that moves less than this has not moved for anybody who decides by it. */
const leastMove = 0.02;
/** A day's grade is given to one decimal: less than this is rounding. */
const leastGrade = 0.2;

const matches = {
  "orders that agree with their events": { of: "TRUE", so: "verdict IN ('matched', 'identity-keys')" },
  "same event id on both paths": {
    of: "browser_seq IS NOT NULL AND server_seq IS NOT NULL",
    so: "browser_event_id = server_event_id",
  },
  "same value": {
    of: "NOT verdict LIKE 'missing%'",
    so: `NOT (${dialect.holdsAll("wrong", dialect.listOf([sqlText("value-drift")]))})`,
  },
} as const;

/**
 * Event Match Quality grades who is identified, not what is told of them: identifiers that are sent more often, or Meta's own grade rising, while fewer
 * orders agree with their events, is an incident of its own that a rising grade hides. Null: not so, or too little is known. Needs `verdicts`, `events` and `totals`.
 */
export async function emqParadox(query: Query, options: ParadoxOptions): Promise<Finding | null> {
  const fell = await movedRates(query, matchSql(options.windows), Object.keys(matches));
  const down = fell.filter((rate) => hasMoved(rate, { way: "down", tests: fell.length }));
  if (down.length === 0) return null;
  const sent = await movedRates(query, coverageSql(options), options.keys);
  const more = sent.filter((rate) => hasMoved(rate, { way: "up", tests: sent.length }));
  const lost = sent.some((rate) => hasMoved(rate, { way: "down", tests: sent.length }));
  const grade = await gradeMove(query, options);
  const up = [...(lost ? [] : more.map(words)), ...(grade === null ? [] : [grade])];
  if (up.length === 0) return null;
  const since = options.windows.after.from;
  return {
    code: "identity-up-matches-down",
    severity: "warning",
    args: { since, up, down: down.map(words) },
  };
}

function matchSql({ before, after }: TwoWindows): string {
  const counts = Object.values(matches).flatMap(({ of, so }, index) => [
    `count(*) FILTER (WHERE ${of}) AS n${index}`,
    `count(*) FILTER (WHERE (${of}) AND ${so}) AS k${index}`,
  ]);
  return inWindows(`verdict NOT IN ('excluded', 'unknown')`, { counts, from: "verdicts", before, after });
}

/** Of the events that belong to an order, those that carry each identifier. */
function coverageSql({ keys, windows }: ParadoxOptions): string {
  const counts = keys.flatMap((key, index) => [
    `count(*) AS n${index}`,
    `count(*) FILTER (WHERE ${dialect.entry("e.keys", key)} IS NOT NULL) AS k${index}`,
  ]);
  const from = `(SELECT happened_at, 'browser' AS side, browser_seq AS seq FROM verdicts WHERE browser_seq IS NOT NULL
    UNION ALL SELECT happened_at, 'server', server_seq FROM verdicts WHERE server_seq IS NOT NULL) v
    JOIN events e ON e.side = v.side AND e.seq = v.seq`;
  return inWindows("TRUE", { counts, from, ...windows });
}

function inWindows(
  where: string,
  { counts, from, before, after }: TwoWindows & { readonly counts: readonly string[]; readonly from: string },
): string {
  const one = (name: string, span: TwoWindows["before"]): string =>
    `SELECT '${name}' AS span, ${counts.join(", ")} FROM ${from} WHERE ${where} AND ${within("happened_at", span)}`;
  return `${one("before", before)} UNION ALL ${one("after", after)}`;
}

async function movedRates(query: Query, sql: string, names: readonly string[]): Promise<readonly Moved[]> {
  if (names.length === 0) return [];
  const rows = await query(sql);
  const rate = (span: string, index: number): Rate => {
    const row: Row = rows.find((each) => each["span"] === span) ?? {};
    return { numerator: Number(row[`k${index}`] ?? 0), denominator: Number(row[`n${index}`] ?? 0) };
  };
  return names.map((name, index) => ({ name, before: rate("before", index), after: rate("after", index) }));
}

interface Asked {
  readonly way: "up" | "down";
  /** How many rates are looked at. */
  readonly tests: number;
}

function hasMoved({ before, after }: Moved, { way, tests }: Asked): boolean {
  if (before.denominator === 0 || after.denominator === 0) return false;
  const [more, less] = way === "up" ? [after, before] : [before, after];
  if (more.numerator / more.denominator - less.numerator / less.denominator < leastMove) return false;
  const logP = fisherLogP({
    inside: more.denominator,
    failedInside: more.numerator,
    outside: less.denominator,
    failedOutside: less.numerator,
  });
  return logP + Math.log(tests) <= Math.log(falseAlarms);
}

const percent = ({ numerator, denominator }: Rate): string =>
  `${((100 * numerator) / denominator).toFixed(0)} % (${numerator} of ${denominator})`;
const words = ({ name, before, after }: Moved): string => `${name} ${percent(before)} → ${percent(after)}`;

/** Meta's own grade of the event, as the mean of the days that lie wholly in each window; null: it is not known, or has not risen. */
async function gradeMove(query: Query, { event, windows }: ParadoxOptions): Promise<string | null> {
  const mean = ({ from, to }: TwoWindows["before"]): string =>
    `avg(emq) FILTER (WHERE day > CAST(${sqlText(from.slice(0, 10))} AS DATE) AND day < CAST(${sqlText(to.slice(0, 10))} AS DATE))`;
  const [row] = await query(
    `SELECT ${mean(windows.before)} AS before, ${mean(windows.after)} AS after FROM totals WHERE event = ${sqlText(event)} AND emq IS NOT NULL`,
  );
  const [before, after] = [row?.["before"], row?.["after"]];
  if (typeof before !== "number" || typeof after !== "number" || after - before < leastGrade) return null;
  return `Event Match Quality ${before.toFixed(1)} → ${after.toFixed(1)}`;
}
