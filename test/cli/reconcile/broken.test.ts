import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { reconciled } from "./reconciled.ts";
import { cells, columns, numbers, ordersCsv, purchase, request, serverLog, shopFolder } from "./small-shop.ts";

const log = serverLog();
/** Packed without making it smaller, so that every program unpacks the same half of it. */
const halfPacked = (text: string) => gzipSync(text, { level: 0 }).subarray(0, text.length / 2 + 45);
const har = (entries: string) => `{"log":{"version":"1.2","creator":{"name":"x","version":"1"}${entries}}}`;
const server = ["--orders", "orders.csv", "--server"];
const exported = (file: string) => ["--orders", file, "--server", "capi.jsonl"];

interface Case {
  readonly says: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly words: readonly string[];
  readonly code: 0 | 1 | 2;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly said: readonly string[];
  readonly cause?: string;
}

const cases: readonly Case[] = [
  {
    says: "nothing is broken",
    files: {},
    words: [...server, "capi.jsonl"],
    code: 0,
    verdicts: { matched: 20 },
    said: [],
  },
  {
    says: "a packed log that breaks off: what comes behind is not known",
    files: { "s.gz": halfPacked(log) },
    words: [...server, "s.gz"],
    code: 2,
    verdicts: { matched: 10, unknown: 10 },
    said: ["error input-damaged", "error log-covers-part", "warning input-rejected"],
  },
  {
    says: "a packed export that breaks off: what was read is right, and that is not all",
    files: { "o.gz": halfPacked(ordersCsv()) },
    words: exported("o.gz"),
    code: 2,
    verdicts: { matched: 9 },
    said: ["error input-damaged", "error input-rejected"],
  },
  {
    says: "half a line of JSON at the end of the log",
    files: { "s.jsonl": log + request(1).slice(0, 80) },
    words: [...server, "s.jsonl"],
    code: 0,
    verdicts: { matched: 20 },
    said: ["warning input-rejected"],
  },
  {
    says: "half a line of JSON where an event should be",
    files: { "s.jsonl": log.trimEnd().slice(0, -80) },
    words: [...server, "s.jsonl"],
    code: 1,
    verdicts: { matched: 19, "missing-on-server": 1 },
    said: ["warning input-rejected"],
  },
  {
    says: "half an order at the end of the export",
    files: { "o.csv": ordersCsv().slice(0, -60) },
    words: exported("o.csv"),
    code: 2,
    verdicts: { matched: 19 },
    said: ["error input-rejected"],
  },
  {
    says: "semicolons are read",
    files: { "o.csv": ordersCsv(";") },
    words: exported("o.csv"),
    code: 0,
    verdicts: { matched: 20 },
    said: [],
  },
  {
    says: "a delimiter that nobody knows",
    files: { "o.csv": ordersCsv(":") },
    words: exported("o.csv"),
    code: 2,
    verdicts: {},
    said: ["error input-unknown"],
  },
  {
    says: "another delimiter than the header's",
    files: { "o.csv": ordersCsv(";").replace(columns.join(";"), columns.join(",")) },
    words: exported("o.csv"),
    code: 2,
    verdicts: {},
    said: ["error input-empty", "error input-rejected"],
  },
  {
    says: "another delimiter in half of the rows",
    files: {
      "o.csv": `${[columns.join(","), ...numbers.map((n) => cells(n).join(n % 2 === 0 ? "," : ";"))].join("\n")}\n`,
    },
    words: exported("o.csv"),
    code: 1,
    verdicts: { matched: 10 },
    said: ["error input-rejected"],
  },
  {
    says: "amounts with a comma: no total is known, and none matches",
    files: { "o.csv": ordersCsv(";", "40,00") },
    words: exported("o.csv"),
    code: 2,
    verdicts: { unknown: 20 },
    said: ["error order-amount-unknown", "warning input-rejected"],
  },
  {
    says: "a column of amounts twice",
    files: {
      "o.csv": ordersCsv()
        .replace(/$/gmu, ",99.00")
        .replace("Source,99.00", "Source,Total")
        .trimEnd()
        .replace(/\n,99\.00$/u, "\n"),
    },
    words: exported("o.csv"),
    code: 2,
    verdicts: { matched: 20 },
    said: ["error input-damaged"],
  },
  {
    says: "UTF-8 and Windows-1252 in one file",
    files: {
      "o.csv": Buffer.concat([
        Buffer.from(ordersCsv().replaceAll("Tent", "Zelté").split("\n").slice(0, 11).join("\n") + "\n"),
        Buffer.from(ordersCsv().replaceAll("Tent", "Zelté").split("\n").slice(11).join("\n"), "latin1"),
      ]),
    },
    words: exported("o.csv"),
    code: 0,
    verdicts: { matched: 20 },
    said: ["warning input-damaged"],
  },
  {
    says: "a capture with an empty list of entries",
    files: { "c.har": har(',"entries":[]') },
    words: ["--orders", "orders.csv", "--browser", "c.har"],
    code: 2,
    verdicts: { unknown: 20 },
    said: ["error input-empty"],
  },
  {
    says: "a capture with none, beside a log that is right",
    files: { "c.har": har("") },
    words: [...server, "capi.jsonl", "--browser", "c.har"],
    code: 2,
    verdicts: { matched: 20 },
    said: ["error input-empty", "warning input-rejected"],
  },
  {
    says: "a capture of another page",
    files: { "c.har": har(',"entries":[{"request":{"url":"https://northwind.example/","headers":[]}}]') },
    words: [...server, "capi.jsonl", "--browser", "c.har"],
    code: 2,
    verdicts: { matched: 20 },
    said: ["error input-empty"],
  },
  {
    says: "a server whose clock is an hour ahead",
    files: { "s.jsonl": serverLog(3604) },
    words: [...server, "s.jsonl"],
    code: 1,
    verdicts: { "event-time": 20 },
    said: [],
    cause: "local-time",
  },
  {
    says: "a server whose clock is five hours behind",
    files: { "s.jsonl": serverLog(4 - 5 * 3600) },
    words: [...server, "s.jsonl"],
    code: 1,
    verdicts: { "event-time": 20 },
    said: [],
    cause: "local-time",
  },
  {
    says: "requests one behind the other",
    files: { "s.json": numbers.map((n) => request(n)).join("") },
    words: [...server, "s.json"],
    code: 0,
    verdicts: { matched: 20 },
    said: [],
  },
  {
    says: "a list of events over many lines",
    files: {
      "s.json": JSON.stringify(
        numbers.map((n) => purchase(n)),
        null,
        2,
      ),
    },
    words: [...server, "s.json"],
    code: 0,
    verdicts: { matched: 20 },
    said: [],
  },
  {
    says: "a file named twice, once by a pattern",
    files: {},
    words: [...server, "capi.jsonl", "--server", "*.jsonl"],
    code: 0,
    verdicts: { matched: 20 },
    said: ["warning input-repeated"],
  },
  {
    says: "one log for both sides, which would agree with itself",
    files: {},
    words: [...server, "capi.jsonl", "--browser", "./capi.jsonl"],
    code: 2,
    verdicts: { unknown: 20 },
    said: ["error input-empty", "warning input-rejected", "warning input-repeated"],
  },
];

describe("reconcile over files that are not as they should be", () => {
  it.each(cases)("$says", ({ files, words, code, verdicts, said, cause }) => {
    const ran = reconciled(shopFolder(files), words);
    expect({ code: ran.code, verdicts: ran.verdicts, said: ran.said.toSorted() }).toEqual({ code, verdicts, said });
    expect(ran.causes[0]).toBe(cause);
    expect(ran.seconds).toBeLessThan(20);
  });
});
