import type { Finding, FindingCode } from "../../model/finding.ts";
import { messageFor } from "../finding-pages/finding-messages.ts";
import { recordLines } from "./record-lines.ts";

const aboutOrders: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "identity-up-matches-down",
  "totals-rise-alone",
  "undeclared-change",
]);

/** A finding about the orders rather than the files, in words. */
export interface OrderFinding {
  readonly code: FindingCode;
  /** It may hold foreign text. */
  readonly says: string;
  /** What to do next; null: the message says it. */
  readonly fix: string | null;
  /** A record to copy, with the file that it belongs in; it may hold foreign text. */
  readonly record: { readonly path: string; readonly lines: readonly string[] } | null;
}

/** What moved or appeared: the incidents that no verdict of an order shows. */
export function orderFindings(findings: readonly Finding[]): readonly OrderFinding[] {
  return findings.filter(isAboutOrders).map((finding) => {
    const { message, fix } = messageFor(finding);
    return { code: finding.code, says: message, fix, record: recordOf(finding) };
  });
}

/** Findings about the files. */
export function fileFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => !isAboutOrders(finding));
}

function isAboutOrders({ code }: Finding): boolean {
  return aboutOrders.has(code);
}

function recordOf(finding: Finding): OrderFinding["record"] {
  if (finding.code !== "undeclared-change" || finding.args.record === null) return null;
  const { path, text } = finding.args.record;
  const lines = recordLines(text);
  return lines === null ? null : { path, lines };
}
