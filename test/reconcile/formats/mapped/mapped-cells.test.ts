import { expect, test } from "vitest";
import type { InputMapping } from "../../../../src/model/sheet.ts";
import { loadedBy } from "../../loaded.ts";
import { mapping } from "./mappings.ts";

type Writing = Partial<Pick<InputMapping, "time_zone" | "decimal" | "dates">>;

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** One event whose cell is read into a column, and what was said of it. */
async function read(column: string, cell: string, writing: Writing = {}) {
  const columns = { name: { is: "Purchase" }, event_at: "at", [column]: "cell" };
  const content = `at\tcell\n1778754225\t${quoted(cell)}\n`;
  const { rows, findings } = await loadedBy(
    [mapping("browser", columns, writing)],
    [{ said: "browser", name: "f", content }],
    [`SELECT ${column} AS v FROM events`],
  );
  const [finding] = findings;
  return { value: rows[0]?.[0]?.["v"], says: finding === undefined ? null : finding.args };
}

const rejected = (reason: string) => ({ kind: "browser", reason: `cell is not ${reason}`, count: 1, lines: [2] });

test.each<[string, Writing, string | null]>([
  ["2026-05-14T10:23:45Z", {}, "2026-05-14 10:23:45+00"],
  ["2026-05-14 11:23:45 +0100", {}, "2026-05-14 10:23:45+00"],
  ["2026-05-14 11:23:45+01", {}, "2026-05-14 10:23:45+00"],
  ["2026-05-14 05:23:45.5-05:00", { time_zone: "Asia/Tokyo" }, "2026-05-14 10:23:45.5+00"],
  ["2026-05-14 10:23:45 UTC", {}, "2026-05-14 10:23:45+00"],
  ["1778754225", {}, "2026-05-14 10:23:45+00"],
  ["1778754225.25", {}, "2026-05-14 10:23:45.25+00"],
  ["1778754225000", { time_zone: "Asia/Tokyo" }, "2026-05-14 10:23:45+00"],
  ["2026-05-14 06:23:45", { time_zone: "America/New_York" }, "2026-05-14 10:23:45+00"],
  ["2026-01-14T06:23", { time_zone: "America/New_York" }, "2026-01-14 11:23:00+00"],
  ["2026/05/14 05:23:45", { time_zone: "-05:00" }, "2026-05-14 10:23:45+00"],
  ["2026-05-14 15:53:45", { time_zone: "+05:30" }, "2026-05-14 10:23:45+00"],
  ["2026-05-14 10:23:45", {}, null],
  ["2026-05-14", { time_zone: "+00:00" }, null],
  ["20260514", { time_zone: "+00:00" }, null],
  ["202605141023", {}, null],
  ["2026-5-4 9:05", { time_zone: "+00:00" }, "2026-05-04 09:05:00+00"],
  ["2026-05-14 02:10 PM", { time_zone: "+00:00" }, "2026-05-14 14:10:00+00"],
  ["May 14, 2026 2:10:00 PM", { time_zone: "+00:00" }, "2026-05-14 14:10:00+00"],
  ["May 14, 2026, 2:10 PM", { time_zone: "+00:00" }, "2026-05-14 14:10:00+00"],
  ["Mai 14, 2026 2:10:00 PM", { time_zone: "+00:00" }, null],
  ["2026-05-14 14:10 PM", { time_zone: "+00:00" }, null],
  ["2026-02-30 10:23:45", { time_zone: "+00:00" }, null],
  ["yesterday", { time_zone: "Europe/Berlin" }, null],
])("the time %s, %j, is %s", async (cell, writing, instant) => {
  const wanted = writing.time_zone === undefined ? "a time with an offset" : "a time, or clocks show it twice or never";
  const { value, says } = await read("received_at", cell, writing);
  expect(value).toBe(instant);
  expect(says).toEqual(instant === null ? rejected(wanted) : null);
});

const dayFirst = { time_zone: "Europe/Berlin", dates: "day-first" } as const;
const monthFirst = { time_zone: "America/New_York", dates: "month-first" } as const;

test.each<[string, Writing, string | null]>([
  ["20.11.2026 14:10:00", dayFirst, "2026-11-20 13:10:00+00"],
  ["11.12.2026 14:10", dayFirst, "2026-12-11 13:10:00+00"],
  ["3.7.2026, 9:05", dayFirst, "2026-07-03 07:05:00+00"],
  ["20/11/2026 14:10:00.5", dayFirst, "2026-11-20 13:10:00.5+00"],
  ["20-11-2026T14:10:00", dayFirst, "2026-11-20 13:10:00+00"],
  ["20.11.2026 14:10:00 +05:00", dayFirst, "2026-11-20 09:10:00+00"],
  ["2026-11-20 14:10:00", dayFirst, "2026-11-20 13:10:00+00"],
  ["1778754225", dayFirst, "2026-05-14 10:23:45+00"],
  ["11/12/2026 14:10", monthFirst, "2026-11-12 19:10:00+00"],
  ["11/20/2026 2:10 PM", monthFirst, "2026-11-20 19:10:00+00"],
  ["11/20/2026, 12:10:05\u202fa.m.", monthFirst, "2026-11-20 05:10:05+00"],
  ["11/20/2026 14:10:00Z", monthFirst, "2026-11-20 14:10:00+00"],
  ["11/20/2026 14:10", dayFirst, null],
  ["20.11.2026 14:10", monthFirst, null],
  ["20.11/2026 14:10", dayFirst, null],
  ["20.11.26 14:10", dayFirst, null],
  ["20.11.2026", dayFirst, null],
  ["25.10.2026 02:30:00", dayFirst, null],
])("the time %s, %j, is %s", async (cell, writing, instant) => {
  const { value, says } = await read("received_at", cell, writing);
  expect(value).toBe(instant);
  expect(says).toEqual(instant === null ? rejected("a time, or clocks show it twice or never") : null);
});

test.each(["11/12/2026 14:10", "20.11.2026 14:10:00", "20-11-2026 14:10 +01:00", "1/2/2026"])(
  "which number of %s is the day is not guessed, and what says it is told",
  async (cell) => {
    const { value, says } = await read("received_at", cell, { time_zone: "+00:00" });
    expect(value).toBeNull();
    expect(says).toEqual(
      rejected("a date whose order is known: `dates` in the mapping says it, day-first or month-first"),
    );
  },
);

test.each([
  ["2026-11-12", null, "2026-11-12"],
  ["11.12.2026", "day-first", "2026-12-11"],
  ["11/12/2026", "month-first", "2026-11-12"],
  ["11/12/2026", null, null],
  ["13/12/2026", "month-first", null],
] as const)("the day %s, %s, is %s", async (cell, dates, day) => {
  const by = mapping("totals", { day: "on", event: { is: "Purchase" }, count: "n" }, { dates });
  const given = [{ said: "totals" as const, name: "f", content: `on\tn\n${cell}\t3\n2026-01-01\t1\n` }];
  const { rows, said } = await loadedBy([by], given, ["SELECT day FROM totals WHERE count = 3"]);
  expect(rows[0]).toEqual(day === null ? [] : [{ day }]);
  expect(said.join("")).toMatch(day === null ? /on is not a da(?:te whose order|y as YYYY)/u : /^$/u);
});

test.each([
  ["America/New_York", "2026-11-01 01:30:00", null],
  ["America/New_York", "2026-11-01 00:59:59", "2026-11-01 04:59:59+00"],
  ["America/New_York", "2026-11-01 02:00:00", "2026-11-01 07:00:00+00"],
  ["America/New_York", "2026-03-08 02:30:00", null],
  ["America/New_York", "2026-03-08 01:59:59", "2026-03-08 06:59:59+00"],
  ["America/New_York", "2026-03-08 03:00:00", "2026-03-08 07:00:00+00"],
  ["Australia/Lord_Howe", "2026-04-05 01:45:00", null],
  ["Australia/Lord_Howe", "2026-04-05 02:15:00", "2026-04-04 15:45:00+00"],
])(
  "where clocks are moved, in %s, %s is %s: which of two hours it is would be a guess",
  async (time_zone, cell, is) => {
    expect((await read("received_at", cell, { time_zone })).value).toBe(is);
  },
);

test.each<[string, InputMapping["decimal"], string | null]>([
  ["55.15", null, "55.1500"],
  ["-3", null, "-3.0000"],
  ["1,234.50", null, null],
  ["55,15", null, null],
  ["55,15", ",", "55.1500"],
  ["1.234,50", ",", "1234.5000"],
  ["1 234 567,5", ",", "1234567.5000"],
  ["1\u00a0234,50", ",", "1234.5000"],
  ["1\u202f234,50", ",", "1234.5000"],
  ["1'234,50", ",", "1234.5000"],
  ["1.234", ",", "1234.0000"],
  ["55.15", ",", null],
  ["1.23,45", ",", null],
  ["1,234,567.89", ".", "1234567.8900"],
  ["1’234.50", ".", "1234.5000"],
  ["1,23", ".", null],
  ["12,34,567.00", ".", null],
  ["€ 12", ",", null],
  ["1e3", ",", null],
])("the amount %s with the decimal sign %s is %s", async (cell, decimal, amount) => {
  const { value, says } = await read("value", cell, { decimal });
  expect(value).toBe(amount);
  expect(says).toEqual(amount === null ? rejected("an amount") : null);
});

test.each<[string, string, unknown]>([
  ["content_ids", "41", ["41"]],
  ["content_ids", "41,42", ["41", "42"]],
  ["content_ids", " 41 , 42 ,", ["41", "42"]],
  ["content_ids", "41|42,5", ["41", "42,5"]],
  ["content_ids", "41;42", ["41", "42"]],
  ["content_ids", "41 42", ["41", "42"]],
  ["content_ids", "A B, C", ["A B", "C"]],
  ["content_ids", '["41", 42]', ["41", "42"]],
  ["content_ids", '[{"id":"41","quantity":2},{"id":42}]', ["41", "42"]],
  ["content_ids", "", null],
  ["automatic", "yes", true],
  ["automatic", "FALSE", false],
  ["automatic", "", false],
  ["test_code", "TEST9", true],
  ["test_code", "no", false],
  ["test_code", "", false],
  ["consent", "Denied", "denied"],
  ["consent", "1", "granted"],
  ["user_agent", "  Mozilla/5.0, like Gecko ", "Mozilla/5.0, like Gecko"],
])("%s from %j is %j", async (column, cell, value) => {
  expect(await read(column, cell)).toEqual({ value, says: null });
});

test.each([
  ["content_ids", '["41"', "a list of ids"],
  ["automatic", "perhaps", "yes or no"],
  ["consent", "later", "granted or denied"],
])("%s from %j is listed as unreadable, and the event stays", async (column, cell, wanted) => {
  const { says } = await read(column, cell);
  expect(says).toEqual(rejected(wanted));
});

test.each([
  ["em", '["aa","bb"]', "aa,bb"],
  ["ph", "4915100", "4915100"],
  ["fbp", "", null],
])("the identifier %s stays as it was sent: %j is %j", async (key, cell, value) => {
  const columns = { name: { is: "Purchase" }, event_at: "at", [key]: "cell" };
  const { rows } = await loadedBy(
    [mapping("server", columns)],
    [{ said: "server", name: "f", content: `at\tcell\n1778754225\t${quoted(cell)}\n` }],
    [`SELECT keys.${key} AS v FROM events`],
  );
  expect(rows[0]).toEqual([{ v: value }]);
});

test.each([
  ["yes", true],
  ["0", false],
  ["", false],
  ["2026-05-14T10:23:45Z", true],
  ["2026-05-14 10:23:45", true],
  ["14.05.2026 10:23", true],
  ["5/14/2026", true],
  ["Cancelled", true],
  ["wc-canceled", true],
  ["completed", false],
])("an order is cancelled by %j: %j", async (cell, cancelled) => {
  const { rows, findings } = await loadedBy(
    [mapping("orders", { name: "no", total: "sum", cancelled: "cell" })],
    [{ said: "orders", name: "f", content: `no\tsum\tcell\n7\t1\t${cell}\n` }],
    ["SELECT cancelled FROM orders"],
  );
  expect(findings).toEqual([]);
  expect(rows[0]).toEqual([{ cancelled }]);
});

test.each([
  ["on-hold", "on-hold"],
  ["wc-On-Hold", "on-hold"],
  ["wc-cancelled", null],
])("an order's payment stands at what %j says: %j", async (cell, financial_status) => {
  const { rows } = await loadedBy(
    [mapping("orders", { name: "no", total: "sum", financial_status: "cell" })],
    [{ said: "orders", name: "f", content: `no\tsum\tcell\n7\t1\t${cell}\n` }],
    ["SELECT financial_status FROM orders"],
  );
  expect(rows[0]).toEqual([{ financial_status }]);
});
