import type { Instant, Login } from "../model/answers.ts";
import type { ChangedFile, FileText, Sha } from "../model/change.ts";

/** A file under `governance/` at one commit. */
export interface SheetText {
  /** Path from the root of the repository. */
  readonly path: string;
  readonly blob: Sha;
  readonly content: FileText;
}

/** A commit of the change: who made it, and whether it merges. */
export interface ChangeCommit {
  readonly sha: Sha;
  readonly merge: boolean;
  /** Logins of the author and of resolvable co-authors. */
  readonly people: readonly Login[];
}

/** Merge base against head. `total_files` and `total_commits` are the host's own counts: a shorter list is incomplete. */
export interface Comparison {
  readonly merge_base: Sha;
  readonly files: readonly ChangedFile[];
  readonly total_files: number;
  readonly commits: readonly ChangeCommit[];
  readonly total_commits: number;
}

/** A path at one commit. */
export interface FileAt {
  readonly commit: Sha;
  readonly path: string;
}

/** A side of a file to read: `text: false` asks for its blob id alone, and its content comes back as `{ missing: true }`. */
export interface WantedFile extends FileAt {
  readonly text: boolean;
}

/** One side of a file with its blob id; `blob` is null when the file does not exist there. */
export interface FileRead extends FileAt {
  readonly blob: Sha | null;
  readonly content: FileText;
}

/** A commit's place on the first-parent line of a branch, and files at it. */
export interface PlaceOnLine {
  /** Committer dates of the line up to its tip, oldest first, in milliseconds. */
  readonly dates: readonly number[];
  readonly position: number;
  /** Blob ids by path; null: no file there. */
  readonly blobs: Readonly<Record<string, Sha | null>>;
}

/** What git knows. Every call reads completely or throws a HostError. */
export interface Repository {
  readonly compare: (base: Sha, head: Sha) => Promise<Comparison>;
  /** Files under `governance/` (its `evidence/`, `tests/` and `records/` left out) for each commit, in that order; empty: there is none. */
  readonly readSheets: (commits: readonly Sha[]) => Promise<readonly (readonly SheetText[])[]>;
  /** In the order asked for. */
  readonly readFiles: (wanted: readonly WantedFile[]) => Promise<readonly FileRead[]>;
  readonly isAncestor: (commit: Sha, of: Sha) => Promise<boolean>;
  /**
   * Where the commit stands on the first-parent history of `base`, with the blobs of `paths` at it. The line is read from its tip
   * to the first commit that is dated before `since`; null: the commit is not on it.
   */
  readonly placeOnLine: (query: {
    readonly commit: Sha;
    readonly base: Sha;
    readonly since: Instant;
    readonly paths: readonly string[];
  }) => Promise<PlaceOnLine | null>;
}
