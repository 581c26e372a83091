import type { Instant } from "../../model/answers.ts";
import type { Ledger, Pause } from "../../model/ledger.ts";
import type { Sheet, Signal } from "../../model/sheet.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { lotsOf, type CoveredPause } from "./covered-lots.ts";
import { instantOf } from "../instants.ts";
import { coveredOn } from "./open-lots.ts";
import { createProofs, type Proofs } from "../proofs.ts";
import { isUnreleased, isWithoutPullRequest, pausesAsking, pausesThat, combinedNeeds } from "./combined-needs.ts";
import { timed } from "../timed-pause.ts";

/** What a resume would speak of. */
export interface ResumeQuestion {
  /** Patterns such as `Purchase.*`. */
  readonly signals: readonly Signal[];
  /** Conclusions whose signals are meant too. */
  readonly conclusions: readonly string[];
  /** Null: every store. */
  readonly stores: readonly string[] | null;
  /** Per branch, how many commits of its line are `through` or an ancestor of it; null: everything that landed. */
  readonly covers: Readonly<Record<string, number>> | null;
}

/** A retest that a resume must hold, and why. */
export interface RequiredRetest {
  readonly retest: string;
  /** Pauses whose trigger asks for it, by id. */
  readonly pauses: readonly string[];
  /** Whether the rollback rule of an event asks for it. */
  readonly resume_when: boolean;
}

/** What a resume must hold to free something. */
export interface ResumeNeeds {
  readonly covered: readonly CoveredPause[];
  /** Signals that it would free, sorted. */
  readonly signals: readonly Signal[];
  /** By id. */
  readonly retests: readonly RequiredRetest[];
  /** Signals that none of the required retests proves: it must hold one more that does. */
  readonly unproven: readonly Signal[];
  /** Covered pauses that are not released yet, by id: with any of them it frees nothing. */
  readonly unreleased: readonly string[];
  /** Covered pauses of which nobody knows a pull request, by id: with any of them it must state `released_at`. */
  readonly released_at_for: readonly string[];
  /** Moment at which the newest covered commit landed; a stated `released_at` may not be earlier; null: no commit is covered. */
  readonly newest_landing: Instant | null;
  /** Null: nothing is covered, or something is not released yet. */
  readonly newest_release: Instant | null;
  readonly soak_hours: number;
  /** Earliest moment at which evidence counts; null as the newest release is. */
  readonly not_before: Instant | null;
}

/** What a resume through a commit must hold, given all that the ledger knows today. The resumes in history are judged by the same rules. */
export function planResume(ledger: Ledger, sheet: Sheet, question: ResumeQuestion): ResumeNeeds {
  const proofs = createProofs(sheet);
  const rests = question.conclusions.flatMap((id) => entryOf(sheet.conclusions, id)?.rests_on ?? []);
  const claimed = new Set(proofs.expand([...question.signals, ...rests]));
  const covered = ledger.pauses.flatMap((pause): readonly CoveredPause[] => {
    if (!isCovered(pause, question.covers)) return [];
    const stores = pause.stores.filter((store) => question.stores?.includes(store) ?? true);
    const signals = pause.signals.filter(
      (signal) => claimed.has(signal) && stores.some((store) => !isLifted(pause, signal, store)),
    );
    return signals.length === 0 ? [] : [{ ...timed(pause), signals }];
  });
  return needsOf(proofs, covered);
}

function isCovered({ landed }: Pause, covers: ResumeQuestion["covers"]): boolean {
  return landed !== null && (covers === null || landed.position < coveredOn(covers, landed.branch));
}

function isLifted({ lifts }: Pause, signal: Signal, store: string): boolean {
  return lifts.some((lift) => lift.signals.includes(signal) && lift.stores.includes(store));
}

function needsOf(proofs: Proofs, covered: readonly CoveredPause[]): ResumeNeeds {
  const lots = lotsOf(covered);
  const needs = combinedNeeds(proofs, lots);
  return {
    covered,
    signals: needs.signals,
    retests: needs.retests.map((retest) => ({
      retest,
      pauses: pausesAsking(proofs, lots, retest),
      resume_when: needs.of_events.includes(retest),
    })),
    unproven: needs.unproven,
    unreleased: pausesThat(isUnreleased, lots),
    released_at_for: pausesThat(isWithoutPullRequest, lots),
    newest_landing: instantOrNull(needs.landing),
    newest_release: instantOrNull(needs.release),
    soak_hours: needs.soak_hours,
    not_before: instantOrNull(needs.not_before),
  };
}

function instantOrNull(milliseconds: number | null): Instant | null {
  return milliseconds === null ? null : instantOf(milliseconds);
}
