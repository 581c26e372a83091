import { join } from "node:path";
import { expect, it } from "vitest";
import { lintSheet } from "../../src/app/sheet/lint-sheet.ts";
import { runPolicyTests } from "../../src/app/policy-tests/run-policy-tests.ts";
import { readSheetFolder } from "../../src/host/disk/read-sheet-folder.ts";

const files = readSheetFolder(join(import.meta.dirname, "../../governance"));
const { sheet } = lintSheet(files);
const sources = files.flatMap(({ path, content }) =>
  path.startsWith("governance/tests/") && "text" in content ? [{ path, text: content.text }] : [],
);

const run = sheet === null ? null : runPolicyTests({ sheet, files }, sources);

it("the reference sheet's tests have nothing wrong with them", () => {
  expect(run?.findings).toEqual([]);
});

it.each((run?.files ?? []).map(({ file, cases }) => ({ file, cases })))(
  "the reference sheet passes $file",
  ({ cases }) => {
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.filter(({ unmet, unheard }) => unmet.length + unheard.length > 0)).toEqual([]);
  },
);

it("every trigger of the reference sheet is tested both ways", () => {
  const texts = sources.map(({ text }) => text).join("\n");
  for (const trigger of Object.keys(sheet?.triggers ?? {}))
    expect(texts).toMatch(new RegExp(`fired: \\[.*\\b${trigger}\\b`));
  expect(texts.match(/fired: \[\]/g)?.length).toBeGreaterThan(10);
});
