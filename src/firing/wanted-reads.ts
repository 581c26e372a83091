import type { ChangedFile } from "../model/change.ts";
import type { Sheet } from "../model/sheet.ts";
import { createPathSet, type PathSet } from "../pattern/path-set.ts";
import { namesOf } from "./both-sides.ts";
import { statedEntriesOf, watchersOf } from "./stated-conditions.ts";

/** What a host must read so that firing is complete. All paths are sorted, without repeats. */
export interface WantedReads {
  /** Paths of the changed files whose blob ids may be hashed. */
  readonly blobs: readonly string[];
  /** Paths to read at the merge base, and at the head; many may not exist there. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What {@link fireTriggers} looks at for these sheets and changed files: only files whose names can meet an entry. */
export function wantedReads(
  sheets: readonly Pick<Sheet, "triggers">[],
  files: readonly ChangedFile[],
  paths: PathSet = createPathSet(),
): WantedReads {
  const lists = sheets.map(statedEntriesOf);
  const blobs = new Set<string>();
  const before = new Set<string>();
  const after = new Set<string>();
  for (const file of files) {
    for (const name of namesOf(file)) {
      for (const stated of lists.flatMap((entries) => watchersOf(entries, name, paths))) {
        blobs.add(file.path);
        for (const condition of stated.conditions) {
          const reads = condition.reads({ file, name }, stated.entry);
          for (const path of reads.before) before.add(path);
          for (const path of reads.after) after.add(path);
        }
      }
    }
  }
  return { blobs: [...blobs].sort(), before: [...before].sort(), after: [...after].sort() };
}
