import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSheet } from "../../src/sheet/parse-sheet.ts";
import { tinyFiles, tinySheet } from "./tiny-sheet.ts";

const entryText = (tinySheet["router.yml"] ?? "").replace("incidents:\n", "");

function routerOf(causes: Readonly<Record<string, readonly string[]>>): string {
  const entries = Object.entries(causes).map(([id, list]) =>
    entryText
      .replace("value-drift:", `${id}:`)
      .replace("    likely_cause", `    causes: [${list.join(", ")}]\n    likely_cause`),
  );
  return `incidents:\n${entries.join("")}`;
}

const cyclesIn = (causes: Readonly<Record<string, readonly string[]>>): readonly string[] =>
  parseSheet(tinyFiles({ "router.yml": routerOf(causes) })).findings.flatMap((finding) =>
    finding.code === "incident-cycle" ? [finding.args.cycle.join(" ")] : [],
  );

describe("consequences of a router", () => {
  it.each<[string, Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ["none", { a: [], b: [] }, []],
    ["a chain", { a: ["b"], b: ["c"], c: [] }, []],
    ["two ways to one consequence", { a: ["b", "c"], b: ["d"], c: ["d"], d: [] }, []],
    ["a circle of two, found once", { a: ["b"], b: ["a"] }, ["a b a"]],
    ["a circle behind a chain", { a: ["b"], b: ["c"], c: ["d"], d: ["b"] }, ["b c d b"]],
    ["two circles", { a: ["b"], b: ["a"], c: ["c"] }, ["a b a", "c c"]],
  ])("with %s", (_, causes, expected) => {
    expect(cyclesIn(causes)).toEqual(expected);
  });

  it("may be long without a limit of the stack", () => {
    const ids = Array.from({ length: 400 }, (_, index) => `e${String(index)}`);
    const chain = ids.map((id, index) => [id, ids.slice(index + 1, index + 2)] as const);
    expect(cyclesIn(Object.fromEntries(chain))).toEqual([]);
    expect(cyclesIn({ ...Object.fromEntries(chain), e399: ["e0"] })).toHaveLength(1);
  });

  it("that only point onwards have no circle", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const onwards = fc.tuple(
      ...ids.map((id, index) => fc.subarray(ids.slice(index + 1)).map((list) => [id, list] as const)),
    );
    fc.assert(
      fc.property(onwards, (entries) => {
        expect(cyclesIn(Object.fromEntries(entries))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
