import type { FindingCode } from "../model/finding.ts";
import type { OrderVerdict, Reconciliation } from "../model/reconciliation.ts";
import type { ReconciliationFile } from "../model/written.generated.ts";

/** What a report says as a whole: `incomplete` where all that was judged is right, and something that was named was not read. */
export type ReconciliationState = "clean" | "wrong" | "incomplete" | "unknown";

const good: ReadonlySet<string> = new Set<OrderVerdict>(["excluded", "unknown", "matched"]);

/** Event issues that are no trouble: what counts once, what the verdicts tell already, and what the page's own event stands beside. */
const harmless: ReadonlySet<string> = new Set(["repeated", "probable-match", "automatic-duplicate", "receipt-unknown"]);

const unread: ReadonlySet<string> = new Set<FindingCode>([
  "input-missing",
  "input-unknown",
  "input-ambiguous",
  "input-damaged",
  "input-empty",
  "input-rejected",
  "log-covers-part",
  "orders-outside",
  "buyers-money-unknown",
  "order-amount-unknown",
  "order-time-unknown",
  "event-id-unknown",
]);

/** Orders of which something can be said. */
export function judgedOrders({ orders, verdicts }: Pick<Reconciliation, "orders" | "verdicts">): number {
  return orders - verdicts.excluded - verdicts.unknown;
}

/** Whether nothing that was named is missing from the answer: what could not be read may be what is wrong. */
export function isReadInFull({ findings = [] }: Pick<ReconciliationFile, "findings">): boolean {
  return !findings.some(({ code, severity }) => severity === "error" && unread.has(code));
}

/** One answer for exit codes and every form of the report; never clean where something was not known. */
export function reconciliationState(report: Reconciliation): ReconciliationState {
  if (judgedOrders(report) === 0) return "unknown";
  const isWrong = Object.entries(report.verdicts).some(([verdict, orders]) => orders > 0 && !good.has(verdict));
  const hasTrouble = Object.entries(report.events).some(([kind, events]) => events > 0 && !harmless.has(kind));
  if (isWrong || hasTrouble) return "wrong";
  return isReadInFull(report) ? "clean" : "incomplete";
}
