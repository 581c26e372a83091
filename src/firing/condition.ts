import type { ChangedFile } from "../model/change.ts";
import type { Because, ConditionKind, FiringFact } from "../model/firing.ts";
import type { ConditionEntry } from "../model/sheet.ts";
import type { PathSet } from "../pattern/path-set.ts";
import type { Look } from "./look.ts";

/** A changed file under one of its names: its own, or the one it had before a rename. */
export interface Candidate {
  readonly file: ChangedFile;
  readonly name: string;
}

/** Paths whose text a condition reads, at the merge base and at the head. */
export interface Reads {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What a condition saw in a file. */
export interface Hit {
  readonly because: readonly Pick<Because, "pattern" | "line" | "detail">[];
  /** `file`: the file's status, names and blobs; else what was found in it. */
  readonly facts: "file" | readonly FiringFact[];
}

/** One kind of condition. Where an entry of a trigger states several, all must hold for the same file under the same name. */
export interface Condition {
  readonly kind: ConditionKind;
  /** Whether a file of this name can meet the condition, before its content is known. */
  watches(name: string, entry: ConditionEntry, paths: PathSet): boolean;
  /** What must be read to decide about a file that it watches. */
  reads(candidate: Candidate, entry: ConditionEntry): Reads;
  /** What it found in a file that it watches, or null. */
  matches(candidate: Candidate, entry: ConditionEntry, look: Look): Hit | null;
}

/** The reads of a condition that goes by names alone. */
export const noReads: Reads = { before: [], after: [] };
