import type { FileText } from "../../model/change.ts";
import type { WantedReads } from "../../firing/wanted-reads.ts";
import type { BlobEntry, LineCommit } from "../../port/line-history.ts";
import type { Repository, WantedFile } from "../../port/repository.ts";
import type { EntryAt } from "./line-tree.ts";
import type { TextMemory } from "./text-memory.ts";

type Side = "before" | "after";
/** A blob that is known already, or a path whose blob the commit's tree tells. */
type Found = { readonly entry: BlobEntry | null } | { readonly unchanged: WantedFile };
type Sides = readonly (readonly [path: string, found: Found])[];

/** A commit and where the texts stand that decide what it fires. */
export interface WantedCommit {
  readonly commit: LineCommit;
  readonly before: Sides;
  readonly after: Sides;
}

/** Texts of both sides by path. */
export interface SideTexts {
  readonly before: Readonly<Record<string, FileText>>;
  readonly after: Readonly<Record<string, FileText>>;
}

const missing: FileText = { missing: true };

function keyOf(found: Found): string | null {
  if ("unchanged" in found) return `${found.unchanged.commit}:${found.unchanged.path}`;
  return found.entry === null ? null : `${found.entry.mode} ${found.entry.id}`;
}

/** What the commit changed, by the names of one side; the other name of a rename holds nothing there. */
function changedSides({ files }: LineCommit, side: Side): ReadonlyMap<string, BlobEntry | null> {
  const sides = new Map<string, BlobEntry | null>();
  for (const { path, old_path } of files) for (const name of [path, old_path ?? path]) sides.set(name, null);
  for (const { path, old_path, sides: entries } of files) {
    const entry = entries[side];
    if (entry !== null) sides.set(side === "before" ? (old_path ?? path) : path, entry);
  }
  return sides;
}

/** Where the wanted texts stand. What the commit did not change is the same on both sides; `entryAt` tells it without a tree. */
export function wantedCommit(commit: LineCommit, wanted: WantedReads, entryAt: EntryAt | null): WantedCommit {
  const on = (side: Side): Sides => {
    if (wanted[side].length === 0) return [];
    const changed = changedSides(commit, side);
    return wanted[side].map((path) => {
      const entry = changed.has(path) ? changed.get(path) : entryAt?.(path);
      return [path, entry === undefined ? { unchanged: { commit: commit.commit, path, text: true } } : { entry }];
    });
  };
  return { commit, before: on("before"), after: on("after") };
}

/** How many blobs a commit wants read, at the most. */
export function countBlobs({ before, after }: WantedCommit): number {
  return [...before, ...after].filter(([, found]) => keyOf(found) !== null).length;
}

/** Reads what many commits want at once: each blob a single time. */
export async function readLandedTexts(
  { memory, repository }: { readonly memory: TextMemory; readonly repository: Pick<Repository, "readFiles"> },
  items: readonly WantedCommit[],
): Promise<readonly SideTexts[]> {
  const entries = new Map<string, BlobEntry>();
  const unchanged = new Map<string, WantedFile>();
  for (const [, found] of items.flatMap(({ before, after }) => [...before, ...after])) {
    const key = keyOf(found);
    if ("unchanged" in found) unchanged.set(key ?? "", found.unchanged);
    else if (found.entry !== null) entries.set(key ?? "", found.entry);
  }
  const blobs = await memory.read([...entries.values()]);
  const files = unchanged.size === 0 ? [] : await repository.readFiles([...unchanged.values()]);
  const texts = new Map<string, FileText>();
  [...entries.keys()].forEach((key, at) => texts.set(key, blobs[at] ?? missing));
  [...unchanged.keys()].forEach((key, at) => texts.set(key, files[at]?.content ?? missing));
  const textsOf = (sides: Sides): SideTexts[Side] =>
    Object.fromEntries(sides.map(([path, found]) => [path, texts.get(keyOf(found) ?? "") ?? missing]));
  return items.map(({ before, after }) => ({ before: textsOf(before), after: textsOf(after) }));
}
