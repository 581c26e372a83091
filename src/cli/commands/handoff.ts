import type { Command, ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { parseInstant } from "../argv/parse-instant.ts";

async function showHandoff(io: Io, given: Given): Promise<ExitCode> {
  const { loadSheet } = await import("../load-sheet.ts");
  const { checkHandoff, handoffFiles } = await import("../../app/dashboard/check-handoff.ts");
  const { existingFiles } = await import("../../host/disk/existing-files.ts");
  const { handoffJson, handoffText } = await import("../../report/handoff/handoff-text.ts");
  const { sheet, root } = loadSheet(io, given.values["sheet"]);
  const items = Object.entries(sheet.handoff.items);
  if (items.length === 0)
    throw new CommandError(
      "the sheet has no closeout checklist",
      "write governance/handoff.yml; docs/sheet.md shows one",
    );
  const now = parseInstant(given.values["now"] ?? "now", io.now());
  const gaps = checkHandoff(sheet, { now, files: existingFiles(root, handoffFiles(sheet)) });
  const rows = items.map(([id, { title, owner, state, date, evidence }]) => ({
    id,
    title,
    owner,
    state,
    date,
    evidence,
    gaps: gaps.filter((gap) => gap.id === id).map(({ what, detail }) => ({ what, detail })),
  }));
  io.out(given.switches.has("json") ? handoffJson(now, rows) : handoffText(rows, io.columns));
  return gaps.length === 0 ? 0 : 1;
}

/** `handoff`: the closeout checklist with what is missing, stale or without an owner. */
export const handoff: Command = {
  name: "handoff",
  summary: "The closeout checklist: what is missing, stale or without an owner.",
  usage: "handoff [--json] [--sheet DIR] [--now TIME]",
  about:
    "Reads governance/handoff.yml in the working tree. Missing: open, or done without evidence or date. Stale: done longer ago than max_age_days, or its evidence file is gone. Unowned: its role has nobody. Exit code 1 while there is any.",
  options: [
    { name: "sheet", value: "DIR", summary: "check the sheet in this folder" },
    { name: "now", value: "TIME", summary: "judge as of this moment" },
    { name: "json", summary: "for a script, schema/closeout.schema.json" },
  ],
  examples: [
    { line: "signal-governance handoff", says: "before an account changes hands" },
    { line: "signal-governance handoff --json", says: "for a script" },
  ],
  run: showHandoff,
};
