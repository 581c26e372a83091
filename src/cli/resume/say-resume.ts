import type { ResumeAnswer } from "../../app/write-resume.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Given } from "../command.ts";
import type { Io } from "../io.ts";

/** A worked-out resume, with what it was asked for. */
export interface Said {
  readonly answer: ResumeAnswer;
  readonly through: string;
  readonly sheet: Sheet;
}

const contaminatedUnsaid =
  "what stays unusable: --contaminated FROM..TO for each span that was wrong, or none if nothing was";

/** What is covered and needed, then what is missing and the commands that go on from here. */
export async function sayResume(io: Io, given: Given, { answer, through, sheet }: Said): Promise<void> {
  const { messageFor } = await import("../../report/finding-messages.ts");
  const { inertTerminal } = await import("../../report/inert-terminal.ts");
  const { resumeText } = await import("../../report/resume-text.ts");
  const { needs, remaining, findings, contaminated_unsaid } = answer;
  const view = {
    through,
    covered: needs.covered.map(({ pause }) => pause),
    retests: needs.retests.map(({ retest }) => retest),
    not_before: answer.not_before,
    soak_hours: needs.soak_hours,
    remaining,
  };
  io.out(`${resumeText(view, sheet, io.now().toISOString())}\n`);
  const unsaid = contaminated_unsaid ? [contaminatedUnsaid] : [];
  const missing = [...findings.map((finding) => `${messageFor(finding).message} [${finding.code}]`), ...unsaid];
  io.out(missing.map((line) => `missing: ${inertTerminal(line)}\n`).join(""));
  if (answer.draft === null) io.out(nextCommands(given, answer, sheet));
}

/** Samples to fill, then the same command with what it lacks. */
function nextCommands(given: Given, { needs, contaminated_unsaid }: ResumeAnswer, sheet: Sheet): string {
  if (needs.covered.length === 0) return "Nothing was written.\n";
  const brought = (given.lists["retest"] ?? []).map((text) => text.split("=")[0]);
  const lacking = needs.retests.map(({ retest }) => retest).filter((retest) => !brought.includes(retest));
  const samples = lacking.filter((id) => sheet.retests[id]?.evidence === "sample");
  const kept = ["conclusion", "signals", "store", "through", "released-at"].flatMap((name) => {
    const value = given.values[name];
    return value === undefined ? [] : [`--${name} ${value}`];
  });
  const line = [
    "signal-governance resume",
    ...kept,
    ...(needs.released_at_for.length > 0 && given.values["released-at"] === undefined ? ["--released-at TIME"] : []),
    ...(given.lists["retest"] ?? []).map((text) => `--retest ${text}`),
    ...lacking.map((id) => `--retest ${id}=${samples.includes(id) ? "FILE" : "LINK@TIME"}`),
    ...(contaminated_unsaid ? ["--contaminated SPAN"] : []),
  ];
  const fill = samples.map((id) => `  signal-governance resume --template ${id}`);
  return ["Nothing was written. Next:", ...fill, `  ${line.join(" ")}`, ""].join("\n");
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
