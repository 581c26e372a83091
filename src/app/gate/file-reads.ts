import type { FileRead } from "../../port/repository.ts";

/** Files as they were read, by commit and path. */
export type FileReads = ReadonlyMap<string, FileRead>;

/** The key of one side of a file among the reads. */
export function keyOf(commit: string, path: string): string {
  return `${commit}:${path}`;
}

/** Reads by their keys. */
export function indexReads(reads: readonly FileRead[]): FileReads {
  return new Map(reads.map((read) => [keyOf(read.commit, read.path), read]));
}
