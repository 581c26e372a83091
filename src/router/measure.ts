import { entryOf } from "../firing/entry-of.ts";
import type { Measurements } from "../model/route.ts";
import type { PassCriterion, Sheet } from "../model/sheet.ts";
import type { ReconciliationFile } from "../model/written.generated.ts";
import { metricSigns } from "./metric-signs.ts";

/** The parts of a reconciliation that the router reads; without `retest` the limits of every reconciliation count. */
export type Measurable = Pick<ReconciliationFile, "metrics" | "retest">;

type Counts = ReconciliationFile["metrics"][string];

/** The signs that a reconciliation shows: metrics that miss the limits which the sheet's own retests set. Sorted by metric. */
export function measure({ retests }: Pick<Sheet, "retests">, report: Measurable): Measurements {
  const named = typeof report.retest !== "string" ? undefined : entryOf(retests, report.retest);
  const asked = named === undefined ? Object.values(retests) : [named];
  const limits = asked.flatMap(({ evidence, passes_when }) =>
    evidence === "reconciliation" ? [passes_when ?? {}] : [],
  );
  const found = Object.entries(report.metrics)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([metric, counts]) => {
      const limit = limits.map((each) => entryOf(each, metric)).find((each) => each !== undefined);
      const sign = entryOf(metricSigns, metric);
      const misses = limit === undefined || sign === undefined ? null : missesLimit(limit, counts);
      return { metric, sign, misses, numerator: counts.numerator, denominator: counts.denominator };
    });
  return {
    measured: found.flatMap(({ sign, misses, metric, numerator, denominator }) =>
      sign !== undefined && misses === true ? [{ sign, metric, numerator, denominator }] : [],
    ),
    unjudged: found.flatMap(({ metric, misses }) => (misses === null ? [metric] : [])),
  };
}

/** Null: too few orders to say. */
function missesLimit(limit: PassCriterion, { numerator, denominator }: Counts): boolean | null {
  if (denominator === 0 || denominator < (limit.min_orders ?? 1)) return null;
  const rate = numerator / denominator;
  return rate < (limit.min_rate ?? 0) || rate > (limit.max_rate ?? Infinity);
}
