import type { InputMapping } from "../../../model/sheet.ts";
import { customerKeys, sentKeys } from "../../tables.ts";
import type { Reading } from "./mapped-cells.ts";

type Readings = Readonly<Record<string, Reading>>;

const every = (names: readonly string[], reading: Reading): Readings =>
  Object.fromEntries(names.map((name) => [name, reading]));

/** What the sheet calls the column of a customer's identifier: an order has a country of its own. */
export const customerColumn = (key: (typeof customerKeys)[number]): string =>
  key === "country" ? "customer_country" : key;

/** Columns of an order's items: where one of them is mapped, an order may have several rows. */
export const itemReadings = {
  variant_id: "text",
  product_id: "text",
  sku: "text",
  quantity: "count",
  price: "amount",
} as const satisfies Readings;

/** Whether a mapped file has one row for each item of an order: where no column of items is `listed` in the order's own row. */
export const hasItemRows = ({ columns }: InputMapping, listed: readonly string[]): boolean =>
  listed.length === 0 && Object.keys(columns).some((ours) => Object.hasOwn(itemReadings, ours));

/** Columns that are the same in every row of an order. */
export const orderReadings: Readings = {
  ...every(["name", "id", "number", "checkout_token", "noted_event_id", "currency", "presentment_currency"], "text"),
  ...every(["created_at", "happened_at", "updated_at"], "time"),
  ...every(["total", "subtotal", "shipping", "tax", "discounts", "gift_card", "refunded"], "amount"),
  ...every(
    ["total", "subtotal", "shipping", "tax"].map((amount) => `presentment_${amount}`),
    "amount",
  ),
  ...every(["taxes_included", "test", "returning_customer"], "flag"),
  source: "lower",
  financial_status: "payment",
  ...every(["gateway", "country", "discount_code", "user_agent", "checkout_type", "page_template"], "text"),
  cancelled: "cancelled",
  consent: "consent",
  ...every(customerKeys.map(customerColumn), "text"),
};

const eventReadings: Readings = {
  ...every(["name", "event_id", "dataset", "order_ref", "currency", "content_type"], "text"),
  ...every(["event_at", "received_at"], "time"),
  value: "amount",
  content_ids: "ids",
  ...every(["sender", "version", "user_agent"], "text"),
  consent: "consent",
  test_code: "present",
  automatic: "flag",
  ...every(sentKeys, "sent"),
};

/** How each column of a kind of file is read: those that the sheet may name, by the names that it has for them. */
export const readings: Readonly<Record<InputMapping["holds"], Readings>> = {
  orders: { ...orderReadings, ...itemReadings },
  browser: eventReadings,
  server: eventReadings,
  catalogue: { ...every(["id", "item_group_id", "price"], "text"), availability: "availability" },
  totals: { day: "day", event: "text", count: "count", value: "amount", emq: "number" },
};
