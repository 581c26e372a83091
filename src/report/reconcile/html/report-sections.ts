import type { Reconciliation } from "../../../model/reconciliation.ts";
import { inertHtml } from "../../inert/inert-html.ts";
import { momentWords } from "../../moment-words.ts";
import { eventWords } from "../event-issue-words.ts";
import { explanationWords, orderExplanation } from "../explanation-words.ts";
import { countsWords } from "../metric-words.ts";
import { amountWords, grouped, percent } from "../../number-words.ts";
import { causesByVerdict, failingOrders, type ShownMetric, shownMetrics, sideWords } from "../reconciliation-view.ts";
import { segmentWords } from "../segment-words.ts";
import { fileFindings } from "../order-findings.ts";
import { verdictWords } from "../verdict-words.ts";
import { dataTable } from "./data-table.ts";
import { element } from "./markup.ts";
import { findingHtml } from "../../findings/finding-html.ts";

const mostOrders = 500;
const mostFindings = 100;
const states = { good: "✓ all", bad: "✗ not all", unknown: "? could not know" } as const;

/** Every rate with numerator, denominator and what is left out. */
export function ratesHtml(report: Reconciliation): string {
  const rows = shownMetrics(report).map((metric) => [
    metric.what,
    stateWords(metric),
    metric.rate === null ? "unknown" : percent(metric.rate),
    metric.rate === null ? (metric.why ?? "") : countsWords(metric, metric.rate),
    metric.signal,
    metric.left_out === null ? "" : `${grouped(metric.left_out)} of ${grouped(report.orders)}`,
  ]);
  const header = ["What holds", "Does it?", "Rate", "Counts", "Signal", "Orders left out"];
  return dataTable({ caption: "Rates", header, rows, numbers: [2, 5] });
}

function stateWords({ state, good, rate }: ShownMetric): string {
  if (good === "all" || rate === null) return states[state];
  return state === "good" ? "✓ none" : "✗ some";
}

/** What is known of each verdict, segments with their beginning first, then what is wrong with events beside the orders; null: nothing. */
export function causesHtml(report: Reconciliation): string | null {
  const groups = causesByVerdict(report).map(({ verdict, segments, explanations }) =>
    causesOf(verdictWords[verdict].label, [
      ...segments.map((segment) => segmentWords(segment, report.taken_at)),
      ...explanations.map((each) => `likely: ${explanationWords(each)}`),
    ]),
  );
  const events = eventWords(report);
  const parts = [...groups, ...(events.length === 0 ? [] : [causesOf("events beside the orders", events)])];
  return parts.length === 0 ? null : parts.join("\n");
}

function causesOf(title: string, items: readonly string[]): string {
  const list = element("ul", {}, ...items.map((item) => element("li", {}, inertHtml(item))));
  return `${element("h3", {}, inertHtml(title))}${list}`;
}

/** Orders that are not as they should be; null: none. */
export function failingHtml(report: Reconciliation): string | null {
  const { failing, taken_at } = report;
  if (failing.length === 0) return null;
  const rows = failing
    .slice(0, mostOrders)
    .map((order) => [
      order.order,
      order.happened_at === null ? "" : momentWords(order.happened_at, taken_at),
      verdictWords[order.verdict].label,
      amountWords(order.expected ?? "absent"),
      sideWords(order.browser, "browser", report),
      sideWords(order.server, "server", report),
      order.explanation === null ? "" : orderExplanation(order.explanation),
    ]);
  const header = ["Order", "Placed", "Verdict", "Expected", "Browser", "Server", "Likely"];
  const all = failingOrders(report);
  const shown =
    all > rows.length
      ? `The first ${grouped(rows.length)} of ${grouped(all)}; --csv lists all of them.`
      : `${grouped(all)} in all.`;
  return `<p class="soft">${shown}</p>${dataTable({ caption: "Failing orders", header, rows, numbers: [] })}`;
}

/** What was wrong with the files; null: nothing. */
export function findingsHtml(report: Reconciliation): string | null {
  const findings = fileFindings(report.findings);
  if (findings.length === 0) return null;
  const items = findings.slice(0, mostFindings).map((finding) => `<li>${findingHtml(finding)}</li>`);
  const more = findings.length - items.length;
  return element("ul", {}, ...items, more > 0 ? `<li>and ${grouped(more)} more</li>` : "");
}

/** The files, by kind, those that were not given too. */
export function inputsHtml({ inputs }: Reconciliation): string {
  const kinds = ["orders", "browser", "server", "catalogue", "totals"] as const;
  const rows = kinds.map((kind) => {
    const input = inputs.find((each) => each.kind === kind);
    if (input === undefined || input.files === 0) return [kind, "not given, so not judged", "", ""];
    return [kind, grouped(input.files), grouped(input.read), grouped(input.rejected)];
  });
  return dataTable({
    caption: "Files",
    header: ["Kind", "Files", "Lines read", "Not understood"],
    rows,
    numbers: [2, 3],
  });
}
