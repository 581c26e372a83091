import type { Finding } from "../model/finding.ts";
import type { Query } from "../model/query.ts";
import { dialect } from "./dialect.ts";
import { fisherLogP } from "./segments/fisher.ts";
import { sqlText } from "./sql-text.ts";
import { type Span, type TwoWindows, within } from "./two-windows.ts";

/** Meta's count must have grown by so much more than the shop's: its own count moves with windows and modelled events. */
const leastRise = 1.15;
const falseAlarms = 0.001;

/** Meta's own count of an event rises from one window to the next and the shop's orders do not rise with it. Null: not so, or no totals. Needs `verdicts` and `totals`. */
export async function totalsRise(
  query: Query,
  { event, windows }: { readonly event: string; readonly windows: TwoWindows },
): Promise<Finding | null> {
  const [before, after] = [await countedIn(query, event, windows.before), await countedIn(query, event, windows.after)];
  if (before === null || after === null) return null;
  const rise = (after.meta / before.meta) * (before.orders / after.orders);
  const logP = fisherLogP({
    inside: before.meta + after.meta,
    failedInside: after.meta,
    outside: before.orders + after.orders,
    failedOutside: after.orders,
  });
  if (!(rise >= leastRise) || logP > Math.log(falseAlarms)) return null;
  return {
    code: "totals-rise-alone",
    severity: "warning",
    args: {
      since: windows.after.from,
      event,
      meta: [before.meta, after.meta],
      orders: [before.orders, after.orders],
    },
  };
}

/** Counts of the days for which both are known; null: there is none. */
async function countedIn(
  query: Query,
  event: string,
  span: Span,
): Promise<{ readonly meta: number; readonly orders: number } | null> {
  const [row] = await query(`
    WITH shop AS (
      SELECT ${dialect.day("happened_at")} AS day, count(*) AS orders FROM verdicts
      WHERE verdict <> 'excluded' AND ${within("happened_at", span)} GROUP BY 1
    ), meta AS (
      SELECT CAST(day AS VARCHAR) AS day, sum(count) AS counted FROM totals WHERE event = ${sqlText(event)} GROUP BY 1
    )
    SELECT CAST(sum(meta.counted) AS DOUBLE) AS meta, CAST(sum(shop.orders) AS DOUBLE) AS orders FROM shop JOIN meta ON meta.day = shop.day
    WHERE meta.day > ${sqlText(span.from.slice(0, 10))} AND meta.day < ${sqlText(span.to.slice(0, 10))}`);
  const [meta, orders] = [Number(row?.["meta"] ?? 0), Number(row?.["orders"] ?? 0)];
  return meta > 0 && orders > 0 ? { meta, orders } : null;
}
