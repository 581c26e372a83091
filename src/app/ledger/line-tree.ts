import { isExtensionFile } from "../../firing/without-extensions.ts";
import type { BlobEntry, LineCommit } from "../../port/line-history.ts";

/** What stands at a path where a line has come to; null: nothing. */
export type EntryAt = (path: string) => BlobEntry | null;

/** The files of a line's commit, kept up to date from the changes alone. */
export interface LineTree {
  readonly apply: (commit: Pick<LineCommit, "files">) => void;
  readonly entryAt: EntryAt;
  /** Whether the commit that was applied last, or its parent, holds a file that makes its folder an extension. */
  readonly holdsExtensions: () => boolean;
}

/** Starts empty, so it is right for a line that is walked from its first commit: that one is compared with nothing. */
export function createLineTree(): LineTree {
  const entries = new Map<string, BlobEntry>();
  const extensions = new Set<string>();
  let held = false;
  const remove = (path: string): void => {
    entries.delete(path);
    extensions.delete(path);
  };
  return {
    apply: ({ files }) => {
      held = extensions.size > 0;
      // What left goes first: a commit may move one file to where another one was.
      for (const { path, old_path, sides } of files) {
        if (old_path !== null) remove(old_path);
        else if (sides.after === null) remove(path);
      }
      for (const { path, sides } of files) {
        if (sides.after === null) continue;
        entries.set(path, sides.after);
        if (isExtensionFile(path)) extensions.add(path);
      }
    },
    entryAt: (path) => entries.get(path) ?? null,
    holdsExtensions: () => held || extensions.size > 0,
  };
}
