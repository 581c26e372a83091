import type { OrderVerdict, Reconciliation } from "../../model/reconciliation.ts";
import type { NamedRetest, Retest } from "../../model/sheet.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { isReadInFull, judgedOrders, reconciliationState } from "../../evidence/reconciliation-state.ts";
import { messageFor } from "../finding-pages/finding-messages.ts";
import { eventWords } from "./event-issue-words.ts";
import { explanationWords } from "./explanation-words.ts";
import { answerWords } from "./headline.ts";
import { heldLimits, limitWords } from "./held-limits.ts";
import { junitSuite, type TestCase, type TestSuite, xml } from "./junit-suite.ts";
import { countsWords, wordsOfMetric } from "./metric-words.ts";
import { grouped, percent } from "../number-words.ts";
import { countedVerdicts, isGiven, type ShownMetric, shownMetrics } from "./reconciliation-view.ts";
import { segmentWords } from "./segment-words.ts";
import { verdictWords, wrongVerdicts } from "./verdict-words.ts";

/**
 * A reconciliation as JUnit XML. With a retest: a test case for each of its limits, and what could not be known is an error. Without: one for each
 * verdict that is wrong and each rate, and what could not be known is skipped. It never passes, and neither does a report that ends with another exit
 * code than 0. Characters that XML forbids are left out.
 */
export function reconciliationJunit(report: Reconciliation, retest: NamedRetest | null): string {
  const suites = retest === null ? verdictSuites(report) : [limitSuite(report, retest)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="reconcile ${xml(report.event)}">`,
    ...suites.map((suite) => junitSuite(suite, report)),
    "</testsuites>\n",
  ].join("\n");
}

function verdictSuites(report: Reconciliation): readonly TestSuite[] {
  const properties = { answer: answerWords(report) };
  const rates = shownMetrics(report).map((metric) => metricCase(metric, report));
  const orders = verdictCases(report);
  const isTold = [...orders, ...rates].some(({ outcome }) => outcome === "failed");
  const beside = reconciliationState(report) === "wrong" && !isTold ? [eventCase(report)] : [];
  return [
    { name: `${report.event} orders`, cases: [...orders, ...beside, ...unreadCases(report)], properties },
    { name: `${report.event} rates`, cases: rates, properties },
  ];
}

function limitSuite(report: Reconciliation, { id, says }: NamedRetest): TestSuite {
  const properties = { answer: answerWords(report), ...verdictCounts(report) };
  return { name: id, cases: [...limitCases(report, says), ...unreadCases(report)], properties };
}

/** Trouble with events that no verdict and no rate shows. */
function eventCase(report: Reconciliation): TestCase {
  const detail = eventWords(report);
  return { name: "events beside the orders", outcome: "failed", says: detail[0] ?? "", detail };
}

/** What could not be read may be what is wrong. */
function unreadCases(report: Reconciliation): readonly TestCase[] {
  if (isReadInFull(report)) return [];
  const detail = report.findings
    .filter(({ severity }) => severity === "error")
    .map((finding) => `${finding.place?.file ?? ""} ${messageFor(finding).message}`.trim());
  return [{ name: "files", outcome: "error", says: "not all of what was given could be read", detail }];
}

function verdictCounts(report: Reconciliation): Readonly<Record<string, string>> {
  return Object.fromEntries(
    countedVerdicts(report).map(({ verdict, orders }) => [verdictWords[verdict].label, String(orders)]),
  );
}

const noLimits: TestCase = {
  name: "limits",
  outcome: "error",
  says: "the retest has no limits, so no rate can pass it",
  detail: [],
};

/** What the sheet's limits say of each rate that it names. */
function limitCases(report: Reconciliation, retest: Retest): readonly TestCase[] {
  const { version, kind, taken_at, orders, metrics } = report;
  const limits = heldLimits(retest, { version, kind, taken_at, orders, metrics: { ...metrics } });
  if (limits.length === 0) return [noLimits];
  return limits.map(({ name, state, says }): TestCase => ({
    name: `${name}: ${limitWords(entryOf(retest.passes_when ?? {}, name) ?? {})}`,
    outcome: state === "holds" ? "passed" : state === "missed" ? "failed" : "error",
    says,
    detail: (wordsOfMetric(name)?.verdicts ?? []).flatMap((verdict) => detailOf(verdict, report)),
  }));
}

/** Where it fails and why. */
function detailOf(verdict: OrderVerdict, { segments, explanations, taken_at }: Reconciliation): readonly string[] {
  return [
    ...segments.filter((each) => each.verdict === verdict).map((each) => segmentWords(each, taken_at)),
    ...explanations.filter((each) => each.verdict === verdict).map((each) => `likely: ${explanationWords(each)}`),
  ];
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
          : `${grouped(rate.numerator)} of ${grouped(judged)} judged ${judged === 1 ? "order" : "orders"} (${percent(rate)}): ${says}`,
      detail: detailOf(verdict, report),
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
  const { name, signal, rate, what, state, why, left_out, explanations, segments } = metric;
  const title = `${name}: ${what} (${signal})`;
  if (rate === null) return { name: title, outcome: "skipped", says: `could not know: ${why ?? ""}`, detail: [] };
  const left =
    left_out === null
      ? ""
      : `; ${grouped(left_out)} of ${grouped(report.orders)} ${report.orders === 1 ? "order" : "orders"} left out`;
  return {
    name: title,
    outcome: state === "good" ? "passed" : "failed",
    says: `${what}: ${countsWords(metric, rate)} (${percent(rate)})${left}`,
    detail: [
      ...segments.map((segment) => segmentWords(segment, report.taken_at)),
      ...explanations.map((each) => `likely: ${explanationWords(each)}`),
    ],
  };
}
