import { runGit } from "../git/run-git.ts";

/** One row of a diff in GitHub's words. */
export interface ChangedFile {
  readonly filename: string;
  readonly previousFilename?: string;
  readonly status: "added" | "removed" | "modified" | "renamed" | "changed";
  /** Blob at the head; of a removed file the old blob; of a submodule its commit. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  readonly patch?: string;
}

interface RawRow {
  readonly letter: string;
  /** Git shows such a row as a deletion and an addition. */
  readonly twoSections: boolean;
  readonly blob: string;
  readonly path: string;
  readonly from?: string;
}

// Beyond this many lines GitHub sends no patch and counts nothing.
const largestPatch = 20_000;

function parseRaw(fields: readonly string[]): { readonly rows: readonly RawRow[]; readonly next: number } {
  const rows: RawRow[] = [];
  let at = 0;
  while (fields[at]?.startsWith(":") === true) {
    const [oldMode, newMode, oldBlob = "", newBlob = "", status = ""] = (fields[at] ?? "").slice(1).split(" ");
    const letter = status[0] === "M" && oldBlob === newBlob && oldMode !== newMode ? "T" : (status[0] ?? "");
    const two = letter === "R";
    const twoSections = status[0] === "T";
    const path = fields[at + (two ? 2 : 1)] ?? "";
    rows.push({
      letter,
      twoSections,
      blob: letter === "D" ? oldBlob : newBlob,
      path,
      ...(two ? { from: fields[at + 1] ?? "" } : {}),
    });
    at += two ? 3 : 2;
  }
  return { rows, next: at };
}

/** Line counts by new path; binary files count nothing. */
function parseCounts(fields: readonly string[]): ReadonlyMap<string, readonly [number, number]> {
  const counts = new Map<string, readonly [number, number]>();
  for (let at = 0; at < fields.length; at += 1) {
    const [added = "", removed = "", path = ""] = (fields[at] ?? "").split("\t");
    if (added === "") continue;
    const name = path === "" ? (fields[at + 2] ?? "") : path;
    if (path === "") at += 2;
    counts.set(name, [Number(added) || 0, Number(removed) || 0]);
  }
  return counts;
}

/** Hunks of each file, in the order of the rows; a change of type is two sections and gets no patch. */
function parsePatches(output: string, rows: readonly RawRow[]): ReadonlyMap<string, string> {
  const sections = `\n${output}`.split("\ndiff --git ").slice(1);
  const patches = new Map<string, string>();
  let at = 0;
  for (const row of rows) {
    const section = sections[at] ?? "";
    at += row.twoSections ? 2 : 1;
    const start = section.indexOf("\n@@ ");
    if (start >= 0 && !row.twoSections) patches.set(row.path, section.slice(start + 1).replace(/\n$/u, ""));
  }
  return patches;
}

const words: Readonly<Record<string, ChangedFile["status"]>> = {
  A: "added",
  D: "removed",
  M: "modified",
  R: "renamed",
  T: "changed",
};

/** Files that differ between two commits, sorted by path, with renames followed, as the files and compare routes list them. */
export function changedFiles(directory: string, from: string, to: string): readonly ChangedFile[] {
  const options = ["-M", "-l1000", "--no-color", "--no-ext-diff", "--no-textconv", from, to];
  const fields = runGit(directory, ["diff", "--raw", "--numstat", "-z", "--abbrev=40", ...options])
    .toString("utf8")
    .split("\0");
  const { rows, next } = parseRaw(fields);
  const counts = parseCounts(fields.slice(next));
  const patch = runGit(directory, ["diff", "-p", ...options]).toString("utf8");
  const patches = parsePatches(patch, rows);
  return rows.map((row) => {
    const [added, removed] = counts.get(row.path) ?? [0, 0];
    const large = added + removed > largestPatch;
    const hunks = large ? undefined : patches.get(row.path);
    return {
      filename: row.path,
      ...(row.from === undefined ? {} : { previousFilename: row.from }),
      status: words[row.letter] ?? "modified",
      sha: row.blob,
      additions: large ? 0 : added,
      deletions: large ? 0 : removed,
      ...(hunks === undefined ? {} : { patch: hunks }),
    };
  });
}
