import type { Verdict } from "../../model/verdict.ts";
import type { CommentContext, Section } from "./comment-section.ts";
import { inertCode, inertText } from "../inert/inert-markdown.ts";
import {
  afterReleaseSection,
  clearSection,
  heldSection,
  overrideSection,
  pausedSection,
  weakenedSection,
} from "./verdict-sections.ts";
import { commandSection, howSection, methodSection } from "./verdict-help.ts";
import { errorSection, remarkSection } from "./verdict-findings.ts";
import { earlierSection } from "./verdict-earlier.ts";
import { firedSection } from "./verdict-fired.ts";
import { headline } from "./verdict-headline.ts";
import { recordSection } from "./verdict-records.ts";
import { requirementSection } from "./verdict-requirements.ts";

/** GitHub refuses longer bodies; the publisher adds its marker. */
export const longestComment = 65_000;

/** The comment on a pull request; the least important parts go first when it would be too long. */
export function verdictComment(verdict: Verdict, context: CommentContext, limit: number = longestComment): string {
  const sections = [
    { drop: 0, text: inertHeadline(verdict) },
    heldSection(context),
    clearSection(verdict, context),
    overrideSection(verdict),
    errorSection(verdict),
    pausedSection(verdict, context),
    recordSection(verdict),
    earlierSection(verdict, context),
    requirementSection(verdict, context),
    afterReleaseSection(verdict),
    weakenedSection(verdict),
    context.queued ? null : commandSection(verdict, context),
    remarkSection(verdict),
    firedSection(verdict, context),
    methodSection(verdict, context),
    context.queued ? null : howSection(verdict, context),
    { drop: 0, text: footer(verdict, context) },
  ].filter((section): section is Section => section !== null);
  return fit(sections, context, limit);
}

/** The line an older comment is updated to when nothing is left to say. */
export function quietComment(verdict: Verdict): string {
  return `${inertHeadline(verdict)}\n\nNothing in this pull request asks for a retest or a sign-off any more.`;
}

/** Keys of blocking requirements hold foreign names. */
function inertHeadline(verdict: Verdict): string {
  return `### ${inertText(headline(verdict), 300)}`;
}

function fit(sections: readonly Section[], { run_url }: CommentContext, limit: number): string {
  const whole = join(sections);
  if (whole.length <= limit) return whole;
  const order = [...sections].filter(({ drop }) => drop > 0).sort((a, b) => b.drop - a.drop);
  const note = `\n\n*Shortened: the rest stands in ${run_url === null ? "the job summary" : `[the job summary](${run_url})`}.*`;
  const left = new Set(sections);
  for (const section of order) {
    left.delete(section);
    const shorter = join(sections.filter((item) => left.has(item)));
    if (shorter.length + note.length <= limit) return shorter + note;
  }
  return `${join(sections.filter(({ drop }) => drop === 0)).slice(0, limit - note.length)}${note}`;
}

function join(sections: readonly Section[]): string {
  return sections.map(({ text }) => text).join("\n\n");
}

function footer({ head, base, branch }: Verdict, { sheet_url, run_url }: CommentContext): string {
  const sheet = `governance at ${inertCode(branch, 100)} (${base.slice(0, 7)})`;
  const parts = [
    `Sheet: ${sheet_url === null ? sheet : `[${sheet}](${sheet_url})`}`,
    `change ${head.slice(0, 7)}`,
    ...(run_url === null ? [] : [`[full explanation](${run_url})`]),
  ];
  return `<sub>${parts.join(" · ")}</sub>`;
}
