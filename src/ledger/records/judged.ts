import type { Finding } from "../../model/finding.ts";
import type { RecordVersion } from "../../model/landing.ts";

/** Whether a version of a record may free something: the gate was clear when it landed, or the branch is taken at its word. */
export function isJudged(verified: boolean, version: Pick<RecordVersion, "arrival">): boolean {
  return !verified || version.arrival?.gate === "clear";
}

/** A record that would free something, had it passed the gate. */
export function notJudged(record: { readonly id: string; readonly path: string }, version: RecordVersion): Finding {
  return {
    code: "record-not-judged",
    severity: "error",
    place: { file: record.path },
    args: { record: record.id, commit: version.commit },
  };
}
