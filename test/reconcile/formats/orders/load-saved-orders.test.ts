import { describe, expect, it } from "vitest";
import { loaded, rowsOf } from "../../loaded.ts";

const header = "Name,Id,Created at,Currency,Total,Lineitem name,Lineitem sku,Lineitem quantity";
const row = (name: string, id: string, sku = "T-1") =>
  `${name},${id},2026-05-14 11:23:45 +0200,EUR,49.95,Tent,${sku},1`;
const all = "SELECT order_key, id, items[1].sku AS sku FROM orders ORDER BY order_key";

describe("an export of orders that a spreadsheet has saved", () => {
  it("keeps its texts, whose apostrophes are no part of them", async () => {
    const content = `${header}\n${row("'#1001", "'5600000000007", "'0041")}\n`;
    expect(await rowsOf("any", content, all)).toEqual([{ order_key: "#1001", id: "5600000000007", sku: "0041" }]);
  });

  it("keeps an id that was taken for a number and is still whole", async () => {
    const content = `${header}\n${row("#1001", "5600000000007.0")}\n`;
    expect(await rowsOf("any", content, all)).toEqual([{ order_key: "#1001", id: "5600000000007", sku: "T-1" }]);
  });

  it.each(["5.6E+12", "5.60000e12", "5E+12"])("has lost an id written %s, and says so", async (id) => {
    const { rows, said } = await loaded(
      [{ said: "orders", name: "o.csv", content: `${header}\n${row("#1001", id)}\n` }],
      ["SELECT order_key, id, doubtful FROM orders"],
    );
    expect(rows[0]).toEqual([{ order_key: "#1001", id: null, doubtful: true }]);
    expect(said).toEqual([
      "warning input-rejected: 1 line of orders: Id is not whole: a spreadsheet has rounded it (line 2)",
    ]);
  });

  it("keeps an id that decimal commas have come into as lost", async () => {
    const content = `${header.replaceAll(",", ";")}\n${row("#1001", "5,6E+12").replace("5,6E+12", "@").replaceAll(",", ";").replace("@", "5,6E+12")}\n`;
    expect(await rowsOf("any", content, "SELECT id, total FROM orders")).toEqual([{ id: null, total: "49.9500" }]);
  });

  it("may end in rows of empty cells, which are no orders", async () => {
    const content = `${header}\n${row("#1001", "1")}\n,,,,,,,\n , ,,,,,,\n`;
    const { read, said } = await loaded([{ said: "any", name: "o.csv", content }]);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 1, rejected: 0 }]);
    expect(said).toEqual([]);
  });

  it("may begin with the line that tells a spreadsheet the delimiter", async () => {
    const content = `sep=;\r\n${[header, row("#1001", "1")].join("\r\n").replaceAll(",", ";")}\r\n`;
    expect(await rowsOf("any", content, all)).toEqual([{ order_key: "#1001", id: "1", sku: "T-1" }]);
  });
});

describe("a catalogue feed as a spreadsheet of Google's template", () => {
  it("has spaces in its names, and rows of empty cells behind the last", async () => {
    const content = "id\ttitle\titem group id\tavailability\tprice\n41\tTent\t7\tin stock\t9.99 EUR\n\t\t\t\t\n";
    const { rows, said } = await loaded(
      [{ said: "any", name: "f.tsv", content }],
      ["SELECT id, item_group_id FROM catalogue"],
    );
    expect(rows[0]).toEqual([{ id: "41", item_group_id: "7" }]);
    expect(said).toEqual([]);
  });
});
