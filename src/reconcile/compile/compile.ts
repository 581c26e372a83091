import { nameAgents } from "./agents.ts";
import { attachEvents } from "./attach-events.ts";
import { judgeOrders } from "./compare-orders.ts";
import { coverLogs } from "./coverage.ts";
import { sliceOrders } from "./dimensions.ts";
import { findEventIssues } from "./event-issues.ts";
import { expectedOrders } from "./expected-orders.ts";
import { countMetrics } from "./metrics.ts";
import { uncataloguedEvents } from "./product-ids.ts";
import { findRefused } from "./refused.ts";
import type { Question, Statement } from "./question.ts";
import { findRepeats, findSharedIds } from "./repeats.ts";

/**
 * Everything between the loaded tables and the result tables `verdicts`, `metrics`, `event_issues` and `dimensions`, as SQL in
 * the order in which it runs. Only the question decides what it says.
 */
export function compile(question: Question): readonly Statement[] {
  return [
    ...coverLogs(question),
    ...expectedOrders(question),
    ...nameAgents,
    ...findRefused(question),
    ...attachEvents(question),
    ...findRepeats(question),
    ...findSharedIds,
    ...uncataloguedEvents(question),
    ...judgeOrders(question),
    ...countMetrics(question),
    ...findEventIssues(question),
    ...sliceOrders(question),
  ];
}
