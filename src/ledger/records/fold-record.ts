import type { Finding } from "../../model/finding.ts";
import type { LandedRecord, RecordVersion } from "../../model/landing.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import { canonicalJson } from "../../firing/fingerprint.ts";
import { tampering } from "../../evidence/record-tampering.ts";

/** How many things of one broken file are named. */
const named = 3;

/** What history makes of one record: its first valid version, with the ending that a later one added. */
export interface FoldedRecord<R extends RecordFile = RecordFile> {
  readonly id: string;
  readonly path: string;
  readonly record: R;
  /** The version that landed. */
  readonly landed: RecordVersion;
  /** The version that brought `closed` or `released_at`; the landed one where none did. */
  readonly ended: RecordVersion;
}

interface Folded {
  /** Null: no version of it is valid. */
  readonly folded: FoldedRecord | null;
  readonly findings: readonly Finding[];
}

/** Reads the versions of a record: edits and deletions other than an ending change nothing and are reported while they last. */
export function foldRecord({ id, path, versions }: LandedRecord): Folded {
  let folded: FoldedRecord | null = null;
  let wrong: readonly Finding[] = [];
  for (const version of versions) {
    const { state } = version;
    if (folded === null) {
      wrong = state?.state === "broken" ? firstOf(state.findings) : [];
      if (state?.state === "valid") folded = { id, path, record: state.record, landed: version, ended: version };
      continue;
    }
    const what = changedBy(folded, version);
    wrong =
      what === null
        ? []
        : [{ code: "record-tampered", severity: "error", place: { file: path }, args: { record: id, what } }];
    if (what !== null || state?.state !== "valid") continue;
    if (hasEnding(state.record) !== hasEnding(folded.record)) {
      folded = { ...folded, record: state.record, ended: version };
    }
  }
  return { folded, findings: wrong };
}

/** What is wrong with a file, each thing once and not all of it: `lint` says the rest. */
function firstOf(findings: readonly Finding[]): readonly Finding[] {
  const byText = new Map(findings.map((finding) => [canonicalJson([finding.code, finding.args]), finding]));
  return [...byText.values()].slice(0, named);
}

function changedBy({ id, path, record, ended }: FoldedRecord, version: RecordVersion): "deleted" | "edited" | null {
  const blob = ended.state?.blob ?? "";
  if (version.state?.blob === blob) return null;
  return tampering({ id, path, before: { blob, state: "valid", record }, after: version.state, ancestor: null });
}

function hasEnding(record: RecordFile): boolean {
  if (record.kind === "incident") return record.closed !== undefined;
  return record.kind === "change" && record.released_at !== undefined;
}
