import { reconciliationState } from "../../evidence/reconciliation-state.ts";
import type { Reconciliation } from "../../model/reconciliation.ts";
import { messageFor } from "../finding-messages.ts";
import { type Paint, painter } from "../findings/paint.ts";
import { inertTerminal } from "../inert-terminal.ts";
import { plainText } from "../plain-text.ts";
import { wrapped } from "../status/wrapped.ts";
import { eventWords } from "./event-issue-words.ts";
import { comparisonWords } from "./comparison-words.ts";
import { explanationWords } from "./explanation-words.ts";
import { answerWords, notGivenWords, populationWords, scopeWords } from "./headline.ts";
import { grouped, percent, rateWords } from "./number-words.ts";
import { countedVerdicts, otherExplanations, type ShownMetric, shownMetrics } from "./reconciliation-view.ts";
import { segmentWords } from "./segment-words.ts";
import { fileFindings, signalWords } from "./signal-words.ts";
import { verdictWords } from "./verdict-words.ts";

const width = 110;
const barColumns = 30;
const mostSegments = 3;
const mostExplanations = 4;

/** A reconciliation for a terminal: the answer, the orders by verdict, then each rate with its two counts, where it fails and why. */
export function reconciliationText(report: Reconciliation, { colour }: { readonly colour: boolean }): string {
  const paint = painter(colour);
  const metrics = shownMetrics(report);
  const blocks = [
    heading(report, paint),
    verdictLines(report, paint),
    [...metrics.flatMap((metric) => metricLines(metric, report, paint)), ...unknownLines(metrics, paint)],
    comparedLines(report),
    ...signalBlocks(report, paint),
    remarks(report, paint),
    findingLines(report, paint),
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

function heading(report: Reconciliation, paint: Paint): readonly string[] {
  const mark = marks(paint)[reconciliationState(report)];
  const absent = notGivenWords(report);
  return [
    paint("bold", inert(`${report.event}, ${scopeWords(report)}`)),
    `${mark} ${answerWords(report)}`,
    ...below(populationWords(report)),
    ...(absent === null ? [] : below(`not given, so not judged: ${absent}`)),
  ];
}

function verdictLines(report: Reconciliation, paint: Paint): readonly string[] {
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

function metricLines(metric: ShownMetric, report: Reconciliation, paint: Paint): readonly string[] {
  const { signal, rate, says, of, state, left_out } = metric;
  if (rate === null) return [];
  const name = inert(signal);
  const mark = state === "good" ? paint("green", "✓") : paint("red", "✗");
  const counts = `${grouped(rate.numerator)} of ${grouped(rate.denominator)} ${of} ${says} (${percent(rate)})`;
  const rest =
    left_out === null || left_out === 0 ? "" : `; ${grouped(left_out)} of ${grouped(report.orders)} left out`;
  return [`${mark} ${name}: ${counts}${rest}`, ...whyLines(metric, report)];
}

/** What could not be known is said, and why, once for all rates of the same reason. */
function unknownLines(metrics: readonly ShownMetric[], paint: Paint): readonly string[] {
  const reasons = new Set(metrics.flatMap(({ why }) => why ?? []));
  return [...reasons].flatMap((reason) => {
    const names = metrics.filter(({ why }) => why === reason).map(({ name }) => name);
    const [first = "", ...rest] = wrapped(inert(`could not know (${reason}): ${names.join(", ")}`), width - 4);
    return [`${paint("yellow", "?")} ${first}`, ...rest.map((line) => `    ${line}`)];
  });
}

function whyLines({ segments, explanations }: ShownMetric, { taken_at }: Reconciliation): readonly string[] {
  const parts = segments
    .slice(0, mostSegments)
    .flatMap((segment) => below(`not spread evenly: ${segmentWords(segment, taken_at)}`));
  const more = segments.length - mostSegments;
  return [
    ...parts,
    ...(more > 0 ? below(`and ${String(more)} more segments`) : []),
    ...explanations
      .slice(0, mostExplanations)
      .flatMap((each) => below(`${verdictWords[each.verdict].label}, likely: ${explanationWords(each)}`)),
  ];
}

function remarks(report: Reconciliation, paint: Paint): readonly string[] {
  const rejected = report.inputs.filter((input) => input.rejected > 0);
  return [
    ...otherExplanations(report).flatMap((each) =>
      below(`also seen, ${verdictWords[each.verdict].label}: ${explanationWords(each)}`),
    ),
    ...eventWords(report).flatMap((words) => below(words)),
    ...rejected.flatMap(({ kind, rejected: bad, read }) =>
      below(`not understood in ${kind} files: ${rateWords({ numerator: bad, denominator: bad + read })} lines`),
    ),
    ...(report.failing.length === 0
      ? []
      : [
          paint(
            "dim",
            `  failing orders: ${grouped(report.failing.length)} are listed with --csv, the first of them in the HTML report`,
          ),
        ]),
  ];
}

/** Two windows side by side. */
function comparedLines(report: Reconciliation): readonly string[] {
  const words = comparisonWords(report);
  if (words === null) return [];
  const rows = words.rows.map((row) => ({ ...row, name: inert(row.name) }));
  const wide = Math.max(0, ...rows.map(({ name }) => name.length));
  return [
    `compared: ${words.before} → ${words.after} UTC`,
    ...(words.nothing === null ? [] : [`  ${words.nothing}`]),
    ...rows.map(({ name, before, after, change }) =>
      `  ${name.padEnd(wide)}  ${before} → ${after}  ${change}`.trimEnd(),
    ),
    ...(words.rest === null ? [] : [`  ${words.rest}`]),
  ];
}

/** What moved or appeared, with the record that would declare it. */
function signalBlocks({ findings }: Reconciliation, paint: Paint): readonly (readonly string[])[] {
  return signalWords(findings).map(({ code, says, fix, record }) => {
    const [first = "", ...rest] = wrapped(inert(`warning[${code}] ${says}${fix === null ? "" : `; ${fix}`}`), width);
    const lines = record === null ? [] : record.lines.map((line) => `      ${line}`);
    return [paint("yellow", first), ...rest.map((line) => `  ${line}`), ...lines];
  });
}

function findingLines({ findings }: Reconciliation, paint: Paint): readonly string[] {
  return fileFindings(findings).flatMap((finding) => {
    const { message, fix } = messageFor(finding);
    const place = finding.place === undefined ? "" : `${finding.place.file}: `;
    const [first = "", ...rest] = wrapped(
      inert(`${finding.severity}[${finding.code}] ${place}${message}${fix === null ? "" : `; ${fix}`}`),
      width,
    );
    return [paint(finding.severity === "error" ? "red" : "yellow", first), ...rest.map((line) => `  ${line}`)];
  });
}

/** A line below another, broken where it is too long. */
function below(foreign: string): readonly string[] {
  return wrapped(inert(foreign), width - 6).map((line, index) => `  ${index === 0 ? "" : "  "}${line}`);
}

function inert(foreign: string): string {
  return plainText(inertTerminal(foreign), 600);
}
