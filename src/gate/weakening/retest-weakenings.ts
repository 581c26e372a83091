import type { EvidenceKind, PassCriterion, Retest } from "../../model/sheet.ts";
import { canonicalJson } from "../../firing/fingerprint.ts";
import { expandSignals } from "../../firing/expand-signals.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { compareEntries, dropped, lossIf, type Loss, type WeakeningRule } from "./weakening-rule.ts";

/** A retest removed or proving fewer signals, its evidence made easier, a threshold loosened, a longer age. */
export const retestWeakenings: WeakeningRule = (base, proposed) =>
  compareEntries("retests", [base.retests, proposed.retests], (from, to) => [
    ...lossIf(evidenceIsWeaker(from.evidence, to.evidence), "evidence-weaker", canonicalJson(to.evidence)),
    ...thresholdLosses(from, to),
    ...dropped(
      "retest-dropped",
      expandSignals(from.proves, base.events),
      expandSignals(to.proves, proposed.events),
    ).filter(([, signal]) => expandSignals([signal], proposed.events).length > 0),
    ...lossIf(ageOf(to) > ageOf(from), "age-loosened", `${ageOf(from)} → ${ageOf(to)}`),
  ]);

/** What a criterion that does not say it asks for, as the judges take it. */
const unstated = { wrong: 0, max_rate: 1, min_known: 1, min_rate: 0, min_orders: 1, tolerance: "0" };

function ageOf(retest: Retest): number {
  return retest.max_age_days ?? Number.POSITIVE_INFINITY;
}

/** Another check is another proof: only the same evidence, or numbers in place of a word, is no loss. */
function evidenceIsWeaker(from: EvidenceKind, to: EvidenceKind): boolean {
  return canonicalJson(from) !== canonicalJson(to) && from !== "attested";
}

function thresholdLosses(from: Retest, to: Retest): readonly Loss[] {
  return Object.entries(from.passes_when ?? {}).flatMap(([name, before]) => {
    const after = entryOf(to.passes_when ?? {}, name);
    const loose = after === undefined || criterionIsLooser(before, after);
    return lossIf(loose, "threshold-loosened", name);
  });
}

function criterionIsLooser(from: PassCriterion, to: PassCriterion): boolean {
  const [before, after] = [
    { ...unstated, ...from },
    { ...unstated, ...to },
  ];
  return (
    after.wrong > before.wrong ||
    after.max_rate > before.max_rate ||
    after.min_known < before.min_known ||
    after.min_rate < before.min_rate ||
    after.min_orders < before.min_orders ||
    Number(after.tolerance) > Number(before.tolerance)
  );
}
