import type { Signal } from "../../model/sheet.ts";
import type { Pause } from "../../model/ledger.ts";
import type { CoveredLot } from "./covered-lots.ts";
import { hourLength } from "../../firing/durations.ts";
import type { Proofs } from "../proofs.ts";

/** What lifts covered pauses; moments in milliseconds. */
export interface CombinedNeeds {
  readonly signals: readonly Signal[];
  readonly retests: readonly string[];
  /** Those of them that rollback rules of events ask for. */
  readonly of_events: readonly string[];
  /** Signals that none of the retests proves. */
  readonly unproven: readonly Signal[];
  /** Null: nothing is covered, or something is not released yet. */
  readonly release: number | null;
  /** When the newest covered commit landed; null: no commit is covered. */
  readonly landing: number | null;
  readonly soak_hours: number;
  /** Earliest moment at which evidence counts; null as the release is. */
  readonly not_before: number | null;
}

/** What a resume of these pauses must hold. Plans, statuses and the judgement of landed resumes all ask here. */
export function combinedNeeds(proofs: Proofs, lots: readonly CoveredLot[]): CombinedNeeds {
  const signals = [...new Set(lots.flatMap((lot) => lot.signals))].sort();
  const rule = proofs.resumeRule(signals);
  const retests = [...new Set([...lots.flatMap((lot) => askedByTrigger(proofs, lot)), ...rule.retests])].sort();
  const release = newestRelease(lots);
  return {
    signals,
    retests,
    of_events: rule.retests,
    unproven: proofs.unproven(signals, retests),
    release,
    landing: newestLanding(lots),
    soak_hours: rule.soak,
    not_before: release === null ? null : release + rule.soak * hourLength,
  };
}

/** Retests of a lot's triggers that prove at least one of its signals. */
export function askedByTrigger(proofs: Proofs, { needs, signals }: CoveredLot): readonly string[] {
  return needs.of_trigger.filter((retest) => proofs.provesAny(retest, signals));
}

/** Ids of the pauses whose trigger asks for a retest. */
export function pausesAsking(proofs: Proofs, lots: readonly CoveredLot[], retest: string): readonly string[] {
  return lots.filter((lot) => askedByTrigger(proofs, lot).includes(retest)).flatMap(idsOf);
}

function idsOf({ members }: CoveredLot): readonly string[] {
  return members.map(({ pause }) => pause.id);
}

/** Whether a pause is not released yet. */
export function isUnreleased({ released_at }: Pause): boolean {
  return released_at === null;
}

/** Whether nobody knows a pull request by which the cause of a pause landed: then a person says when it was released. */
export function isWithoutPullRequest({ cause }: Pause): boolean {
  return cause.kind === "landing" && (cause.arrival?.pull_request ?? null) === null;
}

/** Ids of the covered pauses of which something holds. */
export function pausesThat(holds: (pause: Pause) => boolean, lots: readonly CoveredLot[]): readonly string[] {
  return lots.flatMap(({ members }) => members.filter(({ pause }) => holds(pause)).map(({ pause }) => pause.id));
}

function newestRelease(lots: readonly CoveredLot[]): number | null {
  let newest: number | null = null;
  for (const { members } of lots) {
    for (const { released } of members) {
      if (released === null) return null;
      if (newest === null || released > newest) newest = released;
    }
  }
  return newest;
}

function newestLanding(lots: readonly CoveredLot[]): number | null {
  let newest: number | null = null;
  for (const { members } of lots) {
    for (const { landed } of members) {
      if (landed !== null && (newest === null || landed > newest)) newest = landed;
    }
  }
  return newest;
}
