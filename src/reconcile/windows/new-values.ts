import type { Query, Row } from "../../model/query.ts";
import { countIn } from "../read-cell.ts";
import { dialect } from "../dialect.ts";
import { type NewValueOf, sourceOf } from "./new-value-sources.ts";
import { programOf } from "./program-of.ts";
import { fisherLogP } from "../segments/fisher.ts";
import { sqlText } from "../sql-text.ts";

/** A value that appears for the first time in the middle of the orders. */
export interface NewValue {
  readonly of: NewValueOf;
  readonly value: string;
  readonly orders: number;
  readonly first_seen: string;
  /** Key of the first order that has it. */
  readonly first_order: string;
}

/** Which event's values are looked at, and which of them are expected. */
export interface NewValueOptions {
  /** The event that the orders should have. */
  readonly event: string;
  /** What the sheet declares is never new. A dataset beside the declared ones is told whenever it appears: an event has no business there. */
  readonly declared: Readonly<Partial<Record<NewValueOf, readonly string[]>>>;
}

/** A value of fewer orders may be a test or a typing error. */
const leastOrders = 3;
/** So rarely would a value that was always there appear so late by chance. */
const byChance = 0.001;
/** Of each kind, so many of the values that appeared last are looked at. */
const mostLooked = 20;

/**
 * Gateways, sales channels, senders and datasets that were not there at first: something was installed or switched that no record declares. A value counts as new
 * when one that had always been there would hardly have stayed away from all earlier orders by chance. Needs `verdicts`, `attached`, `orders` and `events`.
 */
export async function newValues(query: Query, options: NewValueOptions): Promise<readonly NewValue[]> {
  const found: NewValue[] = [];
  for (const of of ["gateway", "source", "sender", "dataset"] as const) {
    const source = sourceOf(of, options.event, options.declared);
    const late = await comeLate(query, source, of === "dataset" && options.declared.dataset !== undefined);
    for (const value of late.filter((each) => !isDeclared(of, each, options))) {
      const first = await firstOf(query, { of, value, source });
      if (first !== null) found.push(first);
    }
  }
  return found.sort((a, b) => Date.parse(a.first_seen) - Date.parse(b.first_seen));
}

function isDeclared(of: NewValueOf, value: string, { declared }: NewValueOptions): boolean {
  const known = declared[of] ?? [];
  return known.includes(value) || (of === "sender" && known.map(programOf).includes(programOf(value)));
}

interface Seen {
  readonly value: string;
  readonly times: number;
  readonly first: string;
}

/** Values that would not come so late by chance, or all of them. */
async function comeLate(query: Query, source: string, all: boolean): Promise<readonly string[]> {
  const rows = await query(
    `SELECT value, count(*) AS times, ${dialect.instantText("min(happened)")} AS first FROM (${source}) s GROUP BY value
     HAVING count(*) >= ${leastOrders} ORDER BY min(happened) DESC, value LIMIT ${mostLooked}`,
  );
  const seen = rows.flatMap(readSeen);
  if (all) return seen.map(({ value }) => value);
  if (seen.length === 0) return [];
  const before = seen.map(
    ({ first }, index) => `count(*) FILTER (WHERE happened < ${dialect.instant(first)}) AS b${index}`,
  );
  const [counts] = await query(`SELECT count(*) AS times, ${before.join(", ")} FROM (${source}) s`);
  return seen.flatMap(({ value, times }, index) => {
    const outside = Number(counts?.[`b${index}`] ?? 0);
    const inside = countIn(counts, "times") - outside;
    const logP = fisherLogP({ inside, failedInside: times, outside, failedOutside: 0 });
    return logP <= Math.log(byChance) ? [value] : [];
  });
}

function readSeen({ value, times, first }: Row): readonly Seen[] {
  return typeof value === "string" && typeof first === "string" ? [{ value, times: Number(times), first }] : [];
}

interface Asked {
  readonly of: NewValueOf;
  readonly value: string;
  readonly source: string;
}

/** The first order that has the value and how many have; null: too few of the judged ones, or it was there before them. */
async function firstOf(query: Query, { of, value, source }: Asked): Promise<NewValue | null> {
  const [row] = await query(
    `WITH having_it AS (SELECT order_key, min(happened) AS happened FROM (${source}) s WHERE value = ${sqlText(value)} GROUP BY order_key),
       timed AS (SELECT h.order_key, coalesce(o.happened_at, h.happened) AS happened FROM having_it h JOIN orders o ON o.order_key = h.order_key),
       counted AS (SELECT count(*) AS orders FROM timed t
         WHERE EXISTS (SELECT 1 FROM verdicts v WHERE v.order_key = t.order_key AND v.verdict <> 'excluded'))
     SELECT t.order_key, ${dialect.instantText("t.happened")} AS seen, v.order_key IS NOT NULL AS judged, c.orders
     FROM timed t LEFT JOIN verdicts v ON v.order_key = t.order_key CROSS JOIN counted c ORDER BY t.happened, t.order_key LIMIT 1`,
  );
  const { order_key: first_order, seen: first_seen, judged } = row ?? {};
  const orders = countIn(row, "orders");
  if (judged !== true || orders < leastOrders) return null;
  if (typeof first_order !== "string" || typeof first_seen !== "string") return null;
  return { of, value, orders, first_seen, first_order };
}
