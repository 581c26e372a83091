import type { Finding } from "../../model/finding.ts";

/** How many mistakes findings stand for: those that a file had no room for count too. */
export function mistakes(findings: readonly Finding[]): number {
  return findings.reduce((sum, finding) => sum + (finding.code === "more-findings" ? finding.args.more : 1), 0);
}
