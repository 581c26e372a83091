import type { Instant } from "./answers.ts";
import type { Sha } from "./change.ts";
import type { Finding } from "./finding.ts";
import type { Because } from "./firing.ts";
import type { Arrival } from "./landing.ts";
import type { Signal } from "./sheet.ts";

/** What pauses: a commit that landed, an outside change or an incident from a record, or what is unknown: a record, or a history that is cut off. */
export type PauseCause =
  | {
      readonly kind: "landing";
      readonly trigger: string;
      readonly commit: Sha;
      readonly branch: string;
      readonly subject: string;
      readonly author: string;
      readonly editor: string | null;
      readonly arrival: Arrival | null;
      readonly because: readonly Because[];
      /** An at-merge trigger whose proof before the merge is missing. */
      readonly unproven: boolean;
    }
  | {
      readonly kind: "change";
      readonly trigger: string;
      readonly record: string;
      readonly detail: string | null;
      readonly by: string | null;
    }
  | { readonly kind: "incident"; readonly incident: string; readonly record: string; readonly detail: string | null }
  /** A record that may declare a danger, and no version of which can be read. */
  | { readonly kind: "record-unreadable"; readonly record: string; readonly path: string }
  /** `branch`: a store's branch that is not there at all; without it the clone is shallow. */
  | { readonly kind: "history-incomplete"; readonly branch?: string };

/** Part of a pause that a record ended. */
export interface Lift {
  readonly record: string;
  /** When the record landed. */
  readonly at: Instant;
  readonly signals: readonly Signal[];
  readonly stores: readonly string[];
}

/** Signals of stores that nothing may rest on, from a moment on, until all of them are lifted. */
export interface Pause {
  /** Unique in a ledger: `9f8e7d6c5b4a/checkout`, or the record's id. */
  readonly id: string;
  readonly cause: PauseCause;
  /** Sorted. */
  readonly signals: readonly Signal[];
  /** Sorted. */
  readonly stores: readonly string[];
  /** The part of the traffic concerned; null: all of it. */
  readonly segment: string | null;
  readonly since: Instant;
  /** When it went live; null: not released yet, or an incident, which is never released. */
  readonly released_at: Instant | null;
  /** Where it came onto a branch, which says whether a resume covers it; null: no resume ends it. */
  readonly landed: { readonly branch: string; readonly position: number; readonly at: Instant } | null;
  /** What lifts all of it: retests, taken this many hours after the release at the earliest. */
  readonly needs: {
    readonly retests: readonly string[];
    /** Those of them that the trigger asks for, beside those of its events. */
    readonly of_trigger: readonly string[];
    readonly soak_hours: number;
  };
  /** Oldest first. */
  readonly lifts: readonly Lift[];
}

/** A span of time that stays unusable for good, although decisions resumed. */
export interface Contamination {
  readonly record: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly segment: string | null;
  readonly signals: readonly Signal[];
  readonly stores: readonly string[];
}

/** The newest passed run of a retest that a landed record brings. */
export interface LandedEvidence {
  readonly retest: string;
  readonly record: string;
  readonly at: Instant;
  /** When it is older than the retest allows; null: it never is. */
  readonly expires_at: Instant | null;
}

/** What history and records say is paused. Holds for every moment: `statusAt` reads it at one. */
export interface Ledger {
  readonly version: 1;
  readonly branch: string;
  readonly tip: Sha;
  readonly sheet_commit: Sha;
  readonly adopted: { readonly commit: Sha; readonly at: Instant };
  readonly verified: boolean;
  /** Oldest first. */
  readonly pauses: readonly Pause[];
  readonly contaminated: readonly Contamination[];
  /** By retest. */
  readonly evidence: readonly LandedEvidence[];
  /** Records that free nothing or were tampered with, each with what is missing. */
  readonly findings: readonly Finding[];
}
