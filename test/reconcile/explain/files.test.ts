import { describe, expect, test } from "vitest";
import type { Given } from "../loaded.ts";
import { explainedFiles } from "./explained-files.ts";

const times = { created_at: "2026-11-01T12:00:00Z", processed_at: "2026-11-01T12:00:00Z" };

/** An order as the Admin REST API writes it. */
const rest = (n: number, otherwise: object) => ({
  id: 7000 + n,
  name: `#${1000 + n}`,
  ...times,
  updated_at: times.created_at,
  currency: "USD",
  total_price: "100.00",
  current_total_price: "100.00",
  source_name: "web",
  refunds: [],
  line_items: [
    { variant_id: 1, product_id: 1, sku: "NW-1", quantity: 1, price: "100.00" },
    { variant_id: 2, product_id: 2, sku: "NW-2", quantity: 1, price: "30.00" },
  ],
  ...otherwise,
});

const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join("\n");

const ordersIn = (rows: readonly object[]): Given => ({ said: "orders", name: "orders.jsonl", content: lines(rows) });

/** Requests of the Conversions API, one for each order. */
function sent(values: Readonly<Record<number, number>>, receivedAt = "2026-11-01T12:00:09Z"): Given {
  const requests = Object.entries(values).map(([n, value]) => ({
    received_at: receivedAt,
    body: {
      data: [
        {
          event_name: "Purchase",
          event_time: Date.parse(times.created_at) / 1000 + 1,
          event_id: `order-${7000 + Number(n)}`,
          action_source: "website",
          user_data: {},
          custom_data: { value, currency: "USD", order_id: String(7000 + Number(n)), content_ids: ["1"] },
        },
      ],
    },
  }));
  return { said: "server", name: "capi.jsonl", content: lines(requests) };
}

describe("what files say of a value", () => {
  test("of an order that a webhook's log holds before and after it was edited: the event has the amount at purchase", async () => {
    const log = [
      { topic: "orders/create", payload: rest(1, {}) },
      {
        topic: "orders/edited",
        payload: rest(1, {
          total_price: "130.00",
          current_total_price: "130.00",
          updated_at: "2026-11-02T12:00:00Z",
        }),
      },
    ];
    const told = "server sends the amount at purchase, and the order was edited later";
    const mended = "once that is mended, 1 of 1 are right instead of 0";
    expect(await explainedFiles([ordersIn(log), sent({ 1: 100 })])).toEqual([
      `${told}, in 1 of 1 order that differs (100 %); ${mended}`,
    ]);
    expect(await explainedFiles([ordersIn(log.toReversed()), sent({ 1: 100 })])).toEqual([
      `${told}, in 1 of 1 order that differs (100 %); ${mended}`,
    ]);
  });

  test("of an order whose states all had another amount: only that it was edited", async () => {
    const states = [
      rest(1, {}),
      rest(1, { total_price: "130.00", updated_at: "2026-11-02T12:00:00Z", line_items: null }),
    ];
    const [told] = await explainedFiles([ordersIn(states), sent({ 1: 55.55 })]);
    expect(told).toMatch(/^server sends another amount for orders that were edited/u);
  });

  test("of an order that got another product: nothing was left out", async () => {
    const items = [{ variant_id: 1, product_id: 1, sku: "NW-1", quantity: 1, price: "100.00" }];
    const states = [
      rest(1, { line_items: items }),
      rest(1, { total_price: "130.00", updated_at: "2026-11-02T12:00:00Z" }),
    ];
    const told = await explainedFiles([ordersIn(states), sent({ 1: 100 })], ["content_ids"]);
    expect(told.map((one) => one.split(",")[0])).toEqual([
      "server names fewer or more products than orders hold that were edited",
    ]);
    const [once] = await explainedFiles([ordersIn(states.slice(1)), sent({ 1: 100 })], ["content_ids"]);
    expect(once).toMatch(/^server leaves out some products/u);
  });

  test("of two orders with one name, neither of which is a state of the other", async () => {
    const states = [rest(1, {}), rest(1, { id: 9001, total_price: "130.00", updated_at: "2026-11-02T12:00:00Z" })];
    const told = await explainedFiles([ordersIn(states), sent({ 2001: 100 })]);
    expect(told.filter((one) => one.includes("edited"))).toEqual([]);
  });

  test("of an order that a bulk operation says was edited", async () => {
    const bag = (amount: string) => ({ shopMoney: { amount, currencyCode: "USD" } });
    const order = {
      id: "gid://shopify/Order/7001",
      name: "#1001",
      createdAt: times.created_at,
      updatedAt: "2026-11-02T12:00:00Z",
      currencyCode: "USD",
      totalPriceSet: bag("130.0"),
      originalTotalPriceSet: bag("100.0"),
      totalTipReceivedSet: bag("6.0"),
      currentTotalDutiesSet: bag("4.0"),
    };
    const told = async (value: number) => (await explainedFiles([ordersIn([order]), sent({ 1: value })]))[0];
    expect(await told(100)).toMatch(/^server sends the amount at purchase, and the order was edited later/u);
    expect(await told(124)).toMatch(/^server leaves out the tip/u);
    expect(await told(126)).toMatch(/^server leaves out duties/u);
  });

  test("of orders with a tip or duties that were left out", async () => {
    const money = (amount: string) => ({ shop_money: { amount } });
    const orders = [
      rest(1, { total_tip_received: "7.00", line_items: [] }),
      rest(2, { current_total_duties_set: money("12.00"), line_items: [] }),
      rest(3, { original_total_duties_set: money("12.00"), line_items: [] }),
    ];
    const told = await explainedFiles([ordersIn(orders), sent({ 1: 93, 2: 88, 3: 88 })]);
    expect(told.map((one) => one.split(",")[0])).toEqual(["server leaves out duties", "server leaves out the tip"]);
  });

  test("of an export as CSV, which has duties and no tips", async () => {
    const header = "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Duties,Id,Source";
    const row = (n: number) =>
      `#${1000 + n},,paid,USD,80.00,0.00,0.00,100.00,2026-11-01 12:00:00 +0000,12.00,${7000 + n},web`;
    const orders: Given = { said: "orders", name: "o.csv", content: [header, row(1), row(2)].join("\n") };
    const told = await explainedFiles([orders, sent({ 1: 88, 2: 93 })]);
    expect(told.map((one) => one.split(",")[0])).toEqual([
      "server leaves out duties",
      "server sends a value that nothing explains",
    ]);
  });

  test("of an order that was edited upwards and one that lost an item without a refund: edits, not refunds", async () => {
    const orders = [
      rest(1, { current_total_price: "115.00", line_items: [] }),
      rest(2, { current_total_price: "85.00", line_items: [] }),
      rest(3, {
        current_total_price: "60.00",
        line_items: [],
        refunds: [{ transactions: [{ kind: "refund", amount: "40.00" }] }],
      }),
    ];
    const told = await explainedFiles([ordersIn(orders), sent({ 1: 115, 2: 85, 3: 60 })]);
    expect(told.map((one) => one.replace(/ \(.*$/u, ""))).toEqual([
      "server sends the amount as it is after edits, in 2 of 3 orders that differ",
      "server sends what is left after refunds, in 1 of 3 orders that differ",
    ]);
  });
});

test("a request sent eight days late is said to be refused, not to have another time", async () => {
  const order = rest(1, { created_at: "2026-11-01T12:00:01Z" });
  const told = await explainedFiles([ordersIn([order]), sent({ 1: 100 }, "2026-11-09T12:00:09Z")]);
  expect(told.map((one) => one.split(",")[0])).toEqual(["server is sent more than seven days later"]);
});
