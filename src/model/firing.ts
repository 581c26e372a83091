import type { Signal } from "./sheet.ts";

/** The conditions that files can meet, by their keys in triggers.yml. */
export type ConditionKind = "paths" | "content" | "dependency" | "shopify-extension" | "app-embed" | "gtm-container";

/** Why a trigger fired: one file and what was seen in it. */
export interface Because {
  readonly file: string;
  readonly condition: ConditionKind;
  /** The glob or pattern that matched. */
  readonly pattern?: string;
  /** 1-based line at the head, or at the merge base for a removed line. */
  readonly line?: number;
  /** What was found, in words: "facebook-nodejs-business-sdk 24.0.1 → 26.0.0", "unreadable: binary". */
  readonly detail?: string;
}

/**
 * What a fingerprint hashes about a firing. A file: `["file", status, path, old path, blob before, blob after]`.
 * A semantic finding: `[condition, name, from, to]`.
 */
export type FiringFact = readonly (string | null)[];

/** One trigger that fired for a change. */
export interface Firing {
  readonly trigger: string;
  readonly because: readonly Because[];
  /** Signals at risk, expanded and sorted. */
  readonly signals: readonly Signal[];
  /** Ids of the stores concerned, sorted. */
  readonly stores: readonly string[];
  /** Sorted, without repeats. */
  readonly facts: readonly FiringFact[];
}
