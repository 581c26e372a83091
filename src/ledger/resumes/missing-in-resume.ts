import type { Finding } from "../../model/finding.ts";
import type { WrittenResumeRecord } from "../../model/written.generated.ts";
import type { FoldedRecord } from "../records/fold-record.ts";
import { instantOf, millisecondsOf } from "../instants.ts";
import type { CoveredPart } from "./open-lots.ts";
import type { PairSpace } from "./pair-space.ts";
import type { Proofs } from "../proofs.ts";
import { flawsOfRetest, type Span } from "./proving-answers.ts";
import {
  askedByTrigger,
  isUnreleased,
  isWithoutPullRequest,
  pausesAsking,
  pausesThat,
  combinedNeeds,
  type CombinedNeeds,
} from "./combined-needs.ts";

type Resume = FoldedRecord<WrittenResumeRecord>;

/** How many pauses a finding names. */
const named = 10;

interface Context {
  readonly proofs: Proofs;
  readonly space: PairSpace;
}

/** What keeps a resume from freeing anything; empty: it frees all that it covers. */
export function missingInResume(context: Context, resume: Resume, lots: readonly CoveredPart[]): readonly Finding[] {
  const { proofs } = context;
  const place = { file: resume.path };
  if (lots.length === 0) {
    const args = { signals: resume.record.signals };
    return [{ code: "resume-covers-nothing", severity: "warning", place, args }];
  }
  const needs = combinedNeeds(proofs, lots);
  if (needs.release === null) {
    const args = { pauses: pausesThat(isUnreleased, lots).slice(0, named) };
    return [{ code: "release-missing", severity: "error", place, args }];
  }
  const covered = { ...needs, release: needs.release, lots };
  return [...releaseFindings(resume, covered), ...proofFindings(context, resume, covered)];
}

interface Covered extends CombinedNeeds {
  readonly release: number;
  readonly lots: readonly CoveredPart[];
}

function releaseFindings({ path, record }: Resume, { landing, lots }: Covered): readonly Finding[] {
  const place = { file: path };
  if (record.released_at === undefined) {
    const pauses = pausesThat(isWithoutPullRequest, lots);
    if (pauses.length === 0) return [];
    const args = { pauses: pauses.slice(0, named) };
    return [{ code: "release-time-missing", severity: "error", place, args }];
  }
  if (landing === null || millisecondsOf(record.released_at) >= landing) return [];
  const args = { released_at: record.released_at, landed_at: instantOf(landing) };
  return [{ code: "release-before-landing", severity: "error", place, args }];
}

function proofFindings(context: Context, resume: Resume, needs: Covered): readonly Finding[] {
  const { proofs } = context;
  const { path, record, landed } = resume;
  const stated = record.released_at === undefined ? needs.release : millisecondsOf(record.released_at);
  const span: Span = {
    sheet: proofs.sheet,
    path,
    evidence: landed.evidence,
    after: Math.max(stated, needs.release),
    of: "release",
    soak_hours: needs.soak_hours,
    landed: millisecondsOf(landed.landed_at),
  };
  const judge = (retest: string, stores: readonly string[]): readonly Finding[] | null =>
    flawsOfRetest(span, record.retests, { retest, stores });
  const notPassed = (retest: string): Finding => {
    const args = { retest, pauses: pausesAsking(proofs, needs.lots, retest).slice(0, named) };
    return { code: "resume-retest-missing", severity: "error", place: { file: path }, args };
  };
  const answered = [...new Set(record.retests.map(({ retest }) => retest))];
  const extra = answered.filter((id) => !needs.retests.includes(id) && proofs.provesAny(id, needs.signals));
  const missing = [
    ...needs.retests.flatMap((id) => judge(id, storesAsking(context, needs.lots, id)) ?? [notPassed(id)]),
    ...extra.filter((id) => judge(id, storesOf(context, needs.lots)) === null).map(notPassed),
  ];
  const holding = answered.filter((retest) => judge(retest, storesOf(context, needs.lots))?.length === 0);
  const signals = missing.length > 0 ? [] : proofs.unproven(needs.unproven, holding);
  if (signals.length === 0) return missing;
  return [{ code: "signals-not-covered", severity: "error", place: { file: path }, args: { signals } }];
}

function storesOf({ space }: Context, lots: readonly CoveredPart[]): readonly string[] {
  return space.storesIn(lots.reduce((pairs, lot) => pairs | lot.pairs, 0n));
}

/** Stores in which a retest has something to show; all of them where only the lots together ask for it. */
function storesAsking(context: Context, lots: readonly CoveredPart[], retest: string): readonly string[] {
  const { proofs } = context;
  const asking = lots.filter(
    (lot) => askedByTrigger(proofs, lot).includes(retest) || proofs.resumeRule(lot.signals).retests.includes(retest),
  );
  return storesOf(context, asking.length === 0 ? lots : asking);
}
