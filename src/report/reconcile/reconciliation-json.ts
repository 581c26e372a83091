import type { Reconciliation } from "../../model/reconciliation.ts";

/** The report of schema/reconciliation.schema.json, which the gate reads as evidence; byte for byte the same for the same value. */
export function reconciliationJson({ retest, ...report }: Reconciliation): string {
  const { version, kind, ...rest } = report;
  return `${JSON.stringify({ version, kind, ...(retest === null ? {} : { retest }), ...rest }, null, 2)}\n`;
}
