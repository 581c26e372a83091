import { setOutput, summary } from "@actions/core";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GateRun } from "../src/app/gate/run-gate.ts";
import type { Published } from "./publish-verdict.ts";

/** Outputs of all steps together may hold 1 MB. */
const longestFacts = 400_000;

/** Writes the outputs for one judged pull request. */
export function writeOutputs({ facts, verdict, words }: GateRun & Published, temp: string): void {
  const text = JSON.stringify(facts);
  const file = join(mkdtempSync(join(temp, "signal-governance-")), "facts.json");
  writeFileSync(file, text);
  setOutput("result", verdict.verdict);
  setOutput("verdict", words.json);
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
export function printAnnotations({ words }: Published): void {
  process.stdout.write(words.annotations);
}
