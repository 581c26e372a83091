import { describe, expect, it } from "vitest";
import { loaded } from "../../loaded.ts";

describe("an order in something around it", () => {
  const inner = {
    id: 1,
    name: "#1",
    total_price: "12.50",
    line_items: [],
    created_at: "2026-05-14T10:00:00Z",
    currency: "CAD",
  };
  const ask = ["SELECT order_key, total FROM orders ORDER BY order_key"];
  const handedOn = (metadata: object, payload: object) => ({
    version: "0",
    id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
    "detail-type": "shopifyWebhook",
    source: "aws.partner/shopify.com/1/northwind",
    time: "2026-05-14T10:00:01Z",
    detail: { metadata, payload },
  });
  const row = (data: unknown) => ({ _airbyte_raw_id: "7", _airbyte_extracted_at: 1778752800000, _airbyte_data: data });
  const given = async (content: string) => await loaded([{ said: "any", name: "o.json", content }], ask);
  const one = [[{ order_key: "#1", total: "12.5000" }]];

  it.each([
    ["the API's answer for one order", JSON.stringify({ order: inner })],
    ["the same over many lines", JSON.stringify({ order: inner }, null, 2)],
    ["a webhook's log", JSON.stringify({ topic: "orders/create", payload: inner })],
    ["a webhook's log with its body as text", JSON.stringify({ topic: "orders/create", body: JSON.stringify(inner) })],
    ["Amazon's EventBridge", JSON.stringify(handedOn({ "X-Shopify-Topic": "orders/create" }, inner))],
    ["a row of Airbyte's", JSON.stringify(row(inner))],
    ["a row of Airbyte's as text", JSON.stringify(row(JSON.stringify(inner)))],
    ["a message of Singer's", JSON.stringify({ type: "RECORD", stream: "orders", record: inner })],
    ["a message of Airbyte's", JSON.stringify({ type: "RECORD", record: { stream: "orders", data: inner } })],
    ["a list of webhooks", JSON.stringify([{ topic: "orders/create", payload: inner }], null, 2)],
  ])("is read: %s", async (_says, content) => {
    const { rows } = await given(content);
    expect(rows).toEqual(one);
  });

  const lines = (each: readonly object[]) => each.map((line) => JSON.stringify(line)).join("\n");

  it("counts and lists what else such a log holds", async () => {
    const { read, said, rows } = await given(lines([{ payload: inner }, { payload: { note: "listening" } }]));
    expect(rows).toEqual(one);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 1, rejected: 1 }]);
    expect(said).toEqual([expect.stringMatching(/^error .*no order in it/u)]);
  });

  it("is found among what Singer says between the records", async () => {
    const between = [
      { type: "SCHEMA", stream: "orders", schema: { properties: {} }, key_properties: ["id"] },
      { type: "RECORD", stream: "orders", record: inner },
      { type: "STATE", value: { bookmarks: { orders: "2026-05-14" } } },
    ];
    const { read, said, rows } = await given(lines(between));
    expect(said).toEqual([]);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 1, rejected: 0 }]);
    expect(rows).toEqual(one);
  });

  const product = { id: 5, title: "Tent", handle: "tent", status: "active", variants: [] };
  const customer = { id: 6, email: "ada@example.com", orders_count: 1, addresses: [] };
  it("is found behind what is told of products and customers, which are no orders", async () => {
    const { read, said, rows } = await given(lines([product, customer, inner].map((payload) => ({ payload }))));
    expect(rows).toEqual(one);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 1, rejected: 2 }]);
    expect(said).toEqual([expect.stringMatching(/^warning .*not an order \(lines 1, 2\)/u)]);
  });

  it("is read from a log that holds requests, too, where the user says that it holds orders", async () => {
    const request = { data: [{ event_name: "Purchase", event_time: 1778752800, user_data: {} }] };
    const content = lines([request, { payload: inner }]);
    const { rows } = await loaded([{ said: "orders", name: "app.jsonl", content }], ask);
    expect(rows).toEqual(one);
    const { read } = await loaded([{ said: "server", name: "app.jsonl", content }]);
    expect(read).toMatchObject([{ kind: "server", read: 1 }]);
  });

  const cart = {
    id: "a1b2",
    token: "a1b2",
    line_items: [{ id: 3, price: "12.50" }],
    note: null,
    created_at: "2026-05-14",
  };
  it.each([
    ["in a log of webhooks", (order: object) => ({ topic: "any", payload: order })],
    ["by itself", (order: object) => order],
  ])("is no cart and no checkout, %s", async (_, put) => {
    const checkout = { ...inner, id: 12, name: "#12", abandoned_checkout_url: "https://northwind.example/c/12" };
    const { read, rows, said } = await given(lines([cart, { ...inner, token: "c3d4" }, checkout].map(put)));
    expect(rows).toEqual(one);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 1, rejected: 2 }]);
    expect(said).toEqual([expect.stringMatching(/^warning .*a checkout, no order \(lines 1, 3\)/u)]);
  });

  const { total_price, line_items, created_at, currency } = inner;
  const others = [
    { id: 9, order_id: 1, created_at, refund_line_items: [] },
    { id: 10, order_id: 1, name: "#1.1", status: "success", created_at, line_items },
    { id: 11, name: "#D1", status: "open", order_id: null, total_price, created_at, currency, line_items },
  ];
  it.each([
    ["in a log of webhooks", (order: object) => ({ topic: "any", payload: order })],
    ["by itself", (order: object) => order],
  ])("is told apart from the shop's refunds, fulfilments and drafts, %s", async (_, put) => {
    const { read, rows, said } = await given(lines([inner, ...others].map(put)));
    expect(rows).toEqual(one);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 1, rejected: 3 }]);
    expect(said).toEqual([expect.stringMatching(/^warning .*not an order \(lines 2, 3, 4\)/u)]);
  });

  it("is asked for its amount where nothing holds it", async () => {
    const { said } = await given(lines([inner, { ...inner, name: "#2", total_price: null }]));
    expect(said).toEqual([expect.stringMatching(/^warning .*total_price is not there/u)]);
    const bulk = { id: "gid://shopify/Order/1", name: "#1", currentTotalPriceSet: { shopMoney: { amount: "1.0" } } };
    const { said: ofBulk } = await given(lines([bulk]));
    expect(ofBulk).toEqual([expect.stringMatching(/^warning .*totalPriceSet is not there: ask for it/u)]);
  });

  const foreign = { id: 7001, number: "7001", status: "completed", total: "40.00", billing: {}, line_items: [] };
  it.each([
    ["a list", JSON.stringify([foreign], null, 2)],
    ["lines", lines([foreign])],
  ])(
    "is of another system where only its items are named as Shopify's, and needs a mapping: %s",
    async (_, content) => {
      const { read, said } = await given(content);
      expect(read).toEqual([]);
      expect(said).toEqual([expect.stringMatching(/orders of another system than Shopify/u)]);
    },
  );

  it("is not taken for an event where it is GraphQL's answer to a page", async () => {
    const { said } = await given(JSON.stringify({ data: { orders: { nodes: [{ id: "gid://shopify/Order/1" }] } } }));
    expect(JSON.stringify(said)).toContain("an answer of the GraphQL API that is no bulk operation");
  });
});

describe("one name for two orders", () => {
  const named = (id: number) =>
    JSON.stringify({ id, name: "#1", total_price: "1.00", line_items: [], created_at: "2026-05-14T10:00:00Z" });
  const from = async (ids: readonly number[]) =>
    await loaded(ids.map((id, index) => ({ said: "orders", name: `${index}.jsonl`, content: named(id) })));

  it("is said, for the second one is not judged: two shops were given as one", async () => {
    const { read, said } = await from([1, 2]);
    expect(read).toEqual([{ kind: "orders", files: 2, read: 1, rejected: 1 }]);
    expect(JSON.stringify(said)).toContain("another order of the same name");
  });

  it("is not said of one order in two files", async () => {
    const { said } = await from([1, 1]);
    expect(JSON.stringify(said)).toContain("an order that was there before");
  });
});
