import type { ResumeAnswer } from "../../app/records/write-resume.ts";
import type { Sheet } from "../../model/sheet.ts";
import { hanging } from "../../report/terminal/hanging.ts";
import type { Given } from "../command.ts";
import type { Io } from "../io.ts";
import type { ReportRun } from "./report-run.ts";

/** A worked-out resume, with what it was asked for. */
export interface Said {
  readonly answer: ResumeAnswer;
  readonly through: string;
  readonly sheet: Sheet;
  /** Incidents whose closing is written, but has not landed. */
  readonly closed_ahead: readonly string[];
  /** The reconciliation of `--from`; null: none was named. */
  readonly report: ReportRun | null;
}

const contaminatedUnsaid =
  "what stays unusable: --contaminated FROM..TO for each span that was wrong, or none if nothing was";

/** What is covered and needed, then what is missing and the commands that go on from here. */
export async function sayResume(io: Io, given: Given, said: Said): Promise<void> {
  const { answer, through, sheet, closed_ahead } = said;
  const { messageFor } = await import("../../report/finding-pages/finding-messages.ts");
  const { inertTerminal } = await import("../../report/inert/inert-terminal.ts");
  const { resumeText } = await import("../../report/resume-text.ts");
  const { needs, remaining, findings, contaminated_unsaid } = answer;
  const view = {
    through,
    covered: needs.covered.map(({ pause }) => pause),
    retests: needs.retests.map(({ retest }) => retest),
    not_before: answer.not_before,
    soak_hours: needs.soak_hours,
    remaining,
    closed_ahead,
  };
  const refused = await refusedOf(io, given, said);
  io.out(refused ?? "");
  const lines = resumeText(view, sheet, io.now().toISOString()).split("\n");
  io.out(`${lines.map((line) => hanging(line, io.columns)).join("\n")}\n`);
  const unsaid = contaminated_unsaid ? [contaminatedUnsaid] : [];
  // Its limits were told first, in words.
  const others = findings.filter(
    ({ code, place }) => refused === null || code !== "numbers-differ" || place?.file !== said.report?.run.evidence,
  );
  const missing = [...others.map((finding) => `${messageFor(finding).message} [${finding.code}]`), ...unsaid];
  io.out(missing.map((line) => `${hanging(`missing: ${inertTerminal(line)}`, io.columns)}\n`).join(""));
  if (answer.draft === null) io.out(nextCommands(given, said, refused !== null));
}

/** Why the report of `--from` does not prove its retest; null: it does, or none was named. */
async function refusedOf(io: Io, given: Given, { report, sheet }: Said): Promise<string | null> {
  const file = given.values["from"];
  const answered = report?.run.retest ?? "";
  const says = Object.hasOwn(sheet.retests, answered) ? sheet.retests[answered] : undefined;
  if (file === undefined || report === null || says === undefined) return null;
  const { refusedReport } = await import("../../report/reconcile/refused-report.ts");
  return refusedReport({ file, retest: { id: report.run.retest, says }, report: report.report }, io.columns);
}

/** Samples to fill, then the same command with what it lacks. */
function nextCommands(given: Given, { answer, sheet, report }: Said, isRefused: boolean): string {
  const { needs, contaminated_unsaid, findings } = answer;
  if (needs.covered.length === 0) return "Nothing was written.\n";
  // Evidence that was found wanting has to be taken again: the same command would fail again.
  const wanting = findings.flatMap(({ args }) => ("retest" in args ? [args.retest] : []));
  const runs = (given.lists["retest"] ?? []).filter((text) => !wanting.includes(text.split("=")[0] ?? ""));
  const named = runs.map((text) => text.split("=")[0]);
  const brought = report === null ? named : [...named, report.run.retest];
  const lacking = needs.retests.map(({ retest }) => retest).filter((retest) => !brought.includes(retest));
  const samples = lacking.filter((id) => sheet.retests[id]?.evidence === "sample");
  const kept = ["conclusion", "signals", "store", "through", "released-at", "branch", "verify"].flatMap((name) => {
    const value = given.values[name];
    return value === undefined ? [] : [`--${name} ${shellWord(value)}`];
  });
  const line = [
    "signal-governance resume",
    ...kept,
    ...(needs.released_at_for.length > 0 && given.values["released-at"] === undefined ? ["--released-at TIME"] : []),
    ...runs.map((text) => `--retest ${shellWord(text)}`),
    ...(given.values["from"] === undefined ? [] : [`--from ${isRefused ? "REPORT" : shellWord(given.values["from"])}`]),
    ...lacking.map((id) => `--retest ${id}=${samples.includes(id) ? "FILE" : "LINK@TIME"}`),
    ...(given.lists["contaminated"] ?? []).map((span) => `--contaminated ${shellWord(span)}`),
    ...(contaminated_unsaid ? ["--contaminated SPAN"] : []),
  ];
  const fill = samples.map((id) => `  signal-governance resume --template ${id}`);
  return ["Nothing was written. Next:", ...fill, `  ${line.join(" ")}`, ""].join("\n");
}

/** A word of a command line, as a shell takes it. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./*-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** The same for machines; `written` is the file, null when nothing was written. */
export async function resumeJson({ answer, through }: Said, written: string | null): Promise<string> {
  const { findingValue } = await import("../../report/findings/json-reporter.ts");
  const { needs, remaining, findings, contaminated_unsaid } = answer;
  const value = {
    version: 1,
    written,
    sufficient: answer.draft !== null,
    through,
    signals: needs.signals,
    pauses: needs.covered.map(({ pause }) => pause.id),
    retests: needs.retests.map(({ retest }) => retest),
    soak_hours: needs.soak_hours,
    not_before: answer.not_before,
    states_released_at: needs.released_at_for.length > 0,
    states_contaminated: contaminated_unsaid,
    still_paused: remaining.map(({ id }) => id),
    findings: findings.map(findingValue),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
