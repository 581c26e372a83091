import type { Paused, Requirement, RequirementState, Verdict } from "../../model/verdict.ts";
import type { CommentContext } from "./comment-section.ts";
import { findingLine } from "../findings/finding-line.ts";
import { counted, fewOf, firstOf } from "../in-words.ts";
import { inertTerminal } from "../inert/inert-terminal.ts";
import { hangingLines } from "../terminal/hanging.ts";
import { pageWidth } from "../terminal/page-width.ts";
import { nextStep, requirementWhy, standingText } from "./requirement-text.ts";
import { reasonWords } from "../reason-words.ts";
import { requirementHeading } from "./verdict-requirements.ts";
import { headline } from "./verdict-headline.ts";
import { openRetests } from "./verdict-help.ts";
import { recordLines } from "./verdict-records.ts";
import { weakeningText } from "./weakening-text.ts";

const marks: Readonly<Record<RequirementState, string>> = {
  met: "✓",
  waived: "✓",
  missing: "·",
  claimed: "·",
  stale: "·",
  void: "·",
  failed: "✗",
  objected: "✗",
};

const mostReasons = 5;

/** What a person at a terminal sees beside the verdict. */
export interface GateView extends Pick<CommentContext, "sheet" | "proposed" | "adopts" | "changed_files"> {
  /** Columns of the terminal; null: it is none. */
  readonly columns: number | null;
}

function requirementLines(requirement: Requirement): readonly string[] {
  const { state, standing, key, owners, people } = requirement;
  const who =
    people.length === 0 ? owners.join(", ") : `${owners.join(", ")}: ${people.map((login) => `@${login}`).join(", ")}`;
  const next = nextStep(requirement);
  return [
    `  ${marks[state]} ${key}  (${who})`,
    `      ${state}: ${standingText(standing)}; ${requirementWhy(requirement)}`,
    ...(next === "" ? [] : [`      next: ${next}`]),
  ];
}

function pausedTitle({ adopts }: GateView): string {
  return adopts
    ? "What a change like this pauses once the sheet is there (the commit that brings the first sheet pauses nothing)"
    : "Not to be used once this is released, until it is resumed";
}

function pausedLines({ title, signals, instead }: Paused): readonly string[] {
  return [`  ${title}  (${fewOf(signals, 6)})`, `      use instead: ${instead}`];
}

function weakenedLines({ weakened }: Verdict): readonly string[] {
  return weakened.map(({ entry, what, detail }) => `  ${entry}: ${weakeningText(what)} (${detail})`);
}

function methodLines(verdict: Verdict, view: GateView): readonly string[] {
  const texts = openRetests(verdict, view).map(({ title, method }) =>
    [`  ${title}`, ...method.map((step, index) => `    ${String(index + 1)}. ${step}`)].join("\n"),
  );
  return [...new Set(texts)].flatMap((text) => text.split("\n"));
}

function afterLines({ after_release }: Verdict): readonly string[] {
  return after_release.map(({ title, owner }) => `  ${title} (${owner})`);
}

function firedLines({ fired }: Verdict): readonly string[] {
  return fired.flatMap(({ trigger, because }) => [
    `  ${trigger}`,
    ...firstOf(because, mostReasons, reasonWords).map((line) => `      ${line}`),
  ]);
}

function findingLines({ findings }: Verdict): readonly string[] {
  return findings.map((finding) => `  ${findingLine(finding)}`);
}

function filesLine({ changed_files }: GateView): string {
  if (changed_files > 0) return `${counted(changed_files, "file")} changed`;
  return "no file changed: only commits are judged, so commit first what is to be seen";
}

/** A line broken at the width; one to copy stays whole. */
function broken(line: string, width: number): readonly string[] {
  const inert = inertTerminal(line);
  return line.includes("/signal ") ? [inert] : hangingLines(inert, width);
}

/** A verdict for a terminal: the word, what may not be used, what is open with the next step and how, what fired. */
export function gateText(verdict: Verdict, view: GateView): string {
  const width = pageWidth(view.columns);
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", title, ...lines.flatMap((line) => broken(line, width))];
  return [
    ...broken(headline(verdict), width),
    ...section(pausedTitle(view), verdict.paused.flatMap(pausedLines)),
    ...section("Once merged", recordLines(verdict)),
    ...section(requirementHeading(verdict), verdict.requirements.flatMap(requirementLines)),
    ...section("How to run the retests", methodLines(verdict, view)),
    ...section("After the release", afterLines(verdict)),
    ...section("The sheet would ask for less", weakenedLines(verdict)),
    ...section("What fired", firedLines(verdict)),
    ...section("Findings", findingLines(verdict)),
    "",
    ...broken(
      `base ${verdict.base.slice(0, 12)}, merge base ${verdict.merge_base.slice(0, 12)}, head ${verdict.head.slice(0, 12)}; ${filesLine(view)}`,
      width,
    ),
    "",
  ].join("\n");
}
