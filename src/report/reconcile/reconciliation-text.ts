import type { Reconciliation } from "../../model/reconciliation.ts";
import { reconciliationState } from "../../evidence/reconciliation-state.ts";
import { type Paint, painter } from "../terminal/painter.ts";
import { terminalWidth } from "../terminal/terminal-width.ts";
import { pageWidth } from "../terminal/page-width.ts";
import { wrapped } from "../terminal/wrapped.ts";
import { counted } from "../in-words.ts";
import { comparisonWords } from "./comparison-words.ts";
import type { Conclusions } from "./conclusion-answers.ts";
import { conclusionNext, conclusionQuestion, conclusionScope, conclusionStates } from "./conclusion-words.ts";
import { eventWords } from "./event-issue-words.ts";
import { explanationWords } from "./explanation-words.ts";
import { answerWords, notGivenWords, populationWords, scopeWords } from "./headline.ts";
import { countsWords } from "./metric-words.ts";
import { grouped, percent } from "../number-words.ts";
import {
  countedVerdicts,
  failingOrders,
  otherExplanations,
  type ShownMetric,
  shownMetrics,
} from "./reconciliation-view.ts";
import { segmentWords } from "./segment-words.ts";
import { fileFindings, orderFindings } from "./order-findings.ts";
import { verdictWords } from "./verdict-words.ts";
import { terminalLine } from "../inert/terminal-line.ts";
import { findingLine } from "../findings/finding-line.ts";

const widest = 110;
/** Lines that are looked through like a table are better long than broken; their marks stand before them. */
const widestRate = 120;
const markWidth = 2;
const barColumns = 30;
const mostSegments = 3;
const mostExplanations = 4;

interface Showing {
  readonly colour: boolean;
  /** Columns of the terminal; null: it is none. */
  readonly columns: number | null;
  /** Null: nothing in the sheet says what would be enough. */
  readonly conclusions: Conclusions | null;
}

interface Writing {
  readonly paint: Paint;
  /** Columns that sentences are broken to, and lines of a table. */
  readonly width: number;
  readonly rateWidth: number;
}

function writingOf({ colour, columns }: Showing): Writing {
  const width = pageWidth(columns, widest);
  return { paint: painter(colour), width, rateWidth: pageWidth(columns, widestRate) - markWidth };
}

/** A reconciliation for a terminal: the answer, what it means for conclusions, the orders by verdict, then each rate with its two counts, where it fails and why. */
export function reconciliationText(report: Reconciliation, showing: Showing): string {
  const { conclusions } = showing;
  const writing = writingOf(showing);
  const metrics = shownMetrics(report);
  const blocks = [
    heading(report, writing),
    conclusions === null ? [] : conclusionLines(conclusions, writing),
    verdictLines(report, writing),
    [...rateLines(metrics, report, writing), ...unknownLines(metrics, writing)],
    comparedLines(report, writing),
    ...orderFindingBlocks(report, writing),
    remarks(report, writing),
    findingLines(report, writing),
    conclusions === null ? [] : nextLines(conclusions, writing),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

const marks = (paint: Paint) => ({
  clean: paint("green", "✓"),
  wrong: paint("red", "✗"),
  incomplete: paint("yellow", "?"),
  unknown: paint("yellow", "?"),
});

function heading(report: Reconciliation, { paint, width }: Writing): readonly string[] {
  const mark = marks(paint)[reconciliationState(report)];
  const absent = notGivenWords(report);
  return [
    paint("bold", terminalLine(`${report.event}, ${scopeWords(report)}`)),
    `${mark} ${answerWords(report)}`,
    ...below(populationWords(report), width),
    ...(absent === null ? [] : below(`not given, so not judged: ${absent}`, width)),
  ];
}

function verdictLines(report: Reconciliation, { paint }: Writing): readonly string[] {
  if (report.orders === 0) return [];
  const counted = countedVerdicts(report);
  const most = Math.max(...counted.map(({ orders }) => orders));
  return counted.map(({ verdict, orders }) => {
    const { label, tone } = verdictWords[verdict];
    const bar = "█".repeat(orders === 0 ? 0 : Math.max(1, Math.round((barColumns * orders) / most)));
    const share = percent({ numerator: orders, denominator: report.orders }).padStart(8);
    const drawn = paint(tone === "good" ? "green" : tone === "bad" ? "red" : "dim", bar);
    return `  ${label.padEnd(18)} ${grouped(orders).padStart(10)} ${share}  ${drawn}`.trimEnd();
  });
}

/** Each conclusion with the reason, and what to use instead where it must not be drawn. */
function conclusionLines(conclusions: Conclusions, { paint, width }: Writing): readonly string[] {
  const [scope = "", ...rest] = wrapped(terminalLine(conclusionScope(conclusions)), width - 20);
  return [
    `${paint("bold", conclusionQuestion)}  ${paint("dim", scope)}`,
    ...rest.map((line) => `${" ".repeat(conclusionQuestion.length + 2)}${paint("dim", line)}`),
    ...conclusions.answers.flatMap(({ title, state, why, instead }) => {
      const { mark, label } = conclusionStates[state];
      const tone = { no: "red", open: "yellow", yes: "green" } as const;
      const lines = [...why, ...(state === "no" ? [`use instead: ${instead}`] : [])];
      return [
        `  ${paint(tone[state], `${mark} ${label.padEnd(12)}`)}  ${paint("bold", terminalLine(title))}`,
        ...lines.flatMap((line) =>
          wrapped(terminalLine(line), width - 18).map((part, index) => `${" ".repeat(index === 0 ? 18 : 20)}${part}`),
        ),
      ];
    }),
  ];
}

function nextLines(conclusions: Conclusions, { width }: Writing): readonly string[] {
  const next = conclusionNext(conclusions);
  return next === null ? [] : wrapped(next, width);
}

function rateLines(metrics: readonly ShownMetric[], report: Reconciliation, writing: Writing): readonly string[] {
  const wide = Math.max(0, ...metrics.map(({ signal }) => terminalWidth(terminalLine(signal))));
  const lines = metrics.flatMap((metric) => metricLines(metric, report, { ...writing, wide }));
  return lines.length === 0 ? [] : [writing.paint("dim", "Rates, with ✓ where all are right"), ...lines];
}

function metricLines(
  metric: ShownMetric,
  report: Reconciliation,
  { paint, width, rateWidth, wide }: Writing & { readonly wide: number },
): readonly string[] {
  const { signal, rate, what, state, left_out } = metric;
  if (rate === null) return [];
  const name = `${terminalLine(signal)}${" ".repeat(Math.max(0, wide - terminalWidth(terminalLine(signal))))}`;
  const mark = state === "good" ? paint("green", "✓") : paint("red", "✗");
  const rest = left_out === null || left_out === 0 ? "" : `; ${grouped(left_out)} left out`;
  const head = `${name}  ${percent(rate).padStart(8)}  `;
  const [first = "", ...more] = wrapped(
    `${what}: ${countsWords(metric, rate)}${rest}`,
    rateWidth - terminalWidth(head),
  );
  const indent = " ".repeat(terminalWidth(head) + 4);
  return [`${mark} ${head}${first}`, ...more.map((line) => `${indent}${line}`), ...whyLines(metric, report, width)];
}

/** What could not be known is said, and why, once for all rates of the same reason. */
function unknownLines(metrics: readonly ShownMetric[], { paint, width }: Writing): readonly string[] {
  const reasons = new Set(metrics.flatMap(({ why }) => why ?? []));
  return [...reasons].flatMap((reason) => {
    const names = metrics.filter(({ why }) => why === reason).map(({ what }) => what);
    const [first = "", ...rest] = wrapped(terminalLine(`could not know (${reason}): ${names.join("; ")}`), width - 4);
    return [`${paint("yellow", "?")} ${first}`, ...rest.map((line) => `    ${line}`)];
  });
}

function whyLines(
  { segments, explanations }: ShownMetric,
  { taken_at }: Reconciliation,
  width: number,
): readonly string[] {
  const parts = segments
    .slice(0, mostSegments)
    .flatMap((segment) => below(`not spread evenly: ${segmentWords(segment, taken_at)}`, width));
  const more = segments.length - mostSegments;
  return [
    ...parts,
    ...(more > 0 ? below(`and ${counted(more, "more segment")}`, width) : []),
    ...explanations
      .slice(0, mostExplanations)
      .flatMap((each) => below(`${verdictWords[each.verdict].label}, likely: ${explanationWords(each)}`, width)),
  ];
}

function remarks(report: Reconciliation, { paint, width }: Writing): readonly string[] {
  const rejected = report.inputs.filter((input) => input.rejected > 0);
  return [
    ...otherExplanations(report).flatMap((each) =>
      below(`also seen, ${verdictWords[each.verdict].label}: ${explanationWords(each)}`, width),
    ),
    ...eventWords(report).flatMap((words) => below(words, width)),
    ...rejected.flatMap(({ kind, rejected: bad, read }) =>
      below(
        `not understood in ${kind} files: ${grouped(bad)} of ${grouped(bad + read)} ${bad + read === 1 ? "line" : "lines"} (${percent({ numerator: bad, denominator: bad + read })})`,
        width,
      ),
    ),
    ...failingLine(report).map((line) => paint("dim", `  ${line}`)),
  ];
}

/** How to see the orders themselves. */
function failingLine(report: Reconciliation): readonly string[] {
  const failing = failingOrders(report);
  if (failing === 0) return [];
  if (failing === 1) return ["1 order fails: --csv shows it with its time, amounts and likely cause"];
  return [`${grouped(failing)} orders fail: --csv lists each with its time, amounts and likely cause`];
}

/** Two windows side by side. */
function comparedLines(report: Reconciliation, { width }: Writing): readonly string[] {
  const words = comparisonWords(report);
  if (words === null) return [];
  const rows = words.rows.map((row) => ({ ...row, name: terminalLine(row.name) }));
  const wide = Math.max(0, ...rows.map(({ name }) => name.length));
  return [
    `compared: ${words.before} → ${words.after} UTC`,
    ...(words.nothing === null ? [] : [`  ${words.nothing}`]),
    ...rows.flatMap(({ name, before, after, change }) => {
      const moved = `${before} → ${after}  ${change}`.trimEnd();
      const line = `  ${name.padEnd(wide)}  ${moved}`;
      return terminalWidth(line) <= width ? [line] : [`  ${name}`, `      ${moved}`];
    }),
    ...[...words.notes, ...(words.rest === null ? [] : [words.rest])].flatMap((line) => below(line, width)),
  ];
}

/** What moved or appeared, with the record that would declare it. */
function orderFindingBlocks({ findings }: Reconciliation, { paint, width }: Writing): readonly (readonly string[])[] {
  return orderFindings(findings).map(({ code, says, fix, record }) => {
    const [first = "", ...rest] = wrapped(
      terminalLine(`warning[${code}] ${says}${fix === null ? "" : `; ${fix}`}`),
      width - 2,
    );
    const lines = record === null ? [] : record.lines.map((line) => `      ${line}`);
    return [paint("yellow", first), ...rest.map((line) => `  ${line}`), ...lines];
  });
}

function findingLines({ findings }: Reconciliation, { paint, width }: Writing): readonly string[] {
  return fileFindings(findings).flatMap((finding) => {
    const [first = "", ...rest] = wrapped(terminalLine(findingLine(finding)), width - 2);
    return [paint(finding.severity === "error" ? "red" : "yellow", first), ...rest.map((line) => `  ${line}`)];
  });
}

/** A line below another, broken where it is too long. */
function below(foreign: string, width: number): readonly string[] {
  return wrapped(terminalLine(foreign), width - 6).map((line, index) => `  ${index === 0 ? "" : "  "}${line}`);
}
