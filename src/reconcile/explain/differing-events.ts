import type { OrderVerdict } from "../../model/reconciliation.ts";
import { sides, type Side } from "../compile/question.ts";
import { dialect } from "../dialect.ts";
import { minorUnitSql } from "../minor-units.ts";
import { sqlText } from "../sql-text.ts";

const ofOrder = ["total", "taxes_included", "created_at", "identity"];

/** Parts of the price that an order says in both moneys, and those that it says in the shop's only. */
const inBoth = ["subtotal", "shipping", "tax"];
const inShops = ["discounts", "gift_card", "tip", "duties", "refunded", "current_total"];

/** A part of the price in the agreed money: where that is not the shop's, its number there says nothing. */
const inAgreed = (shops: string, theirs: string): string =>
  `CASE WHEN upper(o.currency) <> v.expected_currency THEN ${theirs} ELSE o.${shops} END AS ${shops}`;

const ofEvent = ["value_text", "time_unit", "received_at", "content_type", "keys", "other_keys"];

function ofSide(side: Side, verdict: OrderVerdict): string {
  const verdicts = ["value", "currency", "ids"].map((column) => `v.${side}_${column} AS ${column}`);
  const columns = [
    "v.order_key",
    `${sqlText(side)} AS side`,
    "v.happened_at",
    "v.expected_value AS expected",
    "v.expected_currency",
    "v.expected_ids",
    ...verdicts,
    `v.${side}_at AS event_at`,
    "upper(o.presentment_currency) AS presentment_currency",
    "o.presentment_total",
    `${minorUnitSql("v.expected_currency")} AS unit`,
    ...ofOrder.map((column) => `o.${column}`),
    ...inBoth.map((column) => inAgreed(column, `o.presentment_${column}`)),
    ...inShops.map((column) => inAgreed(column, "NULL")),
    ...ofEvent.map((column) => `e.${column}`),
  ];
  return `SELECT ${columns.join(", ")} FROM verdicts v JOIN orders o ON o.order_key = v.order_key
    JOIN events e ON e.${dialect.rowNumber} = v.${side}_seq
    WHERE ${dialect.holdsAll("v.wrong", dialect.textList([verdict]))}`;
}

/** A row for each event of the orders of which the verdict holds, beside what its order says; whether this side is to blame is not looked at. */
export function differingEvents(verdict: OrderVerdict): string {
  return sides.map((side) => ofSide(side, verdict)).join(" UNION ALL ");
}
