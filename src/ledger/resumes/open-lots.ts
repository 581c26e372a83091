import type { Pause } from "../../model/ledger.ts";
import { lowerBound } from "../lower-bound.ts";
import type { CoveredLot } from "./covered-lots.ts";
import type { PairSpace } from "./pair-space.ts";
import type { TimedPause } from "../timed-pause.ts";

/** Pauses of one branch that need the same and of which the same is still open. */
export interface OpenLot {
  readonly branch: string;
  readonly needs: Pause["needs"];
  /** What of each of them no resume has lifted yet. */
  readonly pairs: bigint;
  /** By position. */
  readonly members: readonly Member[];
}

interface Member extends TimedPause {
  readonly position: number;
}

/** What a resume covers of an open lot. */
export interface CoveredPart extends CoveredLot {
  readonly lot: OpenLot;
  readonly pairs: bigint;
}

/** All pauses that a resume can end, in lots. */
export function openLots(space: PairSpace, pauses: readonly TimedPause[]): readonly OpenLot[] {
  const lots = new Map<string, { readonly lot: OpenLot; readonly members: Member[] }>();
  for (const item of pauses) {
    const { landed, needs, signals, stores } = item.pause;
    if (landed === null) continue;
    const { branch, position } = landed;
    const key = [branch, ...signals, ...stores, ...needs.retests, "", ...needs.of_trigger].join("\n");
    const known = lots.get(key);
    const members = known?.members ?? [];
    members.push({ ...item, position });
    if (known === undefined) {
      lots.set(key, { lot: { branch, needs, pairs: space.pairsOf(signals, stores), members }, members });
    }
  }
  for (const { members } of lots.values()) members.sort((a, b) => a.position - b.position);
  return [...lots.values()].map(({ lot }) => lot);
}

/** What a resume for these pairs covers of the open lots. */
export function coveredBy(
  space: PairSpace,
  lots: readonly OpenLot[],
  { pairs: claimed, covers }: { readonly pairs: bigint; readonly covers: Readonly<Record<string, number>> },
): readonly CoveredPart[] {
  return lots.flatMap((lot) => {
    const pairs = lot.pairs & claimed;
    const commits = coveredOn(covers, lot.branch);
    const count = pairs === 0n ? 0 : lowerBound(lot.members, ({ position }) => position < commits);
    if (count === 0) return [];
    return { lot, pairs, needs: lot.needs, signals: space.signalsIn(pairs), members: lot.members.slice(0, count) };
  });
}

/** How many commits of a branch a resume covers; none of a branch that it does not name. */
export function coveredOn(covers: Readonly<Record<string, number>>, branch: string): number {
  return Object.hasOwn(covers, branch) ? (covers[branch] ?? 0) : 0;
}

/** The lots without what was lifted. */
export function withoutLifted(lots: readonly OpenLot[], lifted: readonly CoveredPart[]): readonly OpenLot[] {
  const byLot = new Map(lifted.map((part) => [part.lot, part]));
  return lots.flatMap((lot) => {
    const part = byLot.get(lot);
    if (part === undefined) return lot;
    const left = { ...lot, pairs: lot.pairs & ~part.pairs, members: lot.members.slice(0, part.members.length) };
    const later = { ...lot, members: lot.members.slice(part.members.length) };
    return [left, later].filter(({ pairs, members }) => pairs !== 0n && members.length > 0);
  });
}
