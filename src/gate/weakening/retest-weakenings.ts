import type { EvidenceKind, PassCriterion, Retest } from "../../model/sheet.ts";
import { canonicalJson } from "../../firing/fingerprint.ts";
import { compareEntries, lossIf, type Loss, type WeakeningRule } from "./weakening-rule.ts";

/** A retest removed, its evidence made easier, a threshold loosened, a longer age. */
export const retestWeakenings: WeakeningRule = (base, proposed) =>
  compareEntries("retests", [base.retests, proposed.retests], (from, to) => [
    ...lossIf(evidenceIsWeaker(from.evidence, to.evidence), "evidence-weaker", canonicalJson(to.evidence)),
    ...thresholdLosses(from, to),
    ...lossIf(ageOf(to) > ageOf(from), "age-loosened", `${ageOf(from)} → ${ageOf(to)}`),
  ]);

function ageOf(retest: Retest): number {
  return retest.max_age_days ?? Number.POSITIVE_INFINITY;
}

/** Another check is another proof: only the same evidence, or numbers in place of a word, is no loss. */
function evidenceIsWeaker(from: EvidenceKind, to: EvidenceKind): boolean {
  return canonicalJson(from) !== canonicalJson(to) && from !== "attested";
}

function thresholdLosses(from: Retest, to: Retest): readonly Loss[] {
  return Object.entries(from.passes_when ?? {}).flatMap(([name, before]) => {
    const after = to.passes_when?.[name];
    const loose = after === undefined || criterionIsLooser(before, after);
    return lossIf(loose, "threshold-loosened", name);
  });
}

function criterionIsLooser(from: PassCriterion, to: PassCriterion): boolean {
  const most = (item: PassCriterion, key: "wrong" | "max_rate"): number => item[key] ?? Number.POSITIVE_INFINITY;
  const least = (item: PassCriterion, key: "min_known" | "min_rate" | "min_orders"): number => item[key] ?? 0;
  return (
    most(to, "wrong") > most(from, "wrong") ||
    most(to, "max_rate") > most(from, "max_rate") ||
    least(to, "min_known") < least(from, "min_known") ||
    least(to, "min_rate") < least(from, "min_rate") ||
    least(to, "min_orders") < least(from, "min_orders") ||
    Number(to.tolerance ?? 0) > Number(from.tolerance ?? 0)
  );
}
