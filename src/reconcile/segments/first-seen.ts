import type { Query } from "../../model/query.ts";
import { dialect } from "../dialect.ts";
import { codedOrders } from "./coded-orders.ts";

/** Where to look: conditions over the coded orders. */
export interface Inside {
  readonly orders: string;
  readonly failing: string;
}

/**
 * How many times as likely, as ln, a beginning must make what happened before it is believed: one stray early failure is none. Of a few hundred
 * orders that fail alike all the time the best of all beginnings reaches 5 in three cases of a hundred, and 8 hardly ever.
 */
const convincing = 8;

const weight = (part: string, of: string): string =>
  `CASE WHEN ${part} <= 0 THEN 0 ELSE ${part} * ln(${dialect.asDouble(part)} / ${of}) END`;
const likelihood = (failed: string, of: string): string =>
  `${weight(failed, of)} + ${weight(`(${of} - ${failed})`, of)}`;

/**
 * When orders of a segment began to fail: the failing order from which on the share of failing ones rises most convincingly, found in the engine
 * over the segment's orders in time. Where no rise convinces it failed from the start, and the first failing order is the answer.
 */
export async function firstSeen(query: Query, { orders, failing }: Inside): Promise<string | null> {
  const rows = await query(`
    WITH moments AS (
      SELECT happened_at AS moment, count(*) AS n, count(*) FILTER (WHERE ${failing}) AS k FROM ${codedOrders} WHERE (${orders}) AND happened_at IS NOT NULL GROUP BY happened_at
    ), running AS (
      SELECT moment, k,
        sum(n) OVER (ORDER BY moment ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - n AS n0,
        sum(k) OVER (ORDER BY moment ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - k AS k0,
        sum(n) OVER () AS n_all, sum(k) OVER () AS k_all
      FROM moments
    ), splits AS (
      SELECT moment, n0, k0, n_all - n0 AS n1, k_all - k0 AS k1, n_all, k_all FROM running WHERE k > 0
    ), gains AS (
      SELECT moment, CASE WHEN n0 = 0 OR ${dialect.asDouble("k1")} / n1 <= ${dialect.asDouble("k0")} / n0 THEN 0
        ELSE ${likelihood("k0", "n0")} + ${likelihood("k1", "n1")} - (${likelihood("k_all", "n_all")}) END AS gain
      FROM splits
    )
    SELECT ${dialect.instantText("moment")} AS seen FROM gains
    ORDER BY CASE WHEN gain >= ${convincing} THEN gain ELSE 0 END DESC, moment LIMIT 1`);
  const at = rows[0]?.["seen"];
  return typeof at === "string" ? at : null;
}
