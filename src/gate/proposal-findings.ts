import type { Facts } from "../model/facts.ts";
import type { Finding } from "../model/finding.ts";

/** What is wrong with the files that the change itself brings: the sheet it proposes, its evidence, edits that clash with the base's. */
export function proposalFindings({ current: { proposed, conflicts, evidence } }: Facts): readonly Finding[] {
  const unusable = evidence.flatMap((item) => (item.kind === "broken" ? item.findings : []));
  const merge = conflicts.map((file): Finding => ({
    code: "sheet-conflict",
    severity: "error",
    place: { file },
    args: { file },
  }));
  return [...merge, ...unusable, ...(proposed === null || proposed.state === "absent" ? [] : proposed.findings)];
}

/** Accounts that post under the gate's name: a green status may not be the gate's. */
export function foreignStatuses({ foreign_statuses }: Facts): readonly Finding[] {
  return [...foreign_statuses]
    .sort()
    .map((account): Finding => ({ code: "foreign-status", severity: "error", args: { account } }));
}
