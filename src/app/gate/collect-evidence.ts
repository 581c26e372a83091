import type { Change, FileText, Sha } from "../../model/change.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { RecordChange } from "../../model/record.ts";
import type { Repository } from "../../port/repository.ts";
import { evidencePaths } from "../../evidence/record-numbers.ts";
import { parseEvidence } from "../../sheet/parse-evidence.ts";
import { indexReads, keyOf, type FileReads } from "./file-reads.ts";
import { isEvidencePath } from "../sheet/sheet-paths.ts";

/** Evidence files of the change, and those a record names wherever they landed; read at the head. */
export async function collectEvidence(
  repository: Pick<Repository, "readFiles">,
  {
    change,
    records,
    read,
  }: { readonly change: Change; readonly records: readonly RecordChange[]; readonly read: FileReads },
): Promise<readonly Evidence[]> {
  const changed = change.files.filter((file) => isEvidencePath(file.path)).map((file) => file.path);
  const named = records
    .flatMap(({ after }) => (after?.state === "valid" ? evidencePaths(after.record) : []))
    .filter(isEvidencePath);
  const paths = [...new Set([...changed, ...named])].sort();
  const further = paths.filter((path) => !read.has(keyOf(change.head, path)));
  const more =
    further.length === 0
      ? []
      : await repository.readFiles(further.map((path) => ({ commit: change.head, path, text: true })));
  const all = new Map([...read, ...indexReads(more)]);
  return paths.flatMap((path) => {
    const file = all.get(keyOf(change.head, path));
    if (file === undefined || file.blob === null) return [];
    return evidenceOf({ ...file, blob: file.blob });
  });
}

/** One evidence file; what gives no text can only be pointed to. */
export function evidenceOf(file: { readonly path: string; readonly blob: Sha; readonly content: FileText }): Evidence {
  const { path, blob, content } = file;
  return "text" in content ? parseEvidence(path, blob, content.text) : { path, blob, kind: "other" };
}
