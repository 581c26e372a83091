import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csv } from "../../src/report/csv.ts";
import { hostileText } from "./hostile-text.ts";

/** A reader of RFC 4180, and nothing beyond it. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const row = rows.at(-1)!;
    const found = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
    found.lastIndex = at;
    const [whole, quoted, plain = "", end] = found.exec(text) ?? [];
    if (whole === undefined) throw new Error(`no CSV at ${String(at)}: ${text.slice(at, at + 40)}`);
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
    at = found.lastIndex;
  }
  return rows.slice(0, -1);
}

describe("a CSV", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+49 30", "'+49 30"],
    ["-5", "'-5"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", "'\r=1"],
    [" =1", "' =1"],
    ['"=1', "'\"=1"],
    ["＝1", "'＝1"],
    ["a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"],
    ["a-b", "a-b"],
    ["2026-11-20", "2026-11-20"],
    ["", ""],
  ])("writes %j so that no spreadsheet calculates it", (foreign, cell) => {
    expect(readCsv(csv(["a"], [[foreign]]))[1]).toEqual([cell]);
  });

  it("reads back as the same cells but for the apostrophes, and none begins a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostileText, hostileText), { maxLength: 4 }), (rows) => {
        const [, ...read] = readCsv(csv(["a", "b"], rows));
        const bare = (cells: readonly (readonly string[])[]) =>
          cells.map((row) => row.map((cell) => cell.replaceAll("'", "")));
        expect(bare(read)).toEqual(bare(rows));
        for (const cell of read.flat()) {
          for (const part of cell.split(";")) expect(part).not.toMatch(/^["\s]*[=+\-@]|^[\t\r\n]/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves numbers as they are, also negative ones", () => {
    expect(csv(["a", "b"], [[-1.5, 0]])).toBe("a,b\r\n-1.5,0\r\n");
  });
});
