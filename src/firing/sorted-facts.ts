import type { ChangedFile } from "../model/change.ts";
import type { FiringFact } from "../model/firing.ts";

/** Facts in the order that fingerprints hash them, without repeats: by their JSON text, by UTF-16 units. */
export function sortedFacts(facts: readonly FiringFact[]): readonly FiringFact[] {
  const byText = new Map(facts.map((fact) => [JSON.stringify(fact), fact]));
  return [...byText].sort(([a], [b]) => compare(a, b)).map(([, fact]) => fact);
}

/** What a fingerprint hashes about a file that fired by its name or whose content could only be compared as a whole. */
export function fileFact(file: ChangedFile): FiringFact {
  const { before, after } = blobsOf(file);
  return ["file", file.status, file.path, file.old_path, before ?? null, after ?? null];
}

/** The blobs of a changed file; undefined where one exists but nobody read its id. */
export function blobsOf(file: ChangedFile): Pick<ChangedFile, "before" | "after"> {
  return {
    ...(file.status === "added" ? { before: null } : blob("before", file.before)),
    ...(file.status === "removed" ? { after: null } : blob("after", file.after)),
  };
}

/** Orders by UTF-16 units: the same on every machine, whatever its locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function blob(side: "before" | "after", sha: string | null | undefined): Pick<ChangedFile, "before" | "after"> {
  return sha === undefined ? {} : { [side]: sha };
}
