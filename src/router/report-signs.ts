import type { ReconciliationFile } from "../model/written.generated.ts";
import type { Sign } from "../model/sheet.ts";

const findingSigns: Readonly<Partial<Record<string, Sign>>> = {
  "identity-up-matches-down": "identity-up-matches-down",
  "totals-rise-alone": "purchases-above-orders",
  "undeclared-change": "undeclared-sender",
};

/** What a reconciliation shows beside its rates: findings that are signs, and failures that sit in one part of the orders. */
export function reportSigns({
  findings = [],
  segments = [],
}: Pick<ReconciliationFile, "findings" | "segments">): readonly Sign[] {
  const found = findings.flatMap(({ code }) => findingSigns[code] ?? []);
  const parts = segments.map(({ where }): Sign => {
    const mobile = where.some(({ dimension, value }) => dimension === "device" && value === "mobile");
    return mobile ? "mobile-only" : "one-segment-only";
  });
  return [...new Set([...found, ...parts])];
}
