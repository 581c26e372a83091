import type {
  Explanation,
  FailingSegment,
  MetricName,
  OrderVerdict,
  Rate,
  Reconciliation,
} from "../../model/reconciliation.ts";
import { inWords } from "../in-words.ts";
import { type MetricWords, metricWords } from "./metric-words.ts";
import { amountWords, grouped } from "../number-words.ts";
import { exclusions } from "../../evidence/exclusions.ts";
import { orderVerdicts } from "../../evidence/order-verdicts.ts";
import { exclusionWords, wrongVerdicts } from "./verdict-words.ts";

/** One rate with all that is known about it. */
export interface ShownMetric extends MetricWords {
  readonly name: MetricName;
  /** `Purchase.value`; the event alone for rates about whether there is one. */
  readonly signal: string;
  /** Null: could not be known. */
  readonly rate: Rate | null;
  readonly state: "good" | "bad" | "unknown";
  /** Orders that are not in the denominator; null for rates of events. */
  readonly left_out: number | null;
  /** Why it is unknown. */
  readonly why: string | null;
  readonly segments: readonly FailingSegment[];
  readonly explanations: readonly Explanation[];
}

/** Every rate of the closed list, those that could not be known included. */
export function shownMetrics(report: Reconciliation): readonly ShownMetric[] {
  const told = new Set<string>();
  return metricNames.map((name) => {
    const metric = metricOf(name, report);
    // What explains several rates is told below the first that is not as it should be.
    const news = metric.state === "bad" ? metric.verdicts.filter((verdict) => !told.has(verdict)) : [];
    for (const verdict of news) told.add(verdict);
    return {
      ...metric,
      segments: report.segments.filter(({ verdict }) => news.includes(verdict)),
      explanations: report.explanations.filter(({ verdict }) => news.includes(verdict)),
    };
  });
}

const metricNames: readonly MetricName[] = [
  "orders_with_event",
  "on_both_paths",
  "events_with_order",
  "same_event_id",
  "duplicated_orders",
  "with_value",
  "same_value",
  "same_currency",
  "in_catalogue",
  "same_event_time",
  "same_user_data",
];

function metricOf(name: MetricName, report: Reconciliation): Omit<ShownMetric, "segments" | "explanations"> {
  const words = metricWords[name];
  const { parameter, of, good } = words;
  const given = report.metrics[name];
  const rate = given === undefined || given.denominator === 0 ? null : given;
  const wanted = rate === null ? null : good === "all" ? rate.denominator : 0;
  return {
    ...words,
    name,
    signal: parameter === null ? report.event : `${report.event}.${parameter}`,
    rate,
    state: rate === null ? "unknown" : rate.numerator === wanted ? "good" : "bad",
    left_out: rate === null || of === "events" ? null : Math.max(0, report.orders - rate.denominator),
    why: rate === null ? unknownBecause(words, report) : null,
  };
}

function unknownBecause({ needs, of }: MetricWords, report: Reconciliation): string {
  const absent = [...needs.filter((kind) => !isGiven(report, kind))];
  if (needs.length === 0 && !isGiven(report, "browser") && !isGiven(report, "server")) absent.push("browser", "server");
  if (absent.length > 0) return `no ${inWords(absent, "or")} file was given`;
  return `none of the ${of} could be asked`;
}

/** Whether anything of this kind could be read. */
export function isGiven({ inputs }: Reconciliation, kind: Reconciliation["inputs"][number]["kind"]): boolean {
  return inputs.some((input) => input.kind === kind && input.read > 0);
}

/** Verdicts that an order has, with the share of all orders. */
export function countedVerdicts(
  report: Reconciliation,
): readonly { readonly verdict: OrderVerdict; readonly orders: number }[] {
  return ["matched" as const, ...orderVerdicts.filter((verdict) => verdict !== "matched")]
    .map((verdict) => ({ verdict, orders: report.verdicts[verdict] }))
    .filter(({ verdict, orders }) => orders > 0 || verdict === "matched");
}

/** "80 (52 from a till, 18 tests, 10 without consent)"; null when every order counts. */
export function excludedWords({ excluded, verdicts }: Reconciliation): string | null {
  if (verdicts.excluded === 0) return null;
  const reasons = exclusions.flatMap((reason) => {
    const orders = excluded[reason] ?? 0;
    return orders === 0 ? [] : [`${grouped(orders)} ${exclusionWords[reason][orders === 1 ? 0 : 1]}`];
  });
  return `${grouped(verdicts.excluded)}${reasons.length === 0 ? "" : ` (${reasons.join(", ")})`}`;
}

/** What explains no rate that is shown with its causes. */
export function otherExplanations(report: Reconciliation): readonly Explanation[] {
  const told = new Set(shownMetrics(report).flatMap(({ explanations }) => explanations));
  return report.explanations.filter((each) => !told.has(each));
}

/** What is known of the orders of one verdict. */
export interface VerdictCauses {
  readonly verdict: OrderVerdict;
  readonly segments: readonly FailingSegment[];
  readonly explanations: readonly Explanation[];
}

/** Every verdict for which something is known, in order of precedence. */
export function causesByVerdict({ segments, explanations }: Reconciliation): readonly VerdictCauses[] {
  return orderVerdicts
    .map((verdict) => ({
      verdict,
      segments: segments.filter((each) => each.verdict === verdict),
      explanations: explanations.filter((each) => each.verdict === verdict),
    }))
    .filter((causes) => causes.segments.length + causes.explanations.length > 0);
}

/** How many orders have a verdict that says that something is wrong; the report lists the first of them. */
export function failingOrders({ verdicts, failing }: Reconciliation): number {
  const wrong = wrongVerdicts.reduce((sum, verdict) => sum + verdicts[verdict], 0);
  return Math.max(wrong, failing.length);
}

/** What a path says of an order: a side that was not given is not known to be empty. */
export function sideWords(text: string | null, side: "browser" | "server", report: Reconciliation): string {
  if (text !== null) return amountWords(text);
  return isGiven(report, side) ? "absent" : "not given";
}
