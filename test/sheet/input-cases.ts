import { expect } from "vitest";
import type { LintCase } from "./lint-case.ts";

const good = `inputs:
  - id: warehouse-orders
    holds: orders
    time_zone: America/New_York
    decimal: ","
    columns:
      name: order_no
      total: grand_total
      currency: { is: USD }
      em: customer.email
  - id: sent-purchases
    holds: server
    time_zone: "-05:00"
    columns: { name: { is: Purchase }, event_at: sent_at, fbp: fbp }
  - { id: stock-list, holds: catalogue, columns: { id: sku } }
  - { id: daily-counts, holds: totals, dates: month-first, columns: { day: date_utc, event: name, count: n } }
  - id: other-orders
    holds: orders
    dates: day-first
    columns:
      name: Nr.
      total: '"sum[]"'
      created_at: [Order Date, Order Time]
      sku: cart.line_items[].sku
      quantity: { is: "1" }
      price: 'cart.line_items[]."price.net"'
`;

const mistake = (
  name: string,
  change: readonly [string, string],
  found: Pick<LintCase, "code" | "mark" | "args">,
): LintCase => ({
  name: `in a mapping of columns, ${name}`,
  file: "sheet.yml",
  change: [["policy:", `${good}policy:`], change],
  ...found,
});

/** A mapping of each kind, with everything it can have. */
export const goodInputs = good;

/** Mistakes in mappings of columns. */
export const inputCases: readonly LintCase[] = [
  mistake("a column of ours that there is not", ["currency: {", "curency: {"], {
    code: "unknown-key",
    mark: "curency",
    args: { key: "curency", suggestion: "currency" },
  }),
  mistake("a column of another kind of file", ["fbp: fbp", "total: fbp"], {
    code: "unknown-key",
    mark: "total",
    args: { known: expect.arrayContaining(["event_id", "fbp"]), suggestion: null },
  }),
  mistake("none for the total", ["      total: grand_total\n", ""], {
    code: "missing-key",
    mark: "columns",
    args: { key: "total", where: "inputs.0.columns" },
  }),
  mistake("the same total for all orders", ["total: grand_total", "total: { is: x }"], {
    code: "wrong-type",
    mark: "{ is: x }",
    args: { expected: "text", got: "a map" },
  }),
  mistake("a number in place of a column", ["em: customer.email", "em: 3"], {
    code: "invalid-value",
    mark: "3",
    args: { expected: "a column, or what holds for every row as { is: Purchase }" },
  }),
  mistake("one column that a time has in parts", ["[Order Date, Order Time]", "[Order Date]"], {
    code: "invalid-value",
    mark: "[Order Date]",
    args: { expected: "a column, or the columns that say a time in parts, as [Order Date, Order Time]" },
  }),
  mistake("a path among the parts of a time, which is none", ["[Order Date, Order Time]", '[day, "x[*].clock"]'], {
    code: "invalid-value",
    mark: '[day, "x[*].clock"]',
    args: { value: "x[*].clock", expected: expect.stringContaining("such as line_items[].sku") },
  }),
  mistake("several columns for what is no time", ["em: customer.email", "em: [first, last]"], {
    code: "invalid-value",
    mark: "[first, last]",
    args: { expected: "a column, or what holds for every row as { is: Purchase }" },
  }),
  mistake("nothing that says what the file holds", ["    holds: orders\n", ""], {
    code: "missing-key",
    mark: "id: warehouse-orders",
    args: { key: "holds", where: "inputs.0" },
  }),
  mistake("a kind of file that there is not", ["holds: catalogue", "holds: products"], {
    code: "invalid-value",
    mark: "products",
    args: { expected: "one of orders, browser, server, catalogue, totals" },
  }),
  mistake("an id that another one has", ["id: stock-list", "id: sent-purchases"], {
    code: "duplicate-item",
    mark: "sent-purchases",
    args: { item: "sent-purchases" },
  }),
  mistake("the same column twice", ["      em: customer.email", "      total: t"], {
    code: "yaml-duplicate-key",
    mark: "total",
  }),
  mistake("a time zone that is none", ["America/New_York", "America/New_Yrok"], {
    code: "invalid-value",
    mark: "America/New_Yrok",
  }),
  mistake("an offset that is none", ['"-05:00"', '"-15:00"'], { code: "invalid-value", mark: '"-15:00"' }),
  mistake("an offset that is no text of ours", ['"-05:00"', "EST 5"], {
    code: "invalid-value",
    mark: "EST 5",
    args: { expected: 'a time zone such as America/New_York, or an offset in quotes such as "-05:00"' },
  }),
  ...[
    "items[]sku",
    "cart.items[].",
    "cart.items.[]",
    "[].sku",
    "items[*].sku",
    "orders[].items[].sku",
    "items[][0].sku",
  ].map((path) =>
    mistake(`the path ${path}, which is none`, ["em: customer.email", `em: "${path}"`], {
      code: "invalid-value",
      mark: `"${path}"`,
      args: { value: path, expected: expect.stringContaining("such as line_items[].sku") },
    }),
  ),
  mistake("a quote in a path that does not close", ["em: customer.email", `em: '"e.mail'`], {
    code: "invalid-value",
    mark: `'"e.mail'`,
    args: { value: '"e.mail' },
  }),
  mistake("a path of an item that leads to another list", [`'cart.line_items[]."price.net"'`, "items[].price"], {
    code: "invalid-value",
    mark: "items[].price",
    args: { value: "items[].price", expected: "a key of each of cart.line_items[], as the other columns of items" },
  }),
  mistake("a column of an item that is in no list", [`{ is: "1" }`, "qty"], {
    code: "invalid-value",
    mark: "qty",
    args: { value: "qty", expected: "a key of each of cart.line_items[], as the other columns of items" },
  }),
  mistake("an order of dates that there is not", ["day-first", "DMY"], {
    code: "invalid-value",
    mark: "DMY",
    args: { expected: "one of day-first, month-first" },
  }),
  mistake("another decimal sign", ['","', "comma"], {
    code: "invalid-value",
    mark: "comma",
    args: { expected: "one of ., ," },
  }),
];
