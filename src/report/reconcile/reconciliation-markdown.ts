import type { Reconciliation } from "../../model/reconciliation.ts";
import { reconciliationState } from "../../evidence/reconciliation-state.ts";
import { folded } from "../folded.ts";
import { messageFor } from "../finding-pages/finding-messages.ts";
import { inertCell, inertCode, inertProse, inertText } from "../inert/inert-markdown.ts";
import { boundedTable, markdownTable } from "../table.ts";
import { comparisonWords } from "./comparison-words.ts";
import type { Conclusions } from "./conclusion-answers.ts";
import { conclusionNext, conclusionQuestion, conclusionScope, conclusionStates } from "./conclusion-words.ts";
import { eventWords } from "./event-issue-words.ts";
import { explanationWords, orderExplanation } from "./explanation-words.ts";
import { answerWords, notGivenWords, populationWords, scopeWords } from "./headline.ts";
import { countsWords } from "./metric-words.ts";
import { amountWords, grouped, percent } from "../number-words.ts";
import {
  countedVerdicts,
  otherExplanations,
  type ShownMetric,
  shownMetrics,
  sideWords,
} from "./reconciliation-view.ts";
import { segmentLabel, segmentWords, sinceWords } from "./segment-words.ts";
import { fileFindings, orderFindings } from "./order-findings.ts";
import { verdictWords } from "./verdict-words.ts";

const marks = { good: "✅", bad: "❌", unknown: "❔" } as const;
const answers = { clean: marks.good, wrong: marks.bad, incomplete: marks.unknown, unknown: marks.unknown } as const;
const answerMarks = { no: marks.bad, open: marks.unknown, yes: marks.good } as const;
const mostSegments = 20;
const mostOrders = 50;
const sectionRoom = 9_000;

/** A reconciliation for a pull request or an issue: no foreign text acts in it, and it stays under 65 000 characters. */
export function reconciliationMarkdown(report: Reconciliation, conclusions: Conclusions | null): string {
  const metrics = shownMetrics(report);
  const mark = answers[reconciliationState(report)];
  const absent = notGivenWords(report);
  const sections = [
    `### ${mark} ${inertText(report.event, 100)}: ${answerWords(report)}`,
    `${inertText(scopeWords(report), 300)}. ${populationWords(report)}.${absent === null ? "" : ` **Not given, so not judged:** ${absent}.`}`,
    conclusions === null ? null : conclusionTable(conclusions),
    rateTable(metrics, report),
    whyList(metrics, report),
    orderFindingList(report),
    eventList(report),
    segmentTable(report),
    comparedTable(report),
    verdictTable(report),
    orderTable(report),
    findingList(report),
  ];
  return `${sections.filter((section) => section !== null).join("\n\n")}\n`;
}

function conclusionTable(conclusions: Conclusions): string {
  const rows = conclusions.answers.map(({ title, state, why, instead }) => {
    const reasons = why.length === 0 ? "every limit holds" : why.join("; ");
    const use = state === "no" ? inertCell(instead, 300) : "";
    return [
      `${answerMarks[state]} ${conclusionStates[state].label}`,
      inertCell(title, 150),
      inertCell(reasons, 500),
      use,
    ];
  });
  const next = conclusionNext(conclusions);
  return [
    markdownTable([conclusionQuestion, "Conclusion", "Because", "Use instead"], rows),
    `${inertText(conclusionScope(conclusions), 400)}${next === null ? "" : ` ${inertText(next, 300)}`}`,
  ].join("\n\n");
}

function rateTable(metrics: readonly ShownMetric[], { orders }: Reconciliation): string {
  const rows = metrics.map((metric) => {
    const { signal, rate, what, state, why, left_out } = metric;
    const left = left_out === null ? "" : `${grouped(left_out)} of ${grouped(orders)}`;
    const counts = rate === null ? `could not know: ${why ?? ""}` : countsWords(metric, rate);
    return [marks[state], inertCode(signal, 150), what, rate === null ? "" : percent(rate), counts, left];
  });
  return markdownTable(["All", "Signal", "What holds", "Rate", "Counts", "Orders left out"], rows);
}

function whyList(metrics: readonly ShownMetric[], report: Reconciliation): string | null {
  const lines = metrics.flatMap(({ segments, explanations }) => [
    ...segments
      .slice(0, 3)
      .map((segment) => `- **Not spread evenly:** ${inertText(segmentWords(segment, report.taken_at), 600)}`),
    ...explanations
      .slice(0, 4)
      .map((each) => `- **Likely, ${verdictWords[each.verdict].label}:** ${inertText(explanationWords(each), 500)}`),
  ]);
  const others = otherExplanations(report).map(
    (each) => `- ${verdictWords[each.verdict].label}: ${inertText(explanationWords(each), 500)}`,
  );
  return boundedLines([...lines, ...others]);
}

/** What moved or appeared, with the records that would declare it. */
function orderFindingList({ findings }: Reconciliation): string | null {
  return boundedLines(
    orderFindings(findings).map(({ says, fix, record }) => {
      const words = `- **Changed:** ${inertProse(says, 600)}${fix === null ? "" : `; ${inertProse(fix, 300)}`}`;
      return record === null ? words : `${words}\n\n${copied(record.lines)}\n`;
    }),
  );
}

/** Lines to copy, as code inside an item of a list. */
function copied(lines: readonly string[]): string {
  const longestRun = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longestRun + 1);
  return [`${fence}yaml`, ...lines, fence].map((line) => `  ${line}`).join("\n");
}

function eventList(report: Reconciliation): string | null {
  return boundedLines(eventWords(report).map((each) => `- ${inertText(each, 300)}`));
}

function segmentTable({ segments, taken_at }: Reconciliation): string | null {
  if (segments.length === 0) return null;
  const rows = segments.slice(0, mostSegments).map((segment) => {
    const rate = ({ numerator, denominator }: typeof segment.inside): string =>
      `${grouped(numerator)} of ${grouped(denominator)}`;
    return [
      inertCell(segmentLabel(segment), 200),
      verdictWords[segment.verdict].label,
      `${rate(segment.inside)} (${percent(segment.inside)})`,
      `${rate(segment.outside)} (${percent(segment.outside)})`,
      inertCell(sinceWords(segment, taken_at) ?? "", 200),
    ];
  });
  const header = ["Segment", "Fails by", "Inside", "Everywhere else", "Since"];
  return folded("Where it fails", boundedTable(header, rows, { total: segments.length, room: sectionRoom }));
}

function comparedTable(report: Reconciliation): string | null {
  const words = comparisonWords(report);
  if (words === null) return null;
  const rows = words.rows.map(({ name, before, after, change }) => [inertCell(name, 100), before, after, change]);
  const table = markdownTable(["What", words.before, words.after, "Moved by"], rows);
  const rest = [...(words.rest === null ? [] : [`And ${words.rest}.`]), ...words.notes];
  const whole = rest.length === 0 ? table : `${table}\n\n${rest.join(" ")}`;
  return folded("Two windows", words.nothing === null ? whole : `Nothing to compare: ${words.nothing}.`);
}

function verdictTable(report: Reconciliation): string {
  const rows = countedVerdicts(report).map(({ verdict, orders }) => [
    verdictWords[verdict].label,
    grouped(orders),
    percent({ numerator: orders, denominator: report.orders }),
    verdictWords[verdict].says,
  ]);
  const table = markdownTable(["Verdict", "Orders", "Share", "An order of this verdict"], rows);
  return folded("Orders by verdict", `${table}\n\nEach order has one verdict: they sum to ${grouped(report.orders)}.`);
}

function orderTable(report: Reconciliation): string | null {
  const { failing } = report;
  if (failing.length === 0) return null;
  const cell = (text: string): string => inertCell(text, 120);
  const rows = failing
    .slice(0, mostOrders)
    .map(({ order, verdict, expected, browser, server, explanation }) => [
      inertCode(order, 40),
      verdictWords[verdict].label,
      cell(amountWords(expected ?? "absent")),
      cell(sideWords(browser, "browser", report)),
      cell(sideWords(server, "server", report)),
      explanation === null ? "" : inertCell(orderExplanation(explanation), 160),
    ]);
  const header = ["Order", "Verdict", "Expected", "Browser", "Server", "Likely"];
  const table = boundedTable(header, rows, { total: failing.length, room: sectionRoom });
  return folded("Failing orders (references are pseudonyms)", table);
}

function findingList(report: Reconciliation): string | null {
  const findings = fileFindings(report.findings);
  if (findings.length === 0) return null;
  const lines = findings.map((finding) => {
    const { message, fix } = messageFor(finding);
    const file = finding.place === undefined ? "" : `${inertCode(finding.place.file, 120)}: `;
    return `- ${file}${inertProse(message, 300)}${fix === null ? "" : `; ${inertProse(fix, 300)}`}`;
  });
  return folded("What else was found", boundedLines(lines) ?? "");
}

/** As many lines of a list as there is room for, and how many there are beside them. */
function boundedLines(lines: readonly string[]): string | null {
  if (lines.length === 0) return null;
  let used = 0;
  const shown = lines.filter((line) => (used += line.length + 1) <= sectionRoom);
  const more = lines.length - shown.length;
  return [...shown, ...(more > 0 ? [`- and ${grouped(more)} more`] : [])].join("\n");
}
