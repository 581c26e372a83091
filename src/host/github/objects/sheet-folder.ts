import type { Sha } from "../../../model/change.ts";
import { isFields, type Fields } from "../client/answer.ts";
import { gitObject, treeWithTexts, type BlobAnswer, type Entry, type GitObject } from "./git-object.ts";

/** A folder of the sheet at one commit, its blobs by id; a folder that isn't there has no entries. */
export interface SheetFolder {
  readonly commit: Sha;
  readonly path: string;
  readonly entries: readonly Entry[];
  readonly blobs: ReadonlyMap<Sha, BlobAnswer>;
}

/** The folder that holds the sheet. */
export const sheetRoot = "governance";
/** The folders that nearly every sheet consists of. */
export const usualFolders = [sheetRoot, `${sheetRoot}/events`] as const;

/** What to ask of a commit, so that the sheet comes along with it. */
export const sheetOfCommit = usualFolders
  .map((path, index) => `sheet${String(index)}: file(path: "${path}") { object { ${treeWithTexts} } }`)
  .join(" ");

/** A folder of the sheet from GitHub's answer. */
export function sheetFolder({ commit, path }: Pick<SheetFolder, "commit" | "path">, object: GitObject): SheetFolder {
  const { entries, blobs } = object?.type === "tree" ? object : { entries: [], blobs: [] };
  return { commit, path, entries, blobs: new Map(blobs.map((blob) => [blob.oid, blob])) };
}

/** The folders that came along with a commit; what GitHub left out is not among them and has to be asked for. */
export function foldersOfCommit(commit: Sha, answer: Fields): readonly SheetFolder[] {
  return usualFolders.flatMap((path, index) => {
    const file = answer[`sheet${String(index)}`];
    if (file === undefined) return [];
    return [sheetFolder({ commit, path }, gitObject(isFields(file) ? file["object"] : null))];
  });
}
