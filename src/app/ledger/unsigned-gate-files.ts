import type { Finding } from "../../model/finding.ts";
import { type ArrivalOf, type IsSigned, signedOn } from "./landed-arrivals.ts";
import type { GateFileEdit, LineState } from "./line-state.ts";

/** What was there is gone or another text; a new file takes nothing away. */
function takesAway({ before, after }: GateFileEdit): boolean {
  return before !== null && before !== after;
}

/** The edit since which a file is not what it was when somebody was asked last; undefined where it is. */
function openEdit(edits: readonly GateFileEdit[], isSigned: IsSigned): GateFileEdit | undefined {
  const unsigned = edits.slice(edits.findLastIndex(isSigned) + 1);
  const first = unsigned.find(takesAway);
  const takenBack = unsigned.findLastIndex(({ after }) => first !== undefined && after === first.before);
  return unsigned.slice(takenBack + 1).find(takesAway);
}

/** Files of the gate that a commit past the gate removed or changed, and that still are: the policy's owner was not asked. */
export function unsignedGateFiles(
  { branch, gate_files }: Pick<LineState, "branch" | "gate_files">,
  arrivalOf: ArrivalOf,
): readonly Finding[] {
  const isSigned = signedOn(branch, arrivalOf);
  const byPath = new Map<string, GateFileEdit[]>();
  for (const edit of gate_files) byPath.set(edit.path, [...(byPath.get(edit.path) ?? []), edit]);
  return [...byPath].flatMap(([file, edits]): readonly Finding[] => {
    const open = openEdit(edits, isSigned);
    if (open === undefined) return [];
    const removed = edits.at(-1)?.after === null;
    return [{ code: "gate-file-not-judged", severity: "warning", args: { commit: open.commit, file, removed } }];
  });
}
