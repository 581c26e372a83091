import { describe, expect, it } from "vitest";
import { jsonLines, listOrders, loadLists } from "./list-shop.ts";
import { loadedBy } from "../../loaded.ts";
import { mapping, parquet } from "./mappings.ts";

describe("which file a mapping of paths reads", () => {
  const unknown = async (content: string | Uint8Array) => {
    const { findings, read: files } = await loadLists(content);
    expect(files).toEqual([]);
    return findings[0]?.args;
  };
  const misspelt = listOrders.map(({ line_items, ...order }) => ({ ...order, lines: line_items }));

  it.each([
    ["JSON lines", jsonLines(misspelt)],
    [
      "structs of Parquet",
      parquet(
        "SELECT '7' AS no, {'total': 1} AS amounts, {'email': 'a'} AS customer, [{'code': 'X'}] AS codes, [{'sku': 'A'}] AS lines",
      ),
    ],
  ])("is none without the list, and that is said by the path: %s", async (_, content) => {
    expect(await unknown(await content)).toMatchObject({
      columns: expect.arrayContaining(["amounts.total", "customer.email", "codes[].code", "lines[].sku"]) as unknown,
    });
  });

  it("is one whose numbers are no amounts, and have a point whatever the texts have", async () => {
    const content = jsonLines([{ no: "7", at: { made: 1778754225.5 }, sum: { total: 1.5, text: "2,50" } }]);
    const columns = { name: "no", happened_at: "at.made", total: "sum.total", subtotal: "sum.text" };
    const by = mapping("orders", columns, { decimal: "," });
    const { rows, said } = await loadedBy(
      [by],
      [{ said: "orders", name: "o", content }],
      ["SELECT happened_at, total, subtotal FROM orders"],
    );
    expect(said).toEqual([]);
    expect(rows[0]).toEqual([{ happened_at: "2026-05-14 10:23:45.5+00", total: "1.5000", subtotal: "2.5000" }]);
  });

  it("is none where a key inside has another name", async () => {
    const content = await parquet("SELECT '7' AS no, {'total': 1.0} AS amounts, {'mail': 'a'} AS customer");
    const by = mapping("orders", { name: "no", total: "amounts.total", em: "customer.email" });
    const { findings } = await loadLists(content, by);
    expect(findings[0]?.args).toMatchObject({ nearly: { lacks: ["customer.email"] } });
  });

  it("is one in which a list is always empty or null, where it says so at all", async () => {
    const { said, rows } = await loadLists(jsonLines(listOrders.slice(1)));
    expect(said).toEqual([]);
    expect(rows[0]).toMatchObject([{ name: "8" }, { name: "9" }]);
  });

  it.each([
    ["JSON lines", jsonLines([{ no: "7", sum: 1, "a.b": "exact", a: { b: "inner" } }])],
    ["CSV", 'no,sum,a.b,a\n7,1,exact,"{""b"":""inner""}"\n'],
    ["Parquet", parquet(`SELECT '7' AS no, 1 AS sum, 'exact' AS "a.b", {'b': 'inner'} AS a`)],
  ])("has a column of exactly this name before a path: %s", async (_, content) => {
    const given = [{ said: "orders" as const, name: "f", content: await content }];
    const by = (column: string) => [mapping("orders", { name: "no", total: "sum", gateway: column })];
    const query = ["SELECT gateway FROM orders"];
    expect((await loadedBy(by("a.b"), given, query)).rows[0]).toEqual([{ gateway: "exact" }]);
    expect((await loadedBy(by('"a"."b"'), given, query)).rows[0]).toEqual([{ gateway: "inner" }]);
  });

  it.each([
    ["items[][sku]", '"items[][sku]"'],
    ["Amount [EUR]", "Amount [EUR]"],
    ["tags[]", "tags[]"],
    ["Nr.", "Nr."],
  ])("may have the name %s, written as %s", async (name, written) => {
    const by = mapping("orders", { name: "no", total: "sum", gateway: written });
    for (const content of [
      `no,sum,${name}\n7,1,x\n`,
      jsonLines([{ no: "7", sum: 1, [name]: "x" }]),
      await parquet(`SELECT '7' AS no, 1 AS sum, 'x' AS "${name}"`),
    ]) {
      const { said, rows } = await loadedBy(
        [by],
        [{ said: "any", name: "f", content }],
        ["SELECT gateway FROM orders"],
      );
      expect(said).toEqual([]);
      expect(rows[0]).toEqual([{ gateway: "x" }]);
    }
  });

  it("is one whose rows stand in a name that our own formats have, too, by all of its paths", async () => {
    const by = mapping("orders", { name: "order.number", total: "order.sum", sku: "order.items[].sku" });
    const row = { order: { number: "7", sum: 1, items: [{ sku: "A" }] } };
    const { said, rows } = await loadLists(jsonLines([row]), by);
    expect(said).toEqual([]);
    expect(rows).toMatchObject([[{ name: "7", total: "1.0000" }], [{ sku: "A" }]]);
    const ours = { order: { name: "#1", total_price: "2.00", currency: "USD", line_items: [{ sku: "B" }] } };
    for (const content of [jsonLines([ours]), JSON.stringify(ours, null, 2)])
      expect((await loadLists(content, by)).rows[0]).toMatchObject([{ name: "#1", total: "2.0000" }]);
  });

  it("is one whose first line is longer than what is looked at", async () => {
    const by = mapping("orders", { name: "no", total: "sums.all", sku: "items[].sku" });
    const content = jsonLines([{ no: "7", sums: { all: 1 }, items: [{ sku: "A", note: "x".repeat(70_000) }] }]);
    const { said, rows } = await loadLists(content, by);
    expect(said).toEqual([]);
    expect(rows).toMatchObject([[{ name: "7", total: "1.0000" }], [{ sku: "A" }]]);
  });

  it("is one with a header in any case, keys in maps that no row has yet, and keys with dots", async () => {
    const by = mapping("orders", {
      name: "no",
      total: "sum",
      em: "attributes.email",
      sku: 'line_items[]."item.sku"',
      price: "line_items[].price",
    });
    const items = [{ "item.sku": "A", price: 1.5 }];
    const cell = JSON.stringify(items).replaceAll('"', '""');
    for (const content of [
      `NO,Sum,Attributes,Line_Items\n7,1,,"${cell}"\n`,
      await parquet(
        `SELECT '7' AS no, 1 AS sum, MAP {'phone': '1'} AS attributes, [{'item.sku': 'A', 'price': 1.5::FLOAT}] AS line_items`,
      ),
    ]) {
      const { said, rows } = await loadLists(content, by);
      expect(said).toEqual([]);
      expect(rows).toMatchObject([[{ name: "7", em: null }], [{ sku: "A", price: "1.5000" }]]);
    }
  });

  it("has times and amounts inside of structs read as those of columns", async () => {
    const by = mapping(
      "orders",
      { name: "no", total: "paid.sum", created_at: "paid.on", updated_at: "paid.said" },
      { time_zone: "Europe/Berlin", decimal: ",", dates: "day-first" },
    );
    const content = await parquet(
      "SELECT '7' AS no, {'sum': 1234.50::DECIMAL(9,2), 'on': TIMESTAMP '2026-11-20 14:10:00', 'said': '21.11.2026 9:05'} AS paid",
    );
    const query = ["SELECT total, created_at, updated_at FROM orders"];
    const { said, rows } = await loadedBy([by], [{ said: "any", name: "f", content }], query);
    expect(said).toEqual([]);
    expect(rows[0]).toEqual([
      { total: "1234.5000", created_at: "2026-11-20 13:10:00+00", updated_at: "2026-11-21 08:05:00+00" },
    ]);
  });
});
