import type { Evidence } from "../model/evidence.ts";
import type { Sheet } from "../model/sheet.ts";
import type { RecordFile, WrittenRetestAnswer } from "../model/written.generated.ts";
import { entryOf } from "../firing/entry-of.ts";
import { judgeEvidence, retestOfEvidence } from "./judge-evidence.ts";

/** The retests that a record says were run: those of a resume, or of an incident's `closed`. */
export function retestsOfRecord(record: RecordFile): readonly WrittenRetestAnswer[] {
  if (record.kind === "resume") return record.retests;
  return record.kind === "incident" ? (record.closed?.retests ?? []) : [];
}

/** Evidence files that a record names; the host reads them at the head. */
export function evidencePaths(record: RecordFile): readonly string[] {
  return retestsOfRecord(record)
    .map(({ evidence }) => evidence)
    .filter((path) => path !== undefined);
}

/** Why a retest that says `passed` does not hold by its numbers, computed again from its file; null: nothing speaks against it. */
export function wrongNumbers(sheet: Sheet, answer: WrittenRetestAnswer, evidence: readonly Evidence[]): string | null {
  const retest = entryOf(sheet.retests, answer.retest);
  if (retest === undefined || answer.result !== "passed") return null;
  if (retest.evidence !== "sample" && retest.evidence !== "reconciliation") return null;
  const file = evidence.find((candidate) => candidate.path === answer.evidence);
  const judged = file === undefined ? null : judgeEvidence(retest, file);
  const answers = file === undefined ? null : retestOfEvidence(file);
  if (judged === null) return `no ${retest.evidence} file`;
  if (answers !== null && answers !== answer.retest) return `a file that answers ${answers}`;
  return judged.passed ? null : judged.summary;
}
