import { describe, expect, it } from "vitest";
import type { Question } from "../../../src/reconcile/compile/question.ts";
import { bestSellers } from "../../../src/reconcile/sample/best-sellers.ts";
import { event, line, order, type Tables } from "../small-store.ts";
import { judgedStore, store, withEvents } from "./world.ts";

const taken = (tables: Tables, products: number, asked: Partial<Question> = {}) =>
  judgedStore(tables, asked, ({ rows }, question) => bestSellers(rows, { question, products }));

describe("best sellers", () => {
  it("are those that sold most units, whatever the file's order", async () => {
    const { products, of } = await taken(store, 3);
    expect(products.map(({ reference, units }) => [reference, units])).toEqual([
      ["v1", 30],
      ["v2", 29],
      ["v3", 28],
    ]);
    expect(of).toBe(30);
  });

  it("do not count what test orders and the till sold", async () => {
    const orders = [order(1, { test: true }), order(2, { source: "pos" }), order(3)];
    const { products } = await taken({ ...store, orders }, 3);
    expect(products.map(({ reference }) => reference)).toEqual(["v3"]);
  });

  it("show the ids that each event of each path carried for them, in whatever form, and the catalogue's", async () => {
    const view = { name: "ViewContent", order_ref: null, event_id: null };
    const tables = withEvents(
      event("browser", 1, { ...view, content_ids: ["p1"] }),
      event("browser", 2, { ...view, content_ids: ["gid://shopify/ProductVariant/v1"] }),
      event("server", 3, { ...view, content_ids: ["v1"] }),
      event("browser", 4, { ...view, name: "AddToCart", content_ids: ["shopify_US_V1"] }),
      event("server", 1, { content_ids: ["v1"] }),
    );
    const { products } = await taken(tables, 1);
    expect(products).toMatchSnapshot();
  });

  it("know nothing of a product that no event shows, and that the catalogue lacks one that it does not hold", async () => {
    const tables = { ...store, catalogue: [{ id: "elsewhere" }], events: [event("browser", 2)] };
    const [product] = (await taken(tables, 1)).products;
    expect(product?.events.map(({ browser, server, catalogue }) => [browser, server, catalogue])).toEqual([
      ["unknown", "unknown", null],
      ["unknown", "unknown", null],
      ["unknown", "unknown", null],
    ]);
    expect(product?.events.every(({ agreement }) => agreement === "absent")).toBe(true);
  });

  it("show nothing of what the pixel collects by itself, nor of another dataset's events", async () => {
    const view = { name: "ViewContent", order_ref: null, event_id: null, content_ids: ["p1"] };
    const tables = withEvents(
      event("browser", 1, { ...view, content_ids: ["v1"], automatic: true }),
      event("browser", 2, { ...view, content_ids: ["v1"], dataset: "9" }),
      event("browser", 3, view),
      event("server", 4, { ...view, dataset: null }),
    );
    const [product] = (await taken(tables, 1)).products;
    expect(product?.events.find((each) => each.event === "ViewContent")).toMatchObject({
      browser: ["p1"],
      server: ["p1"],
    });
  });

  it("take a line that has no ids for nothing", async () => {
    const order_lines = [line(1, { variant_id: null, product_id: null, sku: null, quantity: 99 }), line(2)];
    expect((await taken({ ...store, order_lines }, 5)).products.map(({ reference }) => reference)).toEqual(["v2"]);
  });
});
