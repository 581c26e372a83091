import type { Pause } from "../../model/ledger.ts";
import type { Signal } from "../../model/sheet.ts";
import type { TimedPause } from "../timed-pause.ts";

/** A pause with those of its signals that a resume speaks of and that nothing has lifted yet. */
export interface CoveredPause extends TimedPause {
  readonly signals: readonly Signal[];
}

/** Covered pauses that need the same for the same signals: thousands of pauses are few lots. */
export interface CoveredLot {
  readonly needs: Pause["needs"];
  readonly signals: readonly Signal[];
  readonly members: readonly TimedPause[];
}

/** Puts pauses together whose needs and signals are the same values. */
export function lotsOf(covered: readonly CoveredPause[]): readonly CoveredLot[] {
  const lots: CoveredLot[] = [];
  const known = new Map<Pause["needs"], Map<readonly Signal[], TimedPause[]>>();
  for (const item of covered) {
    const { needs } = item.pause;
    const bySignals = known.get(needs) ?? new Map<readonly Signal[], TimedPause[]>();
    known.set(needs, bySignals);
    const members = bySignals.get(item.signals);
    if (members !== undefined) members.push(item);
    else {
      const first: TimedPause[] = [item];
      bySignals.set(item.signals, first);
      lots.push({ needs, signals: item.signals, members: first });
    }
  }
  return lots;
}
