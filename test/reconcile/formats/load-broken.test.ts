import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loaded } from "../loaded.ts";

const orders = "Name,Total,Created at,Billing City\n#1,1.00,2026-05-14 11:23:45 +0100,Zürich\n";
const event = '{"data":[{"event_name":"Purchase","event_id":"1"}]}';

describe("files that are not as they should be", () => {
  it.each([
    ["a file that is not there", "missing.csv", null, "error input-missing: missing.csv names no file"],
    ["a pattern that names nothing", "*.nothing", null, "error input-missing: *.nothing names no file"],
    ["an empty file", "o.csv", "", "error input-unknown: it looks like an empty file"],
    ["prose", "o.csv", "Dear Ada,\n", "error input-unknown: it looks like text that is none of the known formats"],
    ["a page", "o.csv", "<!doctype html><html></html>", "error input-unknown: it looks like XML or HTML"],
    ["another kind than was said", "o.csv", event, "error input-unknown: it looks like server (event-lines)"],
    ["bytes", "o.csv", Uint8Array.from({ length: 500 }, (_, at) => (at * 7919) % 251), "error input-unknown"],
    [
      "a packed file that ends at once",
      "o.csv",
      gzipSync(orders).subarray(0, 12),
      "error input-damaged: the file ends too early",
    ],
    ["a Parquet file without its end", "o.csv", "PAR1zzzzzzzz", "error input-damaged: the file could not be read"],
  ])("say so: %s", async (_, name, content, message) => {
    const { read, said } = await loaded([{ said: "orders", name, content }]);
    expect(read).toEqual([]);
    expect(said.join("\n")).toContain(message);
  });

  it.each([
    ["UTF-16, little end first", Buffer.from(`\uFEFF${orders}`, "utf16le"), "it was read as UTF-16"],
    ["UTF-16, big end first", Buffer.from(`\uFEFF${orders}`, "utf16le").swap16(), "it was read as UTF-16"],
    ["UTF-16 without a mark", Buffer.from(orders.repeat(4), "utf16le"), "it was read as UTF-16"],
    ["Windows-1252", Buffer.from(orders, "latin1"), "1 line was read as Windows-1252"],
    [
      "UTF-8 and Windows-1252 in turns",
      Buffer.concat([Buffer.from(orders), Buffer.from("#2,1.00,2026-05-14 11:23:45 +0100,Zürich\n", "latin1")]),
      "1 line was read as Windows-1252",
    ],
  ])("are decoded, and that is said: %s", async (_, content, message) => {
    const { said, rows } = await loaded(
      [{ said: "orders", name: "o.csv", content }],
      ["SELECT DISTINCT identity.ct AS city FROM orders"],
    );
    expect(said.join("\n")).toContain(message);
    expect(rows[0]).toEqual([{ city: "Zürich" }]);
  });

  it("lose a line that is too long and keep the numbers of the others", async () => {
    const content = [event, `{"data":"${"x".repeat(9 * 1024 * 1024)}"}`, event, "nothing"].join("\n");
    const { read, said } = await loaded([{ said: "server", name: "s.jsonl", content }]);
    expect(read).toEqual([{ kind: "server", files: 1, read: 2, rejected: 1 }]);
    expect(said).toEqual([
      "error input-damaged: a line is too long: 1 of more than 8 MB left out, line 2",
      expect.stringContaining("not JSON (line 4)"),
    ]);
  });

  it("come from standard input and by patterns, too", async () => {
    const { read } = await loaded([{ said: "any", name: "-", content: null }], [], orders);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 1, rejected: 0 }]);
    const two = await loaded([
      { said: "any", name: "a-1.jsonl", content: event },
      { said: "orders", name: "*.jsonl", content: null },
    ]);
    expect(two.findings.map(({ code }) => code)).toEqual(["input-unknown", "input-repeated"]);
  });
});

describe("any bytes at all", () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 20 }).map((text) => Buffer.from(text)),
    fc
      .constantFrom(
        event,
        orders,
        '{"a":',
        "[",
        "]",
        "}",
        '"',
        ",",
        "\n",
        "\r\n",
        "\0",
        "\uFEFF",
        '{"log":{"entries":[',
        '{"orders":[',
        "<rss>",
        "<item>",
        "<![CDATA[",
        "id,price,title\n",
        "ev=1&id=2",
        "https://x.example/tr?ev=a&id=1\n",
        "PAR1",
        "\x1f\x8b\x08",
        "data=[",
      )
      .map((text) => Buffer.from(text, "latin1")),
  );
  const kind = fc.constantFrom("any", "orders", "browser", "server", "catalogue", "totals");

  it("give rows or findings, never a crash", async () => {
    await fc.assert(
      fc.asyncProperty(kind, fc.array(piece, { maxLength: 12 }), async (said, pieces) => {
        const { read, findings } = await loaded([{ said, name: "f", content: Buffer.concat(pieces) }]);
        expect(read.length + findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("as lines of a log: those read and those rejected are all lines", async () => {
    const line = fc.oneof(
      fc.constant(event),
      fc.json({ maxDepth: 2 }),
      fc.string({ maxLength: 30 }).map((text) => text.replace(/[\r\n]/gu, "")),
      fc.constant(event.slice(0, 20)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), async (lines) => {
        const all = [event, ...lines];
        const { read } = await loaded([{ said: "server", name: "f", content: all.join("\n") }]);
        const filled = all.filter((text) => text.trim() !== "").length;
        expect((read[0]?.read ?? 0) + (read[0]?.rejected ?? 0)).toBe(filled);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
