import type { Evidence } from "../../model/evidence.ts";
import type { Finding } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { WrittenRetestAnswer } from "../../model/written.generated.ts";
import { judgeEvidence } from "../../evidence/judge-evidence.ts";
import { wrongNumbers } from "../../evidence/record-numbers.ts";
import { storesNotShown, unshown } from "../../evidence/stores-shown.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { dayLength, hourLength } from "../../firing/durations.ts";
import { instantOf, millisecondsOf } from "../instants.ts";

/** Between which moments evidence has to be taken, in milliseconds, and what it is read from. */
export interface Span {
  readonly sheet: Sheet;
  readonly path: string;
  readonly evidence: readonly Evidence[];
  /** The release, or the moment an incident happened. */
  readonly after: number;
  readonly of: "release" | "incident";
  readonly soak_hours: number;
  /** When the record landed. */
  readonly landed: number;
}

/**
 * What keeps a record's answers to a retest from showing stores. For each store the newest answer speaks that is about it: a later
 * failure takes an earlier pass away. Null: there is no answer, or one that speaks has failed.
 */
export function flawsOfRetest(
  span: Span,
  answers: readonly WrittenRetestAnswer[],
  { retest, stores }: { readonly retest: string; readonly stores: readonly string[] },
): readonly Finding[] | null {
  const own = answers.filter((answer) => answer.retest === retest);
  const shows = (store: string) => (answer: WrittenRetestAnswer) =>
    storesNotShown(answer, span.evidence, [store]).length === 0;
  const known = stores.filter((store) => Object.hasOwn(span.sheet.stores, store));
  const newest = newestOf(own);
  const speaking = known.length === 0 ? [newest] : known.map((store) => newestOf(own.filter(shows(store))));
  const heard = [...new Set(speaking)].filter((answer) => answer !== null);
  if (newest === null || heard.some(({ result }) => result === "failed")) return null;
  const missing = known.filter((_, index) => speaking[index] === null);
  const other = missing.length === 0 ? [] : [unshown(newest, missing, span)];
  return [...other, ...heard.flatMap((answer) => flawsOf(span, answer))];
}

function newestOf(answers: readonly WrittenRetestAnswer[]): WrittenRetestAnswer | null {
  return answers.reduce<WrittenRetestAnswer | null>(
    (newest, answer) => (newest === null || isNewer(answer, newest) ? answer : newest),
    null,
  );
}

function isNewer(answer: WrittenRetestAnswer, known: WrittenRetestAnswer): boolean {
  const ahead = millisecondsOf(answer.at) - millisecondsOf(known.at);
  return ahead > 0 || (ahead === 0 && answer.result === "failed");
}

/** What speaks against a passed answer as proof: taken too early, in the future, too old, or other numbers than it says. */
function flawsOf(span: Span, answer: WrittenRetestAnswer): readonly Finding[] {
  const summary = wrongNumbers(span.sheet, answer, span.evidence);
  const place = { file: span.path };
  const { retest } = answer;
  const flaw =
    summary === null
      ? (tooEarly(span, answer) ?? outOfTime(span, answer))
      : ({ code: "numbers-differ", severity: "error", place, args: { retest, summary } } as const);
  return flaw === null ? [] : [flaw];
}

/** When the oldest order of the evidence can have been placed at the latest, where it says so: the version that is gone may have sent it. */
function firstPlaced({ evidence }: Span, answer: WrittenRetestAnswer): number {
  const file = evidence.find(({ path }) => path === answer.evidence);
  if (file?.kind === "reconciliation") {
    const { window, days = [], taken_at } = file.report;
    const start = window?.from ?? null;
    if (start !== null) return millisecondsOf(start);
    // Nothing limited the orders at their start: the first of them were placed before the end of their first day.
    const ends = days.map((one) => millisecondsOf(`${one.day}T23:59:59.999Z`));
    return ends.reduce((first, at) => Math.min(first, at), millisecondsOf(taken_at));
  }
  if (file?.kind !== "sample") return Infinity;
  const placed = file.sample.rows.flatMap((row) => (row.placed_at === undefined ? [] : millisecondsOf(row.placed_at)));
  return placed.reduce((first, at) => Math.min(first, at), Infinity);
}

/** An answer may not be newer than the file that it points to: the older of both dates counts. */
function takenAt({ sheet, evidence }: Span, answer: WrittenRetestAnswer): number {
  const stated = millisecondsOf(answer.at);
  const retest = entryOf(sheet.retests, answer.retest);
  const file = evidence.find(({ path }) => path === answer.evidence);
  const judged = retest === undefined || file === undefined ? null : judgeEvidence(retest, file);
  return judged === null ? stated : Math.min(stated, millisecondsOf(judged.at));
}

function tooEarly(span: Span, answer: WrittenRetestAnswer): Finding | null {
  const taken = takenAt(span, answer);
  const shown = Math.min(taken, firstPlaced(span, answer));
  const { retest } = answer;
  const base = { severity: "error", place: { file: span.path } } as const;
  const at = instantOf(shown < span.after ? shown : taken);
  const after = instantOf(span.after);
  if (span.of === "incident") {
    if (shown > span.after) return null;
    return { ...base, code: "evidence-before-incident", args: { retest, at, happened_at: after } };
  }
  if (shown < span.after) return { ...base, code: "evidence-before-release", args: { retest, at, released_at: after } };
  const earliest = span.after + span.soak_hours * hourLength;
  if (taken >= earliest) return null;
  const args = { retest, at, not_before: instantOf(earliest), hours: span.soak_hours };
  return { ...base, code: "soak-not-over", args };
}

function outOfTime(span: Span, answer: WrittenRetestAnswer): Finding | null {
  const { retest } = answer;
  const base = { severity: "error", place: { file: span.path } } as const;
  const stated = millisecondsOf(answer.at);
  if (stated > span.landed) {
    const args = { retest, at: instantOf(stated), landed_at: instantOf(span.landed) };
    return { ...base, code: "evidence-in-future", args };
  }
  const days = entryOf(span.sheet.retests, retest)?.max_age_days ?? null;
  const taken = takenAt(span, answer);
  if (days === null || span.landed - taken <= days * dayLength) return null;
  return { ...base, code: "evidence-too-old", args: { retest, at: instantOf(taken), days } };
}
