import type { ChangedFile, FileText, Sha } from "../model/change.ts";
import type { HistoryCommit } from "./history.ts";

/** What stands at a path of a commit, so that its text can be read without looking for the path again. */
export interface BlobEntry {
  /** As git writes it: `100644`, `120000` symlink, `160000` submodule. */
  readonly mode: string;
  readonly id: Sha;
}

/** A changed file with both of its sides; null: absent there. */
export interface LineFile extends ChangedFile {
  readonly sides: { readonly before: BlobEntry | null; readonly after: BlobEntry | null };
}

/** A commit of a first-parent line compared with its first parent; without one, with nothing. */
export interface LineCommit extends Omit<HistoryCommit, "files"> {
  readonly files: readonly LineFile[];
}

/** A commit compared with where two others parted. */
export interface Parted {
  readonly base: Sha | null;
  readonly files: readonly LineFile[];
}

/** The branches of a clone. */
export interface Branches {
  /** The branch that is checked out; null: none, as in many CI checkouts. */
  readonly current: string | null;
  /** The branch that the remote `origin` starts with. */
  readonly remote: string | null;
  /** Where `origin` has that branch, as far as the clone knows. */
  readonly remote_tip: Sha | null;
  /** Commit by name: local branches, then those of `origin`. */
  readonly tips: ReadonlyMap<string, Sha>;
  /** The clone is shallow: commits are missing at its far end. */
  readonly shallow: boolean;
}

/**
 * First-parent lines of a repository, as far as the clone holds them: a cut-off history is walked, not refused, and
 * `Branches.shallow` says so. Everything else that can't be read throws a HostError.
 */
export interface LineHistory {
  readonly branches: () => Promise<Branches>;
  /** Oldest first: the line of `tip`, without `after` and what that builds on. */
  readonly walkLine: (line: { readonly tip: Sha; readonly after: Sha | null }) => AsyncIterable<LineCommit>;
  /** Commits of the line of `tip` that are neither `commit` nor an ancestor of it; null: there is no such commit, or its id is cut too short. */
  readonly countBeyond: (line: { readonly tip: Sha; readonly commit: string }) => Promise<number | null>;
  /** Those of `commits`, all of them part of `tip`, that do not build on `from`. */
  readonly apart: (line: {
    readonly tip: Sha;
    readonly from: Sha;
    readonly commits: readonly Sha[];
  }) => Promise<readonly Sha[]>;
  /** Commits that edit the sheet on the way to `commit`, without `besides` and what that builds on, newest first. */
  readonly sheetCommits: (line: { readonly commit: Sha; readonly besides: Sha }) => Promise<readonly Sha[]>;
  /** What a commit holds that stood not yet where two others parted; `base` is null, and everything new, where they never met. */
  readonly sinceParting: (line: { readonly commit: Sha; readonly between: readonly [Sha, Sha] }) => Promise<Parted>;
  /** Whether a commit put on its line what the head of a pull request holds and nothing else; a merge may have been given other content by hand. */
  readonly landsAs: (landed: { readonly commit: Sha; readonly head: Sha }) => Promise<boolean>;
  /** In the order asked for. */
  readonly readBlobs: (entries: readonly BlobEntry[]) => Promise<readonly FileText[]>;
  /** The whole message of each commit, in the order asked for; empty where it is over 64 KiB. */
  readonly readMessages: (commits: readonly Sha[]) => Promise<readonly string[]>;
}
