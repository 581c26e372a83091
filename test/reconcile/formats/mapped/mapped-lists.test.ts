import { describe, expect, it } from "vitest";
import { loadedBy } from "../../loaded.ts";
import {
  csvOfJson,
  jsonLines,
  listOrders,
  loadLists,
  parquetOfStructs,
  parquetOfTexts,
  readOfLists,
  withTexts,
} from "./list-shop.ts";
import { mapping } from "./mappings.ts";

describe("a row for each order, with its items in a list", () => {
  it.each([
    ["JSON lines", jsonLines(listOrders)],
    ["one JSON list", JSON.stringify(listOrders, null, 2)],
    ["JSON lines with JSON in texts", jsonLines(listOrders.map(withTexts))],
    ["CSV with JSON in cells", csvOfJson(listOrders)],
    ["structs and lists of Parquet", parquetOfStructs(listOrders)],
    ["JSON in texts of Parquet", parquetOfTexts(listOrders)],
  ])("is read by the same words in %s", async (_, content) => {
    const { read: files, said, rows } = await loadLists(await content);
    expect(said).toEqual([]);
    expect(files).toEqual([{ kind: "orders", files: 1, read: 3, rejected: 0 }]);
    expect(rows).toEqual([readOfLists.orders, readOfLists.lines]);
  });

  it("counts once where its newest state stands in another line", async () => {
    const by = mapping("orders", { name: "no", total: "sum", updated_at: "at", sku: "items[].sku" });
    const row = (sum: number, day: number, sku: string) => ({
      no: 7,
      sum,
      at: `2026-05-${day}T10:00:00Z`,
      items: [{ sku }],
    });
    const { rows, said } = await loadLists(jsonLines([row(1, 15, "new"), row(2, 14, "old")]), by);
    expect(rows).toMatchObject([[{ name: "7", total: "1.0000" }], [{ sku: "new" }]]);
    expect(said).toEqual([expect.stringContaining("an order that was there before (line 2)")]);
  });

  it("may have a constant for what the list does not say, amounts with a comma, and items deeper inside", async () => {
    const by = mapping(
      "orders",
      { name: "no", total: "sum", sku: "cart.lines[].sku", quantity: { is: "1" }, price: "cart.lines[].price" },
      { decimal: "," },
    );
    const content = jsonLines([
      {
        no: 7,
        sum: "1.234,50",
        cart: {
          lines: [
            { sku: "A", price: "1.000,5" },
            { sku: "B", price: 234 },
          ],
        },
      },
    ]);
    const { rows, said } = await loadLists(content, by);
    expect(said).toEqual([]);
    expect(rows[1]).toMatchObject([
      { sku: "A", quantity: "1", price: "1000.5000" },
      { sku: "B", quantity: "1", price: "234.0000" },
    ]);
  });
});

describe("a file that is one JSON list", () => {
  const order = (no: number, more: object = {}) => ({
    no,
    sum: 1,
    items: [{ sku: "A", note: "x".repeat(500) }],
    ...more,
  });
  const by = mapping("orders", { name: "no", total: "sum", sku: "items[].sku", created_at: "at" });
  const many = Array.from({ length: 300 }, (_, no) => order(no, { at: "2026-05-14T10:00:00Z" }));

  it("is read although it is longer than what is looked at", async () => {
    const { said, read } = await loadLists(JSON.stringify(many), by);
    expect(said).toEqual([]);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 300, rejected: 0 }]);
  });

  it("has what can't be read of it listed by its place in the list", async () => {
    const { said } = await loadLists(JSON.stringify([...many.slice(0, 3), order(7, { items: 3 }), 5]), by);
    expect(said).toEqual([
      "error input-rejected: 1 line of orders: an order without a name (line 5)",
      "warning input-rejected: 1 line of orders: items is not a list (line 4)",
    ]);
  });

  it.each(["[", "[]", "[[1]]", '[{"no":1', '[{"no":1}{', "[1,2]"])(
    "is unknown where it has no names: %s",
    async (content) => {
      const { findings } = await loadLists(content, by);
      expect(findings.map(({ code }) => code)).toEqual(["input-unknown"]);
    },
  );

  it("is damaged, not short, where it ends too early", async () => {
    const { said, read } = await loadLists(JSON.stringify(many).slice(0, -30), by);
    expect(said.join()).toContain("input-damaged");
    expect(read).toEqual([]);
  });
});

describe("a row whose list is not as the path says", () => {
  const given = (line_items: unknown, more: object = {}) =>
    jsonLines([listOrders[0], { no: "10", amounts: { total: 1 }, line_items, ...more }, listOrders[1]]);

  it.each<[string, unknown, object, string]>([
    ["an object in place of it", { sku: "A" }, {}, "line_items is not a list"],
    ["a text in place of it", "A, B", {}, "line_items is not a list"],
    ["a number in place of it", 3, {}, "line_items is not a list"],
    ["a text among the items", [{ sku: "A" }, "B"], {}, "one of line_items is not an object"],
    ["a list among the items", [["A"]], {}, "one of line_items is not an object"],
    ["a list in place of a text", [{ sku: ["A", "B"] }], {}, "line_items[].sku is not one value in each"],
    [
      "a price that is none",
      [
        { sku: "A", price: "three" },
        { sku: "B", price: 1 },
      ],
      {},
      "line_items[].price is not an amount",
    ],
    ["half of an item", [{ sku: "A", qty: 1.5 }], {}, "line_items[].qty is not a whole number"],
    [
      "two codes where an order has one",
      [],
      { codes: [{ code: "A" }, { code: "B" }] },
      "codes[].code is not the same in all of the list",
    ],
    ["a text where an item has an object", [{ sku: "A", variant: "41" }], {}, "line_items[].variant is not an object"],
    ["a text in place of an object", [], { customer: "ada@example.com" }, "customer is not an object"],
  ])("is listed and stays an order in doubt: %s", async (_, items, more, reason) => {
    const { read: files, said, rows } = await loadLists(given(items, more));
    expect(said).toEqual([`warning input-rejected: 1 line of orders: ${reason} (line 2)`]);
    expect(files).toEqual([{ kind: "orders", files: 1, read: 3, rejected: 1 }]);
    expect(rows[0]?.find(({ name }) => name === "10")).toMatchObject({ total: "1.0000", doubtful: true });
    expect(rows[0]?.filter(({ doubtful }) => doubtful === true)).toHaveLength(1);
  });

  it("keeps what can be read of the other items", async () => {
    const { rows } = await loadLists(given([{ sku: "A", price: "three" }, null, { sku: "B", price: 1 }]));
    expect(rows[1]?.filter(({ order_key }) => order_key === "10")).toMatchObject([
      { sku: "A", price: null },
      { sku: "B", price: "1.0000" },
    ]);
  });

  it("is listed in CSV and Parquet, too, by its line", async () => {
    const broken = { no: "10", amounts: { total: 1 }, line_items: { sku: "A" } };
    for (const content of [csvOfJson([...listOrders, broken]), await parquetOfTexts([...listOrders, broken])]) {
      const { said } = await loadLists(content);
      expect(said).toEqual([expect.stringMatching(/^warning .*line_items is not a list \(line [45]\)$/u)]);
    }
  });

  it("is lost, and said to be, where it has no name besides", async () => {
    const { said } = await loadLists(jsonLines([listOrders[0], { amounts: { total: 1 }, line_items: 3 }]));
    expect(said).toEqual(["error input-rejected: 1 line of orders: an order without a name (line 2)"]);
  });
});

describe("product ids of an event", () => {
  const ids = async (path: string, custom_data: unknown) => {
    const by = mapping("browser", { name: "what", event_at: "at", content_ids: path });
    const first = { content_ids: ["0"], contents: [{ id: "0", item: { id: "0" } }] };
    const event = (data: unknown) => ({ what: "Purchase", at: 1_778_754_225, data });
    const content = jsonLines([event(first), event(custom_data)]);
    const { rows, said } = await loadedBy(
      [by],
      [{ said: "browser", name: "f", content }],
      ["SELECT content_ids AS ids FROM events"],
    );
    return { ids: rows[0]?.[1]?.["ids"], said };
  };

  it.each<[string, unknown, readonly string[] | null]>([
    ["data.content_ids", { content_ids: ["A", 2] }, ["A", "2"]],
    ["data.content_ids", { content_ids: [] }, null],
    ["data.content_ids[]", { content_ids: ["A, with a comma", 2] }, ["A, with a comma", "2"]],
    ["data.contents[].id", { contents: [{ id: "A" }, { id: 2 }, { name: "no id" }] }, ["A", "2"]],
    ["data.contents[].item.id", { contents: [{ item: { id: "A" } }] }, ["A"]],
    ["data.contents", { contents: [{ id: "A" }] }, ["A"]],
    ["data.contents[].id", { contents: [] }, null],
    ["data.contents[].id", {}, null],
  ])("are read from %s in %j", async (path, data, found) => {
    const { ids: read, said } = await ids(path, data);
    expect(said).toEqual([]);
    expect(read ?? []).toEqual(found ?? []);
  });

  it.each([
    ["data.content_ids[]", { content_ids: "A" }, "data.content_ids is not a list"],
    ["data.content_ids[]", { content_ids: [{ id: "A" }] }, "data.content_ids[] is not one value in each"],
    ["data.contents[].id", { contents: ["A"] }, "one of data.contents is not an object"],
    ["data.contents[].id", "A", "data is not an object"],
  ])("are listed as unreadable where %s meets %j, and the event stays", async (path, data, reason) => {
    const { ids: read, said } = await ids(path, data);
    expect(said).toEqual([`warning input-rejected: 1 line of browser: ${reason} (line 2)`]);
    expect(read ?? []).toEqual([]);
  });

  it("stand beside identifiers that were sent as a list", async () => {
    const by = mapping("server", { name: "what", event_at: "at", em: "user.em[]", ph: "user.phones[].hash" });
    const content = jsonLines([
      { what: "Purchase", at: 1_778_754_225, user: { em: ["aa", "bb"], phones: [{ hash: "cc" }] } },
    ]);
    const { rows, said } = await loadedBy(
      [by],
      [{ said: "server", name: "f", content }],
      ["SELECT keys.em, keys.ph FROM events"],
    );
    expect(said).toEqual([]);
    expect(rows[0]).toEqual([{ em: "aa,bb", ph: "cc" }]);
  });
});
