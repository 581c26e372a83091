import type { InputMapping } from "../../../../src/model/sheet.ts";
import { loadedBy } from "../../loaded.ts";
import { mapping, parquet } from "./mappings.ts";

/** A mapping of orders whose items stand in a list of each. */
export const listShop = mapping("orders", {
  name: "no",
  total: "amounts.total",
  em: "customer.email",
  discount_code: "codes[].code",
  sku: "line_items[].sku",
  variant_id: "line_items[].variant.id",
  quantity: "line_items[].qty",
  price: "line_items[].price",
});
const orders = "SELECT name, total, identity.em, discount_code, doubtful FROM orders ORDER BY name";
const lines = "SELECT order_key, sku, variant_id, quantity, price FROM order_lines ORDER BY order_key, sku";

/** Orders as such an export has them. */
export const listOrders = [
  {
    no: "7",
    amounts: { total: 12.5 },
    customer: { email: "ada@example.com" },
    codes: [{ code: "SPRING" }, { code: "SPRING" }],
    line_items: [
      { sku: "A", variant: { id: 41 }, qty: 2, price: "3.00" },
      { sku: "B", variant: null, qty: 1, price: "6.50" },
      { qty: 1, price: "1.00", title: "Gift wrap" },
    ],
  },
  { no: "8", amounts: { total: 1 }, customer: null, codes: [], line_items: [] },
  { no: "9", amounts: { total: 2 }, line_items: null },
];
/** What is read of them. */
export const readOfLists = {
  orders: [
    { name: "7", total: "12.5000", em: "ada@example.com", discount_code: "SPRING", doubtful: false },
    { name: "8", total: "1.0000", em: null, discount_code: null, doubtful: false },
    { name: "9", total: "2.0000", em: null, discount_code: null, doubtful: false },
  ],
  lines: [
    { order_key: "7", sku: "A", variant_id: "41", quantity: "2", price: "3.0000" },
    { order_key: "7", sku: "B", variant_id: null, quantity: "1", price: "6.5000" },
  ],
};

/** Rows as lines of JSON. */
export const jsonLines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const text = (value: unknown): string => JSON.stringify(value ?? null);
/** An order whose inner parts are JSON in texts. */
export const withTexts = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, key === "no" ? value : text(value)]));
/** Orders as CSV whose cells hold JSON. */
export const csvOfJson = (rows: readonly Readonly<Record<string, unknown>>[]): string => {
  const names = ["no", "amounts", "customer", "codes", "line_items"];
  const cell = (value: unknown) => `"${(typeof value === "string" ? value : "").replaceAll('"', '""')}"`;
  const row = (each: Readonly<Record<string, unknown>>) => names.map((name) => cell(withTexts(each)[name])).join(",");
  return [names.join(","), ...rows.map(row)].join("\n");
};

const shape = JSON.stringify({
  no: "VARCHAR",
  amounts: { total: "DOUBLE" },
  customer: { email: "VARCHAR" },
  codes: [{ code: "VARCHAR" }],
  line_items: [{ sku: "VARCHAR", variant: { id: "BIGINT" }, qty: "INTEGER", price: "DECIMAL(9,2)", title: "VARCHAR" }],
});

/** A Parquet file of structs and lists, as warehouses unload them. */
export const parquetOfStructs = (rows: readonly unknown[]): Promise<Uint8Array> =>
  parquet(
    `SELECT r.* FROM (SELECT json_transform(t, '${shape}') AS r FROM (VALUES ${rows.map((row) => `('${text(row)}')`).join(", ")}) AS v(t))`,
  );

/** A Parquet file of texts that hold JSON, as warehouses unload what has no fixed columns. */
export const parquetOfTexts = (rows: readonly Readonly<Record<string, unknown>>[]): Promise<Uint8Array> =>
  parquet(
    `SELECT r.* FROM (SELECT json_transform(t, '{"no":"VARCHAR","amounts":"VARCHAR","customer":"VARCHAR","codes":"VARCHAR","line_items":"VARCHAR"}') AS r FROM (VALUES ${rows.map((row) => `('${text(row)}')`).join(", ")}) AS v(t))`,
  );

/** Loads a file and answers with its orders and their items. */
export const loadLists = (content: string | Uint8Array, by: InputMapping = listShop) =>
  loadedBy([by], [{ said: "any", name: "f", content }], [orders, lines]);
