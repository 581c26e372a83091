import { describe, expect, it } from "vitest";
import { rowsOf } from "../../loaded.ts";
import type { Given } from "../../small-store.ts";
import { bulk, bulkBag, csv, rest } from "../../told-order.ts";

const all = "SELECT * EXCLUDE (file, items, doubtful) FROM orders";

/** The order that every form tells of, as far as a form can. */
const order: Given = {
  order_key: "#1001",
  id: "5400000000001",
  name: "#1001",
  number: "1001",
  noted_event_id: "evt-7",
  created_at: "2026-05-14 10:23:45+00",
  currency: "CAD",
  total: "55.1500",
  subtotal: "40.0000",
  shipping: "9.9500",
  tax: "5.2000",
  discounts: "4.0000",
  duties: "1.0000",
  refunded: "10.0000",
  taxes_included: false,
  source: "web",
  country: "FR",
  discount_code: "HELLO",
  test: false,
  cancelled: true,
  financial_status: "refunded",
  consent: "granted",
  checkout_type: "express",
  page_template: "product",
};
const identity = {
  em: "ada@northwind.example",
  ph: "+4915000000000",
  fn: "Ada",
  ln: "Northwind",
  ct: "Leipzig",
  st: "SN",
  zp: "04109",
  country: "DE",
};
/** What REST and GraphQL know more. */
const more: Given = {
  happened_at: "2026-05-14 10:23:50+00",
  updated_at: "2026-05-15 10:00:00+00",
  current_total: "45.1500",
  gateway: "gift_card + shopify_payments",
  returning_customer: true,
  tip: "2.0000",
  presentment_currency: "EUR",
  presentment_total: "37.2000",
  presentment_subtotal: "27.0000",
  presentment_shipping: "6.7000",
  presentment_tax: "3.5000",
  identity: { ...identity, external_id: "77" },
};

const csvText = (cells: Readonly<Record<string, string>>) =>
  [Object.keys(cells), Object.values(cells)].map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n") + "\n";
const restText = (otherwise: object = {}) => JSON.stringify({ ...rest, ...otherwise });
const bulkText = (otherwise: object = {}) => `${JSON.stringify({ ...bulk, ...otherwise })}\n`;
const nothing = {
  first_name: null,
  last_name: null,
  phone: null,
  city: null,
  province_code: null,
  zip: null,
  country_code: null,
};

describe("every cell of an order is read", () => {
  it("from a CSV export, which knows less", async () => {
    const [read] = (await rowsOf("orders", csvText(csv), all)) ?? [];
    expect(read).toMatchObject({
      ...order,
      happened_at: order["created_at"],
      current_total: "45.1500",
      gateway: "shopify_payments",
      presentment_currency: null,
      tip: null,
      gift_card: null,
      returning_customer: null,
      identity: { ...identity, external_id: null },
    });
  });

  it("from REST", async () => {
    const [read] = (await rowsOf("orders", restText(), all)) ?? [];
    expect(read).toMatchObject({
      ...order,
      ...more,
      gift_card: "6.0000",
      checkout_token: "tok",
      user_agent: "Mozilla/5.0",
    });
  });

  it("from a bulk operation, which knows of no gift cards", async () => {
    const [read] = (await rowsOf("orders", bulkText(), all)) ?? [];
    expect(read).toMatchObject({ ...order, ...more, gift_card: null });
  });
});

describe("where a cell is empty, an order's other cell is read:", () => {
  const cases: readonly (readonly [says: string, content: string, column: string, is: unknown])[] = [
    [
      "the shipping address of a CSV",
      csvText({ ...csv, "Billing City": "", "Shipping City": "Paris" }),
      "identity.ct",
      "Paris",
    ],
    ["the billing country of a CSV", csvText({ ...csv, "Shipping Country": "" }), "country", "DE"],
    ["the billing phone of a CSV", csvText({ ...csv, Phone: "", "Billing Phone": "+49 1" }), "identity.ph", "+49 1"],
    ["nothing taken for tax included in a CSV", csvText({ ...csv, Total: "49.95" }), "taxes_included", true],
    ["nothing of taxes where a CSV's sum fits neither", csvText({ ...csv, Total: "50.00" }), "taxes_included", null],
    [
      "the gateway for trying a shop out, of a CSV",
      csvText({ ...csv, "Payment Method": "Bogus Gateway" }),
      "test",
      true,
    ],
    ["the id of an order without a name", restText({ name: null }), "order_key", "5400000000001"],
    ["the time of its creation", restText({ processed_at: null }), "happened_at", "2026-05-14 10:23:45+00"],
    [
      "the lines of its shipping",
      restText({ total_shipping_price_set: null, shipping_lines: [{ price: "4.00" }, { price: "1.50" }] }),
      "shipping",
      "5.5000",
    ],
    ["its present duties", restText({ original_total_duties_set: null }), "duties", "9.0000"],
    ["the currency of its money", restText({ presentment_currency: null }), "presentment_currency", "EUR"],
    ["its older gateway", restText({ payment_gateway_names: null, gateway: "bank" }), "gateway", "bank"],
    ["the customer's address", restText({ email: "" }), "identity.em", "lin@northwind.example"],
    ["the phone of the bill", restText({ phone: "" }), "identity.ph", "+4915000000000"],
    [
      "its older gateway where a list of them is empty",
      restText({ payment_gateway_names: [], gateway: "bank" }),
      "gateway",
      "bank",
    ],
    ["the id of an order whose name is empty", restText({ name: "" }), "order_key", "5400000000001"],
    ["the customer's name", restText({ billing_address: nothing }), "identity.fn", "Lin"],
    ["the phone that was shipped to", restText({ billing_address: nothing }), "identity.ph", "+1"],
    ["the town that was shipped to", restText({ billing_address: nothing }), "identity.ct", "Paris"],
    ["the billing country", restText({ shipping_address: null }), "country", "DE"],
    ["the page on which its visit began", restText({ note_attributes: [] }), "page_template", "collection"],
    ["nothing refunded where there was no refund", restText({ refunds: [] }), "refunded", "0.0000"],
    ["nobody knows what was refunded where nothing is said", restText({ refunds: null }), "refunded", null],
    ["a first order", restText({ customer: { ...rest.customer, orders_count: 1 } }), "returning_customer", false],
    ["a test", restText({ test: true }), "test", true],
    ["the number in the id of a bulk operation's order", bulkText({ name: null }), "order_key", "5400000000001"],
    [
      "the time of its creation in a bulk operation",
      bulkText({ processedAt: null }),
      "happened_at",
      "2026-05-14 10:23:45+00",
    ],
    ["the one discount of an older bulk operation", bulkText({ discountCode: "ONE" }), "discount_code", "ONE"],
    ["the present duties of a bulk operation", bulkText({ originalTotalDutiesSet: null }), "duties", "9.0000"],
    ["the currency of a bulk operation's money", bulkText({ currencyCode: null }), "currency", "CAD"],
    ["the older country of a bulk operation", bulkText({ shippingAddress: { countryCode: "AT" } }), "country", "AT"],
    ["the customer's name in a bulk operation", bulkText({ billingAddress: null }), "identity.fn", "Lin"],
    [
      "the town that a bulk operation's order was shipped to",
      bulkText({ billingAddress: null }),
      "identity.ct",
      "Paris",
    ],
  ];

  it.each(cases)("%s", async (_, content, column, is) => {
    expect(await rowsOf("orders", content, `SELECT ${column} AS cell FROM orders`)).toEqual([{ cell: is }]);
  });
});

describe("what an order cost at its purchase", () => {
  const ask = "SELECT order_key, currency, presentment_currency, total, presentment_total FROM earlier_amounts";

  it("is kept apart where a bulk operation's order was edited", async () => {
    const edited = bulkText({ originalTotalPriceSet: bulkBag("60.00", "41.00") });
    expect(await rowsOf("orders", edited, ask)).toEqual([
      {
        order_key: "#1001",
        currency: "CAD",
        presentment_currency: "EUR",
        total: "60.0000",
        presentment_total: "41.0000",
      },
    ]);
  });

  it("is not where nothing was edited", async () => {
    expect(await rowsOf("orders", bulkText({ originalTotalPriceSet: bulkBag("55.15", "37.20") }), ask)).toEqual([]);
  });
});
