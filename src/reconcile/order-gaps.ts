import type { Finding } from "../model/finding.ts";
import type { Query } from "../model/query.ts";
import { countIn } from "./read-cell.ts";
import { templateParts } from "../pattern/placeholders.ts";
import type { Question } from "./compile/question.ts";
import { dialect } from "./dialect.ts";

const foreign = "verdict = 'unknown' AND (value_open OR currency_open) AND shops_value IS NOT NULL";
const amountless = "verdict = 'unknown' AND value_open AND shops_value IS NULL";
const untimed = "verdict = 'unknown' AND happened_at IS NULL";
const unnamed = "verdict = 'unknown' AND (browser_unnamed OR server_unnamed)";

/** The orders that were read, where a window leaves none of them. */
export async function ordersOutside(query: Query): Promise<readonly Finding[]> {
  const text = dialect.instantText;
  const [row] = await query(
    `SELECT count(*) AS orders, ${text("min(happened_at)")} AS first, ${text("max(happened_at)")} AS last
     FROM orders WHERE happened_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM judged)`,
  );
  const [from, to] = [row?.["first"], row?.["last"]];
  if (typeof from !== "string" || typeof to !== "string") return [];
  return [{ code: "orders-outside", severity: "error", args: { orders: Number(row?.["orders"]), from, to } }];
}

/** What an order would have to say for more than the others to be judged: its time, its amount, the money that its buyer paid in, and what event ids are made of. */
export async function orderGaps(query: Query, { template }: Question): Promise<readonly Finding[]> {
  const [row] = await query(
    `SELECT count(*) FILTER (WHERE ${foreign}) AS in_foreign, count(*) FILTER (WHERE ${amountless}) AS without_amount,
     count(*) FILTER (WHERE ${untimed}) AS without_time, count(*) FILTER (WHERE ${unnamed}) AS without_id FROM judged`,
  );
  const [inForeign, withoutId] = [countIn(row, "in_foreign"), countIn(row, "without_id")];
  const [withoutAmount, withoutTime] = [countIn(row, "without_amount"), countIn(row, "without_time")];
  const parts = template === null ? [] : templateParts(template);
  const fields = parts.flatMap((part) => ("field" in part ? [part.field] : []));
  const severity = "error";
  return [
    ...(inForeign === 0 ? [] : [{ code: "buyers-money-unknown", severity, args: { orders: inForeign } } as const]),
    ...(withoutAmount === 0
      ? []
      : [{ code: "order-amount-unknown", severity, args: { orders: withoutAmount } } as const]),
    ...(withoutTime === 0 ? [] : [{ code: "order-time-unknown", severity, args: { orders: withoutTime } } as const]),
    ...(withoutId === 0
      ? []
      : [{ code: "event-id-unknown", severity, args: { orders: withoutId, fields: [...new Set(fields)] } } as const]),
  ];
}
