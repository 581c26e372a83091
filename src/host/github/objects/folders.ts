import type { Sha } from "../../../model/change.ts";
import type { FileAt } from "../../../port/repository.ts";
import type { Access } from "../client/access.ts";
import type { Entry, GitObject } from "./git-object.ts";
import { readObjects } from "./read-objects.ts";

/** Entries by name of the folders read so far, by `COMMIT:folder`. */
export type Folders = Map<string, ReadonlyMap<string, Entry>>;

/** The folder a path lies in; the root is empty. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** True for a path that an expression can't carry safely, because it holds a control character. */
export function isOdd(path: string): boolean {
  // eslint-disable-next-line no-control-regex -- git allows them in names
  return /[\u0000-\u001f\u007f]/u.test(path);
}

/** The entries of an answer by name; none when no folder is there. */
export function entriesOf(object: GitObject): ReadonlyMap<string, Entry> {
  return new Map(object?.type === "tree" ? object.entries.map((entry) => [entry.name, entry]) : []);
}

/** The entry of a file in the folders read so far; undefined: nothing is there. */
export function entryAt(folders: Folders, file: FileAt): Entry | undefined {
  return folders.get(`${file.commit}:${folderOf(file.path)}`)?.get(nameOf(file.path));
}

/** Reads a folder level by level through tree ids, for names that an expression can't carry. */
export async function walkTo(access: Access, folders: Folders, at: { readonly commit: Sha; readonly folder: string }) {
  const key = `${at.commit}:${at.folder}`;
  if (folders.has(key)) return;
  let expression = key;
  if (at.folder !== "") {
    await walkTo(access, folders, { commit: at.commit, folder: folderOf(at.folder) });
    const entry = entryAt(folders, { commit: at.commit, path: at.folder });
    if (entry?.kind !== "folder") {
      folders.set(key, new Map());
      return;
    }
    expression = entry.oid;
  }
  const [object] = await readObjects(access, [{ expression, want: "entries" }]);
  folders.set(key, entriesOf(object ?? null));
}
