import { describe, expect, test } from "vitest";
import { event, line, order, type Given, type Tables } from "../small-store.ts";
import { catalogue, explained, serverOf } from "./one-order.ts";

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

  const prefixed = (country: string) => [{ id: `shopify_${country}_7601_4101`, item_group_id: "7601" }];
  const template = "shopify_CA_{line.product_id}_{line.variant_id}";

  test.each([
    ["catalogue-shopify-prefix", "4101 is shopify_US_7601_4101 there", prefixed("US"), "4101", undefined],
    [
      "catalogue-shopify-prefix",
      "shopify_CA_7601_4101 is shopify_US_7601_4101 there",
      prefixed("US"),
      "shopify_CA_7601_4101",
      template,
    ],
    [
      "catalogue-ids-letter-case",
      "shopify_CA_7601_4101 is shopify_ca_7601_4101 there",
      prefixed("ca"),
      "shopify_CA_7601_4101",
      template,
    ],
    [
      "catalogue-global-id",
      "4101 is gid://shopify/ProductVariant/4101 there",
      [{ id: "gid://shopify/ProductVariant/4101" }],
      "4101",
      undefined,
    ],
    ["catalogue-skus", null, [{ id: "NW-1", item_group_id: "7601" }], "4101", undefined],
    ["other-catalogue-column", null, [{ id: "x", item_group_id: "4101" }], "4101", undefined],
  ])("from the catalogue's only are explained so, as by %s: %s", async (code, says, listed, id, agreed) => {
    const numbers = [1, 2, 3];
    const tables: Tables = {
      orders: numbers.map((n) => order(n)),
      order_lines: numbers.map((n) => line(n, { variant_id: "4101", product_id: "7601", sku: "NW-1" })),
      catalogue: listed,
      events: numbers.map((n) => event("server", n, { content_ids: [id] })),
    };
    const { found } = await explained(
      tables,
      agreed === undefined ? {} : { content_ids: { template: agreed, type: "product" } },
    );
    const rates = "right 0 of 3, without this 3 of 3";
    const detail = says === null ? rates : `${says}; ${rates}`;
    expect(found.filter(({ verdict }) => verdict === "product-identity")).toEqual([
      { code, verdict: "product-identity", side: "server", orders: 3, of: 3, detail },
    ]);
  });

  test("from the catalogue's groups, which the event's ids are agreed to be, are told to stand in its other column", async () => {
    const tables: Tables = {
      orders: [order(1)],
      order_lines: [line(1, { variant_id: "4101", product_id: "7601" })],
      catalogue: [{ id: "7601", item_group_id: "x" }],
      events: [event("server", 1, { content_ids: ["7601"], content_type: "product_group" })],
    };
    const groups = { content_ids: { template: "{line.product_id}", type: "product_group" } } as const;
    expect((await explained(tables, groups)).codes).toEqual(["server other-catalogue-column"]);
  });

  test.each([
    ["gid://shopify/ProductVariant/4101", "gid://shopify/ProductVariant/4101", "as-catalogue"],
    ["NW-1", "NW-1", "as-catalogue"],
    ["NW-1", "4101", "skus"],
    ["gid://shopify/ProductVariant/4101", "4101", "global-id"],
  ])("as %s, of which the catalogue holds %s, are explained by %s", async (sent, id, code) => {
    const { codes } = await explained({
      orders: [order(1)],
      order_lines: [line(1, { variant_id: "4101", product_id: "7601", sku: "NW-1" })],
      catalogue: [{ id, item_group_id: "7601" }],
      events: [event("browser", 1, { content_ids: [sent] }), event("server", 1, { content_ids: [sent] })],
    });
    expect(codes).toEqual([`browser ${code}`, `server ${code}`]);
  });

  test("from an export without ids, of which the event has no more than the catalogue, are explained by the catalogue's", async () => {
    const { codes } = await explained({
      orders: [order(1)],
      order_lines: [line(1, { variant_id: null, product_id: null })],
      catalogue: prefixed("US"),
      events: [event("server", 1, { content_ids: ["4101"] })],
    });
    expect(codes).toEqual(["server catalogue-shopify-prefix"]);
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
