import type { Instant } from "../../model/answers.ts";
import type { Ledger, Pause } from "../../model/ledger.ts";
import type { Sheet, Signal } from "../../model/sheet.ts";
import type { PausedBecause, Status, StatusRow } from "../../model/status.ts";
import { compareText } from "../../firing/compare-text.ts";
import { createInterner, heldSpans, type HeldSpan, type Interner } from "./held-spans.ts";
import { instantOf, millisecondsOf } from "../instants.ts";
import { leaveOuts, type AskedTime } from "./leave-outs.ts";
import { pausedShare, unbrokenSince } from "./paused-time.ts";
import type { CoveredPause } from "../resumes/covered-lots.ts";
import { createProofs, type Proofs } from "../proofs.ts";
import { rowResume } from "./row-resume.ts";
import { timed, type TimedPause } from "../timed-pause.ts";
import { cheapestRetest, freesToo, type PlannedRow } from "./together.ts";

/** What a status is asked for. */
export interface StatusQuestion {
  readonly at: Instant;
  /** Days of a report whose contaminated spans are wanted; null: all of them. */
  readonly window: { readonly from: Instant; readonly to: Instant } | null;
  /** Null: every store of the sheet. */
  readonly stores: readonly string[] | null;
  /** Null: every conclusion of the sheet. */
  readonly conclusions: readonly string[] | null;
}

/** What may be used at one moment: for each store and conclusion whether it is paused, since when, why, and what would free it. */
export function statusAt(ledger: Ledger, sheet: Sheet, question: StatusQuestion): Status {
  const proofs = createProofs(sheet);
  const intern = createInterner();
  const asked = askedTime(question);
  const rests = Object.entries(sheet.conclusions).map(([id, { rests_on }]) => ({
    id,
    rests: new Set(proofs.expand(rests_on)),
  }));
  const known = ledger.pauses.map(timed).filter(({ since }) => since <= asked.at);
  const left = leftBehind(known, sheet, intern);
  const rows = Object.keys(sheet.stores)
    .filter((store) => question.stores?.includes(store) ?? true)
    .map((store) => ({ store, spans: [...heldSpans(known, store, intern), ...left].sort((a, b) => a.from - b.from) }))
    .flatMap(({ store, spans }) =>
      rests.map((conclusion) => rowOf({ ledger, proofs, asked }, { ...conclusion, store, spans })),
    );
  const selected = rows.filter(({ row }) => question.conclusions?.includes(row.conclusion) ?? true);
  const used = new Set(rests.flatMap((conclusion) => [...conclusion.rests]));
  return {
    version: 1,
    at: instantOf(asked.at),
    window: asked.window === null ? null : { from: instantOf(asked.window.from), to: instantOf(asked.window.to) },
    branch: ledger.branch,
    tip: ledger.tip,
    verified: ledger.verified,
    conclusions: selected.map((planned) => ({
      ...planned.row,
      resume: planned.resume === null ? null : { ...planned.resume.plan, frees_too: freesToo(planned, rows) },
    })),
    cheapest: cheapestRetest(sheet, selected),
    unused: unusedPauses(known, { at: asked.at, used, intern, sheet }),
    findings: ledger.findings,
  };
}

function askedTime({ at, window }: StatusQuestion): AskedTime {
  return {
    at: millisecondsOf(at),
    window: window === null ? null : { from: millisecondsOf(window.from), to: millisecondsOf(window.to) },
  };
}

interface Context {
  readonly ledger: Ledger;
  readonly proofs: Proofs;
  readonly asked: AskedTime;
}

interface Cell {
  readonly id: string;
  readonly rests: ReadonlySet<Signal>;
  readonly store: string;
  readonly spans: readonly HeldSpan[];
}

function rowOf({ ledger, proofs, asked }: Context, { id, rests, store, spans }: Cell): PlannedRow {
  const held = restedOn(spans, rests);
  const holding = holdingAt(held, asked.at);
  const because = holding.map(becauseOf);
  const since = unbrokenSince(held, asked.at);
  const resume = holding.length === 0 ? null : rowResume(proofs, holding);
  const row: StatusRow = {
    conclusion: id,
    title: proofs.sheet.conclusions[id]?.title ?? id,
    store,
    state: because.length === 0 ? "usable" : "paused",
    since: since === null ? null : instantOf(since),
    because,
    contaminated: leaveOuts(ledger, { rests, store, holding }, asked),
    instead: proofs.sheet.conclusions[id]?.instead ?? "",
    resume: null,
    paused_share: pausedShare(held, asked.at, millisecondsOf(ledger.adopted.at)),
  };
  return { row, resume };
}

/** What stores held that the sheet no longer has, none of them: a store that was given another name is not free of it. */
function leftBehind(pauses: readonly TimedPause[], sheet: Sheet, intern: Interner): readonly HeldSpan[] {
  const left = pauses.filter((item) => isLeftBehind(item, sheet));
  const gone = new Set(left.flatMap(({ pause }) => pause.stores));
  return [...gone].flatMap((store) => heldSpans(left, store, intern));
}

function isLeftBehind({ pause }: TimedPause, { stores }: Sheet): boolean {
  return !pause.stores.some((store) => Object.hasOwn(stores, store));
}

/** Spans that hold a signal of a conclusion, with those signals alone. */
function restedOn(spans: readonly HeldSpan[], rests: ReadonlySet<Signal>): readonly HeldSpan[] {
  const narrowed = new Map<readonly Signal[], readonly Signal[]>();
  return spans.flatMap((span) => {
    const signals = narrowed.get(span.signals) ?? span.signals.filter((signal) => rests.has(signal));
    narrowed.set(span.signals, signals);
    return signals.length === 0 ? [] : [{ ...span, signals }];
  });
}

/** What holds at a moment, newest first. */
function holdingAt(held: readonly HeldSpan[], at: number): readonly CoveredPause[] {
  const byPause = new Map<TimedPause, readonly Signal[]>();
  for (const { held: item, signals, to } of held) {
    if (to <= at) continue;
    const others = byPause.get(item);
    byPause.set(item, others === undefined ? signals : [...new Set([...others, ...signals])].sort());
  }
  return [...byPause]
    .map(([item, signals]) => ({ ...item, signals }))
    .sort((a, b) => b.since - a.since || compareText(a.pause.id, b.pause.id));
}

function becauseOf({ pause, signals }: CoveredPause): PausedBecause {
  const { id, cause, since, released_at, segment } = pause;
  return { pause: id, cause, since, released_at, segment, signals };
}

function isWhollyLifted({ lifts, signals, stores }: Pause, at: number): boolean {
  return lifts.some(
    (lift) =>
      lift.signals.length === signals.length && lift.stores.length === stores.length && millisecondsOf(lift.at) <= at,
  );
}

/** Pauses that hold something, but nothing that a conclusion of a store rests on; stores and conclusions may be gone by now. */
function unusedPauses(
  pauses: readonly TimedPause[],
  {
    at,
    used,
    intern,
    sheet,
  }: { readonly at: number; readonly used: ReadonlySet<Signal>; readonly intern: Interner; readonly sheet: Sheet },
): readonly string[] {
  return pauses
    .filter((item) => {
      if (isWhollyLifted(item.pause, at)) return false;
      const held = item.pause.stores.flatMap((store) =>
        heldSpans([item], store, intern).map((span) => ({ ...span, store })),
      );
      const holding = held.filter(({ to }) => to > at);
      const isLeft = isLeftBehind(item, sheet);
      const isUsed = holding.some(
        ({ store, signals }) =>
          (isLeft || Object.hasOwn(sheet.stores, store)) && signals.some((signal) => used.has(signal)),
      );
      return holding.length > 0 && !isUsed;
    })
    .map(({ pause }) => pause.id);
}
