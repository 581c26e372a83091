import type { Finding } from "../model/finding.ts";
import type { WrittenResumeRecord, WrittenRetestAnswer } from "../model/written.generated.ts";
import type { FoldedRecord } from "./fold-record.ts";
import type { CoveredLot } from "./covered-lots.ts";
import { instantOf, millisecondsOf } from "./instants.ts";
import type { Proofs } from "./proofs.ts";
import { flawsOf, newestAnswers, type Span } from "./proving-answers.ts";
import {
  isUnreleased,
  isWithoutPullRequest,
  pausesAsking,
  pausesThat,
  requirementsOf,
  type Requirements,
} from "./resume-requirements.ts";

type Resume = FoldedRecord<WrittenResumeRecord>;

/** How many pauses a finding names. */
const named = 10;

/** What keeps a resume from freeing anything; empty: it frees all that it covers. */
export function missingInResume(proofs: Proofs, resume: Resume, lots: readonly CoveredLot[]): readonly Finding[] {
  const place = { file: resume.path };
  if (lots.length === 0) {
    const args = { signals: resume.record.signals };
    return [{ code: "resume-covers-nothing", severity: "warning", place, args }];
  }
  const needs = requirementsOf(proofs, lots);
  if (needs.release === null) {
    const args = { pauses: pausesThat(isUnreleased, lots).slice(0, named) };
    return [{ code: "release-missing", severity: "error", place, args }];
  }
  const covered = { ...needs, release: needs.release, lots };
  return [...releaseFindings(resume, covered), ...proofFindings(proofs, resume, covered)];
}

interface Covered extends Requirements {
  readonly release: number;
  readonly lots: readonly CoveredLot[];
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

function proofFindings(proofs: Proofs, resume: Resume, needs: Covered): readonly Finding[] {
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
  const answers = newestAnswers(record.retests);
  const missing = needs.retests.flatMap((retest): readonly Finding[] => {
    const answer = answers.get(retest);
    if (answer?.result === "passed") return flawsOf(span, answer);
    const args = { retest, pauses: pausesAsking(proofs, needs.lots, retest).slice(0, named) };
    return [{ code: "resume-retest-missing", severity: "error", place: { file: path }, args }];
  });
  const holding = [...answers.values()].filter((answer) => holds(span, answer)).map(({ retest }) => retest);
  const signals = missing.length > 0 ? [] : proofs.unproven(needs.unproven, holding);
  if (signals.length === 0) return missing;
  return [{ code: "signals-not-covered", severity: "error", place: { file: path }, args: { signals } }];
}

function holds(span: Span, answer: WrittenRetestAnswer): boolean {
  return answer.result === "passed" && flawsOf(span, answer).length === 0;
}
