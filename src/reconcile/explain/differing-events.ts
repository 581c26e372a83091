import type { OrderVerdict } from "../../model/reconciliation.ts";
import { sides, type Side } from "../compile/question.ts";
import { dialect } from "../dialect.ts";
import { minorUnitSql } from "../minor-units.ts";
import { sqlText } from "../sql-text.ts";

const ofOrder = [
  "total",
  "subtotal",
  "shipping",
  "tax",
  "discounts",
  "gift_card",
  "current_total",
  "taxes_included",
  "created_at",
  "identity",
];

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
