import type { Finding, FindingArguments, FindingCode } from "../../model/finding.ts";
import type { FindingPage } from "./finding-page.ts";
import { findingPageMarkdown } from "./finding-page-markdown.ts";
import { answerPages } from "./answer-pages.ts";
import { evidencePages } from "./evidence-pages.ts";
import { gatePages } from "./gate-pages.ts";
import { historyPages } from "./history-pages.ts";
import { coveragePages } from "./coverage-pages.ts";
import { signalPages } from "./signal-pages.ts";
import { inputPages } from "./input-pages.ts";
import { namePages } from "./name-pages.ts";
import { recordPages } from "./record-pages.ts";
import { resumePages } from "./resume-pages.ts";
import { routerPages } from "./router-pages.ts";
import { shapePages } from "./shape-pages.ts";
import { yamlPages } from "./yaml-pages.ts";

/** The page of every code, in the order of the documentation. */
export const findingPages: { readonly [C in FindingCode]: FindingPage<C> } = {
  ...yamlPages,
  ...shapePages,
  ...namePages,
  ...coveragePages,
  ...routerPages,
  ...recordPages,
  ...resumePages,
  ...evidencePages,
  ...historyPages,
  ...gatePages,
  ...answerPages,
  ...inputPages,
  ...signalPages,
};

/** A finding in words: what is wrong, and the next step where the message does not say it. Values of the sheet stand in it as they are: render it inert. */
export function messageFor(finding: Finding): { readonly message: string; readonly fix: string | null } {
  return worded(finding.code, finding.args);
}

function worded<C extends FindingCode>(
  code: C,
  args: FindingArguments[C],
): { readonly message: string; readonly fix: string | null } {
  const page: FindingPage<C> = findingPages[code];
  return { message: page.message(args), fix: page.fix(args) };
}

/** Whether a text is the code of a finding. */
export function isFindingCode(text: string): text is FindingCode {
  return Object.hasOwn(findingPages, text);
}

/** The page of a code as Markdown, or null for a code that does not exist. */
export function explainCode(code: string): string | null {
  return isFindingCode(code) ? findingPageMarkdown(code, findingPages[code]) : null;
}
