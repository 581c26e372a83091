import type { Finding } from "../../model/finding.ts";

/** A file that is broken all over is reported up to here. */
const findingsLimit = 100;

/** What is wrong with a file, as findings up to a limit; a last one says how many were left out. */
export function upToLimit<T>(
  file: string,
  problems: readonly T[],
  findingOf: (problem: T) => Finding,
): readonly Finding[] {
  const findings = problems.slice(0, findingsLimit).map(findingOf);
  const more = problems.length - findings.length;
  if (more === 0) return findings;
  return [...findings, { code: "more-findings", severity: "error", place: { file }, args: { more } }];
}
