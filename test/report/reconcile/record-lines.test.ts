import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordLines } from "../../../src/report/reconcile/record-lines.ts";
import { recordText } from "../../../src/sheet/records/record-text.ts";
import { hostileText } from "../hostile-text.ts";

describe("a record to copy", () => {
  it("is its lines as they are", () => {
    const text = recordText({ kind: "change", scope: { stores: ["us"] }, detail: "it's new: klarna" });
    expect(recordLines(text)).toEqual([
      "kind: change",
      "scope:",
      "  stores:",
      "    - us",
      `detail: "it's new: klarna"`,
    ]);
  });

  it.each([
    ["a character that nobody sees", "detail: klarna\u200B"],
    ["two spaces that would become one", "detail: a  b"],
    ["a tab", "\tdetail: a"],
    ["a line that is too long", `detail: ${"x".repeat(2_000)}`],
    ["too many lines", "a: 1\n".repeat(100)],
  ])("is not shown where it holds %s", (_what, text) => {
    expect(recordLines(text)).toBeNull();
  });

  it("is shown as it is or not at all", () => {
    fc.assert(
      fc.property(hostileText, (detail) => {
        const text = recordText({ kind: "change", detail });
        const lines = recordLines(text);
        expect(lines === null || `${lines.join("\n")}\n` === text).toBe(true);
        expect((lines ?? []).join("")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
      { numRuns: 300 },
    );
  });
});
