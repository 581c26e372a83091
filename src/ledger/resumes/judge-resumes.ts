import type { Finding } from "../../model/finding.ts";
import type { Lift, Pause } from "../../model/ledger.ts";
import type { WrittenResumeRecord } from "../../model/written.generated.ts";
import { compareText } from "../../firing/compare-text.ts";
import type { FoldedRecord } from "../records/fold-record.ts";
import { utcOf } from "../instants.ts";
import { isJudged, notJudged } from "../records/judged.ts";
import { missingInResume } from "./missing-in-resume.ts";
import { coveredBy, openLots, withoutLifted, type CoveredPart, type OpenLot } from "./open-lots.ts";
import type { PairSpace } from "./pair-space.ts";
import type { Proofs } from "../proofs.ts";
import type { TimedPause } from "../timed-pause.ts";

type Resume = FoldedRecord<WrittenResumeRecord>;

interface Context {
  readonly proofs: Proofs;
  readonly space: PairSpace;
  readonly verified: boolean;
}

interface Resumed {
  readonly lifts: ReadonlyMap<Pause, readonly Lift[]>;
  readonly findings: readonly Finding[];
}

/**
 * Judges resumes one after the other, as they landed: each covers what is still paused then. One that holds everything lifts
 * all that it speaks of, any other one nothing.
 */
export function judgeResumes(context: Context, pauses: readonly TimedPause[], resumes: readonly Resume[]): Resumed {
  const { space } = context;
  const lifts = new Map<Pause, Lift[]>();
  const findings: Finding[] = [];
  const refused: Refused[] = [];
  let open = openLots(space, pauses);
  const byLanding = [...resumes].sort((a, b) => a.landed.position - b.landed.position || compareText(a.id, b.id));
  for (const resume of byLanding) {
    const { covers } = resume.landed;
    if (!isJudged(context.verified, resume.landed)) findings.push(notJudged(resume, resume.landed));
    else if (covers === null) findings.push(notAncestor(resume));
    else {
      const covered = coveredBy(space, open, { pairs: claimedBy(context, resume), covers });
      const missing = missingInResume(context, resume, covered);
      if (missing.length > 0) {
        refused.push({ missing, covered });
        continue;
      }
      for (const { pairs, members } of covered) add(lifts, members, liftsOf(space, resume, pairs));
      open = withoutLifted(open, covered);
    }
  }
  return { lifts, findings: [...findings, ...stillMissing(open, refused)] };
}

interface Refused {
  readonly missing: readonly Finding[];
  readonly covered: readonly CoveredPart[];
}

/** What a resume lacked matters until a later one has lifted all of it; one that covered nothing is told of for good. */
function stillMissing(open: readonly OpenLot[], refused: readonly Refused[]): readonly Finding[] {
  const paused = new Map<TimedPause, bigint>();
  for (const { pairs, members } of open)
    for (const member of members) paused.set(member, (paused.get(member) ?? 0n) | pairs);
  return refused.flatMap(({ missing, covered }) => {
    const holds = covered.some((lot) => lot.members.some((member) => ((paused.get(member) ?? 0n) & lot.pairs) !== 0n));
    return holds || covered.length === 0 ? missing : [];
  });
}

function notAncestor({ path, record }: Resume): Finding {
  return {
    code: "through-not-ancestor",
    severity: "error",
    place: { file: path },
    args: { through: record.through },
  };
}

function claimedBy({ proofs, space }: Context, { record }: Resume): bigint {
  return space.pairsOf(proofs.expand(record.signals), record.scope?.stores ?? space.stores);
}

function add(lifts: Map<Pause, Lift[]>, members: readonly TimedPause[], more: readonly Lift[]): void {
  for (const { pause } of members) {
    const known = lifts.get(pause);
    if (known === undefined) lifts.set(pause, [...more]);
    else known.push(...more);
  }
}

/** One for all stores where they are lifted alike, else one for each. */
function liftsOf(space: PairSpace, { id, landed }: Resume, pairs: bigint): readonly Lift[] {
  const at = utcOf(landed.landed_at);
  const signals = space.signalsIn(pairs);
  const stores = space.storesIn(pairs);
  if (space.pairsOf(signals, stores) === pairs) return [{ record: id, at, signals, stores }];
  return stores.map((store) => {
    const ofStore = space.signalsIn(pairs & space.pairsOf(signals, [store]));
    return { record: id, at, signals: ofStore, stores: [store] };
  });
}
