import type { Audit, AuditKind, AuditRow } from "../../model/audit.ts";
import { counted } from "../in-words.ts";
import { inertTerminal } from "../inert-terminal.ts";
import { fullMomentWords } from "../moment-words.ts";
import { plainText } from "../plain-text.ts";

const widest = 160;

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
  signed: "signed",
  objected: "objected",
  "retest-passed": "retest passed",
  rollback: "rollback",
};

/** An audit for a terminal: two lines for each thing that happened, then how many of each kind. */
export function auditText(audit: Audit): string {
  const { rows, verified, branch, from, to } = audit;
  const unverified = verified ? [] : ["unverified: the branch is taken at its word; --verify OWNER/REPO asks GitHub"];
  return [
    `${inertTerminal(branch)}, ${fullMomentWords(from)} to ${fullMomentWords(to)}`,
    ...unverified,
    ...(rows.length === 0 ? ["", "nothing fired, was recorded or paused"] : shownRows(rows)),
    "",
    ...(rows.length === 0 ? [] : [totals(rows)]),
    "",
  ]
    .join("\n")
    .replace(/\n+$/u, "\n");
}

/** A pause that begins with the landing it comes from is told with it. */
function shownRows(rows: readonly AuditRow[]): readonly string[] {
  const nameOf = ({ at, commit }: AuditRow, trigger: string): string => `${at} ${commit ?? ""}/${trigger}`;
  const fired = new Set(rows.filter(({ kind }) => kind === "fired").map((row) => nameOf(row, row.subject)));
  const pauseOf = (row: AuditRow): string => nameOf(row, row.subject.replace(/^.*\//u, ""));
  const paused = rows.filter((row) => row.kind === "paused" && row.commit !== null && fired.has(pauseOf(row)));
  const together = new Set(paused.map(pauseOf));
  return rows
    .filter((row) => !paused.includes(row))
    .flatMap((row) => rowLines(row, together.has(nameOf(row, row.subject)) ? "fired, paused" : words[row.kind]));
}

function rowLines(row: AuditRow, happened: string): readonly string[] {
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
  return [
    "",
    `${at.slice(0, 16).replace("T", " ")}  ${happened.padEnd(15)}  ${inert(subject)}: ${inert(what)}`,
    `                  ${inert(said.join("; "))}${link === null ? "" : `  ${inert(link)}`}`,
  ];
}

function inert(text: string): string {
  return plainText(inertTerminal(text), widest);
}

function totals(rows: readonly AuditRow[]): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const counts = kinds.map((kind) => `${words[kind]} ${String(rows.filter((row) => row.kind === kind).length)}`);
  return `${counted(rows.length, "entry", "entries")}: ${counts.join(", ")}`;
}
