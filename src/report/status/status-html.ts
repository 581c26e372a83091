import { entryOf } from "../../firing/entry-of.ts";
import { htmlPage } from "../html-page.ts";
import { inertHtml } from "../inert/inert-html.ts";
import { dayWords, fullMomentWords, momentWords } from "../moment-words.ts";
import type { RowDays } from "./day-strip.ts";
import { pageStyle } from "./page-style.ts";
import { cheapestWords } from "./resume-words.ts";
import { htmlRow } from "./status-html-row.ts";
import {
  overallWords,
  rowsByStore,
  type StatusView,
  type StoreRows,
  ungovernedWords,
  unmergedWords,
  pausedFirst,
} from "./status-view.ts";
import { findingHtml } from "../findings/finding-html.ts";

const headings = [
  ["answer-column", "May I use it?"],
  ["decision-column", "For this decision"],
  ["instead-column", "Use instead"],
  ["days-column", "Last 30 days"],
] as const;

/** A status as one HTML page that loads and runs nothing, for people who have never seen a repository; `days` draws the last 30 days. */
export function statusHtml(view: StatusView, days: readonly RowDays[]): string {
  const { status, sheet } = view;
  const name = inertHtml(sheet.name, 200);
  return htmlPage({
    title: `Can I use it? ${name}, ${inertHtml(dayWords(status.at, status.at))}`,
    style: pageStyle,
    body: [
      `<header><p class="soft">${name}, ${inertHtml(fullMomentWords(status.at))}</p><h1>Can I use it?</h1><p class="answer">${overallWords(status.conclusions)}.</p>${windowHtml(view)}${ungovernedHtml(view)}${unmergedHtml(view)}</header>`,
      "<main>",
      ...rowsByStore(status).map((store, index) => storeHtml(store, index, { ...view, days })),
      fastestHtml(view),
      findingsHtml(view),
      "</main>",
      footerHtml(view),
    ],
  });
}

function storeHtml(
  { store, rows }: StoreRows,
  index: number,
  { days, ...view }: StatusView & { readonly days: readonly RowDays[] },
): string {
  const id = `store-${String(index + 1)}`;
  const domain = entryOf(view.sheet.stores, store)?.domain;
  const shown = domain === undefined ? "" : ` <span class="domain">${inertHtml(domain, 200)}</span>`;
  return [
    `<section class="store" aria-labelledby="${id}">`,
    `<div><h2 id="${id}">${inertHtml(store, 100)}${shown}</h2><p>${overallWords(rows)}</p></div>`,
    '<table role="table">',
    `<caption class="unseen">What may be used in ${inertHtml(store, 100)}</caption>`,
    `<thead role="rowgroup"><tr role="row">${headings.map(([name, heading]) => `<th class="${name}" scope="col" role="columnheader">${heading}</th>`).join("")}</tr></thead>`,
    '<tbody role="rowgroup">',
    ...pausedFirst(rows).map((row) => htmlRow(row, view, days)),
    "</tbody>",
    "</table>",
    "</section>",
  ].join("\n");
}

function windowHtml({ status: { window, at } }: StatusView): string {
  if (window === null) return "";
  const span = `${momentWords(window.from, at)} to ${momentWords(window.to, at)}`;
  return `<p>Leave-out times are those of reports about ${inertHtml(span)}.</p>`;
}

function ungovernedHtml(view: StatusView): string {
  const words = ungovernedWords(view);
  return words === null ? "" : `<p class="fastest warning">On that day ${inertHtml(words)}.</p>`;
}

function unmergedHtml(view: StatusView): string {
  const words = unmergedWords(view);
  return words === null ? "" : `<p class="fastest warning">Not merged: ${inertHtml(words)}.</p>`;
}

function fastestHtml(view: StatusView): string {
  const words = cheapestWords(view);
  return words === null ? "" : `<p class="fastest"><strong>Fastest way back:</strong> ${inertHtml(words)}.</p>`;
}

function findingsHtml({ status: { findings } }: StatusView): string {
  if (findings.length === 0) return "";
  const items = findings.map((finding) => `<li>${findingHtml(finding)}</li>`);
  return `<section class="fastest warning" aria-labelledby="findings"><h2 id="findings">What does not count</h2><ul>${items.join("")}</ul></section>`;
}

function footerHtml({ status: { branch, tip, verified } }: StatusView): string {
  const trust = verified
    ? "How each change landed was verified on the host."
    : "Unverified: how changes landed was not asked from the host, the branch is taken at its word.";
  return `<footer class="soft"><p>Times are UTC. Made from <code>${inertHtml(branch, 100)}</code> at <code>${inertHtml(tip.slice(0, 12))}</code>. ${trust}</p><p>No means: decide nothing by this number today, in the ad platform or in a report. “Leave out” stays true for good.</p></footer>`;
}
