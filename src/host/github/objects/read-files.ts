import type { FileText, Sha } from "../../../model/change.ts";
import type { FileAt, FileRead, WantedFile } from "../../../port/repository.ts";
import type { Access } from "../client/access.ts";
import { blobText } from "./blob-text.ts";
import { entriesOf, entryAt, folderOf, isOdd, walkTo, type Folders } from "./folders.ts";
import type { GitObject } from "./git-object.ts";
import { readObjects, readObjectsAt, type Ask } from "./read-objects.ts";
import { GitHubError } from "../client/trouble.ts";

/** What a run has read of git so far: nothing at a commit ever changes. */
export interface FileStore {
  readonly folders: Folders;
  readonly texts: Map<Sha, FileText>;
}

/** An empty store. */
export function createFileStore(): FileStore {
  return { folders: new Map(), texts: new Map() };
}

async function keepText(access: Access, store: FileStore, object: GitObject): Promise<void> {
  if (object?.type === "blob") store.texts.set(object.blob.oid, await blobText(access, object.blob));
}

// Folders say mode and id, expressions give texts at once: together one query answers the usual change.
async function readTogether(access: Access, store: FileStore, wanted: readonly WantedFile[]) {
  const unread = wanted.filter((file) => !store.folders.has(`${file.commit}:${folderOf(file.path)}`));
  const plain = unread.filter((file) => file.text && !isOdd(file.path));
  const folders = [...new Set(unread.map((file) => `${file.commit}:${folderOf(file.path)}`))].filter(
    (key) => !isOdd(key),
  );
  const asks = [
    ...folders.map((expression): Ask => ({ expression, want: "entries" })),
    ...plain.map((file): Ask => ({ expression: `${file.commit}:${file.path}`, want: "text" })),
  ];
  if (unread.length === 0) return;
  const objects = await readObjectsAt(access, [...new Set(unread.map((file) => file.commit))], asks);
  folders.forEach((key, index) => store.folders.set(key, entriesOf(objects[index] ?? null)));
  for (const object of objects.slice(folders.length)) await keepText(access, store, object);
  for (const { commit, path } of unread.filter((file) => isOdd(folderOf(file.path)))) {
    await walkTo(access, store.folders, { commit, folder: folderOf(path) });
  }
}

async function readMissingTexts(access: Access, store: FileStore, wanted: readonly FileAt[]): Promise<void> {
  const files = wanted.map((file) => entryAt(store.folders, file)).filter((entry) => entry?.kind === "file");
  const oids = [...new Set(files.flatMap((entry) => (entry === undefined ? [] : [entry.oid])))];
  const unread = oids.filter((oid) => !store.texts.has(oid));
  const objects = await readObjects(
    access,
    unread.map((expression): Ask => ({ expression, want: "text" })),
  );
  for (const object of objects) await keepText(access, store, object);
}

function readOf(store: FileStore, { text, ...file }: WantedFile): FileRead {
  const entry = entryAt(store.folders, file);
  if (entry === undefined || entry.kind === "folder") return { ...file, blob: null, content: { missing: true } };
  if (!text) return { ...file, blob: entry.oid, content: { missing: true } };
  if (entry.kind !== "file") return { ...file, blob: entry.oid, content: { unreadable: entry.kind } };
  const content = store.texts.get(entry.oid);
  if (content !== undefined) return { ...file, blob: entry.oid, content };
  throw new GitHubError(`could not read ${JSON.stringify(file.path)}: GitHub left its content out`, {
    status: 0,
    hint: "run again",
  });
}

/** Blob ids, and texts where asked for, of files at commits; one query more than the usual one for odd names. */
export async function readFiles(access: Access, store: FileStore, wanted: readonly WantedFile[]): Promise<FileRead[]> {
  await readTogether(access, store, wanted);
  await readMissingTexts(
    access,
    store,
    wanted.filter((file) => file.text),
  );
  return wanted.map((file) => readOf(store, file));
}
