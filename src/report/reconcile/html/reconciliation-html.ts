import type { Reconciliation } from "../../../model/reconciliation.ts";
import { htmlPage } from "../../html-page.ts";
import { inertHtml } from "../../inert/inert-html.ts";
import { fullMomentWords } from "../../moment-words.ts";
import { answerWords, notGivenWords, populationWords, scopeWords } from "../headline.ts";
import { reconciliationState } from "../../../evidence/reconciliation-state.ts";
import { causesHtml, failingHtml, findingsHtml, inputsHtml, ratesHtml } from "./report-sections.ts";
import { daysChart } from "./days-chart.ts";
import { funnelChart } from "./funnel-chart.ts";
import { heatMapChart } from "./heat-map-chart.ts";
import type { Conclusions } from "../conclusion-answers.ts";
import { conclusionQuestion } from "../conclusion-words.ts";
import { comparedHtml } from "./compared-html.ts";
import { conclusionsHtml } from "./conclusions-html.ts";
import { element } from "./markup.ts";
import { reportStyle } from "./report-style.ts";
import { scatterChart } from "./scatter-chart.ts";
import { orderFindingsHtml } from "./order-findings-html.ts";

interface Part {
  readonly id: string;
  readonly title: string;
  /** Null: there is nothing to show. */
  readonly content: string | null;
}

/** A reconciliation as one HTML page with its charts drawn in it: it loads and runs nothing, and every chart has its table. */
export function reconciliationHtml(report: Reconciliation, conclusions: Conclusions | null): string {
  const parts = partsOf(report, conclusions).filter(({ content }) => content !== null);
  return htmlPage({
    title: inertHtml(`Do the orders match? ${report.event}, ${scopeWords(report)}`, 300),
    style: reportStyle,
    body: [
      '<a class="skip" href="#main">To the report</a>',
      headerHtml(report),
      element(
        "nav",
        { "aria-label": "Parts of the report" },
        element("ul", {}, ...parts.map(({ id, title }) => `<li><a href="#${id}">${title}</a></li>`)),
      ),
      '<main id="main">',
      ...parts.map(
        ({ id, title, content }) =>
          `<section id="${id}" aria-labelledby="${id}-head"><h2 id="${id}-head">${title}</h2>\n${content ?? ""}\n</section>`,
      ),
      "</main>",
      footerHtml(report),
    ],
  });
}

function partsOf(report: Reconciliation, conclusions: Conclusions | null): readonly Part[] {
  return [
    { id: "use", title: conclusionQuestion, content: conclusions === null ? null : conclusionsHtml(conclusions) },
    { id: "orders", title: "Where the orders end", content: report.orders === 0 ? null : funnelChart(report) },
    { id: "rates", title: "The rates, each with its two counts", content: ratesHtml(report) },
    { id: "changed", title: "What changed", content: orderFindingsHtml(report) },
    { id: "windows", title: "Two windows", content: comparedHtml(report) },
    { id: "parts", title: "Where it fails", content: heatMapChart(report) },
    { id: "time", title: "Since when", content: report.days.length === 0 ? null : daysChart(report) },
    { id: "causes", title: "What explains it", content: causesHtml(report) },
    { id: "values", title: "Amounts sent against the orders'", content: scatterChart(report) },
    { id: "failing", title: "Failing orders", content: failingHtml(report) },
    { id: "findings", title: "What else was found", content: findingsHtml(report) },
    { id: "inputs", title: "What was given", content: inputsHtml(report) },
  ];
}

const answers = {
  clean: { mark: "✓", tone: " yes" },
  wrong: { mark: "✗", tone: " no" },
  incomplete: { mark: "?", tone: "" },
  unknown: { mark: "?", tone: "" },
} as const;

function headerHtml(report: Reconciliation): string {
  const { mark, tone } = answers[reconciliationState(report)];
  const absent = notGivenWords(report);
  return [
    `<header><p class="soft">${inertHtml(`${report.event}, ${scopeWords(report)}`, 300)}</p>`,
    "<h1>Do the orders match?</h1>",
    `<p class="answer${tone}">${mark} ${answerWords(report)}</p>`,
    `<p>${inertHtml(populationWords(report), 400)}.</p>`,
    absent === null ? "" : `<p class="note">Not given, so not judged: ${absent}.</p>`,
    "</header>",
  ].join("");
}

function footerHtml({ taken_at }: Reconciliation): string {
  return `<footer class="soft"><p>Made ${inertHtml(fullMomentWords(taken_at))}. Times are UTC. Order references are pseudonyms; the page holds no personal data. “Could not know” is not zero: what was not given was not judged.</p></footer>`;
}
