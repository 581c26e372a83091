import type { Reconciliation } from "../../model/reconciliation.ts";
import { inertHtml } from "../inert-html.ts";
import { explanationWords } from "./explanation-words.ts";
import { answerWords } from "./headline.ts";
import { grouped, percent } from "./number-words.ts";
import { isGiven, judgedOrders, type ShownMetric, shownMetrics } from "./reconciliation-view.ts";
import { segmentWords } from "./segment-words.ts";
import { verdictWords, wrongVerdicts } from "./verdict-words.ts";

interface TestCase {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly says: string;
  readonly detail: readonly string[];
}

const longest = 1_000;

/**
 * A reconciliation as JUnit XML: a test case per verdict that is wrong and per rate. What could not be known is skipped, never passed.
 * Characters that XML forbids are left out.
 */
export function reconciliationJunit(report: Reconciliation): string {
  const event = xml(report.event);
  const suites = [
    suite(`${event} orders`, verdictCases(report), report),
    suite(
      `${event} rates`,
      shownMetrics(report).map((metric) => metricCase(metric, report)),
      report,
    ),
  ];
  return `${['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="reconcile ${event}">`, ...suites, "</testsuites>"].join("\n")}\n`;
}

function verdictCases(report: Reconciliation): readonly TestCase[] {
  const judged = judgedOrders(report);
  return wrongVerdicts.map((verdict) => {
    const { label, says } = verdictWords[verdict];
    const rate = { numerator: report.verdicts[verdict], denominator: judged };
    const unseen = judged === 0 || (verdict === "product-identity" && !isGiven(report, "catalogue"));
    const outcome = rate.numerator > 0 ? "failed" : unseen || isUnseen(verdict, report) ? "skipped" : "passed";
    return {
      name: `orders by verdict: ${label}`,
      outcome,
      says:
        outcome === "skipped"
          ? "could not know: it was not given"
          : `${grouped(rate.numerator)} of ${grouped(judged)} judged orders (${percent(rate)}): ${says}`,
      detail: report.segments
        .filter((segment) => segment.verdict === verdict)
        .map((segment) => segmentWords(segment, report.taken_at)),
    };
  });
}

/** Nobody misses on a side that was not looked at. */
function isUnseen(verdict: string, report: Reconciliation): boolean {
  const [browser, server] = [isGiven(report, "browser"), isGiven(report, "server")];
  if (verdict === "missing-on-browser") return !browser;
  if (verdict === "missing-on-server") return !server;
  return verdict === "missing-on-both" || verdict === "duplicate" ? !browser || !server : false;
}

function metricCase(metric: ShownMetric, report: Reconciliation): TestCase {
  const { name, signal, rate, of, says, state, why, left_out, explanations, segments } = metric;
  const title = `${name}: ${of} ${says} (${signal})`;
  if (rate === null) return { name: title, outcome: "skipped", says: `could not know: ${why ?? ""}`, detail: [] };
  const left = left_out === null ? "" : `; ${grouped(left_out)} of ${grouped(report.orders)} orders left out`;
  return {
    name: title,
    outcome: state === "good" ? "passed" : "failed",
    says: `${grouped(rate.numerator)} of ${grouped(rate.denominator)} ${of} ${says} (${percent(rate)})${left}`,
    detail: [
      ...segments.map((segment) => segmentWords(segment, report.taken_at)),
      ...explanations.map((each) => `likely: ${explanationWords(each)}`),
    ],
  };
}

function suite(name: string, cases: readonly TestCase[], report: Reconciliation): string {
  const count = (outcome: string): number => cases.filter((each) => each.outcome === outcome).length;
  const counts = `tests="${String(cases.length)}" failures="${String(count("failed"))}" skipped="${String(count("skipped"))}" errors="0"`;
  return [
    `  <testsuite name="${name}" ${counts} timestamp="${xml(report.taken_at)}">`,
    `    <properties><property name="answer" value="${xml(answerWords(report))}"/></properties>`,
    ...cases.map((each) => testCase(each, report)),
    "  </testsuite>",
  ].join("\n");
}

function testCase({ name, outcome, says, detail }: TestCase, { event }: Reconciliation): string {
  const opening = `    <testcase classname="reconcile.${xml(event)}" name="${xml(name)}"`;
  if (outcome === "passed") return `${opening}/>`;
  if (outcome === "skipped") return `${opening}><skipped message="${xml(says)}"/></testcase>`;
  const body = detail.map((line) => xml(line)).join("\n");
  return `${opening}><failure message="${xml(says)}" type="reconcile">${body}</failure></testcase>`;
}

/** Visible characters only, so none that XML forbids but the two that are no characters. */
function xml(foreign: string): string {
  return inertHtml(foreign, longest).replace(/[\uFFFE\uFFFF]/g, "");
}
