import { describe, expect, test } from "vitest";
import type { EventContract } from "../../../src/model/event-contract.ts";
import type { Explanation } from "../../../src/model/reconciliation.ts";
import { compile } from "../../../src/reconcile/compile/compile.ts";
import { explanations } from "../../../src/reconcile/explain/explain.ts";
import { at, contract, event, line, order, question, stored, type Given, type Tables } from "../small-store.ts";

interface Explained {
  readonly found: readonly Explanation[];
  readonly codes: readonly unknown[];
}

async function explained(tables: Tables, otherwise: Partial<EventContract> = {}): Promise<Explained> {
  const warehouse = await stored(tables);
  const agreed = { ...contract, ...otherwise };
  try {
    for (const { sql } of compile({ ...question, contract: agreed })) await warehouse.run(sql);
    const found = await explanations(warehouse.rows, agreed);
    const rows = await warehouse.rows(
      "SELECT concat(side, ' ', code) AS told FROM explained ORDER BY order_key, side, verdict",
    );
    return { found, codes: rows.map((row) => row["told"]) };
  } finally {
    await warehouse.close();
  }
}

const catalogue = [
  { id: "v1", item_group_id: "p1" },
  { id: "v2", item_group_id: "p2" },
];

/** A shop in Canada; what the buyer paid: 100.00 of goods less 10.00, 5.00 for shipping, 13.50 tax. */
const paid: Given = {
  currency: "CAD",
  total: "108.50",
  subtotal: "90.00",
  shipping: "5.00",
  tax: "13.50",
  discounts: "10.00",
  gift_card: "25.00",
  current_total: "60.25",
  presentment_currency: "GBP",
  presentment_total: "58.77",
};

const soldLines = [
  line(1, { variant_id: "v1", product_id: "p1", quantity: 3, price: "20.00" }),
  line(1, { variant_id: "v2", product_id: "p2", quantity: 1, price: "40.00" }),
];

function serverOf(sent: Given, otherwise: Given = {}): Tables {
  const right = { value: "108.50", currency: "CAD", content_ids: ["v1", "v2"] };
  return {
    orders: [order(1, { ...paid, ...otherwise })],
    order_lines: soldLines,
    catalogue,
    events: [event("browser", 1, right), event("server", 1, { ...right, ...sent })],
  };
}

describe("a value that differs", () => {
  const values: readonly (readonly [code: string, sent: Given])[] = [
    ["shipping-and-tax-left-out", { value: "90.00" }],
    ["shipping-left-out", { value: "103.50" }],
    ["tax-left-out", { value: "95.00" }],
    ["refund-deducted", { value: "60.25" }],
    ["gift-card-deducted", { value: "83.50" }],
    ["discount-taken-twice", { value: "98.50" }],
    ["discount-ignored", { value: "118.50" }],
    ["discount-ignored", { value: "100.00" }],
    ["shipping-added", { value: "113.50" }],
    ["tax-added", { value: "122.00" }],
    ["minor-units", { value: "10850" }],
    ["minor-units-divided", { value: "1.09" }],
    ["presentment-amount", { value: "58.77" }],
    ["whole-units", { value: "108" }],
    ["value-missing", { value: null, value_text: null }],
    ["locale-number", { value: null, value_text: "108,50" }],
    ["locale-number", { value: null, value_text: "CA$ 108.50" }],
    ["not-a-number", { value: null, value_text: "NaN" }],
    ["value-zero", { value: "0" }],
    ["one-line-only", { value: "40.00" }],
    ["line-left-out", { value: "68.50" }],
    ["value-drift-unexplained", { value: "77.77" }],
  ];

  test.each(values)("as by %s is explained so: %j", async (code, sent) => {
    const { found, codes } = await explained(serverOf(sent));
    const detail = code === "value-drift-unexplained" ? null : "right 0 of 1, without this 1 of 1";
    expect(found).toEqual([{ code, verdict: "value-drift", side: "server", orders: 1, of: 1, detail }]);
    expect(codes).toEqual([`server ${code}`]);
  });

  test("by unit prices is explained so", async () => {
    expect((await explained(serverOf({ value: "60.00" }, { total: "110.00" }))).codes).toContain("server unit-price");
  });

  test("by a cent is no difference, unless the sheet allows none: then it is rounding", async () => {
    const cent = serverOf({ value: "108.49" });
    expect((await explained(cent)).found).toEqual([]);
    const none = await explained(cent, { value: { ...contract.value, tolerance: "0" } });
    expect(none.codes).toEqual(["server rounding"]);
  });

  test("by the shipping alone is explained so where prices hold the tax", async () => {
    const order = { total: "108.50", subtotal: "93.50", shipping: "15.00", tax: "15.00", taxes_included: true };
    expect((await explained(serverOf({ value: "93.50" }, order))).codes).toEqual(["server shipping-left-out"]);
  });

  test("in the same way for many orders is a constant", async () => {
    const numbers = Array.from({ length: 25 }, (_, index) => index + 1);
    const tables = {
      orders: numbers.map((n) => order(n, { total: `${100 + n * 7}.00` })),
      events: numbers.flatMap((n) => [
        event("browser", n, { value: `${100 + n * 7}.00` }),
        event("server", n, { value: "49.95" }),
      ]),
    };
    const { found } = await explained(tables);
    const detail = "49.9500; right 0 of 25, without this 25 of 25";
    expect(found).toContainEqual({
      code: "constant",
      verdict: "value-drift",
      side: "server",
      orders: 25,
      of: 25,
      detail,
    });
  });

  test("names the cause of most orders although one of them has another cause as well", async () => {
    const sent = ["108,50", "108,50", "90,00"];
    const { found } = await explained({
      orders: sent.map((_, index) => order(index + 1, paid)),
      events: sent.map((value_text, index) => event("server", index + 1, { value: null, value_text, currency: "CAD" })),
    });
    expect(found.map(({ code, orders }) => [code, orders])).toEqual([
      ["locale-number", 2],
      ["not-a-number", 1],
    ]);
  });

  test("takes the explanation that fits most orders, where several fit one", async () => {
    const right = { total: "15.00", subtotal: "10.00", shipping: "5.00", tax: "0.00" };
    const taxed = { total: "17.00", subtotal: "10.00", shipping: "5.00", tax: "2.00" };
    const tables = {
      orders: [order(1, right), order(2, taxed)],
      events: [1, 2].map((n) => event("server", n, { value: "10.00" })),
    };
    const { found } = await explained(tables);
    expect(found.map(({ code, orders }) => [code, orders])).toContainEqual(["shipping-and-tax-left-out", 2]);
    expect(found.map(({ code }) => code)).not.toContain("shipping-left-out");
  });
});

describe("a currency that differs", () => {
  test.each([
    ["default-usd", { currency: "USD" }],
    ["presentment-currency", { currency: "GBP", value: "58.77" }],
    ["presentment-label", { currency: "GBP" }],
    ["currency-missing", { currency: null }],
    ["not-a-currency", { currency: "CA$" }],
  ])("as by %s is explained so", async (code, sent) => {
    const { codes } = await explained(serverOf(sent));
    expect(codes).toContain(`server ${code}`);
  });

  test("on a side that may send the buyer's money needs no explanation", async () => {
    const sent = serverOf({ currency: "GBP", value: "58.77" });
    expect((await explained(sent, { divergence: ["server"] })).found).toEqual([]);
  });
});

describe("product ids that differ", () => {
  test.each([
    ["product-ids", { content_ids: ["p1", "p2"] }],
    ["skus", { content_ids: ["s1"] }],
    ["global-id", { content_ids: ["gid://shopify/ProductVariant/v1", "gid://shopify/ProductVariant/v2"] }],
    ["ids-with-spaces", { content_ids: [" v1", "v2 "] }],
    ["ids-with-quotes", { content_ids: ['"v1"', '["v2"]'] }],
    ["ids-letter-case", { content_ids: ["V1", "V2"] }],
    ["content-type", { content_type: "product_group" }],
    ["some-left-out", { content_ids: ["v2"] }],
    ["more-than-ordered", { content_ids: ["v1", "v2", "v3"] }],
    ["ids-missing", { content_ids: null }],
    ["not-in-catalogue", { content_ids: ["elsewhere"] }],
  ])("as by %s are explained so", async (code, sent: Given) => {
    expect((await explained(serverOf(sent))).codes).toEqual([`server ${code}`]);
  });

  test("by Shopify's prefix are explained so", async () => {
    const tables: Tables = {
      orders: [order(1)],
      order_lines: [line(1, { variant_id: "4101", product_id: "7601" })],
      catalogue: [{ id: "4101", item_group_id: "7601" }],
      events: [event("server", 1, { content_ids: ["shopify_CA_7601_4101"] })],
    };
    expect((await explained(tables)).codes).toContain("server shopify-prefix");
  });

  test.each([
    ["global-id", "gid://shopify/ProductVariant/v1", "product"],
    ["ids-with-spaces", "v1 ", "product"],
    ["content-type", "v1", "product_group"],
    ["not-in-catalogue", "x1", "product"],
  ])("from an export without ids are explained by the catalogue, as by %s", async (code, id, content_type) => {
    const tables: Tables = {
      orders: [order(1)],
      order_lines: [line(1, { variant_id: null, product_id: null })],
      catalogue,
      events: [event("browser", 1), event("server", 1, { content_ids: [id], content_type })],
    };
    expect((await explained(tables)).codes).toEqual([`server ${code}`]);
  });

  test("from an export without ids are looked for in the catalogue's other column", async () => {
    const tables: Tables = {
      orders: [order(1)],
      order_lines: [line(1, { variant_id: null, product_id: null })],
      catalogue,
      events: [event("server", 1, { content_ids: ["p1"] })],
    };
    expect((await explained(tables)).codes).toContain("server other-catalogue-column");
  });

  test("that are the order's but not the catalogue's are explained so", async () => {
    const tables: Tables = { orders: [order(9)], order_lines: [line(9)], catalogue, events: [event("server", 9)] };
    expect((await explained(tables)).codes).toContain("server not-in-catalogue");
  });
});

describe("an event time that differs", () => {
  const hours = 3600;

  test.each([
    ["milliseconds", { time_unit: "ms" }],
    ["processing-time", { event_at: at(10_007), received_at: at(10_009) }],
    ["local-time", { event_at: at(60 - 4 * hours + 3) }],
    ["local-time", { event_at: at(60 + 5.5 * hours + 3) }],
    ["future", { event_at: at(9_100), received_at: at(70) }],
    ["date-only", { event_at: "2026-11-01T00:00:00.000Z" }],
    ["older-than-seven-days", { event_at: at(-8 * 24 * hours - 411), received_at: at(70) }],
    ["late", { event_at: at(9_100), received_at: at(90_000) }],
  ])("as by %s is explained so", async (code, sent) => {
    expect((await explained(serverOf(sent))).codes).toEqual([`server ${code}`]);
  });

  test("by the time of a batch is explained so", async () => {
    const stamp = { event_at: at(20_011), received_at: at(50_000) };
    const tables = { orders: [1, 2, 3].map((n) => order(n)), events: [1, 2, 3].map((n) => event("server", n, stamp)) };
    const { found } = await explained(tables);
    expect(found).toContainEqual(expect.objectContaining({ code: "batch-time", side: "server", orders: 3, of: 3 }));
  });
});

test("orders that are right have no explanation", async () => {
  expect(await explained(serverOf({}))).toEqual({ found: [], codes: [] });
});
