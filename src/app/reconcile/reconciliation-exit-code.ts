import { judgeReconciliation } from "../../evidence/judge-reconciliation.ts";
import { isReadInFull, judgedOrders, reconciliationState } from "../../evidence/reconciliation-state.ts";
import type { Reconciliation } from "../../model/reconciliation.ts";
import type { Retest } from "../../model/sheet.ts";

const codes = { clean: 0, wrong: 1, incomplete: 2, unknown: 2 } as const;

/** Exit code of a reconciliation: 0 as it should be, 1 not so, 2 where that could not be said; by the limits of the retest, if it answers one. */
export function reconciliationExitCode(report: Reconciliation, retest: Retest | null): 0 | 1 | 2 {
  if (judgedOrders(report) === 0) return 2;
  if (retest === null) return codes[reconciliationState(report)];
  const { version, kind, taken_at, orders, metrics } = report;
  const judged = judgeReconciliation(retest, { version, kind, taken_at, orders, metrics: { ...metrics } });
  if (!judged.passed) return judged.unknown ? 2 : 1;
  return isReadInFull(report) ? 0 : 2;
}
