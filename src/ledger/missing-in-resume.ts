import type { Finding } from "../model/finding.ts";
import type { WrittenResumeRecord, WrittenRetestAnswer } from "../model/written.generated.ts";
import type { FoldedRecord } from "./fold-record.ts";
import { millisecondsOf } from "./instants.ts";
import type { ResumeNeeds } from "./plan-resume.ts";
import type { Proofs } from "./proofs.ts";
import { flawsOf, newestAnswers, type Span } from "./proving-answers.ts";

type Resume = FoldedRecord<WrittenResumeRecord>;

/** How many pauses a finding names. */
const named = 10;

/** What keeps a resume from freeing anything; empty: it frees all that it covers. */
export function missingInResume(proofs: Proofs, resume: Resume, needs: ResumeNeeds): readonly Finding[] {
  const place = { file: resume.path };
  if (needs.covered.length === 0) {
    const args = { signals: resume.record.signals };
    return [{ code: "resume-covers-nothing", severity: "warning", place, args }];
  }
  if (needs.unreleased.length > 0) {
    const args = { pauses: needs.unreleased.slice(0, named) };
    return [{ code: "release-missing", severity: "error", place, args }];
  }
  return [...releaseFindings(resume, needs), ...proofFindings(proofs, resume, needs)];
}

function releaseFindings({ path, record }: Resume, needs: ResumeNeeds): readonly Finding[] {
  const place = { file: path };
  if (record.released_at === undefined) {
    if (needs.released_at_for.length === 0) return [];
    const args = { pauses: needs.released_at_for.slice(0, named) };
    return [{ code: "release-time-missing", severity: "error", place, args }];
  }
  const landed_at = needs.newest_landing;
  if (landed_at === null || millisecondsOf(record.released_at) >= millisecondsOf(landed_at)) return [];
  const args = { released_at: record.released_at, landed_at };
  return [{ code: "release-before-landing", severity: "error", place, args }];
}

function proofFindings(proofs: Proofs, resume: Resume, needs: ResumeNeeds): readonly Finding[] {
  const { path, record, landed } = resume;
  const stated = millisecondsOf(record.released_at ?? needs.newest_release ?? landed.landed_at);
  const span: Span = {
    sheet: proofs.sheet,
    path,
    evidence: landed.evidence,
    after: Math.max(stated, millisecondsOf(needs.newest_release ?? landed.landed_at)),
    of: "release",
    soak_hours: needs.soak_hours,
    landed: millisecondsOf(landed.landed_at),
  };
  const answers = newestAnswers(record.retests);
  const missing = needs.retests.flatMap(({ retest, pauses }): readonly Finding[] => {
    const answer = answers.get(retest);
    if (answer?.result === "passed") return flawsOf(span, answer);
    const args = { retest, pauses: pauses.slice(0, named) };
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
