import { expect, it } from "vitest";
import { terminalWidth } from "../../../src/report/terminal/terminal-width.ts";

it.each([
  ["letters", "order", 5],
  ["an accent written as a mark of its own", "re\u0301sume\u0301", 6],
  ["Chinese, Japanese and Korean", "注文", 4],
  ["an emoji", "⬜ ok", 5],
  ["a sign that is asked to be an emoji", "♻️ ok", 5],
  ["an emoji that is asked to be one", "✅️ ok", 5],
])("%s takes the columns a terminal gives it", (_, text, columns) => {
  expect(terminalWidth(text)).toBe(columns);
});
