import { describe, expect, it } from "vitest";
import type { Question } from "../../../src/reconcile/compile/question.ts";
import { sampledParameters } from "../../../src/reconcile/sample/order-values.ts";
import { sampleOrders } from "../../../src/reconcile/sample/sample-orders.ts";
import { at, both, event, order, type Tables } from "../small-store.ts";
import { judgedStore, store, withEvents } from "./world.ts";

const tolerances = { value: "0.01", event_time: "300" };
const taken = (
  tables: Tables,
  { seed = 1, orders = 10, asked = {} }: { seed?: number; orders?: number; asked?: Partial<Question> } = {},
) =>
  judgedStore(tables, asked, ({ rows }, question) =>
    sampleOrders(rows, { question, orders, seed, parameters: sampledParameters, tolerances }),
  );
/** The only order of a store, by parameter. */
async function only(tables: Tables, asked: Partial<Question> = {}) {
  const { orders } = await taken({ ...tables, orders: [order(1, { consent: "granted" })] }, { asked });
  return Object.fromEntries(orders[0]!.values.map((value) => [value.parameter, value]));
}

describe("a sample of orders", () => {
  it("is the same for the same seed and files, and another for another seed", async () => {
    const references = async (seed: number) => (await taken(store, { seed })).orders.map(({ reference }) => reference);
    const [first, again, other] = [await references(1), await references(1), await references(2)];
    expect(first).toHaveLength(10);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it("is spread over the ways to pay, the devices and the discounts", async () => {
    const { orders, of } = await taken(store, { orders: 4 });
    expect(of).toBe(30);
    expect(new Set(orders.map(({ segment }) => segment))).toEqual(
      new Set([
        "mobile, Shop Pay, discount yes, USD",
        "mobile, Shop Pay, discount no, USD",
        "desktop, card, discount yes, USD",
        "desktop, card, discount no, USD",
      ]),
    );
  });

  it.each([1, 3, 5])("has as many as were asked for where all are alike: %i", async (count) => {
    const orders = Array.from({ length: 5 }, (_, index) => order(index + 1));
    expect((await taken({ orders, events: [] }, { orders: count })).orders).toHaveLength(count);
  });

  it("says nothing of a path that the event does not have", async () => {
    const values = await only(withEvents(event("server", 1)), { paths: { browser: false, server: true } });
    for (const value of Object.values(values)) expect(value).not.toHaveProperty("browser");
    expect(values["value"]).toMatchObject({ order: "40.00", server: "40.00", agreement: "equal" });
  });

  it("leaves out orders of which no event is expected", async () => {
    const tables = { ...store, orders: [order(1), order(2, { test: true })] };
    const { orders, of } = await taken(tables);
    expect(orders.map(({ reference }) => reference)).toEqual(["#1001"]);
    expect(of).toBe(1);
  });

  it("shows what order, browser, server and catalogue say, with what no event carries", async () => {
    const { orders } = await taken({ ...store, orders: store.orders?.slice(0, 1) ?? [] });
    expect(orders).toMatchSnapshot();
  });

  it("says equal, different, absent and could not know", async () => {
    const values = await only(
      withEvents(
        event("browser", 1, {
          value: null,
          content_ids: ["gid://shopify/ProductVariant/v1"],
          keys: { fbp: "fb.1.1.1" },
        }),
        event("server", 1, { event_id: "other", event_at: at(3_600), value: "35.10", content_ids: ["v1"] }),
      ),
      { given: { browser: true, server: true, catalogue: false } },
    );
    expect(Object.fromEntries(Object.entries(values).map(([name, { agreement }]) => [name, agreement]))).toEqual({
      occurrence: "equal",
      event_id: "different",
      value: "absent",
      currency: "equal",
      content_ids: "different",
      event_time: "different",
      user_data: "different",
    });
    expect(values["content_ids"]).toMatchObject({ order: ["v1"], catalogue: "unknown" });
  });

  it("knows nothing of a path without a log, which is not the same as an event that is absent", async () => {
    const server = event("server", 2);
    const given = { browser: false, server: true, catalogue: true };
    const values = await only(withEvents(server), { given });
    expect(values["event_id"]).toMatchObject({
      order: "order-7001",
      browser: "unknown",
      server: null,
      agreement: "absent",
    });
    expect(values["occurrence"]).toMatchObject({ order: 1, browser: "unknown", server: 0, agreement: "different" });
  });

  it("counts how often a path sent the event", async () => {
    const values = await only(withEvents(...both(1), event("browser", 1, { event_id: "again" })));
    expect(values["occurrence"]).toMatchObject({ order: 1, browser: 2, server: 1, agreement: "different" });
  });

  it.each([
    ["came again is the same", {}, { received_at: at(90) }, 1],
    ["came again three days later counts once more", {}, { received_at: at(3 * 86_400) }, 2],
    ["came twice without an id counts twice", { event_id: null }, { event_id: null }, 2],
  ])("counts what Meta counts: an event that %s", async (_, first, second, browser) => {
    const events = [event("browser", 1, first), event("browser", 1, second), event("server", 1)];
    expect((await only(withEvents(...events)))["occurrence"]).toMatchObject({ browser });
  });

  it("refers to an order by a number that names nothing else", async () => {
    const hostile = [order(1, { name: "=cmd() ada@northwind.example", order_key: "x y" }), order(2, { name: "" })];
    const { orders } = await taken({ ...store, orders: hostile });
    expect(orders.map(({ reference }) => reference)).toEqual(["order-1", "7002"]);
  });

  it("explains an order that differs", async () => {
    const { orders } = await taken({
      ...withEvents(event("browser", 1), event("server", 1, { value: "35.10" })),
      orders: [order(1, { shipping: "4.90" })],
    });
    expect(orders[0]).toMatchObject({
      verdict: "value-drift",
      explained: [{ side: "server", code: "shipping-left-out" }],
    });
  });
});
