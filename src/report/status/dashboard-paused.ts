import { itemsOf, member, parsedJson } from "../../firing/parsed-json.ts";
import type { Status, StatusRow } from "../../model/status.ts";
import { plainText } from "../inert/plain-text.ts";
import { pausedRows } from "./status-view.ts";

/** One paused conclusion as the dashboard hands it on, for display only. */
export interface DashboardPausedRow {
  readonly conclusion: string;
  readonly title: string;
  readonly store: string;
  readonly since: string;
  readonly signals: readonly string[];
  readonly instead: string;
}

/** What the dashboard says is paused. It stands in an issue that others may edit: show it, decide nothing by it. */
export interface DashboardPaused {
  readonly version: 1;
  readonly at: string;
  readonly branch: string;
  readonly paused: readonly DashboardPausedRow[];
  /** Rows there was no room for. */
  readonly more: number;
}

const opening = "<!-- signal-governance:paused ";
const closing = " -->";
const longestBlock = 9_000;
const longestText = 300;
const mostRows = 60;
const mostSignals = 40;

/** The paused conclusions as an HTML comment of one line that no reader sees, at most 9 000 characters. */
export function dashboardPausedJson({ at, branch, conclusions }: Status): string {
  const rows = pausedRows(conclusions);
  const all = rows.slice(0, mostRows).map(pausedValue);
  for (let kept = all.length; ; kept -= 1) {
    const value: DashboardPaused = {
      version: 1,
      at,
      branch: plainText(branch, longestText),
      paused: all.slice(0, kept),
      more: rows.length - kept,
    };
    const block = `${opening}${inComment(JSON.stringify(value))}${closing}`;
    if (block.length <= longestBlock || kept === 0) return block;
  }
}

/** Reads that comment back out of an issue's body; null when there is none or it has another shape. Its texts are foreign. */
export function readDashboardPaused(body: string): DashboardPaused | null {
  const start = body.lastIndexOf(opening);
  const end = start === -1 ? -1 : body.indexOf(closing, start);
  if (end === -1 || end - start > longestBlock) return null;
  const parsed = parsedJson(body.slice(start + opening.length, end));
  return "unreadable" in parsed ? null : readValue(parsed.value);
}

function pausedValue({ conclusion, title, store, since, because, instead }: StatusRow): DashboardPausedRow {
  const signals = [...new Set(because.flatMap((each) => each.signals))].sort();
  return {
    conclusion: plainText(conclusion, longestText),
    title: plainText(title, longestText),
    store: plainText(store, longestText),
    since: since ?? "",
    signals: signals.slice(0, mostSignals).map((signal) => plainText(signal, longestText)),
    instead: plainText(instead, longestText),
  };
}

/** No character that could end the comment, open a tag or be taken for a mention or a reference. */
function inComment(json: string): string {
  return json.replace(/[<>&@#]|(?<=-)-/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function readValue(value: unknown): DashboardPaused | null {
  const [at, branch] = [textOf(value, "at"), textOf(value, "branch")];
  const [listed, more] = [member(value, "paused"), member(value, "more")];
  if (member(value, "version") !== 1 || at === null || branch === null) return null;
  if (!Array.isArray(listed) || listed.length > mostRows) return null;
  if (typeof more !== "number" || !Number.isSafeInteger(more) || more < 0) return null;
  const paused = itemsOf(listed).map(readRow);
  const rows = paused.filter((row) => row !== null);
  return rows.length === paused.length ? { version: 1, at, branch, paused: rows, more } : null;
}

function readRow(value: unknown): DashboardPausedRow | null {
  const [conclusion, title, store] = [textOf(value, "conclusion"), textOf(value, "title"), textOf(value, "store")];
  const [since, instead, listed] = [textOf(value, "since"), textOf(value, "instead"), member(value, "signals")];
  if (conclusion === null || title === null || store === null || since === null || instead === null) return null;
  if (!Array.isArray(listed) || listed.length > mostSignals) return null;
  const signals = itemsOf(listed).filter((signal) => isText(signal));
  if (signals.length !== listed.length) return null;
  return { conclusion, title, store, since, signals, instead };
}

function textOf(value: unknown, key: string): string | null {
  const found = member(value, key);
  return isText(found) ? found : null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= longestText;
}
