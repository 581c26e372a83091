import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedLines } from "../../src/pattern/changed-lines.ts";
import { changedPieces } from "../../src/pattern/changed-pieces.ts";

const statements = Array.from({ length: 200 }, (_, index) => `let v${index}=f(${index});`);

function minified(parts: readonly string[]): string {
  return `/*! banner */\n${parts.join("")}\n`;
}

function changed(before: string, after: string) {
  return changedPieces(changedLines(before, after));
}

describe("changed pieces", () => {
  it("of a line that a program wrote are the statements that differ, under the number of that line", () => {
    const edited = [...statements.slice(0, 120), 'fbq("track","Purchase");', ...statements.slice(121)];
    expect(changed(minified(statements), minified(edited))).toEqual({
      removed: [{ line: 2, text: "let v120=f(120);" }],
      added: [{ line: 2, text: 'fbq("track","Purchase");' }],
    });
  });

  it("of a file that comes or goes are all of it", () => {
    const { added, removed } = changed("", minified(statements));
    expect(removed).toEqual([]);
    expect(added.map(({ text }) => text)).toEqual(["/*! banner */", ...statements]);
  });

  it("of lines that people wrote are those lines", () => {
    const lines = fc.array(fc.string({ unit: "grapheme-ascii", maxLength: 40 }), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (old, now) => {
        const whole = changedLines(old.join("\n"), now.join("\n"));
        expect(changedPieces(whole)).toEqual(whole);
      }),
    );
  });

  it("turn a long line into the other one: whatever only one of them holds is among them", () => {
    const parts = fc.array(fc.constantFrom("a=1;", "if(b){c}", "d", "e;;", "}", "x,"), {
      minLength: 400,
      maxLength: 600,
    });
    fc.assert(
      fc.property(parts, fc.nat(399), (old, at) => {
        const now = [...old.slice(0, at), "fbq();", ...old.slice(at + 1)];
        const { added } = changed(old.join(""), now.join(""));
        expect(added.map(({ text }) => text).join("")).toContain("fbq();");
      }),
      { numRuns: 50 },
    );
  });
});
