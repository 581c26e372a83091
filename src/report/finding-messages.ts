import type { Finding, FindingArguments, FindingCode } from "../model/finding.ts";
import type { FindingPage } from "./finding-page.ts";
import { findingPageMarkdown } from "./finding-page-markdown.ts";
import { actorPages } from "./finding-pages-answers.ts";
import { timePages } from "./finding-pages-evidence.ts";
import { gatePages } from "./finding-pages-gate.ts";
import { historyPages } from "./finding-pages-history.ts";
import { coveragePages } from "./finding-pages-coverage.ts";
import { signalPages } from "./finding-pages-signals.ts";
import { inputPages } from "./finding-pages-inputs.ts";
import { namePages } from "./finding-pages-names.ts";
import { recordPages } from "./finding-pages-records.ts";
import { resumePages } from "./finding-pages-resume.ts";
import { routerPages } from "./finding-pages-router.ts";
import { shapePages } from "./finding-pages-shape.ts";
import { yamlPages } from "./finding-pages-yaml.ts";

/** The page of every code, in the order of the documentation. */
export const findingPages: { readonly [C in FindingCode]: FindingPage<C> } = {
  ...yamlPages,
  ...shapePages,
  ...namePages,
  ...coveragePages,
  ...routerPages,
  ...recordPages,
  ...resumePages,
  ...timePages,
  ...historyPages,
  ...gatePages,
  ...actorPages,
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
