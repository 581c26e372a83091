import type { StatusRow } from "../../model/status.ts";
import { findingLine } from "../findings/finding-line.ts";
import { type Paint, painter } from "../terminal/painter.ts";
import { terminalWidth } from "../terminal/terminal-width.ts";
import { terminalLine } from "../inert/terminal-line.ts";
import { dayWords, fullMomentWords, momentWords } from "../moment-words.ts";
import { hangingLines } from "../terminal/hanging.ts";
import { type Labelled, labelled } from "../terminal/labelled.ts";
import { pageWidth } from "../terminal/page-width.ts";
import { reasonLine, reasonsOf } from "./cause-words.ts";
import { leaveOutWords, spansToLeaveOut } from "./leave-out-words.ts";
import { cheapestWords, freedToo, resumeSteps, shareWords, titlesInWords } from "./resume-words.ts";
import {
  rowsByStore,
  type StatusView,
  type StoreRows,
  storeWords,
  ungovernedWords,
  unmergedWords,
  pausedFirst,
} from "./status-view.ts";
import { wrapped } from "../terminal/wrapped.ts";
import { firstOf } from "../in-words.ts";

/** Columns of the question and the gap behind it. */
const titleWidth = 16;
const widestTitle = 56;
/** Columns beside a title: its mark, and "paused since 18 Nov". */
const stateWidth = 26;
const mostReasons = 4;

interface Writing extends StatusView {
  readonly paint: Paint;
  /** Columns that lines are broken to. */
  readonly width: number;
  /** Columns of the longest title, so that the states stand below each other. */
  readonly titles: number;
}

interface Page {
  readonly colour: boolean;
  /** Columns of the terminal; null: it is none. */
  readonly columns: number | null;
}

/** A status for a terminal: per store what may be used, and for the rest why not, what to use instead and what brings it back. */
export function statusText(view: StatusView, { colour, columns: seen }: Page): string {
  const width = pageWidth(seen);
  const room = Math.min(widestTitle, width - stateWidth);
  const titles = Math.min(room, Math.max(0, ...view.status.conclusions.map(({ title }) => columns(title))));
  const writing: Writing = { ...view, paint: painter(colour), titles, width };
  const stores = rowsByStore(view.status).map((store) => storeBlock(store, writing));
  const blocks = stores.length === 0 ? [`${title(writing)}   nothing was asked about`] : stores;
  return `${[...warning(writing), ...blocks, ...closing(writing)].join("\n\n")}\n`;
}

function warning(writing: Writing): readonly string[] {
  const words = unmergedWords(writing);
  return words === null
    ? []
    : [writing.paint("yellow", wrapped(terminalLine(`warning: ${words}`), writing.width).join("\n"))];
}

function storeBlock({ store, rows }: StoreRows, writing: Writing): string {
  const { window, at } = writing.status;
  const about = [
    `${storeWords(store, writing.sheet)}, ${fullMomentWords(at)}`,
    ...(window === null ? [] : [`for reports of ${momentWords(window.from, at)} to ${momentWords(window.to, at)}`]),
  ].flatMap((line) => wrapped(terminalLine(line), writing.width - titleWidth));
  const head = `${title(writing)}   ${about.join(`\n${" ".repeat(titleWidth)}`)}`;
  const ordered = pausedFirst(rows);
  return [head, "", ...ordered.flatMap((row, at) => rowLines(row, ordered[at - 1], writing))].join("\n");
}

function rowLines(row: StatusRow, above: StatusRow | undefined, writing: Writing): readonly string[] {
  const { paint, status } = writing;
  const name = terminalLine(row.title);
  const gap = " ".repeat(Math.max(0, writing.titles - columns(row.title)) + 3);
  const spans = spansToLeaveOut(row, status).map((span): Labelled => ["leave out", leaveOutWords(span, status)]);
  if (row.state === "usable") return [`  ${paint("green", "✓")} ${name}${gap}usable`, ...below(spans, writing)];
  const since = row.since === null ? "" : ` since ${dayWords(row.since, status.at)}`;
  return [
    `  ${paint("red", "✗")} ${paint("bold", name)}${gap}${paint("red", terminalLine(`paused${since}`))}`,
    ...below(
      [["use instead", row.instead], ...reasonsBelow(row, above, writing), ...wayBack(row, writing), ...spans],
      writing,
    ),
  ];
}

/** One change often pauses several conclusions: its reasons are told once. */
function reasonsBelow(row: StatusRow, above: StatusRow | undefined, writing: Writing): readonly Labelled[] {
  const own = reasons(row, writing);
  const before = above === undefined ? [] : reasons(above, writing);
  const same = own.length === before.length && own.every(([, text], at) => text === before[at]?.[1]);
  return same && own.length > 0 ? [["because", "as above"]] : own;
}

function reasons({ because }: StatusRow, { status, sheet }: Writing): readonly Labelled[] {
  const all = reasonsOf(because, sheet);
  return firstOf(all, mostReasons, (each) => `${reasonLine(each)}, ${momentWords(each.since, status.at)}`).map(
    (line) => ["because", line],
  );
}

function wayBack(row: StatusRow, writing: Writing): readonly Labelled[] {
  const frees = freedToo(row, writing.sheet);
  const share = shareWords(row, writing);
  return [
    ...resumeSteps(row, writing).map((step): Labelled => ["resumes when", step]),
    ...(frees.length === 0 ? [] : [["frees too", titlesInWords(frees)] as const]),
    ...(share === null ? [] : [["so far", share] as const]),
  ];
}

/** Lines under a row. */
function below(entries: readonly Labelled[], { paint, width }: Writing): readonly string[] {
  const inert = entries.map(([label, text]): Labelled => [label, terminalLine(text)]);
  return labelled(inert, { indent: 6, width, painted: (_label, shown) => paint("dim", shown) });
}

function closing(writing: Writing): readonly string[] {
  const { status, paint } = writing;
  const cheapest = cheapestWords(writing);
  const ungoverned = ungovernedWords(writing);
  const lines = [
    ...(ungoverned === null ? [] : [`On that day ${ungoverned}.`]),
    ...(cheapest === null ? [] : [`Fastest way back: ${cheapest}.`]),
    ...(status.unused.length === 0
      ? []
      : [`Paused without a conclusion of the sheet that rests on it: ${titlesInWords(status.unused)}.`]),
  ].map((line) => wrapped(terminalLine(line), writing.width).join("\n"));
  const foot = [
    `times are UTC; ${status.branch} at ${status.tip.slice(0, 12)}`,
    ...(status.verified ? [] : ["unverified: how changes landed was not asked, --verify OWNER/REPO asks GitHub"]),
  ].flatMap((line) => wrapped(terminalLine(line), writing.width));
  return [...lines, ...findings(writing), paint("dim", foot.join("\n"))];
}

function findings({ status, paint, width }: Writing): readonly string[] {
  if (status.findings.length === 0) return [];
  const lines = status.findings.flatMap((finding) => hangingLines(`  ${terminalLine(findingLine(finding))}`, width));
  return [[paint("yellow", "What does not count"), ...lines].join("\n")];
}

function title({ paint }: Writing): string {
  return paint("bold", "Can I use it?");
}

function columns(foreign: string): number {
  return terminalWidth(terminalLine(foreign));
}
