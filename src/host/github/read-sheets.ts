import type { Sha } from "../../model/change.ts";
import type { SheetText } from "../../port/repository.ts";
import type { Access } from "./access.ts";
import { blobText } from "./blob-text.ts";
import type { BlobAnswer, Entry } from "./git-object.ts";
import { readObjectsAt, type Ask } from "./read-objects.ts";
import { GitHubError } from "./trouble.ts";

const root = "governance";
const leftOut = new Set([`${root}/evidence`, `${root}/tests`, `${root}/records`]);
const deepest = 8;

interface Folder {
  readonly commit: Sha;
  readonly path: string;
}

interface Found extends Folder {
  readonly entries: readonly Entry[];
  readonly blobs: ReadonlyMap<Sha, BlobAnswer>;
}

async function readFolders(access: Access, folders: readonly Folder[]): Promise<Found[]> {
  const asks = folders.map(({ commit, path }): Ask => ({
    expression: `${commit}:${path}`,
    want: "entries-with-texts",
  }));
  const commits = [...new Set(folders.map((folder) => folder.commit))];
  const objects = await readObjectsAt(access, commits, asks);
  return folders.map((folder, index) => {
    const object = objects[index];
    const tree = object?.type === "tree" ? object : { entries: [], blobs: [] };
    return { ...folder, entries: tree.entries, blobs: new Map(tree.blobs.map((blob) => [blob.oid, blob])) };
  });
}

function foldersBelow(found: readonly Found[], seen: ReadonlySet<string>): Folder[] {
  return found.flatMap(({ commit, path, entries }) =>
    entries
      .filter((entry) => entry.kind === "folder")
      .map((entry) => ({ commit, path: `${path}/${entry.name}` }))
      .filter((folder) => !leftOut.has(folder.path) && !seen.has(`${folder.commit}:${folder.path}`)),
  );
}

async function textOf(access: Access, folder: Found, entry: Entry): Promise<SheetText> {
  const path = `${folder.path}/${entry.name}`;
  if (entry.kind !== "file") return { path, blob: entry.oid, content: { unreadable: unreadableKind(entry) } };
  const blob = folder.blobs.get(entry.oid);
  if (blob === undefined) {
    throw new GitHubError(`could not read ${path}: GitHub left its content out`, { status: 0, hint: "run again" });
  }
  return { path, blob: entry.oid, content: await blobText(access, blob) };
}

function unreadableKind(entry: Entry): "symlink" | "submodule" {
  return entry.kind === "symlink" ? "symlink" : "submodule";
}

/** The files under `governance/` of several commits, in one query unless someone keeps further folders in it. */
export async function readSheets(access: Access, commits: readonly Sha[]): Promise<SheetText[][]> {
  const all: Found[] = [];
  const seen = new Set<string>();
  const unique = [...new Set(commits)];
  let next: Folder[] = unique.flatMap((commit) => [root, `${root}/events`].map((path) => ({ commit, path })));
  for (let depth = 0; next.length > 0; depth += 1) {
    if (depth === deepest)
      throw new GitHubError(`folders in ${root} are nested too deeply`, { status: 0, hint: "flatten them" });
    for (const folder of next) seen.add(`${folder.commit}:${folder.path}`);
    const found = await readFolders(access, next);
    all.push(...found);
    next = foldersBelow(found, seen);
  }
  const texts = new Map<Sha, SheetText[]>(unique.map((commit) => [commit, []]));
  for (const folder of all) {
    const files = folder.entries.filter((entry) => entry.kind !== "folder");
    texts.get(folder.commit)?.push(...(await Promise.all(files.map((entry) => textOf(access, folder, entry)))));
  }
  return commits.map((commit) => [...(texts.get(commit) ?? [])].sort((a, b) => (a.path < b.path ? -1 : 1)));
}
