import { setOutput, summary } from "@actions/core";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GateRun } from "../src/app/run-gate.ts";
import { githubReporter } from "../src/report/findings/github-reporter.ts";
import { verdictJson } from "../src/report/verdict-json.ts";
import type { Published } from "./publish-verdict.ts";

/** Outputs of all steps together may hold 1 MB. */
const longestFacts = 400_000;

/** Writes the outputs for one judged pull request. */
export function writeOutputs({ facts, verdict }: GateRun, temp: string): void {
  const text = JSON.stringify(facts);
  const file = join(mkdtempSync(join(temp, "signal-governance-")), "facts.json");
  writeFileSync(file, text);
  setOutput("result", verdict.verdict);
  setOutput("verdict", verdictJson(verdict));
  setOutput("facts", text.length > longestFacts ? "" : text);
  setOutput("facts-file", file);
}

/** Adds the full explanation to the job's summary. */
export async function writeSummary({ facts, words }: GateRun & Published): Promise<void> {
  const number = facts.subject.number;
  const title = number === null ? "" : `## Pull request ${number}\n\n`;
  await summary.addRaw(`${title}${words.summary}\n\n`).write();
}

/** Prints the findings as annotations on the sheet's lines. */
export function printAnnotations({ verdict }: GateRun): void {
  const placed = verdict.findings.filter((finding) => finding.place !== undefined);
  process.stdout.write(githubReporter.render(placed, { sources: {}, files: 0, elapsed_ms: 0, colour: false }));
}
