import type { Query } from "../../model/query.ts";
import type { Comparison, MatchName, Rate, Span } from "../../model/reconciliation.ts";
import { countIn } from "../read-cell.ts";
import { dialect } from "../dialect.ts";
import { type CoverageQuestion, identityCoverage } from "./identity-coverage.ts";
import { sqlText } from "../sql-text.ts";
import { wholeDays, within } from "./two-windows.ts";

/** What is known of the orders and events of one window. */
export interface WindowFacts {
  readonly span: Span;
  readonly matches: Readonly<Record<MatchName, Rate>>;
  /** By identifier: events of orders that carry it. */
  readonly identity: Readonly<Record<string, Rate>>;
  /** Mean of Meta's own grades of the event on the window's whole days; null: not known. */
  readonly grade: number | null;
  /** Meta's count and the shop's orders on the whole days for which both are known; null: there is none. */
  readonly totals: { readonly meta: number; readonly orders: number } | null;
}

const matchSql: Readonly<Record<MatchName, { readonly of: string; readonly so: string }>> = {
  matched: { of: "TRUE", so: "verdict IN ('matched', 'identity-keys')" },
  same_event_id: { of: "browser_seq IS NOT NULL AND server_seq IS NOT NULL", so: "one_id" },
  same_value: {
    of: "NOT verdict LIKE 'missing%'",
    so: `NOT (${dialect.holdsAll("wrong", dialect.textList(["value-drift"]))})`,
  },
};

/** Counts what two windows are compared by. Needs `verdicts`, `events` and `totals`. */
export async function windowFacts(
  query: Query,
  { event, keys, span }: CoverageQuestion & { readonly event: string },
): Promise<WindowFacts> {
  const counted = await hasTotals(query, event);
  return {
    span,
    matches: await matchRates(query, span),
    identity: await identityCoverage(query, { keys, span }),
    grade: counted ? await meanGrade(query, event, span) : null,
    totals: counted ? await countedBeside(query, event, span) : null,
  };
}

/** Two windows side by side. */
export function comparison(windows: Comparison["windows"], before: WindowFacts, after: WindowFacts): Comparison {
  const pair = (name: string, of: "matches" | "identity") => ({
    name,
    before: rateOf(before[of], name),
    after: rateOf(after[of], name),
  });
  return {
    windows,
    before: before.span,
    after: after.span,
    matches: Object.keys(after.matches).map((name) => pair(name, "matches")),
    identity: Object.keys(after.identity).map((name) => pair(name, "identity")),
    grade: before.grade === null || after.grade === null ? null : [before.grade, after.grade],
    totals:
      before.totals === null || after.totals === null
        ? null
        : { meta: [before.totals.meta, after.totals.meta], orders: [before.totals.orders, after.totals.orders] },
  };
}

function rateOf(rates: Readonly<Record<string, Rate>>, name: string): Rate {
  return rates[name] ?? { numerator: 0, denominator: 0 };
}

async function matchRates(query: Query, span: Span): Promise<WindowFacts["matches"]> {
  const counts = Object.entries(matchSql).flatMap(([name, { of, so }]) => [
    `count(*) FILTER (WHERE ${of}) AS n_${name}`,
    `count(*) FILTER (WHERE (${of}) AND ${so}) AS k_${name}`,
  ]);
  const [row] = await query(
    `SELECT ${counts.join(", ")} FROM verdicts WHERE verdict NOT IN ('excluded', 'unknown') AND ${within("happened_at", span)}`,
  );
  const rate = (name: MatchName): Rate => ({
    numerator: countIn(row, `k_${name}`),
    denominator: countIn(row, `n_${name}`),
  });
  return { matched: rate("matched"), same_event_id: rate("same_event_id"), same_value: rate("same_value") };
}

async function hasTotals(query: Query, event: string): Promise<boolean> {
  const [row] = await query(`SELECT count(*) AS days FROM totals WHERE event = ${sqlText(event)}`);
  return countIn(row, "days") > 0;
}

function onWholeDays(day: string, span: Span): string {
  const { first, last } = wholeDays(span);
  return `${day} BETWEEN ${sqlText(first)} AND ${sqlText(last)}`;
}

async function meanGrade(query: Query, event: string, span: Span): Promise<number | null> {
  const [row] = await query(
    `SELECT avg(emq) AS grade FROM totals WHERE event = ${sqlText(event)} AND emq IS NOT NULL AND ${onWholeDays(dialect.asText("day"), span)}`,
  );
  return typeof row?.["grade"] === "number" ? row["grade"] : null;
}

async function countedBeside(query: Query, event: string, span: Span): Promise<WindowFacts["totals"]> {
  const [row] = await query(`
    WITH shop AS (
      SELECT day, count(*) AS orders FROM (
        SELECT ${dialect.day("happened_at")} AS day FROM verdicts WHERE verdict <> 'excluded' AND ${within("happened_at", span)}
      ) v GROUP BY day
    ), meta AS (
      SELECT ${dialect.asText("t.day")} AS day, sum(t.count) AS counted FROM totals t WHERE t.event = ${sqlText(event)} GROUP BY t.day
    )
    SELECT ${dialect.asDouble("sum(meta.counted)")} AS meta, ${dialect.asDouble("sum(shop.orders)")} AS orders FROM shop JOIN meta ON meta.day = shop.day
    WHERE ${onWholeDays("meta.day", span)}`);
  const [meta, orders] = [countIn(row, "meta"), countIn(row, "orders")];
  return meta > 0 && orders > 0 ? { meta, orders } : null;
}
