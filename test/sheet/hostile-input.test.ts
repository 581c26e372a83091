import fc from "fast-check";
import { expect, test } from "vitest";
import { parseEvidence } from "../../src/sheet/parse-evidence.ts";
import { parseRecord } from "../../src/sheet/records/parse-record.ts";
import { parseSheet } from "../../src/sheet/parse-sheet.ts";
import { messageFor } from "../../src/report/finding-pages/finding-messages.ts";
import { tinyFiles, tinySheet } from "./tiny-sheet.ts";

const fragments = [
  "\n",
  " ",
  "  ",
  "- ",
  "? ",
  ": ",
  "[",
  "]",
  "{",
  "}",
  ",",
  "&a ",
  "*a",
  "!x ",
  "|",
  ">",
  "'",
  '"',
  "#",
  "%",
  "\t",
  "\r\n",
  "---\n",
  "...\n",
  "\uFEFF",
  "🟡",
  "__proto__",
  "constructor",
  "<<: ",
  "null",
  "1e999",
  ".nan",
  "0x1F",
  "123456789012345678901",
  "title",
  "owner: ",
  "x-a: ",
];
const yamlish = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 6 })), { maxLength: 60 })
  .map((parts) => parts.join(""));
const files = Object.keys(tinySheet);

/** A sheet file with some of its text cut out and something else put in. */
const mutated = fc
  .record({ file: fc.constantFrom(...files), at: fc.nat(), drop: fc.nat({ max: 30 }), insert: yamlish })
  .map(({ file, at, drop, insert }) => {
    const text = tinySheet[file] ?? "";
    const start = at % (text.length + 1);
    return { file, text: text.slice(0, start) + insert + text.slice(start + drop) };
  });

function checkPlaces(findings: ReturnType<typeof parseSheet>["findings"], text: string): void {
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  for (const finding of findings) {
    const { line = 1, column = 1, length = 1 } = finding.place ?? {};
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThan(0);
    expect(length).toBeGreaterThan(0);
    expect(messageFor(finding).message).not.toMatch(/undefined|\[object/);
  }
}

test("a mutated sheet is read or found wrong, never thrown at, with places inside of the file", () => {
  fc.assert(
    fc.property(mutated, ({ file, text }) => {
      const parsed = parseSheet(tinyFiles({ [file]: text }));
      const errors = parsed.findings.filter(({ severity }) => severity === "error");
      expect(parsed.ok).toBe(errors.length === 0);
      checkPlaces(
        parsed.findings.filter(({ place }) => place?.file === `governance/${file}`),
        text,
      );
    }),
    { numRuns: 400 },
  );
});

test("any text is read as any file without an exception", () => {
  fc.assert(
    fc.property(fc.constantFrom(...files), yamlish, (file, text) => {
      checkPlaces(
        parseSheet(tinyFiles({ [file]: text })).findings.filter(({ place }) => place?.file === `governance/${file}`),
        text,
      );
      parseRecord("governance/records/a.yml", `kind: change\n${text}`);
      parseEvidence("governance/evidence/a.yml", "0", `kind: sample\n${text}`);
    }),
    { numRuns: 300 },
  );
});

test("the same files in another order give the same findings", () => {
  fc.assert(
    fc.property(mutated, fc.nat(), ({ file, text }, seed) => {
      const given = tinyFiles({ [file]: text });
      const turned = [...given.slice(seed % given.length), ...given.slice(0, seed % given.length)];
      expect(parseSheet(turned).findings).toEqual(parseSheet(given).findings);
    }),
    { numRuns: 60 },
  );
});

const large: readonly (readonly [string, string])[] = [
  ["a map of 40,000 unknown keys", Array.from({ length: 40_000 }, (_, index) => `k${index}: 1`).join("\n")],
  ["a list of 60,000 wrong items", `owners: [${"a, ".repeat(60_000)}]`],
  [
    "16,000 entries without their keys",
    `owners:\n${Array.from({ length: 16_000 }, (_, index) => `  k${index}: {}`).join("\n")}`,
  ],
  ["one megabyte", "a: b\n".repeat(200_000)],
  ["closing brackets", "]".repeat(250_000)],
  ["repeated keys", "a: 1\n".repeat(50_000)],
  ["anchors", "- &a 1\n".repeat(30_000)],
  ["unclosed block headers in a list", `a: [${"|\n".repeat(60_000)}`],
];

test.each(large)("%s is answered in bounded time with a bounded number of findings", (_name, text) => {
  const start = performance.now();
  const { findings } = parseSheet(tinyFiles({ "owners.yml": text }));
  expect(performance.now() - start).toBeLessThan(15_000);
  expect(findings.filter(({ place }) => place?.file === "governance/owners.yml").length).toBeLessThanOrEqual(201);
});
