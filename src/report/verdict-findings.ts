import type { Finding } from "../model/finding.ts";
import type { Verdict } from "../model/verdict.ts";
import { messageFor } from "./finding-messages.ts";
import { inertCode, inertText } from "./inert.ts";
import type { Section } from "./comment-section.ts";
import { folded } from "./comment-section.ts";

const mostShown = 20;

/** Findings: errors in the open, what did not count and the rest folded. */
export function findingSection({ findings }: Verdict): Section | null {
  const errors = findings.filter(({ severity }) => severity === "error");
  const others = findings.filter(({ severity }) => severity !== "error");
  const parts = [
    ...(errors.length === 0 ? [] : [list(errors)]),
    ...(others.length === 0 ? [] : [folded(othersSummary(others), list(others))]),
  ];
  return parts.length === 0 ? null : { drop: errors.length > 0 ? 0 : 2, text: parts.join("\n\n") };
}

function othersSummary(findings: readonly Finding[]): string {
  const refused = findings.filter(({ code }) => code === "answer-not-counted").length;
  const warnings = findings.length - refused;
  const words = [
    ...(refused > 0 ? [`${refused} ${refused === 1 ? "answer that does" : "answers that do"} not count`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? "warning" : "warnings"}`] : []),
  ];
  return words.join(", ");
}

function list(findings: readonly Finding[]): string {
  const lines = findings.slice(0, mostShown).map((finding) => {
    const { message, fix } = messageFor(finding);
    const { place } = finding;
    const where =
      place === undefined
        ? ""
        : ` ${inertCode(place.line === undefined ? place.file : `${place.file}:${place.line}:${place.column ?? 1}`)}`;
    return `- ${inertCode(finding.code)}${where}: ${inertText(message)}${fix === null ? "" : ` *${inertText(fix)}*`}`;
  });
  const more = findings.length - lines.length;
  return [...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
}
