import { describe, expect, it } from "vitest";
import { isMergeLine, mergedTitle } from "../../../src/app/ledger/merged-title.ts";

describe("what a merge commit brought", () => {
  it.each([
    [
      "Merge pull request #412 from northwind/rewrite\n\nRewrite checkout discounts",
      "Rewrite checkout discounts (#412)",
    ],
    ["Merge pull request #412 from northwind/rewrite\n\n\n  Padded  \nMore", "Padded (#412)"],
    ["Merge pull request #412 from northwind/rewrite", null],
    ["Merge pull request #412 from northwind/rewrite\n \n", null],
    ["Merge branch 'main' into rewrite\n\nTitle", null],
    ["Rewrite checkout discounts (#412)\n\nBody", null],
    ["Revert it\n\nMerge pull request #412 from northwind/rewrite\nTitle", null],
    [`Merge pull request #1 from a/b\n\n${"x".repeat(70_000)}`, `${"x".repeat(200)} (#1)`],
    ["", null],
  ])("%j", (message, title) => {
    expect(mergedTitle(message)).toBe(title);
  });

  it("is looked for where the subject says no more than which pull request it was", () => {
    expect(isMergeLine("Merge pull request #412 from northwind/rewrite")).toBe(true);
    expect(isMergeLine("Merge pull request #412 from northwind/rewrite and more")).toBe(false);
  });
});
