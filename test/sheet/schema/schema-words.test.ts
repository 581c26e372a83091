import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { patternWords } from "../../../src/sheet/schema/schema-words.ts";

const folder = join(import.meta.dirname, "../../../schema");
const files = [
  "conclusions",
  "definitions",
  "event",
  "handoff",
  "owners",
  "parameters",
  "reconciliation",
  "record",
  "retests",
  "router",
  "sample",
  "sheet",
  "tests",
  "triggers",
];

/** Patterns that a value must match; those below `not` are worded with the key. */
function patternsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(patternsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === "not" ? [] : key === "pattern" && typeof inner === "string" ? [inner] : patternsIn(inner),
  );
}

test("every pattern of the file schemas is said in words", () => {
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(files.map((name) => `${name}.schema.json`)));
  const patterns = files.flatMap((name) =>
    patternsIn(JSON.parse(readFileSync(join(folder, `${name}.schema.json`), "utf8"))),
  );
  expect(patterns.length).toBeGreaterThan(10);
  expect(patterns.filter((pattern) => patternWords(pattern) === null)).toEqual([]);
});
