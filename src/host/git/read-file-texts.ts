import type { FileText, Sha } from "../../model/change.ts";
import { HostError } from "../../port/host-error.ts";
import { decodeFileText, maxTextBytes } from "../file-text.ts";
import type { AbsentBlobs } from "./absent-blobs.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { TreeEntry } from "./tree-reader.ts";

/** Whether an entry holds text at all: a symlink names another file and a submodule another repository. */
function unreadable(mode: string): FileText | null {
  if (mode === "120000") return { unreadable: "symlink" };
  if (mode === "160000") return { unreadable: "submodule" };
  return null;
}

/** Texts of entries in their order; null gives "missing". */
export async function readFileTexts(
  objects: ObjectReader,
  entries: readonly (TreeEntry | null)[],
  absent: AbsentBlobs,
): Promise<readonly FileText[]> {
  const blobs: Sha[] = [];
  for (const entry of entries) {
    if (entry !== null && unreadable(entry.mode) === null) blobs.push(entry.id);
  }
  const read = (await objects.read(blobs, maxTextBytes)).values();
  return entries.map((entry) => {
    if (entry === null) return { missing: true };
    const reason = unreadable(entry.mode);
    if (reason !== null) return reason;
    const object = read.next().value ?? null;
    if (object === null && absent === "refuse") {
      throw new HostError(`git: blob ${entry.id} is not in this clone`, {
        hint: "git fetch --refetch --no-filter brings it",
      });
    }
    return object === null || object.bytes === null ? { unreadable: "too-large" } : decodeFileText(object.bytes);
  });
}
