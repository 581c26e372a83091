import { expect, it } from "vitest";
import { standingText } from "../../../src/report/verdict/requirement-text.ts";

it("names a day as every other report does, whatever calendar the machine has", () => {
  const at = "2026-09-22T10:00:00Z";
  expect(standingText({ code: "signed", by: ["lin"], at, how: "review", head: null, link: null })).toBe(
    "signed by @lin 22 Sep 2026",
  );
});
