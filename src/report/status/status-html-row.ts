import type { StatusRow } from "../../model/status.ts";
import { htmlLink, inertHtml, inertHtmlProse } from "../inert/inert-html.ts";
import { counted, firstOf } from "../in-words.ts";
import { dayWords, momentWords } from "../moment-words.ts";
import { type CauseWords, reasonsOf } from "./cause-words.ts";
import { dayStrip, type RowDays } from "./day-strip.ts";
import { leaveOutWords, spansToLeaveOut } from "./leave-out-words.ts";
import { freedToo, lookedBack, resumeSteps, shareWords } from "./resume-words.ts";
import type { StatusView } from "./status-view.ts";

const mostReasons = 8;
const mostSpans = 4;

/** One conclusion as a table row: the answer, what to use instead, and the rest one click away. Roles survive being laid out as cards. */
export function htmlRow(row: StatusRow, view: StatusView, days: readonly RowDays[]): string {
  const paused = row.state === "paused";
  const mark = paused ? '<span class="mark no">✗ No</span>' : '<span class="mark yes">✓ Yes</span>';
  const instead = `<span class="instead">${inertHtml(row.instead)}</span>`;
  return [
    '<tr role="row">',
    `<td role="cell">${mark}</td>`,
    `<th scope="row" role="rowheader">${inertHtml(row.title, 300)}${sinceHtml(row, view)}${leaveOutHtml(row, view)}</th>`,
    paused ? `<td role="cell" data-label="Use instead">${instead}</td>` : '<td role="cell"></td>',
    `<td role="cell" class="days">${daysHtml(row, view, days)}</td>`,
    "</tr>",
    ...(paused ? [`<tr role="row" class="more"><td role="cell" colspan="4">${detailHtml(row, view)}</td></tr>`] : []),
  ].join("");
}

function sinceHtml({ since }: StatusRow, { status }: StatusView): string {
  return since === null ? "" : `<p class="soft">paused since ${inertHtml(dayWords(since, status.at), 60)}</p>`;
}

/** The newest in the open; none may be lost, since a report that spans it would be wrong. */
function leaveOutHtml(row: StatusRow, { status }: StatusView): string {
  const spans = spansToLeaveOut(row, status).map(
    (span) => `<p class="leave-out">leave out ${inertHtml(leaveOutWords(span, status), 200)}</p>`,
  );
  const earlier = spans.slice(0, -mostSpans);
  if (earlier.length === 0) return spans.join(" ");
  const folded = `<details><summary>${counted(earlier.length, "earlier span")} to leave out</summary>${earlier.join(" ")}</details>`;
  return [folded, ...spans.slice(-mostSpans)].join(" ");
}

function detailHtml(row: StatusRow, view: StatusView): string {
  const all = reasonsOf(row.because, view.sheet);
  const reasons = firstOf(all, mostReasons, (each) => reasonHtml(each, view));
  const steps = resumeSteps(row, view).map((step) => inertHtml(step));
  const frees = freedToo(row, view.sheet).map((title) => inertHtml(title));
  return [
    '<details><summary>Why, and when is it back?</summary><div class="parts">',
    part("Why", "ul", reasons),
    part("Usable again when", "ol", steps),
    part("Comes back with it", "ul", frees),
    "</div></details>",
  ].join("");
}

function part(title: string, tag: "ul" | "ol", items: readonly string[]): string {
  if (items.length === 0) return "";
  return `<div><h3>${title}</h3><${tag}>${items.map((item) => `<li>${item}</li>`).join("")}</${tag}></div>`;
}

function reasonHtml({ what, who, notes, reference, url, since }: CauseWords, { status }: StatusView): string {
  const link = reference === null ? "" : ` (${url === null ? inertHtml(reference) : htmlLink(reference, url)})`;
  const rest = [...(who === null ? [] : [who]), ...notes, momentWords(since, status.at)];
  return `${inertHtmlProse(what)}${link}, ${inertHtml(rest.join(", "))}`;
}

function daysHtml(row: StatusRow, view: StatusView, days: readonly RowDays[]): string {
  const own = days.find(({ conclusion, store }) => conclusion === row.conclusion && store === row.store);
  const strip = own === undefined ? "" : dayStrip(own.days);
  return `${strip}${inertHtml(shareWords(row, view) ?? `not paused in ${lookedBack(view)}`)}`;
}
