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
  const given = async (content: string) => await loaded([{ said: "any", name: "o.json", content }], ask);
  const one = [[{ order_key: "#1", total: "12.5000" }]];

  it.each([
    ["the API's answer for one order", JSON.stringify({ order: inner })],
    ["the same over many lines", JSON.stringify({ order: inner }, null, 2)],
    ["a webhook's log", JSON.stringify({ topic: "orders/create", payload: inner })],
    ["a webhook's log with its body as text", JSON.stringify({ topic: "orders/create", body: JSON.stringify(inner) })],
  ])("is read: %s", async (_says, content) => {
    const { rows } = await given(content);
    expect(rows).toEqual(one);
  });

  it("counts and lists what else such a log holds", async () => {
    const lines = [{ payload: inner }, { payload: { id: 9, order_id: 1, created_at: "2026-05-15T10:00:00Z" } }];
    const { read, said, rows } = await given(lines.map((each) => JSON.stringify(each)).join("\n"));
    expect(rows).toEqual(one);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 1, rejected: 1 }]);
    expect(JSON.stringify(said)).toContain("no order in it");
  });

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
