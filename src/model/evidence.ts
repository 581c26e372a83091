import type { ReconciliationFile, SampleFile } from "./written.generated.ts";
import type { Sha } from "./change.ts";
import type { Finding } from "./finding.ts";

/** An evidence file of the change, read at its head. */
export type Evidence = { readonly path: string; readonly blob: Sha } & EvidenceContent;

/** What an evidence file holds; `other` is a file that a person's attestation may point to, without numbers. */
export type EvidenceContent =
  | { readonly kind: "sample"; readonly sample: SampleFile }
  | { readonly kind: "reconciliation"; readonly report: ReconciliationFile }
  | { readonly kind: "other" }
  | { readonly kind: "broken"; readonly findings: readonly Finding[] };
