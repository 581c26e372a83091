import type { EventContract, OrderAmount } from "../../model/event-contract.ts";
import { inertCode } from "../inert/inert-markdown.ts";
import { inWords } from "../in-words.ts";

const amounts: Readonly<Record<OrderAmount, string>> = {
  total: "the order's total",
  subtotal: "the order's subtotal",
  "total-without-shipping": "the order's total without shipping",
  "total-without-tax": "the order's total without tax",
  "total-without-shipping-and-tax": "the order's total without shipping and tax",
};

function span(seconds: number): string {
  if (seconds % 3600 === 0 && seconds > 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 && seconds > 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/** A contract in one cell of a table. */
export function contractWords({
  value,
  divergence,
  content_ids,
  event_time,
  identity,
  consent,
}: EventContract): string {
  const money = value.currency === "shop" ? "the shop's currency" : "the buyer's currency";
  const within = value.tolerance === null ? "one smallest unit" : value.tolerance;
  const column = content_ids.type === "product" ? "id" : "item_group_id";
  const hashed = Object.entries(identity).filter(([, form]) => form === "sha256");
  const plain = Object.entries(identity).filter(([, form]) => form === "plain");
  const keys = (some: typeof hashed) => some.map(([key]) => inertCode(key)).join(" ");
  return [
    `value is ${amounts[value.amount]} in ${money}, within ${within}`,
    ...(divergence.length === 0 ? [] : [`${inWords(divergence)} may send the other currency`]),
    `ids are ${inertCode(content_ids.template)} and stand in the catalogue's ${inertCode(column)}`,
    `server time within ${span(event_time.fine)} of the order's, late after ${span(event_time.late)}, wrong after ${span(event_time.failed)}`,
    ...(hashed.length === 0 ? [] : [`hashed: ${keys(hashed)}`]),
    ...(plain.length === 0 ? [] : [`as they are: ${keys(plain)}`]),
    consent === "required"
      ? "no event is expected of customers who declined"
      : "an event is expected whatever the customer chose",
  ].join("<br>");
}
