import { join, resolve } from "node:path";
import type { Command, ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";

const formats = "text, json, sarif or github";

async function reporterOf(given: Given) {
  const { findingReporters } = await import("../../report/findings/finding-reporters.ts");
  const named = given.values["format"];
  if (given.switches.has("json") && named !== undefined && named !== "json") {
    throw new CommandError(`--json and --format ${named} contradict each other`, "leave one out");
  }
  const id = given.switches.has("json") ? "json" : (named ?? "text");
  const reporter = findingReporters.find((one) => one.id === id);
  if (reporter === undefined)
    throw new CommandError(`there is no format ${JSON.stringify(id)}`, `--format takes ${formats}`);
  return reporter;
}

async function lintFolder(io: Io, given: Given): Promise<ExitCode> {
  const reporter = await reporterOf(given);
  const { findRoot } = await import("../../host/disk/find-root.ts");
  const { readSheetFolder } = await import("../../host/disk/read-sheet-folder.ts");
  const { lintSheet } = await import("../../app/sheet/lint-sheet.ts");
  const started = io.now().getTime();
  const named = given.values["sheet"];
  const texts = readSheetFolder(
    named === undefined ? join(findRoot(io.directory), "governance") : resolve(io.directory, named),
  );
  const { findings, files } = lintSheet(texts);
  const sources = Object.fromEntries(
    texts.flatMap(({ path, content }) => ("text" in content ? [[path, content.text] as const] : [])),
  );
  const elapsed_ms = io.now().getTime() - started;
  io.out(reporter.render(findings, { sources, files, elapsed_ms, columns: io.columns, colour: io.colour.out }));
  return findings.some(({ severity }) => severity === "error") ? 1 : 0;
}

/** `lint`: everything that is wrong with the sheet in the working tree. */
export const lint: Command = {
  name: "lint",
  summary: "Check the sheet: every finding at once, with its place and how to mend it.",
  usage: "lint [--format text|json|sarif|github] [--json] [--sheet DIR]",
  about:
    "Reads governance/ as it stands in the working tree; symbolic links are not followed. Only errors fail; warnings are worth a look.",
  options: [
    { name: "format", value: "NAME", summary: formats },
    { name: "json", summary: "the same as --format json, schema/findings.schema.json" },
    { name: "sheet", value: "DIR", summary: "check the sheet in this folder" },
  ],
  examples: [
    { line: "signal-governance lint", says: "while editing the sheet" },
    { line: "signal-governance lint --format github", says: "annotations on a pull request's lines" },
    { line: "signal-governance lint --format sarif > lint.sarif", says: "for code scanning" },
  ],
  run: lintFolder,
};
