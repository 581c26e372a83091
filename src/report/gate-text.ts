import type { Paused, Requirement, RequirementState, Verdict } from "../model/verdict.ts";
import { messageFor } from "./finding-messages.ts";
import { inertTerminal } from "./inert-terminal.ts";
import { listOf, nextStep, requirementWhy, standingText } from "./requirement-text.ts";
import { headline } from "./verdict-headline.ts";

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

function requirementLines(requirement: Requirement): readonly string[] {
  const { state, standing, key, owners, people } = requirement;
  const who =
    people.length === 0 ? owners.join(", ") : `${owners.join(", ")}: ${people.map((login) => `@${login}`).join(", ")}`;
  const next = nextStep(requirement);
  return [
    `  ${marks[state]} ${key}  (${who})`,
    `      ${state}: ${standingText(standing)}; ${requirementWhy(requirement)}`,
    ...(next === "" ? [] : [`      next: ${next}`]),
  ].map(inertTerminal);
}

function pausedLines({ title, signals, instead }: Paused): readonly string[] {
  return [`  ${title}  (${listOf(signals, 6)})`, `      use instead: ${instead}`].map(inertTerminal);
}

function firedLines({ fired }: Verdict): readonly string[] {
  return fired.flatMap(({ trigger, because }) => [
    `  ${trigger}`,
    ...because.slice(0, 5).map(({ file, condition, pattern, line, detail }) => {
      const place = line === undefined ? file : `${file}:${line}`;
      return inertTerminal(
        `      ${place}  ${condition}${detail === undefined ? ` ${pattern ?? ""}` : `: ${detail}`}`,
      ).trimEnd();
    }),
    ...(because.length > 5 ? [`      and ${because.length - 5} more`] : []),
  ]);
}

function findingLines({ findings }: Verdict): readonly string[] {
  return findings.map((finding) => {
    const { message, fix } = messageFor(finding);
    const place = finding.place === undefined ? "" : `${finding.place.file}: `;
    return inertTerminal(`  ${finding.severity}[${finding.code}] ${place}${message}${fix === null ? "" : `; ${fix}`}`);
  });
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines];
}

/** A verdict for a terminal: the word, what may not be used, what is open with the next step, what fired. */
export function gateText(verdict: Verdict): string {
  return [
    headline(verdict),
    ...section("Not to be used once this is released, until it is resumed", verdict.paused.flatMap(pausedLines)),
    ...section("Before this can merge", verdict.requirements.flatMap(requirementLines)),
    ...section("What fired", firedLines(verdict)),
    ...section("Findings", findingLines(verdict)),
    "",
    `base ${verdict.base.slice(0, 12)}, merge base ${verdict.merge_base.slice(0, 12)}, head ${verdict.head.slice(0, 12)}`,
    "",
  ].join("\n");
}
