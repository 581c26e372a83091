import type { Instant, Login } from "./answers.ts";
import type { Sha } from "./change.ts";
import type { EntryEdit } from "./entry-edit.ts";
import type { Evidence } from "./evidence.ts";
import type { Finding } from "./finding.ts";
import type { Firing } from "./firing.ts";
import type { RecordState } from "./record.ts";
import type { Sheet } from "./sheet.ts";

/** How a commit came onto its branch, as the host knows it. */
export interface Arrival {
  /** Null: pushed without a pull request. */
  readonly pull_request: number | null;
  readonly url: string | null;
  /**
   * What the gate's last status said about the pull request's head; `none`: there is no such status; `other-content`: it was green, and what landed
   * is not what it was about.
   */
  readonly gate: "clear" | "not-applicable" | "overridden" | "not-clear" | "other-content" | "none";
  /** When the host merged it; null: pushed without a pull request. */
  readonly merged_at: Instant | null;
  /** The account that merged or pushed, where known. */
  readonly by: Login | null;
}

/** A trigger that fired when a commit landed, with what the sheet that judged it asked for. */
export interface LandedFiring extends Firing {
  readonly resume: "after-release" | "at-merge";
  /** Retests of that sheet's trigger that prove at least one of the signals. */
  readonly before_merge: readonly string[];
  readonly after_release: readonly string[];
}

/** One commit of a first-parent line that fired something. */
export interface Landing {
  readonly commit: Sha;
  readonly branch: string;
  /** Place on the first-parent line of its branch; the oldest commit is 0. */
  readonly position: number;
  /** The later of its committer date and its parent's landing time, as far as these dates can be right. */
  readonly landed_at: Instant;
  /** Name of the author, as written. */
  readonly author: string;
  /** The theme editor's user whom the commit's body names. */
  readonly editor: string | null;
  readonly subject: string;
  /** Null: not verified, the branch is taken at its word. */
  readonly arrival: Arrival | null;
  /** Under the sheets of the commit and of its first parent, each judged apart; equal ones once. */
  readonly firings: readonly LandedFiring[];
}

/** A record file as one commit of the default branch left it. */
export interface RecordVersion {
  readonly commit: Sha;
  readonly position: number;
  readonly landed_at: Instant;
  readonly author: string;
  readonly arrival: Arrival | null;
  /** Null: the commit deleted it. */
  readonly state: RecordState | null;
  /**
   * For `resume` and `release`: per branch, how many commits of its line, from the oldest, are `through` or an ancestor of it.
   * Null: not asked, or `through` is no commit of this history.
   */
  readonly covers: Readonly<Record<string, number>> | null;
  /** The evidence files it names, as this commit holds them. */
  readonly evidence: readonly Evidence[];
}

/** Everything that history holds about one record, oldest first. */
export interface LandedRecord {
  /** File stem. */
  readonly id: string;
  readonly path: string;
  readonly versions: readonly RecordVersion[];
}

/** A commit that changed what the sheet means, or a file of the gate. */
export interface SheetEdit {
  readonly commit: Sha;
  readonly landed_at: Instant;
  /** Name of the author, as written. */
  readonly author: string;
  /** Null: not verified, the branch is taken at its word. */
  readonly arrival: Arrival | null;
  readonly entries: readonly EntryEdit[];
}

/** One serialisable value from which the ledger follows. */
export interface LedgerFacts {
  readonly version: 1;
  readonly now: Instant;
  /** The default branch, whose sheet and records speak. */
  readonly branch: string;
  readonly tip: Sha;
  /** The sheet at the tip; where it is broken or gone, the last valid one of the line. */
  readonly sheet: Sheet;
  readonly sheet_commit: Sha;
  /** The first commit that holds a valid sheet: it and earlier ones pause nothing. */
  readonly adopted: { readonly commit: Sha; readonly at: Instant };
  /** The clone is shallow: what lies before its first commit is unknown. */
  readonly incomplete: boolean;
  /** Whether a host was asked how commits landed. */
  readonly verified: boolean;
  /** Of all branches, oldest first; what history holds has landed, so none is after `now`. */
  readonly landings: readonly Landing[];
  /** Of the default branch, since the sheet was adopted, oldest first. */
  readonly sheet_edits: readonly SheetEdit[];
  /** By id. */
  readonly records: readonly LandedRecord[];
  /** What could not be taken as it stands: a broken sheet at the tip. */
  readonly findings: readonly Finding[];
}
