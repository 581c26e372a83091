import type { FindingCode } from "../model/finding.ts";
import type { OrderVerdict, Reconciliation } from "../model/reconciliation.ts";
import type { Retest } from "../model/sheet.ts";
import { judgeReconciliation } from "../evidence/judge-reconciliation.ts";

const good: ReadonlySet<string> = new Set<OrderVerdict>(["excluded", "unknown", "matched"]);

/** Orders of which something can be said. */
export function judgedOrders({ orders, verdicts }: Reconciliation): number {
  return orders - verdicts.excluded - verdicts.unknown;
}

/** Whether the sheet's limits are missed: those of the retest that it answers, else that every order is as it should be. */
export function isContaminated(report: Reconciliation, retest: Retest | null): boolean {
  if (retest === null)
    return Object.entries(report.verdicts).some(([verdict, orders]) => orders > 0 && !good.has(verdict));
  const { version, kind, taken_at, orders, metrics } = report;
  return !judgeReconciliation(retest, { version, kind, taken_at, orders, metrics: { ...metrics } }).passed;
}

const unread: ReadonlySet<FindingCode> = new Set([
  "input-missing",
  "input-unknown",
  "input-ambiguous",
  "input-damaged",
  "input-empty",
  "input-rejected",
  "log-covers-part",
]);

/** Whether nothing that was named is missing from the answer: what could not be read may be what is wrong. */
export function isReadInFull({ findings }: Reconciliation): boolean {
  return !findings.some(({ code, severity }) => severity === "error" && unread.has(code));
}
