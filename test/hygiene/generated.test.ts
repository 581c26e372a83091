import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generatedFiles } from "../../scripts/generate/outputs.ts";
import { root, textOf } from "./repository.ts";

test("the generated files are what the schemas give", async () => {
  const generated = await generatedFiles(root);
  const stale = [...generated].filter(([path, text]) => !existsSync(join(root, path)) || textOf(path) !== text);
  expect(stale.map(([path]) => path)).toEqual([]);
});

test("generating twice gives the same bytes", async () => {
  expect(await generatedFiles(root)).toEqual(await generatedFiles(root));
});
