import type { PausedBecause, StatusRow } from "../../model/status.ts";
import { inertCell, inertCode, inertLink, inertProse, inertText } from "../inert/inert-markdown.ts";
import { folded } from "../folded.ts";
import { dayWords, momentWords } from "../moment-words.ts";
import { boundedTable } from "../table.ts";
import { type CauseWords, reasonsOf } from "./cause-words.ts";
import type { DashboardView } from "./dashboard-view.ts";
import { recordUrl } from "./dashboard-links.ts";
import { leaveOutWords, spansToLeaveOut } from "./leave-out-words.ts";
import { freedToo, resumeSteps, titlesInWords } from "./resume-words.ts";
import { overallWords, type StoreRows, storeWords, pausedFirst } from "./status-view.ts";
import { firstOf } from "../in-words.ts";

const header = ["May I use it?", "For this decision"];
const pausedHeader = [...header, "Use instead", "Since, and why"];
const detailHeader = ["For this decision", "Why", "Usable again when"];
const mostRows = 100;
const mostReasons = 5;
const longest = 300;

/** One store: its answer as a heading, each conclusion, those not to be used first, and the whole story one click away. */
export function storeSection(store: StoreRows, view: DashboardView, room: number): string {
  const { rows, paused } = store;
  const mark = paused === 0 ? "🟢" : "🔴";
  const heading = `### ${mark} ${inertText(storeWords(store.store, view.sheet), 150)}: ${overallWords(rows).toLowerCase()}`;
  const ordered = pausedFirst(rows);
  const cells = ordered.slice(0, mostRows).map((row) => (paused === 0 ? answerCells(row, view) : rowCells(row, view)));
  const answers = boundedTable(paused === 0 ? header : pausedHeader, cells, {
    total: rows.length,
    room: Math.max(0, (room - heading.length) / 2),
  });
  return [heading, answers, ...detailPart(ordered, view, room - heading.length - answers.length)].join("\n\n");
}

function answerCells(row: StatusRow, view: DashboardView): readonly string[] {
  const title = `${titleCell(row)}${leaveOut(row, view)}`;
  return [row.state === "usable" ? "✅ Yes" : "❌ **No**", title];
}

function titleCell({ title }: StatusRow): string {
  return `**${inertCell(title, 150) || "?"}**`;
}

function rowCells(row: StatusRow, view: DashboardView): readonly string[] {
  const answer = answerCells(row, view);
  if (row.state === "usable") return [...answer, "", ""];
  return [...answer, inertCell(row.instead, longest), `${sinceWords(row, view)}${newestReason(row, view)}`];
}

function sinceWords({ since }: StatusRow, { status }: DashboardView): string {
  return since === null ? "" : `**${inertCell(dayWords(since, status.at), 60)}**<br>`;
}

function newestReason({ because }: StatusRow, { sheet }: DashboardView): string {
  const [newest, ...others] = reasonsOf(because, sheet);
  if (newest === undefined) return "";
  return `${inertProse(newest.what, 120)}${others.length === 0 ? "" : `, and ${String(others.length)} more`}`;
}

function detailPart(rows: readonly StatusRow[], view: DashboardView, room: number): readonly string[] {
  const paused = rows.filter(({ state }) => state === "paused");
  if (paused.length === 0 || room < longest) return [];
  const cells = paused
    .slice(0, mostRows)
    .map((row) => [titleCell(row), reasons(row.because, view), resumeCell(row, view)]);
  const table = boundedTable(detailHeader, cells, { total: paused.length, room });
  return [folded("Why, and when is it back?", table)];
}

function reasons(because: readonly PausedBecause[], view: DashboardView): string {
  const all = reasonsOf(because, view.sheet);
  return inLines(firstOf(all, mostReasons, (each) => reasonCell(each, view)));
}

/** Several lines of a cell, with a mark each so that a wrapped one is not taken for two. */
function inLines(lines: readonly string[]): string {
  return lines.length === 1 ? lines.join("") : lines.map((line) => `• ${line}`).join("<br>");
}

function reasonCell(reason: CauseWords, view: DashboardView): string {
  const { what, who, notes, reference, since } = reason;
  const link = reference === null ? "" : ` (${referenceCell(reason, reference, view)})`;
  const rest = [...(who === null ? [] : [who]), ...notes, momentWords(since, view.status.at)];
  return `${inertProse(what, longest)}${link}, ${inertCell(rest.join(", "), longest)}`;
}

function referenceCell(
  { url, source }: CauseWords,
  reference: string,
  { repository_url, status }: DashboardView,
): string {
  if (url !== null) return inertLink(reference, url);
  if (repository_url === null || source === null) return inertCode(reference, 100);
  if ("commit" in source) return inertLink(reference, `${repository_url}/commit/${source.commit}`);
  return inertLink(reference, recordUrl(source.record, repository_url, status.branch));
}

function resumeCell(row: StatusRow, view: DashboardView): string {
  const frees = freedToo(row, view.sheet);
  const words = [...resumeSteps(row, view), ...(frees.length === 0 ? [] : [`frees too: ${titlesInWords(frees)}`])];
  return inLines(words.map((step) => inertCell(step, longest)));
}

function leaveOut(row: StatusRow, { status }: DashboardView): string {
  const spans = spansToLeaveOut(row, status);
  if (spans.length === 0) return "";
  const newest = spans.slice(-2).map((span) => inertCell(leaveOutWords(span, status), 120));
  const earlier = spans.length - newest.length;
  return `<br>leave out ${newest.join("; ")}${earlier === 0 ? "" : `, and ${String(earlier)} earlier, listed below`}`;
}
