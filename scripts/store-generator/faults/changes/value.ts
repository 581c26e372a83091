import { presented, type Order } from "../../shop/order.ts";
import { amount } from "../../events/sent-event.ts";
import type { Change } from "./change.ts";

/** Another amount, where the order has one: without a gift card there is none to deduct. */
const cents =
  (of: (order: Order) => number): Change =>
  (event, { order }) =>
    of(order) === order.total ? event : { ...event, value: amount(of(order)) };

/** `1234.56` as `1.234,56`. */
function withComma(value: string): string {
  const [whole = "", fraction] = value.split(".");
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ".");
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

const unitPrices = ({ lines }: Order) => lines.reduce((sum, { variant }) => sum + variant.price, 0);

/** Faults of value and currency. */
export const valueChanges = {
  "value-subtotal": cents(({ subtotal }) => subtotal),
  "value-minor-units": (event, { order }) => ({ ...event, value: String(order.total) }),
  "value-presentment": (event, { order }) => ({
    ...event,
    value: amount(presented(order, order.total), order.presentment.digits),
  }),
  "value-zero": (event) => ({ ...event, value: "0.00" }),
  "value-without-tax": cents(({ total, tax }) => total - tax),
  "value-without-shipping": cents(({ total, shipping }) => total - shipping),
  "discount-ignored": cents(({ total, discount }) => total + discount),
  "unit-price": cents(unitPrices),
  "gift-card-deducted": cents(({ total, giftCard }) => total - giftCard),
  "refund-deducted": cents(({ total, refunded }) => total - refunded),
  "value-constant": (event) => ({ ...event, value: "49.90" }),
  "value-missing": (event) => ({ ...event, value: null }),
  "value-locale": (event) => ({
    ...event,
    value: event.value === null ? null : withComma(event.value),
    valueForm: "text",
  }),
  "value-rounded": cents(({ total, index }) => total + (index % 2 === 0 ? 1 : -1)),
  "value-as-text": (event) => ({ ...event, valueForm: "text" }),
  "currency-default-usd": (event) => ({ ...event, currency: "USD" }),
  "currency-presentment": (event, { order }) => ({
    ...event,
    value: amount(presented(order, order.total), order.presentment.digits),
    currency: order.presentment.currency,
  }),
  "currency-missing": (event) => ({ ...event, currency: null }),
  "currency-lower-case": (event) => ({ ...event, currency: event.currency?.toLowerCase() ?? null }),
} satisfies Record<string, Change>;
