import type { Finding } from "../../model/finding.ts";
import type { Verdict } from "../../model/verdict.ts";
import { messageFor } from "../finding-pages/finding-messages.ts";
import { counted } from "../in-words.ts";
import { inertCode, inertText } from "../inert/inert-markdown.ts";
import type { Section } from "./comment-section.ts";
import { folded } from "../folded.ts";

const mostShown = 20;
const mostLetters = 200;
const mostText = 10_000;

/** Errors, in the open: they decide. */
export function errorSection({ findings }: Verdict): Section | null {
  const errors = findings.filter(({ severity }) => severity === "error");
  return errors.length === 0 ? null : { drop: 0, text: list(errors) };
}

/** Warnings and answers that do not count, folded. */
export function remarkSection({ findings }: Verdict): Section | null {
  const others = findings.filter(({ severity }) => severity !== "error");
  return others.length === 0 ? null : { drop: 2, text: folded(othersSummary(others), list(others)) };
}

function othersSummary(findings: readonly Finding[]): string {
  const refused = findings.filter(({ code }) => code === "answer-not-counted").length;
  const warnings = findings.length - refused;
  const words = [
    ...(refused > 0 ? [`${counted(refused, "answer that does", "answers that do")} not count`] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
  ];
  return words.join(", ");
}

function list(findings: readonly Finding[]): string {
  let used = 0;
  const all = findings.slice(0, mostShown).map((finding) => {
    const { message, fix } = messageFor(finding);
    const { place } = finding;
    const where =
      place === undefined
        ? ""
        : ` ${inertCode(place.line === undefined ? place.file : `${place.file}:${place.line}:${place.column ?? 1}`, mostLetters)}`;
    return `- ${inertCode(finding.code)}${where}: ${inertText(message, mostLetters)}${fix === null ? "" : ` *${inertText(fix, mostLetters)}*`}`;
  });
  const lines = all.filter((line) => {
    used += line.length;
    return used <= mostText;
  });
  const more = findings.length - lines.length;
  return [...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
}
