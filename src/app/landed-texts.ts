import type { FileText } from "../model/change.ts";
import type { WantedReads } from "../firing/wanted-reads.ts";
import type { BlobEntry, LineCommit, LineHistory } from "../port/line-history.ts";
import type { Repository, WantedFile } from "../port/repository.ts";

/** A commit and the paths whose texts decide what it fires. */
export interface WantedCommit {
  readonly commit: LineCommit;
  readonly wanted: WantedReads;
}

/** Texts of both sides by path. */
export interface SideTexts {
  readonly before: Readonly<Record<string, FileText>>;
  readonly after: Readonly<Record<string, FileText>>;
}

type Side = "before" | "after";
/** A blob that the walk told of, or a path of the commit that it did not change. */
type Found = { readonly entry: BlobEntry | null } | { readonly unchanged: WantedFile };

const missing: FileText = { missing: true };

function keyOfEntry({ mode, id }: BlobEntry): string {
  return `${mode} ${id}`;
}

function keyOfFile({ commit, path }: WantedFile): string {
  return `${commit}:${path}`;
}

function findSide({ commit }: WantedCommit, path: string, side: Side): Found {
  const named = commit.files.filter((file) => file.path === path || file.old_path === path);
  const holder = named.find((file) => (side === "before" ? (file.old_path ?? file.path) : file.path) === path);
  if (holder !== undefined) return { entry: holder.sides[side] };
  // The other name of a rename; a path that no file names is the same on both sides.
  return named.length > 0 ? { entry: null } : { unchanged: { commit: commit.commit, path, text: true } };
}

function sidesOf(item: WantedCommit): readonly (readonly [Side, string, Found])[] {
  const sides: readonly Side[] = ["before", "after"];
  return sides.flatMap((side) => item.wanted[side].map((path) => [side, path, findSide(item, path, side)] as const));
}

/** Reads what many commits want at once: each blob a single time, and paths that a commit did not change by its tree. */
export async function readLandedTexts(
  repository: Pick<Repository, "readFiles"> & Pick<LineHistory, "readBlobs">,
  items: readonly WantedCommit[],
): Promise<readonly SideTexts[]> {
  const sides = items.map(sidesOf);
  const entries = new Map<string, BlobEntry>();
  const unchanged = new Map<string, WantedFile>();
  for (const [, , found] of sides.flat()) {
    if ("unchanged" in found) unchanged.set(keyOfFile(found.unchanged), found.unchanged);
    else if (found.entry !== null) entries.set(keyOfEntry(found.entry), found.entry);
  }
  const blobs = await repository.readBlobs([...entries.values()]);
  const files = unchanged.size === 0 ? [] : await repository.readFiles([...unchanged.values()]);
  const texts = new Map<string, FileText>();
  [...entries.keys()].forEach((key, at) => texts.set(key, blobs[at] ?? missing));
  [...unchanged.keys()].forEach((key, at) => texts.set(key, files[at]?.content ?? missing));
  const textOf = (found: Found): FileText => {
    if ("unchanged" in found) return texts.get(keyOfFile(found.unchanged)) ?? missing;
    return found.entry === null ? missing : (texts.get(keyOfEntry(found.entry)) ?? missing);
  };
  return sides.map((of) => {
    const on = (side: Side): SideTexts[Side] =>
      Object.fromEntries(of.filter(([where]) => where === side).map(([, path, found]) => [path, textOf(found)]));
    return { before: on("before"), after: on("after") };
  });
}
