/**
 * The library: read a sheet, see what fires, judge recorded facts, tell what is paused and what an incident is, render. Everything here is
 * pure but `collectLedger`, which reads a history through a port, and `createGitRepository`, the port's adapter for git on disk.
 */
export { evaluate } from "./gate/evaluate.ts";
export { explainPath } from "./firing/explain-path.ts";
export type { PathExplanation } from "./model/explanation.ts";
export { fireTriggers } from "./firing/fire-triggers.ts";
export { wantedReads, type WantedReads } from "./firing/wanted-reads.ts";
export { readFacts, type ReadFacts } from "./app/gate/read-facts.ts";
export { messageFor } from "./report/finding-pages/finding-messages.ts";
export { renderSheet } from "./report/sheet/render-sheet.ts";
export { verdictJson } from "./report/verdict/verdict-json.ts";
export { parseEvidence } from "./sheet/parse-evidence.ts";
export { parseRecord, type ParsedRecord } from "./sheet/records/parse-record.ts";
export { parseSheet, type ParsedSheet } from "./sheet/parse-sheet.ts";
export type { SourceFile } from "./sheet/read-sheet.ts";
export { createGitRepository, type GitRepository } from "./host/git/create-git-repository.ts";
export { collectLedger, type LedgerSource } from "./app/ledger/collect-ledger.ts";
export { ledgerOf } from "./ledger/ledger-of.ts";
export { statusAt, type StatusQuestion } from "./ledger/status/status-at.ts";
export { measure } from "./router/measure.ts";
export { route } from "./router/route.ts";
export { judgeReconciliation } from "./evidence/judge-reconciliation.ts";
export { judgeSample } from "./evidence/judge-sample.ts";
export type * from "./model/answers.ts";
export type * from "./model/change.ts";
export type * from "./model/evidence.ts";
export type * from "./model/facts.ts";
export type * from "./model/finding.ts";
export type * from "./model/firing.ts";
export type * from "./model/landing.ts";
export type * from "./model/ledger.ts";
export type * from "./model/record.ts";
export type * from "./model/sheet.ts";
export type * from "./model/status.ts";
export type * from "./model/verdict.ts";
export type { Measurements, Observation, RoutedIncident, Routing } from "./model/route.ts";
