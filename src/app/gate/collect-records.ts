import type { Change } from "../../model/change.ts";
import type { RecordChange } from "../../model/record.ts";
import type { FileRead, Repository } from "../../port/repository.ts";
import { namesOf } from "../../firing/both-sides.ts";
import { throughOf } from "../ledger/line-covers.ts";
import { keyOf, type FileReads } from "./file-reads.ts";
import { recordState } from "./record-state.ts";
import { isRecordPath, recordId } from "../sheet/sheet-paths.ts";

/** The records that the change adds, edits or deletes, each as it stands at both ends. */
export async function collectRecords(
  repository: Pick<Repository, "isAncestor">,
  { change, base, read }: { readonly change: Change; readonly base: string; readonly read: FileReads },
): Promise<readonly RecordChange[]> {
  const paths = [...new Set(change.files.flatMap(namesOf).filter(isRecordPath))].sort();
  const records: RecordChange[] = [];
  for (const path of paths) {
    const before = recordAt(read.get(keyOf(change.merge_base, path)));
    const after = recordAt(read.get(keyOf(change.head, path)));
    if (before?.blob === after?.blob) continue;
    const through = throughOf(after);
    const ancestor = through === null ? null : await repository.isAncestor(through, base);
    records.push({ id: recordId(path), path, before, after, ancestor });
  }
  return records;
}

function recordAt(file: FileRead | undefined): RecordChange["before"] {
  if (file === undefined || file.blob === null) return null;
  return recordState({ ...file, blob: file.blob });
}
