import type { Finding } from "../../model/finding.ts";
import type { ReconciliationFile } from "../../model/written.generated.ts";
import { parseEvidence } from "../../sheet/parse-evidence.ts";

/** A reconciliation, or why a file is none; no findings: it is something else. */
export type ReadReconciliation =
  | { readonly ok: true; readonly report: ReconciliationFile }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads a reconciliation's text as the gate reads it from a repository. */
export function readReconciliation(path: string, text: string): ReadReconciliation {
  const evidence = parseEvidence(path, "", text);
  if (evidence.kind === "reconciliation") return { ok: true, report: evidence.report };
  return { ok: false, findings: evidence.kind === "broken" ? evidence.findings : [] };
}
