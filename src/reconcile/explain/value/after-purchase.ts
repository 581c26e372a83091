import type { EventContract, OrderAmount } from "../../../model/event-contract.ts";
import type { Explainer } from "../explainer.ts";
import { hadOtherTotal } from "../had-other-total.ts";
import { near, nearOther } from "./near.ts";

/** Null where a part of the amount was not kept: what is left of it would be another amount. */
function amountsOf(a: string): Readonly<Record<OrderAmount, string>> {
  return {
    total: `${a}total`,
    subtotal: `${a}subtotal`,
    "total-without-shipping": `${a}total - ${a}shipping`,
    "total-without-tax": `${a}total - ${a}tax`,
    "total-without-shipping-and-tax": `${a}total - ${a}shipping - ${a}tax`,
  };
}

function agreedAmount({ value: { amount, currency } }: EventContract): string {
  const shop = amountsOf("a.")[amount];
  if (currency === "shop") return shop;
  const isForeign = "upper(a.presentment_currency) <> upper(a.currency)";
  return `CASE WHEN ${isForeign} THEN ${amountsOf("a.presentment_")[amount]} ELSE ${shop} END`;
}

/** Whether the value of an event, under the alias d, was right for an earlier state of its order. */
export const wasRight = (contract: EventContract): string =>
  `EXISTS (SELECT 1 FROM earlier_amounts a WHERE a.order_key = d.order_key AND abs(d.value - (${agreedAmount(contract)})) <= d.unit)`;

/** The event was sent before the order got the total that it has. */
export const editedLater: Explainer = { code: "edited-later", holds: "was_right" };

const isLower = "current_total < total - unit";
const isHigher = "current_total > total + unit";

/** Without a known refund only an edit makes an order worth less; what makes it worth more is always one. */
const isEdited = `(${isHigher} OR (${isLower} AND refunded = 0))`;

/** The order as it is now (Shopify, current_total_price), not as it was bought. */
export const afterPurchase: readonly Explainer[] = [
  { code: "refund-deducted", holds: `(${nearOther("current_total")} AND ${isLower} AND refunded > 0)` },
  { code: "edits-included", holds: `(${nearOther("current_total")} AND ${isEdited})` },
  { code: "changes-included", holds: `(${near("current_total")} AND ${isLower} AND refunded IS NULL)` },
  { code: "edited-otherwise", holds: `(value IS NOT NULL AND (${hadOtherTotal} OR ${isEdited}))`, isRest: true },
];
