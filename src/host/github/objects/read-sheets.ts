import type { Sha } from "../../../model/change.ts";
import type { SheetText } from "../../../port/repository.ts";
import type { Access } from "../client/access.ts";
import { blobText } from "./blob-text.ts";
import type { Entry } from "./git-object.ts";
import { readObjectsAt, type Ask } from "./read-objects.ts";
import { sheetFolder, sheetRoot, usualFolders, type SheetFolder } from "./sheet-folder.ts";
import { GitHubError } from "../client/trouble.ts";

const leftOut = new Set(["evidence", "tests", "records"].map((name) => `${sheetRoot}/${name}`));
const deepest = 8;

type Folder = Pick<SheetFolder, "commit" | "path">;

async function readFolders(access: Access, folders: readonly Folder[]): Promise<SheetFolder[]> {
  const asks = folders.map(({ commit, path }): Ask => ({
    expression: `${commit}:${path}`,
    want: "entries-with-texts",
  }));
  const commits = [...new Set(folders.map((folder) => folder.commit))];
  const objects = await readObjectsAt(access, commits, asks);
  return folders.map((folder, index) => sheetFolder(folder, objects[index] ?? null));
}

function keyOf({ commit, path }: Folder): string {
  return `${commit}:${path}`;
}

function foldersBelow(found: readonly SheetFolder[], seen: ReadonlySet<string>): Folder[] {
  return found.flatMap(({ commit, path, entries }) =>
    entries
      .filter((entry) => entry.kind === "folder")
      .map((entry) => ({ commit, path: `${path}/${entry.name}` }))
      .filter((folder) => !leftOut.has(folder.path) && !seen.has(keyOf(folder))),
  );
}

async function textOf(access: Access, folder: SheetFolder, entry: Entry): Promise<SheetText> {
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

/** The files under `governance/` of several commits, in one query for all folders that are not `known` unless someone keeps further ones in it. */
export async function readSheets(
  access: Access,
  commits: readonly Sha[],
  known: readonly SheetFolder[],
): Promise<SheetText[][]> {
  const unique = [...new Set(commits)];
  const all = known.filter(({ commit }) => unique.includes(commit));
  const seen = new Set(all.map(keyOf));
  const usual = unique.flatMap((commit) => usualFolders.map((path) => ({ commit, path })));
  let next: Folder[] = [...usual.filter((folder) => !seen.has(keyOf(folder))), ...foldersBelow(all, seen)];
  for (let depth = 0; next.length > 0; depth += 1) {
    if (depth === deepest)
      throw new GitHubError(`folders in ${sheetRoot} are nested too deeply`, { status: 0, hint: "flatten them" });
    for (const folder of next) seen.add(keyOf(folder));
    const found = await readFolders(access, next);
    all.push(...found);
    next = foldersBelow(found, seen);
  }
  const texts = new Map<Sha, SheetText[]>(unique.map((commit) => [commit, []]));
  for (const folder of all) {
    const files = folder.entries.filter((entry) => entry.kind !== "folder");
    // One after another: only what was too long for the query is asked for again.
    for (const entry of files) texts.get(folder.commit)?.push(await textOf(access, folder, entry));
  }
  return commits.map((commit) => [...(texts.get(commit) ?? [])].sort((a, b) => (a.path < b.path ? -1 : 1)));
}
