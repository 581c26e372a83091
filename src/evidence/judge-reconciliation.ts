import type { PassCriterion, Retest } from "../model/sheet.ts";
import type { ReconciliationFile } from "../model/written.generated.ts";
import type { Judgement } from "./judge-sample.ts";
import { entryOf } from "../firing/entry-of.ts";

/** Judges a reconciliation report against `passes_when`: rates from numerator and denominator; a metric that is not there fails. */
export function judgeReconciliation(retest: Retest, report: ReconciliationFile): Judgement {
  const criteria = Object.entries(retest.passes_when ?? {});
  const results = criteria.map(([name, criterion]) => judgeMetric(name, criterion, report));
  return {
    passed: results.length > 0 && results.every((result) => result.passed),
    summary: results.map((result) => result.summary).join("; "),
  };
}

function judgeMetric(name: string, criterion: PassCriterion, report: ReconciliationFile): Judgement {
  const metric = entryOf(report.metrics, name);
  if (metric === undefined || metric.denominator === 0) return { passed: false, summary: `${name} unknown` };
  const rate = metric.numerator / metric.denominator;
  const passed =
    rate >= (criterion.min_rate ?? 0) &&
    rate <= (criterion.max_rate ?? 1) &&
    metric.denominator >= (criterion.min_orders ?? 1);
  return { passed, summary: `${name} ${metric.numerator} of ${metric.denominator}` };
}
