import type { ChangedFile, Sha } from "../model/change.ts";
import type { FiringFact } from "../model/firing.ts";

/** What a fingerprint hashes about a file whose name alone counts, or whose content could only be compared as a whole. */
export function fileFact(file: ChangedFile): FiringFact {
  const { before, after } = blobsOf(file);
  return ["file", file.status, file.path, file.old_path, before ?? null, after ?? null];
}

/** The blobs of a changed file; undefined where one exists but nobody read its id. */
export function blobsOf(file: ChangedFile): {
  readonly before: Sha | null | undefined;
  readonly after: Sha | null | undefined;
} {
  return {
    before: file.status === "added" ? null : file.before,
    after: file.status === "removed" ? null : file.after,
  };
}
