import type { Finding } from "../model/finding.ts";
import type { Lift, Pause } from "../model/ledger.ts";
import type { WrittenResumeRecord } from "../model/written.generated.ts";
import { compare } from "../firing/sorted-facts.ts";
import type { FoldedRecord } from "./fold-record.ts";
import { instantOf, millisecondsOf } from "./instants.ts";
import { isJudged, notJudged } from "./judged.ts";
import type { PairSpace } from "./pair-space.ts";
import { isCovered, resumeNeeds, type CoveredPause } from "./plan-resume.ts";
import type { Proofs } from "./proofs.ts";
import { missingInResume } from "./missing-in-resume.ts";
import type { TimedPause } from "./timed-pause.ts";

type Resume = FoldedRecord<WrittenResumeRecord>;

interface Bench {
  readonly proofs: Proofs;
  readonly space: PairSpace;
  readonly verified: boolean;
}

interface Open extends TimedPause {
  /** What of it no resume has lifted yet. */
  readonly pairs: bigint;
}

interface Resumed {
  /** By pause. */
  readonly lifts: ReadonlyMap<Pause, readonly Lift[]>;
  readonly findings: readonly Finding[];
}

/**
 * Judges resumes one after the other, as they landed: each covers what is still paused then. One that holds everything lifts
 * all that it speaks of, any other one nothing.
 */
export function judgeResumes(bench: Bench, pauses: readonly TimedPause[], resumes: readonly Resume[]): Resumed {
  const lifts = new Map<Pause, Lift[]>();
  const findings: Finding[] = [];
  let open: readonly Open[] = pauses
    .filter(({ pause }) => pause.landed !== null)
    .map((item) => ({ ...item, pairs: bench.space.pairsOf(item.pause.signals, item.pause.stores) }));
  const byLanding = [...resumes].sort((a, b) => a.landed.position - b.landed.position || compare(a.id, b.id));
  for (const resume of byLanding) {
    const missing = refusalOf(bench, resume);
    if (missing !== null) {
      findings.push(missing);
      continue;
    }
    const claimed = claimedBy(bench, resume);
    const met = open.filter(({ pause, pairs }) => isCovered(pause, resume.landed.covers) && (pairs & claimed) !== 0n);
    const covered = met.map((item) => coveredOf(bench, item, item.pairs & claimed));
    const wrong = missingInResume(bench.proofs, resume, resumeNeeds(bench.proofs, covered));
    findings.push(...wrong);
    if (wrong.length > 0) continue;
    for (const { pause, pairs } of met) {
      lifts.set(pause, [...(lifts.get(pause) ?? []), ...liftsOf(bench, resume, pairs & claimed)]);
    }
    const lifted = new Set(met);
    open = open.flatMap((item) => (lifted.has(item) ? remaining(item, claimed) : [item]));
  }
  return { lifts, findings };
}

function refusalOf({ verified }: Bench, resume: Resume): Finding | null {
  if (!isJudged(verified, resume.landed)) return notJudged(resume, resume.landed);
  if (resume.landed.covers !== null) return null;
  const args = { through: resume.record.through };
  return { code: "through-not-ancestor", severity: "error", place: { file: resume.path }, args };
}

function claimedBy({ proofs, space }: Bench, { record }: Resume): bigint {
  return space.pairsOf(proofs.expand(record.signals), record.scope?.stores ?? space.stores);
}

function coveredOf({ space }: Bench, { pause, since, released, landed }: TimedPause, pairs: bigint): CoveredPause {
  return { pause, since, released, landed, signals: space.signalsIn(pairs) };
}

/** One for all stores where they are lifted alike, else one for each. */
function liftsOf({ space }: Bench, { id, landed }: Resume, pairs: bigint): readonly Lift[] {
  const at = instantOf(millisecondsOf(landed.landed_at));
  const signals = space.signalsIn(pairs);
  const stores = space.storesIn(pairs);
  if (space.pairsOf(signals, stores) === pairs) return [{ record: id, at, signals, stores }];
  return stores.map((store) => {
    const ofStore = space.signalsIn(pairs & space.pairsOf(signals, [store]));
    return { record: id, at, signals: ofStore, stores: [store] };
  });
}

function remaining(item: Open, lifted: bigint): readonly Open[] {
  const rest = item.pairs & ~lifted;
  return rest === 0n ? [] : [{ ...item, pairs: rest }];
}
