import type { Query } from "../model/query.ts";
import { dialect } from "./dialect.ts";
import { fisherLogP } from "./segments/fisher.ts";
import { sqlText } from "./sql-text.ts";

/** Where a value appeared that was not there before. */
export type NewValueOf = "gateway" | "source" | "sender" | "dataset";

/** A value that appears for the first time in the middle of the orders. */
export interface NewValue {
  readonly of: NewValueOf;
  readonly value: string;
  readonly orders: number;
  readonly first_seen: string;
  /** Key of the first order that has it. */
  readonly first_order: string;
}

export interface NewValueOptions {
  /** Values that the sheet declares: they are never new. Where a list is given, any other value is reported whenever it appears. */
  readonly declared: Readonly<Partial<Record<NewValueOf, readonly string[]>>>;
}

/** A value of fewer orders may be a test or a typing error. */
const leastOrders = 3;
/** So rarely would a value that was always there appear so late by chance. */
const byChance = 0.001;
/** Of each kind, so many of the values that appeared last are looked at. */
const mostLooked = 20;

const sources: Readonly<Record<NewValueOf, string>> = {
  gateway:
    "SELECT v.order_key, v.happened_at, d.gateway AS value FROM verdicts v JOIN dimensions d ON d.order_key = v.order_key",
  source: "SELECT order_key, happened_at, source AS value FROM orders",
  sender: eventsOf("sender"),
  dataset: eventsOf("dataset"),
};

function eventsOf(column: "sender" | "dataset"): string {
  const one = (side: "browser" | "server"): string =>
    `SELECT v.order_key, v.happened_at, e.${column} AS value FROM verdicts v JOIN events e ON e.side = '${side}' AND e.seq = v.${side}_seq`;
  return `${one("browser")} UNION ALL ${one("server")}`;
}

/**
 * Gateways, sales channels, senders and datasets that were not there at first: something was installed or switched that no record declares. A value counts as new
 * when one that had always been there would hardly have stayed away from all earlier orders by chance. Needs `verdicts`, `dimensions`, `orders` and `events`.
 */
export async function newValues(query: Query, { declared }: NewValueOptions): Promise<readonly NewValue[]> {
  const found: NewValue[] = [];
  for (const of of ["gateway", "source", "sender", "dataset"] as const) {
    found.push(...(await newOf(query, of, declared[of] ?? null)));
  }
  return found.sort((a, b) => Date.parse(a.first_seen) - Date.parse(b.first_seen));
}

async function newOf(query: Query, of: NewValueOf, declared: readonly string[] | null): Promise<readonly NewValue[]> {
  const rows = await query(firstsSql(of));
  return rows.flatMap((row): readonly NewValue[] => {
    const { value, seen: first_seen, first_order } = row;
    if (typeof value !== "string" || typeof first_seen !== "string" || typeof first_order !== "string") return [];
    const [orders, before, all] = [Number(row["orders"]), Number(row["before"]), Number(row["all_orders"])];
    const inside = all - before;
    const logP = fisherLogP({ inside, failedInside: orders, outside: before, failedOutside: 0 });
    const isNew = declared === null ? logP <= Math.log(byChance) : !declared.includes(value);
    return isNew ? [{ of, value, orders, first_seen, first_order }] : [];
  });
}

function firstsSql(of: NewValueOf): string {
  return `
    WITH known AS (
      SELECT order_key, happened_at, value FROM (${sources[of]}) s WHERE value IS NOT NULL AND value <> ${sqlText("")} AND happened_at IS NOT NULL
    ), values_of AS (SELECT DISTINCT order_key, happened_at, value FROM known), firsts AS (
      SELECT value, count(*) AS orders, min(happened_at) AS first FROM values_of GROUP BY value
      HAVING count(*) >= ${leastOrders} ORDER BY first DESC, value LIMIT ${mostLooked}
    )
    SELECT f.value, f.orders, ${dialect.instantText("f.first")} AS seen,
      count(DISTINCT k.order_key) AS all_orders,
      count(DISTINCT CASE WHEN k.happened_at < f.first THEN k.order_key END) AS before,
      min(CASE WHEN k.happened_at = f.first AND k.value = f.value THEN k.order_key END) AS first_order
    FROM firsts f CROSS JOIN values_of k GROUP BY f.value, f.orders, f.first ORDER BY f.first, f.value`;
}
