import type { Command, ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import type { LoadedSheet } from "../load-sheet.ts";
import { painter } from "../../report/terminal/painter.ts";

/** MiB. */
const largest = 2;

type Sources = readonly { readonly path: string; readonly text: string }[];

/** The test files of the sheet's folder, or those named on the command line wherever they are. */
async function sourcesOf(io: Io, given: Given, { files }: LoadedSheet): Promise<Sources> {
  if (given.paths.length > 0) {
    const { readFile } = await import("../read-file.ts");
    return given.paths.map((name) => ({ path: name, text: readFile(io, name, largest) }));
  }
  const { isTestPath } = await import("../../app/sheet/sheet-paths.ts");
  return files.flatMap(({ path, content }) =>
    isTestPath(path) && "text" in content ? [{ path, text: content.text }] : [],
  );
}

async function runTests(io: Io, given: Given): Promise<ExitCode> {
  const { loadSheet } = await import("../load-sheet.ts");
  const { runPolicyTests } = await import("../../app/policy-tests/run-policy-tests.ts");
  const { policyTestText, hasPassed } = await import("../../report/policy-tests/policy-test-text.ts");
  const { policyTestJson } = await import("../../report/policy-tests/policy-test-json.ts");
  const loaded = loadSheet(io, given.values["sheet"]);
  const sources = await sourcesOf(io, given, loaded);
  if (sources.length === 0)
    throw new CommandError("there are no test files", "write one in governance/tests/; docs/testing.md shows how");
  const { findings, files } = runPolicyTests(loaded, sources);
  const broken = findings.some(({ severity }) => severity === "error");
  if (given.switches.has("json")) io.out(policyTestJson(files, findings));
  else {
    if (findings.length > 0) {
      const { textReporter } = await import("../../report/findings/text-reporter.ts");
      const texts = Object.fromEntries(sources.map(({ path, text }) => [path, text]));
      io.err(
        textReporter.render(findings, {
          sources: texts,
          files: sources.length,
          elapsed_ms: 0,
          columns: io.progressColumns,
          colour: io.colour.err,
        }),
      );
    }
    if (!broken) io.out(policyTestText(files, { paint: painter(io.colour.out), columns: io.columns }));
  }
  if (broken) return 2;
  return files.every(({ cases }) => cases.every(hasPassed)) ? 0 : 1;
}

/** `test`: what the sheet must ask for and what it must let pass, kept beside the sheet as cases. */
export const test: Command = {
  name: "test",
  summary: "Run the tests of the sheet: what must fire, what must be asked for, what must pass in silence.",
  usage: "test [FILE…] [--json] [--sheet DIR]",
  operands: true,
  about:
    "Each case in governance/tests/*.yml is a change with answers and what must come out; it is judged as the gate would judge it, without git and without a network. Exit code 1 when one fails, 2 when a test file or the sheet is broken.",
  options: [
    { name: "sheet", value: "DIR", summary: "test the sheet in this folder" },
    { name: "json", summary: "for a script, schema/testing.schema.json" },
  ],
  examples: [
    { line: "signal-governance test", says: "after every edit of the sheet" },
    { line: "signal-governance test governance/tests/checkout.yml", says: "one file" },
    { line: "signal-governance test --json", says: "for a script" },
  ],
  run: runTests,
};
