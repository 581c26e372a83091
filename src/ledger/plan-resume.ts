import type { Instant } from "../model/answers.ts";
import type { Ledger, Pause } from "../model/ledger.ts";
import type { Sheet, Signal } from "../model/sheet.ts";
import { hour, instantOf } from "./instants.ts";
import { createProofs, type Proofs } from "./proofs.ts";
import { timed, type TimedPause } from "./timed-pause.ts";

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

/** A pause with those of its signals that a resume speaks of and that nothing has lifted yet. */
export interface CoveredPause extends TimedPause {
  readonly signals: readonly Signal[];
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
  const rests = question.conclusions.flatMap((id) => sheet.conclusions[id]?.rests_on ?? []);
  const claimed = new Set(proofs.expand([...question.signals, ...rests]));
  const covered = ledger.pauses.flatMap((pause): readonly CoveredPause[] => {
    if (!isCovered(pause, question.covers)) return [];
    const stores = pause.stores.filter((store) => question.stores?.includes(store) ?? true);
    const signals = pause.signals.filter(
      (signal) => claimed.has(signal) && stores.some((store) => !isLifted(pause, signal, store)),
    );
    return signals.length === 0 ? [] : [{ ...timed(pause), signals }];
  });
  return resumeNeeds(proofs, covered);
}

/** Whether a pause is one that a resume through a commit can end. */
export function isCovered({ landed }: Pause, covers: ResumeQuestion["covers"]): boolean {
  if (landed === null) return false;
  return covers === null || landed.position < (Object.hasOwn(covers, landed.branch) ? (covers[landed.branch] ?? 0) : 0);
}

function isLifted({ lifts }: Pause, signal: Signal, store: string): boolean {
  return lifts.some((lift) => lift.signals.includes(signal) && lift.stores.includes(store));
}

/** What lifts these signals of these pauses. */
export function resumeNeeds(proofs: Proofs, covered: readonly CoveredPause[]): ResumeNeeds {
  const signals = [...new Set(onceEach(covered).flatMap((item) => item.signals))].sort();
  const rule = proofs.resumeRule(signals);
  const asked = askedByTriggers(proofs, covered);
  const retests = [...new Set([...asked.keys(), ...rule.retests])].sort();
  const released = newest(covered.map((item) => item.released));
  const unreleased = idsOf(covered, ({ released_at }) => released_at === null);
  const release = unreleased.length === 0 ? released : null;
  return {
    covered,
    signals,
    retests: retests.map((retest) => ({
      retest,
      pauses: asked.get(retest) ?? [],
      resume_when: rule.retests.includes(retest),
    })),
    unproven: proofs.unproven(signals, retests),
    unreleased,
    released_at_for: idsOf(
      covered,
      ({ cause }) => cause.kind === "landing" && (cause.arrival?.pull_request ?? null) === null,
    ),
    newest_landing: instantOrNull(newest(covered.map(({ landed }) => landed))),
    newest_release: instantOrNull(release),
    soak_hours: rule.soak,
    not_before: instantOrNull(release === null ? null : release + rule.soak * hour),
  };
}

/** Pauses of one kind ask for the same: one of each is enough to know what. */
function onceEach(covered: readonly CoveredPause[]): readonly CoveredPause[] {
  const seen = new Map<Pause["needs"], Set<readonly Signal[]>>();
  return covered.filter(({ pause: { needs }, signals }) => {
    const lists = seen.get(needs) ?? new Set();
    seen.set(needs, lists);
    return !lists.has(signals) && lists.add(signals) === lists;
  });
}

/** Retests with the ids of the pauses whose trigger asks for them: those that prove at least one of the pause's signals. */
function askedByTriggers(proofs: Proofs, covered: readonly CoveredPause[]): ReadonlyMap<string, readonly string[]> {
  const known = new Map<Pause["needs"], Map<readonly Signal[], readonly string[]>>();
  const asked = new Map<string, string[]>();
  for (const { pause, signals } of covered) {
    const bySignals = known.get(pause.needs) ?? new Map<readonly Signal[], readonly string[]>();
    known.set(pause.needs, bySignals);
    const retests =
      bySignals.get(signals) ?? pause.needs.of_trigger.filter((retest) => proofs.provesAny(retest, signals));
    bySignals.set(signals, retests);
    for (const retest of retests) {
      const ids = asked.get(retest);
      if (ids === undefined) asked.set(retest, [pause.id]);
      else ids.push(pause.id);
    }
  }
  return asked;
}

function idsOf(covered: readonly CoveredPause[], holds: (pause: Pause) => boolean): readonly string[] {
  return covered.filter(({ pause }) => holds(pause)).map(({ pause }) => pause.id);
}

function newest(moments: readonly (number | null)[]): number | null {
  return moments.reduce((last, moment) => (last === null || (moment !== null && moment > last) ? moment : last), null);
}

function instantOrNull(milliseconds: number | null): Instant | null {
  return milliseconds === null ? null : instantOf(milliseconds);
}
