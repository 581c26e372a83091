import { expect, test } from "vitest";
import { amountWords, spanWords } from "../../src/report/number-words.ts";

test.each([
  ["129.9000 EUR", "129.90 EUR"],
  ["1171.5700 CAD", "1171.57 CAD"],
  ["4.1250 KWD", "4.125 KWD"],
  ["100.0000", "100.00"],
  ["-3.5000 EUR", "-3.50 EUR"],
  ["12.9 EUR", "12.9 EUR"],
  ["2 sent", "2 sent"],
  ["2026-11-20T09:00:00Z", "2026-11-20T09:00:00Z"],
  ["45001000", "45001000"],
])("an amount %s reads as %s", (text, says) => {
  expect(amountWords(text)).toBe(says);
});

test.each([
  [0, "0 s"],
  [119, "119 s"],
  [120, "2 min"],
  [7_199, "120 min"],
  [7_200, "2 h"],
  [172_799, "48 h"],
  [172_800, "2 days"],
  [-90, "90 s"],
])("a span of %i seconds reads as %s", (seconds, says) => {
  expect(spanWords(seconds)).toBe(says);
});
