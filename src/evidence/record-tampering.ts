import type { RecordChange } from "../model/record.ts";
import type { RecordFile } from "../model/written.generated.ts";
import { canonicalJson } from "../firing/fingerprint.ts";

/**
 * What a change does to a landed record that no change may do, or null. A landed record accepts only a `closed`
 * (incident) or a `released_at` (change) that was not there before.
 */
export function tampering({ before, after }: RecordChange): "deleted" | "edited" | null {
  if (before === null) return null;
  if (after === null) return "deleted";
  if (before.state === "broken") return null;
  if (after.state === "broken") return "edited";
  return canonicalJson(withoutEnding(after.record, before.record)) === canonicalJson(before.record) ? null : "edited";
}

/** The record without the ending that this change adds to it. */
function withoutEnding(record: RecordFile, before: RecordFile): RecordFile {
  if (record.kind === "incident" && before.kind === "incident" && before.closed === undefined) {
    const { closed: _closed, ...rest } = record;
    return rest;
  }
  if (record.kind === "change" && before.kind === "change" && before.released_at === undefined) {
    const { released_at: _released, ...rest } = record;
    return rest;
  }
  return record;
}
