import { join } from "node:path";
import { expect, test } from "vitest";
import { isObject, readSchemas, type Json, type JsonObject } from "../../scripts/generate/schemas.ts";
import { longestUnique } from "../../scripts/generate/validators.ts";
import { root } from "./repository.ts";

interface Place {
  readonly at: string;
  readonly schema: JsonObject;
}

const literals = new Set(["examples", "default", "const", "enum"]);

const places = (value: Json, at: string): readonly Place[] => {
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => places(item, `${at}/${String(index)}`));
  if (!isObject(value)) return [];
  const inner = Object.entries(value).filter(([key]) => !literals.has(key));
  return [{ at, schema: value }, ...inner.flatMap(([key, item]) => places(item, `${at}/${key}`))];
};

const all = readSchemas(join(root, "schema")).flatMap(({ name, schema }) => places(schema, name));

const quantifier = String.raw`(?:[*+]|\{\d+,\d*\})`;
/** A repeated group that repeats inside, a back reference or a look-around: what can take more than linear time. */
const risky = new RegExp(String.raw`${quantifier}[^()]*\)${quantifier}|\\[1-9k]|\(\?[=!<]`);
/** Pieces that a pattern is likely to repeat, to be repeated until something takes long. */
const pumps = ["a", "A", "0", "-", "a-", "@a/", "*", "a.", "{a,", "../", " ", "=", "\\", "[", "("];

const patterns = all.flatMap(({ at, schema }) => {
  const keys = isObject(schema["patternProperties"]) ? Object.keys(schema["patternProperties"]) : [];
  const own = typeof schema["pattern"] === "string" ? [schema["pattern"]] : [];
  return [...own, ...keys].map((pattern) => ({ at, pattern }));
});

test("the schemas have patterns to judge", () => {
  expect(patterns.length).toBeGreaterThan(10);
});

test("no pattern can take more than linear time by its form", () => {
  expect(patterns.filter(({ pattern }) => risky.test(pattern))).toEqual([]);
});

test("no pattern takes long on a text that repeats", () => {
  const slow = [...new Set(patterns.map(({ pattern }) => pattern))].filter((pattern) => {
    const compiled = new RegExp(pattern, "u");
    const started = performance.now();
    for (const pump of pumps) compiled.test(`${pump.repeat(20_000)}\n`);
    return performance.now() - started > 2_000;
  });
  expect(slow).toEqual([]);
});

test("a list without duplicates is short: its items are compared with each other", () => {
  const long = all.filter(
    ({ schema }) => schema["uniqueItems"] === true && !(Number(schema["maxItems"]) <= longestUnique),
  );
  expect(long.map(({ at }) => at)).toEqual([]);
});
