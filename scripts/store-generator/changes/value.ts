import { presented, type Order } from "../order.ts";
import { amount } from "../signal.ts";
import type { Change } from "./change.ts";

/** Another amount, where the order has one: without a gift card there is none to deduct. */
const cents =
  (of: (order: Order) => number): Change =>
  (signal, { order }) =>
    of(order) === order.total ? signal : { ...signal, value: amount(of(order)) };

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
  "value-minor-units": (signal, { order }) => ({ ...signal, value: String(order.total) }),
  "value-presentment": (signal, { order }) => ({
    ...signal,
    value: amount(presented(order, order.total), order.presentment.digits),
  }),
  "value-zero": (signal) => ({ ...signal, value: "0.00" }),
  "value-without-tax": cents(({ total, tax }) => total - tax),
  "value-without-shipping": cents(({ total, shipping }) => total - shipping),
  "discount-ignored": cents(({ total, discount }) => total + discount),
  "unit-price": cents(unitPrices),
  "gift-card-deducted": cents(({ total, giftCard }) => total - giftCard),
  "refund-deducted": cents(({ total, refunded }) => total - refunded),
  "value-constant": (signal) => ({ ...signal, value: "49.90" }),
  "value-missing": (signal) => ({ ...signal, value: null }),
  "value-locale": (signal) => ({
    ...signal,
    value: signal.value === null ? null : withComma(signal.value),
    valueForm: "text",
  }),
  "value-rounded": cents(({ total, index }) => total + (index % 2 === 0 ? 1 : -1)),
  "value-as-text": (signal) => ({ ...signal, valueForm: "text" }),
  "currency-default-usd": (signal) => ({ ...signal, currency: "USD" }),
  "currency-presentment": (signal, { order }) => ({
    ...signal,
    value: amount(presented(order, order.total), order.presentment.digits),
    currency: order.presentment.currency,
  }),
  "currency-missing": (signal) => ({ ...signal, currency: null }),
  "currency-lower-case": (signal) => ({ ...signal, currency: signal.currency?.toLowerCase() ?? null }),
} satisfies Record<string, Change>;
