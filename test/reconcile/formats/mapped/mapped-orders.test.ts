import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSchemas } from "../../../../scripts/generate/schemas.ts";
import { readings } from "../../../../src/reconcile/formats/mapped/mapped-columns.ts";
import { loadedBy } from "../../loaded.ts";
import { mapping } from "./mappings.ts";

const shop = mapping(
  "orders",
  { name: "no", total: "sum", created_at: "at", currency: "cur", sku: "sku", quantity: "n", price: "each", em: "mail" },
  { decimal: ",", time_zone: "+02:00" },
);
const header = "no;sum;at;cur;sku;n;each;mail\n";
const orders = "SELECT name, total, created_at, currency, identity.em, doubtful FROM orders ORDER BY name";
const lines = "SELECT order_key, sku, quantity, price FROM order_lines ORDER BY order_key, sku";

const load = (content: string, by = shop) =>
  loadedBy([by], [{ said: "orders", name: "o.csv", content }], [orders, lines]);

describe("orders with one row for each item", () => {
  const two =
    "7;1.020,00;2026-05-14 12:23:45;EUR;A;2;500,00;ada@example.com\n7;1.020,00;2026-05-14 12:23:45;EUR;B;1;20,00;ada@example.com\n";
  const seven = {
    name: "7",
    total: "1020.0000",
    created_at: "2026-05-14 10:23:45+00",
    currency: "EUR",
    em: "ada@example.com",
    doubtful: false,
  };
  const items = [
    { order_key: "7", sku: "A", quantity: "2", price: "500.0000" },
    { order_key: "7", sku: "B", quantity: "1", price: "20.0000" },
  ];

  it("are one order each, with its items", async () => {
    const { read, said, rows } = await load(header + two);
    expect(said).toEqual([]);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 1, rejected: 0 }]);
    expect(rows).toEqual([[seven], items]);
  });

  it("may say what belongs to the order in one of its rows only, and hold rows that are no product", async () => {
    const content = `${header}7;;;;B;1;20,00;\n7;1.020,00;2026-05-14 12:23:45;EUR;A;2;500,00;ada@example.com\n7;;;;;1;9,95;\n`;
    const { said, rows } = await load(content);
    expect(said).toEqual([]);
    expect(rows).toEqual([[seven], items]);
  });

  it("are not believed where they contradict each other: neither total counts, and that is said", async () => {
    const { said, rows } = await load(header + two.replace("7;1.020,00", "7;1.000,00"));
    expect(said).toEqual([
      "warning input-rejected: 1 line of orders: sum is not the same in all rows of an order (line 2)",
    ]);
    expect(rows[0]).toEqual([{ ...seven, total: null, doubtful: true }]);
  });

  it("are listed where a cell can't be read or what they need is missing", async () => {
    const content = `${header}8;;2026-05-14 12:23:45;EUR;A;1;1,00;\n9;ten;2026-05-14;EUR;A;half;1.00;\n;1,00;;;A;1;1,00;\n`;
    const { read, said, rows } = await load(content);
    expect(said).toEqual([
      "error input-rejected: 1 line of orders: an order without a name (line 4)",
      "error input-rejected: 1 line of orders: an order without a total (line 2)",
      "warning input-rejected: 1 line of orders: sum is not an amount (line 3)",
    ]);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 2, rejected: 3 }]);
    expect(rows[0]).toMatchObject([
      { name: "8", total: null, doubtful: true },
      { name: "9", total: null, created_at: null, doubtful: true },
    ]);
  });

  it("count once where a second file has them again", async () => {
    const file = (name: string) => ({ said: "orders" as const, name, content: header + two });
    const { read, said, rows } = await loadedBy([shop], [file("a.csv"), file("b.csv")], [orders, lines]);
    expect(rows).toEqual([[seven], items]);
    expect(read).toEqual([{ kind: "orders", files: 2, read: 1, rejected: 1 }]);
    expect(said).toEqual([expect.stringContaining("an order that was there before (line 2)")]);
  });

  it("count in their newest state where the file says when it was written", async () => {
    const by = mapping("orders", { name: "no", total: "sum", updated_at: "changed", sku: "sku" });
    const row = (total: string, at: string, sku: string) => `7,${total},2026-05-${at}T10:00:00Z,${sku}\n`;
    const content = `no,sum,changed,sku\n${row("12.00", "15", "C")}${row("10.00", "14", "A")}${row("10.00", "14", "B")}`;
    const { said, rows } = await load(content, by);
    expect(rows).toMatchObject([[{ name: "7", total: "12.0000" }], [{ sku: "C" }]]);
    expect(said).toEqual([expect.stringContaining("an order that was there before (line 3)")]);
  });
});

const listed = (severity: string, reason: string, line: number) => [
  severity,
  { kind: "orders", reason, count: 1, lines: [line] },
];

describe("orders with one row each", () => {
  const by = mapping("orders", { name: "no", total: "sum", updated_at: "changed" });
  const query = "SELECT name, total FROM orders ORDER BY name";

  it("count once, in their newest state", async () => {
    const content =
      "no,sum,changed\n7,10.00,2026-05-14T10:00:00Z\n8,1.00,2026-05-14T10:00:00Z\n7,12.00,2026-05-15T10:00:00Z\n";
    const { said, rows } = await loadedBy([by], [{ said: "any", name: "f", content }], [query]);
    expect(rows[0]).toEqual([
      { name: "7", total: "12.0000" },
      { name: "8", total: "1.0000" },
    ]);
    expect(said).toEqual([expect.stringContaining("an order that was there before (line 4)")]);
  });

  it.each([
    ["CSV", "no,sum,changed\n7,,\n,1,\n8,1,today\n", 2],
    ["JSON lines", '{"no":"7","sum":null,"changed":null}\n{"sum":1}\n{"no":8,"sum":1,"changed":"today"}\n{"no":', 1],
  ])("are listed with their lines when something is wrong: %s", async (_, content, first) => {
    const { findings, rows } = await loadedBy([by], [{ said: "any", name: "f", content }], [query]);
    expect(findings.map(({ severity, args }) => [severity, args])).toEqual([
      listed("error", "an order without a name", first + 1),
      listed("error", "an order without a total", first),
      listed("warning", "changed is not a time with an offset", first + 2),
      ...(first === 1 ? [listed("error", "not JSON", 4)] : []),
    ]);
    expect(rows[0]).toEqual([
      { name: "7", total: null },
      { name: "8", total: "1.0000" },
    ]);
  });

  it("are all read or listed, whatever stands in the cells", async () => {
    const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("1.00", "2026-05-14T10:00:00Z", "", "7"));
    const row = fc
      .tuple(cell, cell, cell)
      .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(","));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const content = `no,sum,changed\n${rows.join("\n")}\n`;
        const given = [{ said: "orders" as const, name: "f", content }];
        const { read, rows: asked } = await loadedBy([by], given, [
          "SELECT count(*) AS n FROM orders",
          "SELECT count(*) AS n FROM rejects WHERE reason IN ('an order without a name', 'an order that was there before')",
        ]);
        expect(read[0]?.read).toBe(Number(asked[0]?.[0]?.["n"]));
        expect(Number(asked[0]?.[0]?.["n"]) + Number(asked[1]?.[0]?.["n"])).toBe(rows.length);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe("columns that a mapping may name", () => {
  const schema = readSchemas(`${import.meta.dirname}/../../../../schema`).find(({ name }) => name === "sheet")?.schema;
  const definitions = schema?.["$defs"] as Readonly<Record<string, { readonly properties: object }>>;
  it.each([
    ["OrderColumns", "orders"],
    ["EventColumns", "browser"],
    ["EventColumns", "server"],
    ["CatalogueColumns", "catalogue"],
    ["TotalColumns", "totals"],
  ] as const)("are those that are read: %s", (definition, holds) => {
    expect(Object.keys(definitions[definition]?.properties ?? {}).toSorted()).toEqual(
      Object.keys(readings[holds]).toSorted(),
    );
  });

  it("stand in docs/inputs.md", () => {
    const manual = readFileSync(`${import.meta.dirname}/../../../../docs/inputs.md`, "utf8");
    const names = Object.values(readings).flatMap((columns) =>
      Object.entries(columns).flatMap(([name, reading]) => (reading === "sent" ? [] : [name])),
    );
    expect(names.filter((name) => !manual.includes(`\`${name}\``))).toEqual([]);
  });
});
