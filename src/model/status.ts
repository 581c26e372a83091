import type { Instant } from "./answers.ts";
import type { Sha } from "./change.ts";
import type { Finding } from "./finding.ts";
import type { PauseCause } from "./ledger.ts";
import type { Signal } from "./sheet.ts";

/** A pause as one conclusion of one store sees it. */
export interface PausedBecause {
  readonly pause: string;
  readonly cause: PauseCause;
  readonly since: Instant;
  /** Null: not released yet. */
  readonly released_at: Instant | null;
  readonly segment: string | null;
  /** Signals of the conclusion that it still holds. */
  readonly signals: readonly Signal[];
}

/** A span to leave out when reading reports; `to` null: it is not over. */
export interface LeaveOut {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly segment: string | null;
  /** The record or pause that says so. */
  readonly says: string;
}

/** What would make a paused conclusion usable again. */
export interface ResumePlan {
  readonly retests: readonly { readonly retest: string; readonly title: string; readonly owner: string }[];
  /** Earliest moment at which they count; null: something has to be released first. */
  readonly not_before: Instant | null;
  /** Roles that sign the record. */
  readonly signed_by: readonly string[];
  /** Incidents that must be closed first, by record id. */
  readonly incidents: readonly string[];
  /** Other conclusions of the same store that become usable with it. */
  readonly frees_too: readonly string[];
}

/** One conclusion for one store. */
export interface StatusRow {
  readonly conclusion: string;
  readonly title: string;
  readonly store: string;
  readonly state: "usable" | "paused";
  /** Start of the unbroken pause. */
  readonly since: Instant | null;
  /** Newest first; empty when usable. */
  readonly because: readonly PausedBecause[];
  /** Oldest first; within the window that was asked for, if one was. */
  readonly contaminated: readonly LeaveOut[];
  readonly instead: string;
  readonly resume: ResumePlan | null;
  /** Share of the 30 days before `at`, from the adoption of the sheet, 0 to 1. */
  readonly paused_share: number;
}

/** The branch that speaks holds commits that the remote's default branch does not: nobody merged them, and they count. */
export interface Unmerged {
  readonly branch: string;
  readonly tip: Sha;
  /** As `origin/main`. */
  readonly default_branch: string;
  readonly default_tip: Sha;
}

/** What may be used at one moment, by what is known now. */
export interface Status {
  readonly version: 1;
  readonly at: Instant;
  /** The span of a report whose days were asked about. */
  readonly window: { readonly from: Instant; readonly to: Instant } | null;
  readonly branch: string;
  readonly tip: Sha;
  readonly verified: boolean;
  /** By store, then in the sheet's order. */
  readonly conclusions: readonly StatusRow[];
  /** The single retest that makes most of the rows usable; null: no single one frees any. */
  readonly cheapest: {
    readonly retest: string;
    readonly title: string;
    readonly frees: readonly { readonly conclusion: string; readonly store: string }[];
  } | null;
  /** Pauses whose signals no conclusion of the sheet rests on any more, by id. */
  readonly unused: readonly string[];
  readonly findings: readonly Finding[];
}
