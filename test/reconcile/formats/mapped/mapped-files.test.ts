import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadedBy } from "../../loaded.ts";
import { mapping, parquet, parquetOf } from "./mappings.ts";

const orders = mapping("orders", { name: "no", total: "sum", em: "customer.email" });
const names = "SELECT name, total, identity.em FROM orders ORDER BY name";

describe("keys of JSON lines", () => {
  it("lead with dots into objects, or have dots themselves, and may be left out of a line", async () => {
    const content = [
      { no: 7, sum: 55.1, customer: { email: "ada@example.com" } },
      { no: "8", sum: "12.50", "customer.email": "omar@example.com" },
      { no: 9, sum: null },
      { no: 10, sum: 3, customer: null },
    ];
    const { said, rows } = await loadedBy(
      [orders],
      [{ said: "any", name: "f", content: content.map((line) => JSON.stringify(line)).join("\n") }],
      [names],
    );
    expect(rows[0]).toEqual([
      { name: "10", total: "3.0000", em: null },
      { name: "7", total: "55.1000", em: "ada@example.com" },
      { name: "8", total: "12.5000", em: "omar@example.com" },
      { name: "9", total: null, em: null },
    ]);
    expect(said).toEqual([expect.stringContaining("an order without a total (line 3)")]);
  });

  it("may hold slashes and tildes", async () => {
    const by = mapping("catalogue", { id: "a/b~c" });
    const { rows } = await loadedBy(
      [by],
      [{ said: "any", name: "f", content: '{"a/b~c":"41","x":1}' }],
      ["SELECT id FROM catalogue"],
    );
    expect(rows[0]).toEqual([{ id: "41" }]);
  });

  it("hold numbers that have a point whatever sign texts have", async () => {
    const by = mapping("orders", { name: "no", total: "sum" }, { decimal: "," });
    const content = '{"no":"1","sum":1234.5}\n{"no":"2","sum":"1.234,5"}\n';
    const { said, rows } = await loadedBy([by], [{ said: "any", name: "f", content }], [names]);
    expect(said).toEqual([]);
    expect(rows[0]).toMatchObject([{ total: "1234.5000" }, { total: "1234.5000" }]);
  });
});

describe("columns of Parquet", () => {
  it("are read by their types: times with a zone and without one, numbers, lists", async () => {
    const content = await parquet(
      "SELECT 'Purchase' AS what, TIMESTAMPTZ '2026-05-14 10:23:45Z' AS at, TIMESTAMP '2026-05-14 06:23:46' AS logged, " +
        "12.5::DOUBLE AS worth, ['41', '42'] AS items, true AS made_up, 'ascii'::BLOB AS bytes",
    );
    const by = mapping(
      "server",
      {
        name: "what",
        event_at: "at",
        received_at: "logged",
        value: "worth",
        content_ids: "items",
        automatic: "made_up",
        event_id: "bytes",
      },
      { time_zone: "America/New_York", decimal: "," },
    );
    const { said, rows } = await loadedBy(
      [by],
      [{ said: "any", name: "f", content }],
      ["SELECT name, event_at, received_at, value, content_ids, automatic, event_id FROM events"],
    );
    expect(said).toEqual([]);
    expect(rows[0]).toEqual([
      {
        name: "Purchase",
        event_at: "2026-05-14 10:23:45+00",
        received_at: "2026-05-14 10:23:46+00",
        value: "12.5000",
        content_ids: ["41", "42"],
        automatic: true,
        event_id: "ascii",
      },
    ]);
  });

  it("are named with their lines where a cell can't be read", async () => {
    const content = await parquet("SELECT * FROM (VALUES ('1', '1.00'), ('2', 'two')) AS t(no, sum)");
    const { said } = await loadedBy(
      [mapping("orders", { name: "no", total: "sum" })],
      [{ said: "orders", name: "f", content }],
    );
    expect(said).toEqual(["warning input-rejected: 1 line of orders: sum is not an amount (line 2)"]);
  });
});

const sent = { name: { is: "Purchase" }, event_at: "at", event_id: "id" };
const log = "id,at\norder-7,1778754225\n";

describe("which mapping reads a file", () => {
  it("is the one for what the user says it holds", async () => {
    const both = [mapping("browser", sent), mapping("server", sent)];
    const { read, said } = await loadedBy(both, [{ said: "server", name: "f", content: log }]);
    expect(said).toEqual([]);
    expect(read).toEqual([{ kind: "server", files: 1, read: 1, rejected: 0 }]);
  });

  it("is none where two fit: neither is guessed", async () => {
    const both = [mapping("browser", sent), mapping("server", sent)];
    const { read, said } = await loadedBy(both, [{ said: "any", name: "f", content: log }]);
    expect(read).toEqual([]);
    expect(said).toEqual(["error input-ambiguous: it has all columns of their-browser, their-server"]);
  });

  it("is none where the file is of a format that is known", async () => {
    const content = "Name,Total,Created at,Note\n#1,1.00,2026-05-14 11:23:45 +0100,9.99\n";
    const { rows } = await loadedBy(
      [mapping("orders", { name: "Name", total: "Note" })],
      [{ said: "any", name: "f", content }],
      ["SELECT name, total FROM orders"],
    );
    expect(rows[0]).toEqual([{ name: "#1", total: "1.0000" }]);
  });

  it.each([
    ["event", "server", { name: "event", event_at: "sent_at", event_id: "data" }],
    ["order_number", "orders", { name: "order_number", total: "sent_at" }],
    ["currencyCode", "orders", { name: "data", total: "sent_at", currency: "currencyCode" }],
  ] as const)("is the one with all keys of lines of JSON that only %s makes look like ours", async (key, holds, by) => {
    const content = `${JSON.stringify({ [key]: "Purchase", sent_at: 1_778_754_225, data: "order-7" })}\n`;
    const { read, said } = await loadedBy([mapping(holds, by)], [{ said: holds, name: "f", content }]);
    expect(said).toEqual([]);
    expect(read).toEqual([{ kind: holds, files: 1, read: 1, rejected: 0 }]);
  });

  it("is asked where a known format is not what the user says", async () => {
    const content = "id,price,title,availability,at\nNW-7,9.99,Tent,yes,2026-05-14T10:23:45Z\n";
    const by = mapping("orders", { name: "id", total: "price", created_at: "at" });
    const { rows, said } = await loadedBy(
      [by],
      [{ said: "orders", name: "f", content }],
      ["SELECT name, total FROM orders"],
    );
    expect(said).toEqual([]);
    expect(rows[0]).toEqual([{ name: "NW-7", total: "9.9900" }]);
  });

  it("reads a packed file, too", async () => {
    const { read } = await loadedBy([mapping("server", sent)], [{ said: "any", name: "f", content: gzipSync(log) }]);
    expect(read).toEqual([{ kind: "server", files: 1, read: 1, rejected: 0 }]);
  });

  it("reads the first of two columns of one name, and says that this may be the wrong one", async () => {
    const by = mapping("orders", { name: "no", total: "sum" });
    const content = "no,sum,note,sum,note\n7,1.00,a,2.00,b\n";
    const { rows, said } = await loadedBy([by], [{ said: "any", name: "f", content }], ["SELECT total FROM orders"]);
    expect(rows[0]).toEqual([{ total: "1.0000" }]);
    expect(said).toEqual(["error input-damaged: a column occurs twice: sum; the first is read"]);
  });
});

describe("a file that no mapping fits", () => {
  const finding = async (content: string | Uint8Array, said: "orders" | "any" = "orders") => {
    const { findings, read } = await loadedBy([orders], [{ said, name: "f", content }]);
    expect(read).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(["input-unknown"]);
    return findings[0]?.args;
  };

  it.each([
    ["CSV", "no;price;mail\n7;1,00;ada@example.com\n", ["no", "price", "mail"]],
    ["JSON lines", '{"no":7,"a":{"b":1}}\n{"c":2}\n', ["no", "a", "a.b", "c"]],
    ["half a line of JSON", `{"no":7,"text":"${"x".repeat(70_000)}"}`, ["no", "text"]],
  ])("has its columns told: %s", async (_, content, columns) => {
    expect(await finding(content)).toMatchObject({ columns, nearly: null, holds: "orders" });
  });

  it("has the columns of Parquet told", async () => {
    expect(await finding(await parquet("SELECT 1 AS a, 2 AS b"), "any")).toMatchObject({
      columns: ["a", "b"],
      holds: "any",
    });
  });

  it("has what a mapping lacks of it told", async () => {
    expect(await finding("no,sum,email\n7,1.00,ada@example.com\n")).toMatchObject({
      nearly: { mapping: "their-orders", lacks: ["customer.email"] },
    });
  });

  it.each([
    ["an address", "Ada,ada@example.com,Zürich\n"],
    ["a number", "Ada,1042,Zürich\n"],
    ["keys that are somebody", '{"ada@example.com":{"orders":1},"x":2}\n'],
    ["prose", "Dear Ada\n"],
  ])("has nothing told of it where it may have no header: %s", async (_, content) => {
    expect(await finding(content)).toMatchObject({ columns: [] });
  });
});

describe("any names of columns at all", () => {
  const name = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.constantFrom("a'b", 'c"d', "e.f", "/g~h", "line", "json"),
  );
  const written = {
    CSV: (names: readonly string[]) => {
      const cells = (row: readonly string[]) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
      return `${cells(names)}\n${cells(names.map((_, at) => String(at)))}\n`;
    },
    "JSON lines": (names: readonly string[]) =>
      `${JSON.stringify(Object.fromEntries(names.map((each, at) => [each, String(at)])))}\n`,
  };

  it.each(["CSV", "JSON lines"] as const)(
    "are read as they are written: %s",
    async (format) => {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(name, { minLength: 2, maxLength: 4 }),
          async ([first = "", second = "", ...more]) => {
            const by = mapping("orders", { name: first, total: second });
            const content = written[format]([first, second, ...more]);
            const given = [{ said: "orders" as const, name: "f", content }];
            const { read, findings, rows } = await loadedBy([by], given, ["SELECT name, total FROM orders"]);
            expect(read.length + findings.length).toBeGreaterThan(0);
            const plain = [first, second, ...more].every((each) => /^[a-z][a-z' ]*[a-z']$/u.test(each));
            if (plain) expect(rows[0]).toEqual([{ name: "0", total: "1.0000" }]);
          },
        ),
        { numRuns: 30 },
      );
    },
    60_000,
  );

  it.each(["a'b", 'c"d', "e.f", "/g~h", "line", "json", "c0", "broken", "v_total"])("%s", async (column) => {
    const by = mapping("orders", { name: "no", total: column, currency: { is: "it's" } });
    for (const content of [
      written["CSV"](["no", column]),
      written["JSON lines"](["no", column]),
      await parquetOf(["no", column], [["0", "1"]]),
    ]) {
      const given = [{ said: "orders" as const, name: "f", content }];
      const { findings, rows } = await loadedBy([by], given, ["SELECT name, total, currency FROM orders"]);
      expect(findings).toEqual([]);
      expect(rows[0]).toEqual([{ name: "0", total: "1.0000", currency: "it's" }]);
    }
  });
});
