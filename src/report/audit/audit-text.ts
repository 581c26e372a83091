import type { Audit, AuditKind, AuditRow } from "../../model/audit.ts";
import { counted } from "../in-words.ts";
import { inertTerminal } from "../inert/inert-terminal.ts";
import { fullMomentWords } from "../moment-words.ts";
import { pageWidth } from "../terminal/page-width.ts";
import { minuteText } from "../span-text.ts";
import { wrapped } from "../terminal/wrapped.ts";
import { terminalLine } from "../inert/terminal-line.ts";

/** Columns of "2026-11-20 12:10  ", and of what happened behind it. */
const timeWidth = 18;
const kindWidth = 17;

const words: Readonly<Record<AuditKind, string>> = {
  fired: "fired",
  override: "override",
  bypass: "past the gate",
  paused: "paused",
  change: "outside change",
  incident: "incident",
  "incident-closed": "incident closed",
  release: "release",
  resume: "resume",
  "no-impact": "no impact",
  "record-edited": "record edited",
  "sheet-change": "sheet changed",
  weakening: "asks for less",
  signed: "signed",
  objected: "objected",
  "retest-passed": "retest passed",
  rollback: "rollback",
};

/** An audit for a terminal with so many columns: for each thing that happened when, what and who, then how many of each kind. */
export function auditText(audit: Audit, columns: number | null): string {
  const { rows, branch, from, to } = audit;
  const width = pageWidth(columns);
  const blocks = [
    [`${inertTerminal(branch)}, ${fullMomentWords(from)} to ${fullMomentWords(to)}`, ...remarks(audit, width)],
    ...(rows.length === 0 ? [["nothing fired, was recorded or paused"]] : shownRows(rows, width)),
    ...(rows.length === 0 ? [] : [wrapped(totals(rows), width)]),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** What an empty list must not be taken for. */
function remarks({ verified, from, adopted }: Audit, width: number): readonly string[] {
  const ungoverned = Date.parse(from) < Date.parse(adopted.at);
  return [
    ...(ungoverned
      ? [`the sheet was adopted ${fullMomentWords(adopted.at)}: nothing is known about the time before`]
      : []),
    ...(verified ? [] : ["unverified: the branch is taken at its word; --verify OWNER/REPO asks GitHub"]),
  ].flatMap((line) => wrapped(line, width));
}

/** A pause that begins with the landing it comes from is told with it. */
function shownRows(rows: readonly AuditRow[], width: number): readonly (readonly string[])[] {
  const nameOf = ({ at, commit }: AuditRow, trigger: string): string => `${at} ${commit ?? ""}/${trigger}`;
  const fired = new Set(rows.filter(({ kind }) => kind === "fired").map((row) => nameOf(row, row.subject)));
  const pauseOf = (row: AuditRow): string => nameOf(row, row.subject.replace(/^.*\//u, ""));
  const paused = rows.filter((row) => row.kind === "paused" && row.commit !== null && fired.has(pauseOf(row)));
  const together = new Set(paused.map(pauseOf));
  return rows
    .filter((row) => !paused.includes(row))
    .map((row) => rowLines(row, together.has(nameOf(row, row.subject)) ? "fired, paused" : words[row.kind], width));
}

function rowLines(row: AuditRow, happened: string, width: number): readonly string[] {
  const { at, subject, what, who, pull_request, commit, conclusions, stores, link } = row;
  const where = pull_request === null ? commit?.slice(0, 12) : `#${String(pull_request)}`;
  const by = who === null ? [] : [`by ${who}`];
  const on = conclusions.length === 0 ? [] : [`concerns ${conclusions.join(", ")}`];
  const said = [
    ...by,
    ...(where === undefined ? [] : [where]),
    ...on,
    ...(stores.length === 0 ? [] : [`in ${stores.join(", ")}`]),
  ];
  const [first = "", ...rest] = wrapped(terminalLine(`${subject}: ${what}`), width - timeWidth - kindWidth);
  return [
    `${minuteText(at)}  ${happened.padEnd(kindWidth)}${first}`,
    ...rest.map((line) => `${" ".repeat(timeWidth + kindWidth)}${line}`),
    ...wrapped(terminalLine(said.join("; ")), width - timeWidth).map((line) => `${" ".repeat(timeWidth)}${line}`),
    ...(link === null ? [] : [`${" ".repeat(timeWidth)}${terminalLine(link)}`]),
  ];
}

function totals(rows: readonly AuditRow[]): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const counts = kinds.map((kind) => `${words[kind]} ${String(rows.filter((row) => row.kind === kind).length)}`);
  return `${counted(rows.length, "entry", "entries")}: ${counts.join(", ")}`;
}
