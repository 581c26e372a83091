import type { Instant } from "../../model/answers.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Finding } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { WrittenRetestAnswer } from "../../model/written.generated.ts";
import { retestOfEvidence } from "../../evidence/judge-evidence.ts";
import { wrongNumbers } from "../../evidence/record-numbers.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { dayLength } from "../../firing/durations.ts";

/** A retest that somebody says has passed, with what shows it: a link, or a path from the root of the repository. */
export interface RetestRun {
  readonly retest: string;
  readonly evidence: string;
  /** Null: the evidence file says when it was taken. */
  readonly at: Instant | null;
}

/** Why a run can't be written down: there is no such retest, nobody said when it was, or the file answers something else or can't be read. */
export type RunTrouble =
  | { readonly trouble: "broken"; readonly evidence: string; readonly findings: readonly Finding[] }
  | { readonly trouble: "unknown-retest"; readonly retest: string; readonly known: readonly string[] }
  | { readonly trouble: "no-time"; readonly retest: string; readonly evidence: string }
  | { readonly trouble: "two-times"; readonly retest: string; readonly evidence: string }
  | { readonly trouble: "other-retest"; readonly retest: string; readonly evidence: string; readonly answers: string };

/** Runs as a record holds them. */
export type AnsweredRetests =
  { readonly ok: true; readonly answers: readonly WrittenRetestAnswer[] } | ({ readonly ok: false } & RunTrouble);

/** Writes runs down; a file that holds numbers says itself when it was taken. */
export function answerRetests(
  sheet: Sheet,
  runs: readonly RetestRun[],
  evidence: readonly Evidence[],
): AnsweredRetests {
  const answers: WrittenRetestAnswer[] = [];
  for (const run of runs) {
    const file = evidence.find(({ path }) => path === run.evidence);
    const trouble = troubleOf(sheet, run, file);
    if (trouble !== null) return { ok: false, ...trouble };
    const at = run.at ?? takenAt(file) ?? "";
    answers.push({ retest: run.retest, result: "passed", at, evidence: run.evidence });
  }
  return { ok: true, answers };
}

/** Runs whose numbers, computed again, do not show what the record would say. */
export function numbersOff(
  sheet: Sheet,
  answers: readonly WrittenRetestAnswer[],
  { path, evidence }: { readonly path: string; readonly evidence: readonly Evidence[] },
): readonly Finding[] {
  return answers.flatMap((answer): readonly Finding[] => {
    const summary = wrongNumbers(sheet, answer, evidence);
    if (summary === null) return [];
    const place = { file: answer.evidence ?? path };
    return [{ code: "numbers-differ", severity: "error", place, args: { retest: answer.retest, summary } }];
  });
}

/** Runs that nobody can have made yet, and those that are older than their retest allows. */
export function agesOff(
  sheet: Sheet,
  answers: readonly WrittenRetestAnswer[],
  { path, now }: { readonly path: string; readonly now: Instant },
): readonly Finding[] {
  const place = { file: path };
  return answers.flatMap(({ retest, at }): readonly Finding[] => {
    const days = entryOf(sheet.retests, retest)?.max_age_days ?? null;
    const age = Date.parse(now) - Date.parse(at);
    if (age < 0)
      return [{ code: "evidence-in-future", severity: "error", place, args: { retest, at, landed_at: now } }];
    if (days === null || age <= days * dayLength) return [];
    return [{ code: "evidence-too-old", severity: "error", place, args: { retest, at, days } }];
  });
}

function troubleOf(sheet: Sheet, run: RetestRun, file: Evidence | undefined): RunTrouble | null {
  const { retest, evidence } = run;
  if (entryOf(sheet.retests, retest) === undefined)
    return { trouble: "unknown-retest", retest, known: Object.keys(sheet.retests) };
  if (file?.kind === "broken") return { trouble: "broken", evidence, findings: file.findings };
  const answers = file === undefined ? null : retestOfEvidence(file);
  if (answers !== null && answers !== retest) return { trouble: "other-retest", retest, evidence, answers };
  const taken = takenAt(file);
  if (taken === null && run.at === null) return { trouble: "no-time", retest, evidence };
  return taken !== null && run.at !== null ? { trouble: "two-times", retest, evidence } : null;
}

function takenAt(file: Evidence | undefined): Instant | null {
  if (file?.kind === "sample") return file.sample.taken_at;
  return file?.kind === "reconciliation" ? file.report.taken_at : null;
}
