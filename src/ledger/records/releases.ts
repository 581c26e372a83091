import type { Finding } from "../../model/finding.ts";
import type { Landing, LandedFiring } from "../../model/landing.ts";
import type { WrittenReleaseRecord } from "../../model/written.generated.ts";
import type { FoldedRecord } from "./fold-record.ts";
import { millisecondsOf } from "../instants.ts";
import { isJudged, notJudged } from "./judged.ts";
import { coveredOn } from "../resumes/open-lots.ts";
import type { PairSpace } from "../resumes/pair-space.ts";
import type { Proofs } from "../proofs.ts";

/** When what landed went live, in milliseconds. */
export interface Released {
  /** Start of the pause. */
  readonly since: number;
  /** Null: not yet everywhere. */
  readonly at: number | null;
}

interface Release {
  readonly record: FoldedRecord<WrittenReleaseRecord>;
  readonly pairs: bigint;
  readonly at: number;
  readonly judged: boolean;
}

interface Context {
  readonly proofs: Proofs;
  readonly space: PairSpace;
  readonly verified: boolean;
}

/** The release records of a history, asked for one firing after the other. */
export interface Releases {
  readonly of: (landing: Landing, firing: Pick<LandedFiring, "signals" | "stores">) => Released;
  readonly findings: readonly Finding[];
}

/**
 * Under `release: separate` a firing is out once judged release records cover all its signals in all its stores: the pause
 * starts with the first of them and its evidence counts after the last. A release before the landing is none of this landing, and one that
 * was still to come when its record landed is none at all.
 * Signals and stores that the sheet no longer has wait for none.
 */
export function createReleases(
  records: readonly FoldedRecord<WrittenReleaseRecord>[],
  { proofs, space, verified }: Context,
): Releases {
  const today = space.pairsOf(proofs.signals, Object.keys(proofs.sheet.stores));
  const releases = records.map((record): Release => ({
    record,
    pairs: space.pairsOf(proofs.expand(record.record.signals), record.record.scope?.stores ?? space.stores),
    at: millisecondsOf(record.record.released_at),
    judged: isJudged(verified, record.landed),
  }));
  const known = releases.filter(({ record, at }) => record.landed.covers !== null && hasHappened(record, at));
  known.sort((a, b) => a.at - b.at);
  const unknown = releases.filter(({ record }) => record.landed.covers === null);
  return {
    of: (landing, firing) => releasedBy(known, landing, space.pairsOf(firing.signals, firing.stores) & today),
    findings: [
      ...unknown.map(({ record: { path, record } }): Finding => ({
        code: "through-not-ancestor",
        severity: "error",
        place: { file: path },
        args: { through: record.through },
      })),
      ...releases.filter(({ judged }) => !judged).map(({ record }) => notJudged(record, record.landed)),
    ],
  };
}

function hasHappened({ landed }: Release["record"], at: number): boolean {
  return at <= millisecondsOf(landed.landed_at);
}

function releasedBy(releases: readonly Release[], landing: Landing, pairs: bigint): Released {
  const landed = millisecondsOf(landing.landed_at);
  if (pairs === 0n) return { since: landed, at: landed };
  let open = pairs;
  let since: number | null = null;
  for (const { record, pairs: released, at, judged } of releases) {
    if (at < landed || (released & pairs) === 0n) continue;
    if (landing.position >= coveredOn(record.landed.covers ?? {}, landing.branch)) continue;
    since ??= at;
    if (!judged) continue;
    open &= ~released;
    if (open === 0n) return { since, at };
  }
  return { since: landed, at: null };
}
