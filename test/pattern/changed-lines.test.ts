import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedLines } from "../../src/pattern/changed-lines.ts";

const texts = (lines: readonly { readonly text: string }[]): string[] => lines.map(({ text }) => text);

describe("changed lines", () => {
  it("carry their numbers on their own side", () => {
    expect(changedLines("a\nb\nc\nd\n", "a\nB\nc\nnew\nd\n")).toEqual({
      removed: [{ line: 2, text: "b" }],
      added: [
        { line: 2, text: "B" },
        { line: 4, text: "new" },
      ],
    });
  });

  it.each([
    ["only line ends differ", "a\r\nb\r\n", "a\nb\n"],
    ["only the last line end differs", "a\nb", "a\nb\n"],
    ["nothing differs", "a\nb", "a\nb"],
    ["both are empty", "", ""],
  ])("are none where %s", (_, before, after) => {
    expect(changedLines(before, after)).toEqual({ removed: [], added: [] });
  });

  it("are all lines of a file that comes or goes", () => {
    expect(changedLines("", "a\n\nb").added).toEqual([
      { line: 1, text: "a" },
      { line: 2, text: "" },
      { line: 3, text: "b" },
    ]);
    expect(texts(changedLines("a\nb\n", "").removed)).toEqual(["a", "b"]);
  });

  const line = fc.constantFrom("a", "b", "c", "", "long line");
  const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.map((one) => `${one}\n`).join(""));

  it("turn the old text into the new one: removing and adding them gives it back", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { removed, added } = changedLines(before, after);
        const gone = new Set(removed.map((one) => one.line));
        const come = new Set(added.map((one) => one.line));
        const kept = (whole: string, without: ReadonlySet<number>): string[] =>
          whole
            .split("\n")
            .slice(0, -1)
            .filter((_, index) => !without.has(index + 1));
        expect(kept(before, gone)).toEqual(kept(after, come));
        for (const one of removed) expect(before.split("\n")[one.line - 1]).toBe(one.text);
        for (const one of added) expect(after.split("\n")[one.line - 1]).toBe(one.text);
      }),
      { numRuns: 500 },
    );
  });

  it("are the same ones however long the lines are", () => {
    const long = "a long line, ".repeat(3000);
    const numbers = (before: string, after: string): readonly (readonly number[])[] => {
      const { removed, added } = changedLines(before, after);
      return [removed, added].map((side) => side.map((one) => one.line));
    };
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [longBefore, longAfter] = [before.replaceAll("long line", long), after.replaceAll("long line", long)];
        expect(numbers(longBefore, longAfter)).toEqual(numbers(before, after));
      }),
      { numRuns: 200 },
    );
  });

  it("of two large texts that share nothing are all of them, in bounded time", () => {
    const of = (letter: string): string =>
      Array.from({ length: 200_000 }, (_, index) => `${letter}${index}`).join("\n");
    const start = performance.now();
    const { removed, added } = changedLines(`same\n${of("a")}\nend`, `same\n${of("b")}\nend`);
    expect(performance.now() - start).toBeLessThan(5000);
    expect([removed.length, added.length, removed[0]?.line]).toEqual([200_000, 200_000, 2]);
  });

  it("of large repetitive texts are found in bounded time", () => {
    const of = (period: number): string =>
      Array.from({ length: 400_000 }, (_, index) => (index % period === 0 ? "b" : "a")).join("\n");
    const start = performance.now();
    expect(changedLines(`q\n${of(401)}`, `${of(400)}\nt`).added.length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
