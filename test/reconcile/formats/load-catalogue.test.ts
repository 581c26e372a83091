import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createDuckdbWarehouse } from "../../../src/warehouse/create-duckdb-warehouse.ts";
import { loaded, rowsOf } from "../loaded.ts";

const all = "SELECT id, item_group_id, availability, price FROM catalogue ORDER BY id";
const items = [
  { id: "41", item_group_id: "7", availability: "in stock", price: "9.99 CAD" },
  { id: "42", item_group_id: "7", availability: "out of stock", price: "9.99 CAD" },
];

const rss = (body: string) =>
  `<?xml version="1.0"?>\n<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>id</title>\n${body}\n</channel></rss>`;
const item = (id: string, availability: string) =>
  `<item><g:id>${id}</g:id><g:item_group_id><![CDATA[7]]></g:item_group_id><title>Tent &amp; rope</title><g:availability>${availability}</g:availability><g:price>9.99 CAD</g:price></item>`;

describe("a catalogue feed", () => {
  it("is read from CSV with comments before its header", async () => {
    const content =
      '# ref_application_id 1\n# ref_asset_id 2\nid,title,availability,price,item_group_id\n41,"Tent, sand",in stock,9.99 CAD,7\n42,Rope,out_of_stock,9.99 CAD,7\n';
    expect(await rowsOf("any", content, all)).toEqual(items);
  });

  it("is read from Meta's own template, whose comments a spreadsheet has put in quotes", async () => {
    const comment = '"# Required | A unique id, your SKU if you can","# Required | A title",#,#,# Optional | The group';
    const content = `${comment}\nid,title,availability,price,item_group_id\n41,Tent,in stock,9.99 CAD,7\n42,Rope,out of stock,9.99 CAD,7\n`;
    expect(await rowsOf("any", content, all)).toEqual(items);
  });

  it.each([
    "title",
    "link",
    "image_link",
    "condition",
    "description",
    "brand",
    "price",
    "availability",
    "item_group_id",
  ])("is known by an id, %s and one more column", async (name) => {
    const more = name === "title" ? "link" : "title";
    const { read } = await loaded([{ said: "any", name: "f", content: `id,${name},${more}\n41,a,b\n` }]);
    expect(read).toEqual([{ kind: "catalogue", files: 1, read: 1, rejected: 0 }]);
  });

  it.each(["id,title", "title,link,price", "id,name,colour"])("is not known by %s", async (header) => {
    const { read } = await loaded([{ said: "any", name: "f", content: `${header}\n1,2,3\n` }]);
    expect(read).toEqual([]);
  });

  it("is read from TSV whose names carry the prefix of Google", async () => {
    const content =
      "g:id\tg:item_group_id\tg:availability\tg:price\r\n41\t7\tIn stock\t9.99 CAD\r\n42\t7\tout_of_stock\t9.99 CAD\r\n";
    expect(await rowsOf("catalogue", content, all)).toEqual(items);
  });

  it("is read from RSS", async () => {
    expect(await rowsOf("any", rss(`${item("41", "in_stock")}\n${item("42", "out of stock")}`), all)).toEqual(items);
  });

  it("is read without what stands deeper in an item: the price of a delivery, a variant with an id", async () => {
    const deeper =
      "<g:shipping><g:country>CA</g:country><g:price>3.00 CAD</g:price></g:shipping><variant><id>9</id></variant>";
    const withDeeper = (id: string, availability: string) =>
      item(id, availability).replace("</item>", `${deeper}</item>`);
    expect(await rowsOf("any", rss(withDeeper("41", "in stock") + withDeeper("42", "out of stock")), all)).toEqual(
      items,
    );
  });

  it("is read from Atom, where an entry's own id is an address", async () => {
    const entry = item("41", "in stock")
      .replaceAll("item>", "entry>")
      .replace("<g:id>", "<id>https://x.example/1</id><g:id>");
    const content = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">\n${entry}</feed>`;
    expect(await rowsOf("catalogue", content, all)).toEqual(items.slice(0, 1));
  });

  it("counts items without id, and XML that is not well-formed or ends too early", async () => {
    const content =
      rss(`${item("41", "in stock")}\n${item("", "in stock")}\n<item><title>Tent & rope</title>`).split(
        "</channel>",
      )[0] ?? "";
    const { read, said } = await loaded([{ said: "catalogue", name: "f.xml", content }]);
    expect(read).toEqual([{ kind: "catalogue", files: 1, read: 1, rejected: 3 }]);
    expect(said).toEqual([
      expect.stringContaining("1 line of catalogue: an item without id (line 4)"),
      expect.stringContaining("not well-formed XML (lines 5, 6)"),
    ]);
  });

  it("resolves no entities of its own", async () => {
    const content =
      `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${rss(item("&b;", "in stock"))}`.replace(
        '<?xml version="1.0"?>\n',
        "",
      );
    const { rows } = await loaded(
      [{ said: "catalogue", name: "f.xml", content: `<?xml version="1.0"?>${content}` }],
      ["SELECT id FROM catalogue"],
    );
    expect(JSON.stringify(rows)).not.toContain("aaaa");
  });
});

describe("Meta's totals", () => {
  it("are read, and what is no number is counted", async () => {
    const content =
      "date,event,count,value,emq\n2026-05-14,Purchase,120,4500.50,6.4\n2026-05-15,Purchase,many,1,1\n2026-05-16,Purchase,7,,\n2026-05-17,Purchase,1.203,,\n";
    const { read, rows, said } = await loaded(
      [{ said: "any", name: "t.csv", content }],
      ["SELECT day, count, value, emq FROM totals ORDER BY day"],
    );
    expect(read).toEqual([{ kind: "totals", files: 1, read: 2, rejected: 2 }]);
    expect(rows[0]).toEqual([
      { day: "2026-05-14", count: "120", value: "4500.5000", emq: 6.4 },
      { day: "2026-05-16", count: "7", value: null, emq: null },
    ]);
    expect(said).toEqual([expect.stringContaining("count is not a whole number (lines 3, 5)")]);
  });
});

/** A Parquet file with the rows of a query. */
async function parquet(select: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "signal-parquet-"));
  const warehouse = await createDuckdbWarehouse({ memory: 256e6, spill: folder, threads: 1 });
  try {
    await warehouse.run(`COPY (${select}) TO '${join(folder, "made.parquet")}' (FORMAT parquet)`);
    return readFileSync(join(folder, "made.parquet"));
  } finally {
    await warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("a Parquet file", () => {
  it("is read by the canonical names of its columns", async () => {
    const content = await parquet(
      "SELECT * FROM (VALUES ('#1', '12.50', TIMESTAMPTZ '2026-05-14 10:00:00Z', 'x'), (NULL, '1', NULL, 'y')) AS t(order_key, total, happened_at, file)",
    );
    const { read, rows, said } = await loaded(
      [{ said: "any", name: "o.bin", content }],
      ["SELECT order_key, total, happened_at, file FROM orders"],
    );
    expect(rows[0]).toEqual([
      { order_key: "#1", total: "12.5000", happened_at: "2026-05-14 10:00:00+00", file: "o.bin" },
    ]);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 1, rejected: 1 }]);
    expect(said).toEqual([expect.stringContaining("one of order_key, total is missing (line 2)")]);
  });

  it("holds events of the side that the user names", async () => {
    const content = await parquet(
      "SELECT 'Purchase' AS name, TIMESTAMPTZ '2026-05-14 10:00:00Z' AS event_at, ['1'] AS content_ids",
    );
    expect(await rowsOf("browser", content, "SELECT side, name, content_ids FROM events")).toEqual([
      { side: "browser", name: "Purchase", content_ids: ["1"] },
    ]);
  });

  it("with other columns is unknown", async () => {
    const { read, said } = await loaded([{ said: "any", name: "x", content: await parquet("SELECT 1 AS a") }]);
    expect(read).toEqual([]);
    expect(said).toEqual([expect.stringContaining("error input-unknown: it looks like Parquet with other columns")]);
  });
});
