import type { Reconciliation } from "../../model/reconciliation.ts";
import type { Conclusion, NamedRetest, Sheet, Signal } from "../../model/sheet.ts";
import { expandSignals } from "../../firing/expand-signals.ts";
import { type HeldLimit, heldLimits } from "./held-limits.ts";
import { countsWords, wordsOfMetric } from "./metric-words.ts";
import { percent } from "../number-words.ts";
import { type ShownMetric, shownMetrics } from "./reconciliation-view.ts";
import { segmentWords } from "./segment-words.ts";
import { fewOf } from "../in-words.ts";

/** What a report says of one conclusion of the sheet. */
export interface ConclusionAnswer {
  readonly title: string;
  /** `no`: a limit of what it rests on is missed; `open`: something of it is not known or not judged; `yes`: every limit holds. */
  readonly state: "no" | "open" | "yes";
  /** A reason each, in short where a conclusion before it has the same; it may hold foreign text. */
  readonly why: readonly string[];
  readonly instead: string;
}

/** The conclusions that rest on the event of a report, and the retests whose limits answer. */
export interface Conclusions {
  readonly retests: readonly string[];
  /** Those that must not be drawn first. */
  readonly answers: readonly ConclusionAnswer[];
}

interface Limit extends HeldLimit {
  readonly signal: Signal;
}

interface Judging {
  readonly sheet: Sheet;
  readonly report: Reconciliation;
  readonly limits: readonly Limit[];
  readonly metrics: readonly ShownMetric[];
}

const order = ["no", "open", "yes"] as const;

/**
 * Whether a report speaks against the conclusions that rest on its event, by the limits of the retest that it answers, or else of every
 * reconciliation in the sheet. Null: the sheet has no limits, or no conclusion rests on the event.
 */
export function conclusionAnswers(
  sheet: Sheet,
  report: Reconciliation,
  retest: NamedRetest | null,
): Conclusions | null {
  const asked = retest === null ? reconciliations(sheet, report) : [retest];
  const { version, kind, taken_at, orders, findings } = report;
  const limited = { version, kind, taken_at, orders, findings: [...findings], metrics: { ...report.metrics } };
  const limits = asked.flatMap(({ says }) =>
    heldLimits(says, limited).map((limit) => ({ ...limit, signal: signalOf(limit.name, report) })),
  );
  const judging = { sheet, report, limits, metrics: shownMetrics(report) };
  const answers = Object.values(sheet.conclusions).flatMap((conclusion) => answerOf(conclusion, judging) ?? []);
  if (limits.length === 0 || answers.length === 0) return null;
  const sorted = order.flatMap((state) => answers.filter((answer) => answer.state === state));
  return { retests: asked.map(({ id }) => id), answers: toldOnce(sorted) };
}

/** One rate often speaks against several conclusions: its counts are told once. */
function toldOnce(answers: readonly ConclusionAnswer[]): readonly ConclusionAnswer[] {
  const told = new Set<string>();
  return answers.map((answer) => {
    const again = answer.why.filter((reason) => told.has(reason)).map((reason) => reason.split(": ", 1)[0] ?? reason);
    const news = answer.why.filter((reason) => !told.has(reason));
    for (const reason of news) told.add(reason);
    return { ...answer, why: [...news, ...(again.length === 0 ? [] : [`${again.join("; ")}: as above`])] };
  });
}

function reconciliations(sheet: Sheet, { event }: Reconciliation) {
  return Object.entries(sheet.retests)
    .filter(([, { evidence }]) => evidence === "reconciliation")
    .filter(([, { proves }]) => expandSignals(proves, sheet.events).some((signal) => signal.startsWith(`${event}.`)))
    .map(([id, says]) => ({ id, says }));
}

function signalOf(metric: string, { event }: Reconciliation): Signal {
  return `${event}.${wordsOfMetric(metric)?.parameter ?? "occurrence"}`;
}

function answerOf({ title, rests_on, instead }: Conclusion, judging: Judging): ConclusionAnswer | null {
  const { sheet, report } = judging;
  const signals = expandSignals(rests_on, sheet.events);
  if (!signals.some((signal) => signal.startsWith(`${report.event}.`))) return null;
  const own = judging.limits.filter(({ signal }) => signals.includes(signal));
  const missed = own.filter(({ state }) => state === "missed");
  if (missed.length > 0) return { title, instead, state: "no", why: missed.map(({ says }) => says) };
  const unknown = own.flatMap(({ name, state }) => (state === "unknown" ? (wordsOfMetric(name)?.what ?? name) : []));
  const open = [
    ...(unknown.length === 0 ? [] : [`could not know: ${unknown.join("; ")}`]),
    ...own.filter(({ state }) => state === "few" || state === "unread").map(({ says }) => says),
    ...unevenWords(own, judging),
    ...unlimitedWords(signals, judging),
  ];
  return { title, instead, state: open.length > 0 ? "open" : "yes", why: open };
}

/** A failure that sits in one part is a fault even where the total passes. */
function unevenWords(limits: readonly Limit[], { report }: Judging): readonly string[] {
  const verdicts = limits.flatMap(({ name }) => wordsOfMetric(name)?.verdicts ?? []);
  return report.segments
    .filter(({ verdict }) => verdicts.includes(verdict))
    .slice(0, 1)
    .map((segment) => `not in every part: ${segmentWords(segment, report.taken_at)}`);
}

/** Signals that no limit is about: what is right of all needs none. */
function unlimitedWords(signals: readonly Signal[], { report, limits, metrics }: Judging): readonly string[] {
  const rest = signals.filter((signal) => !limits.some((limit) => limit.signal === signal));
  const shown = metrics.filter(({ name }) => rest.includes(signalOf(name, report)));
  const rates = shown.flatMap((metric) =>
    metric.rate === null || metric.state === "good"
      ? []
      : [`${metric.what}: ${countsWords(metric, metric.rate)} (${percent(metric.rate)}); no limit says what is enough`],
  );
  const known = shown.filter(({ rate }) => rate !== null).map(({ name }) => signalOf(name, report));
  const unseen = rest.filter((signal) => !known.includes(signal));
  return [...rates, ...(unseen.length === 0 ? [] : [`not judged here: ${fewOf(unseen, 3)}`])];
}
