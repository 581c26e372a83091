import type { PassCriterion, Retest } from "../model/sheet.ts";
import type { ReconciliationFile } from "../model/written.generated.ts";
import { isReadInFull } from "./reconciliation-state.ts";
import type { Judgement } from "./judge-sample.ts";
import { entryOf } from "../firing/entry-of.ts";

const notWhole = "not all of the input was read, so what it leaves out is unknown";

/**
 * Judges a reconciliation report against `passes_when`: rates from numerator and denominator. A metric that is not there, has nothing to divide
 * by or stands on too few orders is unknown: it never passes, and alone it does not fail. So is everything where files were not read in full.
 */
export function judgeReconciliation(retest: Retest, report: ReconciliationFile): Judgement {
  const criteria = Object.entries(retest.passes_when ?? {});
  const results = criteria.map(([name, criterion]) => judgeMetric(name, criterion, report));
  const isWhole = isReadInFull(report);
  const passed = isWhole && results.length > 0 && results.every((result) => result.passed);
  return {
    passed,
    unknown: !passed && results.every((result) => result.passed || result.unknown),
    summary: [...results.map((result) => result.summary), ...(isWhole ? [] : [notWhole])].join("; "),
  };
}

function judgeMetric(name: string, criterion: PassCriterion, report: ReconciliationFile): Judgement {
  const metric = entryOf(report.metrics, name);
  if (metric === undefined || metric.denominator === 0)
    return { passed: false, unknown: true, summary: `${name} unknown` };
  const { numerator, denominator } = metric;
  const counts = `${name} ${numerator} of ${denominator}`;
  const least = criterion.min_orders ?? 1;
  if (denominator < least) return { passed: false, unknown: true, summary: `${counts}, ${least} needed to tell` };
  const rate = numerator / denominator;
  const passed = rate >= (criterion.min_rate ?? 0) && rate <= (criterion.max_rate ?? 1);
  return { passed, unknown: false, summary: counts };
}
