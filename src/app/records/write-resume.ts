import type { Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Finding } from "../../model/finding.ts";
import type { LedgerFacts } from "../../model/landing.ts";
import type { Ledger, Pause } from "../../model/ledger.ts";
import type { Sheet, Signal } from "../../model/sheet.ts";
import type { WrittenContaminated, WrittenResumeRecord } from "../../model/written.generated.ts";
import { otherStore } from "../../evidence/stores-shown.ts";
import { expandSignals } from "../../firing/expand-signals.ts";
import { hourLength } from "../../firing/durations.ts";
import { instantOf } from "../../ledger/instants.ts";
import { ledgerOf } from "../../ledger/ledger-of.ts";
import { planResume, type ResumeNeeds } from "../../ledger/resumes/plan-resume.ts";
import { checkRecord } from "../../sheet/records/check-record.ts";
import { recordText } from "../../sheet/records/record-text.ts";
import { recordPath } from "../sheet/sheet-paths.ts";
import { unlessEmpty } from "./compose-record.ts";
import { answerRetests, numbersOff, type RetestRun, type RunTrouble } from "./retest-answers.ts";
import { tryRecord } from "./try-record.ts";

/** What somebody wants to resume, and what they hold for it. */
export interface ResumeRequest {
  /** Patterns such as `Purchase.*`. */
  readonly signals: readonly Signal[];
  /** Conclusions of the sheet: what they rest on is meant too. */
  readonly conclusions: readonly string[];
  /** Empty: every store. */
  readonly stores: readonly string[];
  readonly through: Sha;
  /** Per branch, how many commits `through` covers; null: it has not landed. */
  readonly covers: Readonly<Record<string, number>> | null;
  readonly released_at: Instant | null;
  readonly runs: readonly RetestRun[];
  /** The evidence files that the runs name. */
  readonly evidence: readonly Evidence[];
  /** Null: proposed from the pauses, where they say a span. */
  readonly contaminated: WrittenContaminated | null;
}

/** What a resume needs, and the record that holds all of it or what is missing. */
export interface ResumeAnswer {
  readonly ok: true;
  readonly needs: ResumeNeeds;
  /** Earliest moment at which evidence counts, after the stated release too; null: something has to be released first, or nothing is covered. */
  readonly not_before: Instant | null;
  /** Pauses that still hold the same signals afterwards: they end in another way, or landed later. */
  readonly remaining: readonly Pause[];
  /** Null: something is missing. */
  readonly draft: { readonly ok: true; readonly stem: string; readonly text: string } | null;
  readonly findings: readonly Finding[];
  /** Nobody said what stays unusable, and the pauses name no span. */
  readonly contaminated_unsaid: boolean;
}

/** Works out a resume from everything that has landed. A record that would free less than it speaks of is no draft. */
export function writeResume(
  facts: LedgerFacts,
  request: ResumeRequest,
): ResumeAnswer | ({ readonly ok: false } & RunTrouble) {
  const { sheet, now } = facts;
  const ledger = ledgerOf(facts);
  const { signals, conclusions, covers, evidence } = request;
  const needs = planResume(ledger, sheet, {
    signals,
    conclusions,
    stores: unlessEmpty(request.stores) ?? null,
    covers,
  });
  const answered = answerRetests(sheet, request.runs, evidence);
  if (!answered.ok) return answered;
  const contaminated = request.contaminated ?? proposedSpan(needs, request.released_at);
  const spoken = { signals: spokenSignals(sheet, request, needs), retests: answered.answers };
  const record = recordOf(request, { ...spoken, contaminated: contaminated ?? "none" });
  const stem = `${now.slice(0, 10)}-resume-${nameOf(request)}`.slice(0, 90);
  const path = recordPath(stem);
  const findings = [
    ...checkRecord(record, { file: path }, sheet),
    ...tryRecord(facts, { path, record, covers, evidence }),
    ...beyondOff(sheet, beyondNeeds(needs, answered.answers), { path, evidence, stores: storesMeant(needs, request) }),
  ];
  const whole = findings.length === 0 && contaminated !== null;
  return {
    ok: true,
    needs,
    not_before: notBefore(needs, request.released_at),
    remaining: remainingAfter(ledger, { sheet, needs, request }),
    draft: whole ? { ok: true, stem, text: recordText(record) } : null,
    findings,
    contaminated_unsaid: contaminated === null && needs.covered.length > 0,
  };
}

/** Retests that nothing asks for: named in a record they must hold all the same. */
function beyondNeeds(
  { retests }: ResumeNeeds,
  answers: WrittenResumeRecord["retests"],
): WrittenResumeRecord["retests"] {
  return answers.filter((answer) => retests.every(({ retest }) => retest !== answer.retest));
}

/** Where a resume says no stores, it is about those that what it covers has hit. */
function storesMeant({ covered }: ResumeNeeds, { stores }: ResumeRequest): readonly string[] {
  return stores.length > 0 ? stores : [...new Set(covered.flatMap(({ pause }) => pause.stores))];
}

function beyondOff(
  sheet: Sheet,
  answers: WrittenResumeRecord["retests"],
  {
    path,
    evidence,
    stores,
  }: { readonly path: string; readonly evidence: readonly Evidence[]; readonly stores: readonly string[] },
): readonly Finding[] {
  const other = answers.flatMap((answer) => otherStore(answer, stores, { sheet, evidence, path }) ?? []);
  return [...numbersOff(sheet, answers, { path, evidence }), ...other];
}

function notBefore({ newest_release, not_before, soak_hours }: ResumeNeeds, stated: Instant | null): Instant | null {
  if (newest_release === null || stated === null || Date.parse(stated) <= Date.parse(newest_release)) return not_before;
  return instantOf(Date.parse(stated) + soak_hours * hourLength);
}

function recordOf(
  { through, released_at, stores }: ResumeRequest,
  { signals, retests, contaminated }: Pick<WrittenResumeRecord, "signals" | "retests" | "contaminated">,
): WrittenResumeRecord {
  return {
    kind: "resume",
    through,
    signals,
    ...(released_at === null ? {} : { released_at }),
    retests,
    contaminated,
    ...(stores.length === 0 ? {} : { scope: { stores } }),
  };
}

/** Nobody knows better than that all of it was wrong until it was mended. Where the pauses say no span, nothing is guessed. */
function proposedSpan({ covered, newest_release }: ResumeNeeds, stated: Instant | null): WrittenContaminated | null {
  const to = stated ?? newest_release;
  const [from] = covered.map(({ pause }) => pause.since).sort((a, b) => Date.parse(a) - Date.parse(b));
  if (from === undefined || to === null || Date.parse(from) >= Date.parse(to)) return null;
  const [segment = null, ...others] = new Set(covered.map(({ pause }) => pause.segment));
  return [{ from, to, ...(others.length === 0 && segment !== null ? { segment } : {}) }];
}

/** Patterns as they were given; of conclusions, what is paused of what they rest on. */
function spokenSignals(sheet: Sheet, { signals, conclusions }: ResumeRequest, needs: ResumeNeeds): readonly Signal[] {
  const rests = conclusions.flatMap((id) => sheet.conclusions[id]?.rests_on ?? []);
  const paused = needs.signals.filter((signal) => expandSignals(rests, sheet.events).includes(signal));
  return [...new Set([...signals, ...(paused.length > 0 ? paused : rests)])];
}

function nameOf({ conclusions, signals }: ResumeRequest): string {
  const events = signals.map((signal) => (signal.split(".")[0] ?? "").toLowerCase().replaceAll(/[^a-z0-9]/gu, ""));
  const names = [...new Set([...conclusions, ...events])].filter((name) => name !== "");
  return names.length === 0 || names.length > 3 ? "signals" : names.join("-");
}

interface Asked {
  readonly sheet: Sheet;
  readonly needs: ResumeNeeds;
  readonly request: ResumeRequest;
}

function remainingAfter({ pauses }: Ledger, { sheet, needs, request }: Asked): readonly Pause[] {
  const covered = new Set(needs.covered.map(({ pause }) => pause));
  const rests = request.conclusions.flatMap((id) => sheet.conclusions[id]?.rests_on ?? []);
  const meant = expandSignals([...request.signals, ...rests], sheet.events);
  const stores = (pause: Pause): readonly string[] =>
    pause.stores.filter((store) => request.stores.length === 0 || request.stores.includes(store));
  const holds = (pause: Pause, signal: Signal): boolean =>
    stores(pause).some(
      (store) => !pause.lifts.some((lift) => lift.signals.includes(signal) && lift.stores.includes(store)),
    );
  return pauses.filter(
    (pause) => !covered.has(pause) && pause.signals.some((signal) => meant.includes(signal) && holds(pause, signal)),
  );
}
