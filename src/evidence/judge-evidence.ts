import type { Evidence } from "../model/evidence.ts";
import type { Retest } from "../model/sheet.ts";
import { judgeReconciliation } from "./judge-reconciliation.ts";
import { judgeSample, type Judgement } from "./judge-sample.ts";

/** Computes an evidence file's numbers against the retest that it answers; null: it is no such file. */
export function judgeEvidence(retest: Retest, evidence: Evidence): (Judgement & { readonly at: string }) | null {
  if (evidence.kind === "sample" && retest.evidence === "sample") {
    return { ...judgeSample(retest, evidence.sample), at: evidence.sample.taken_at };
  }
  if (evidence.kind === "reconciliation" && retest.evidence === "reconciliation") {
    return { ...judgeReconciliation(retest, evidence.report), at: evidence.report.taken_at };
  }
  return null;
}

/** The retest an evidence file says it answers. */
export function retestOfEvidence(evidence: Evidence): string | null {
  if (evidence.kind === "sample") return evidence.sample.retest;
  return evidence.kind === "reconciliation" ? (evidence.report.retest ?? null) : null;
}
