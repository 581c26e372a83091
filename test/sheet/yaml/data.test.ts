import { expect, test } from "vitest";
import { typeWord, wordsFor } from "../../../src/sheet/yaml/data.ts";

test.each([
  ["a text as it is", "growth", "growth"],
  ["a number", 30, "30"],
  ["nothing", null, "null"],
  ["a list", [1], "this list"],
  ["an empty list", [], "an empty list"],
  ["a map", { a: 1 }, "this map"],
  ["an empty map", {}, "an empty map"],
  ["a text of eighty letters", "a".repeat(80), "a".repeat(80)],
  ["a longer one, cut", "a".repeat(81), `${"a".repeat(79)}…`],
])("a message shows %s", (_, value, words) => {
  expect(wordsFor(value)).toBe(words);
});

test.each([
  [undefined, "nothing"],
  [null, "nothing"],
  [[], "a list"],
  [{}, "a map"],
  ["", "text"],
  [0, "a number"],
  [false, "true or false"],
])("%j is %s to whoever writes YAML", (value, word) => {
  expect(typeWord(value)).toBe(word);
});
