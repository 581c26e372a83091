import type { Instant } from "../model/answers.ts";
import type { ChangedFile, Sha } from "../model/change.ts";

/** A commit compared with its first parent; without one, with nothing. */
export interface HistoryCommit {
  readonly commit: Sha;
  readonly parent: Sha | null;
  /** Its other parents; none: it is no merge. */
  readonly merged: readonly Sha[];
  /** Committer date in UTC. */
  readonly committed_at: Instant;
  /** Name of the author, as written. */
  readonly author: string;
  readonly subject: string;
  /** Both blob ids are known. */
  readonly files: readonly ChangedFile[];
}

/** Which commits to walk, newest first. */
export interface HistoryQuery {
  /** A revision or a range, `v1..main`. */
  readonly range: string;
  /** Only the first-parent line: one commit per landing. */
  readonly first_parent: boolean;
  /** Anything git takes as a date; null: from the beginning. */
  readonly since: string | null;
  readonly limit: number | null;
}

/** The history of a repository. Every call reads completely or throws a HostError. */
export interface History {
  /** Full id of the commit that a name stands for. */
  readonly resolveRef: (ref: string) => Promise<Sha>;
  readonly count: (query: HistoryQuery) => Promise<number>;
  /** Id of the tree that stands at `governance/`; equal ids are equal sheets. Null: there is none. */
  readonly sheetId: (commit: Sha) => Promise<Sha | null>;
  /** Every file of a commit, submodules and symlinks among them, in git's order. */
  readonly listFiles: (commit: Sha) => Promise<readonly string[]>;
  readonly walk: (query: HistoryQuery) => AsyncIterable<HistoryCommit>;
}
