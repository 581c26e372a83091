import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { actionBundle } from "../../scripts/action/bundle.ts";
import { staleFiles } from "../../scripts/action/stale-files.ts";
import { root, textOf } from "./repository.ts";

const dist = "action/dist";

test("the committed bundle is what the source gives, byte for byte", async () => {
  const committed = new Map(readdirSync(join(root, dist)).map((name) => [name, textOf(`${dist}/${name}`)]));
  expect(staleFiles(committed, await actionBundle(root))).toEqual([]);
});

test("building twice gives the same bytes", async () => {
  expect(staleFiles(await actionBundle(root), await actionBundle(root))).toEqual([]);
});

test("the bundle carries the notices of the packages in it and no path of the machine that built it", async () => {
  const bundle = await actionBundle(root);
  expect(bundle.get("licenses.txt")).toContain("MIT");
  expect([...bundle.values()].filter((text) => text.includes(root))).toEqual([]);
});

test.each([
  ["nothing differs", [["a.js", "1"]], [["a.js", "1"]], []],
  ["a file changed", [["a.js", "1"]], [["a.js", "2"]], ["a.js"]],
  ["a file is missing", [], [["a.js", "1"]], ["a.js"]],
  ["a file is left over", [["b.js", "1"]], [], ["b.js"]],
] as const)("stale files: %s", (_name, committed, built, expected) => {
  expect(staleFiles(new Map(committed), new Map(built))).toEqual(expected);
});
