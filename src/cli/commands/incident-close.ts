import { join } from "node:path";
import type { Command, ExitCode, Given } from "../command.ts";
import { incidentAtHand } from "../incidents/open-incident-file.ts";
import type { Io } from "../io.ts";
import { pastInstant } from "../argv/past-instant.ts";
import { contaminatedOption, contaminatedSpans, retestOption, retestRuns, runError } from "../record-arguments.ts";
import { refuse } from "../refuse.ts";

async function close(io: Io, given: Given): Promise<ExitCode> {
  const { closeIncident } = await import("../../app/records/close-incident.ts");
  const { evidenceAmong } = await import("../../app/gate/evidence-among.ts");
  const { replaceFile } = await import("../../host/disk/write-file.ts");
  const { sheet, root, files, file, record } = await incidentAtHand(io, given, {
    line: "incident close",
    closed: false,
  });
  const runs = retestRuns(io, given, root);
  const closed = closeIncident(
    sheet,
    { file, record },
    {
      at: pastInstant(io, given.values["at"] ?? "now"),
      runs,
      contaminated: contaminatedSpans(io, given),
      evidence: evidenceAmong(
        files,
        runs.map((run) => run.evidence),
      ),
    },
  );
  if (closed.ok) {
    replaceFile(join(root, file.path), closed.text);
    const owner = sheet.incidents[record.incident]?.owner ?? sheet.policy.owner;
    io.out(`closed ${file.path}; next: propose it with its evidence in a pull request, which ${owner} signs\n`);
    return 0;
  }
  if (closed.trouble === null) return refuse(io, closed.findings, { [file.path]: closed.text });
  if (closed.trouble.trouble === "broken") return refuse(io, closed.trouble.findings);
  throw runError(closed.trouble);
}

/** `incident close`: adds the ending to an incident's record. */
export const incidentClose: Command = {
  name: "incident close",
  summary: "End an incident with the retests that show it.",
  usage: "incident close ID --retest RETEST=EVIDENCE … [--at TIME] [--contaminated SPAN …]",
  operands: true,
  about:
    "Adds `closed` to the record and changes nothing else in the file. Every retest of the entry's close_when must have passed since the incident began; numbers are computed again, and what is missing is listed (exit code 1). Without --contaminated all of it, from its first affected moment to its last, stays unusable.",
  options: [retestOption, { name: "at", value: "TIME", summary: "when it ended; now without" }, contaminatedOption],
  examples: [
    {
      line: "signal-governance incident close 2026-11-20-value-drift --retest order-sample=governance/evidence/2026-11-22-order-sample.yml",
      says: "the sample says itself when it was taken",
    },
    {
      line: "signal-governance incident close 2026-11-20-test-code --retest dataset-check=https://shop.northwind.example/checks/9@2026-11-22T09:00:00Z --contaminated none",
      says: "a link, with the time of the check",
    },
  ],
  run: close,
};
