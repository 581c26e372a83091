import { expect, it } from "vitest";
import { reconciliationExitCode } from "../../../src/app/reconcile/reconciliation-exit-code.ts";
import type { Finding } from "../../../src/model/finding.ts";
import type { Reconciliation } from "../../../src/model/reconciliation.ts";
import { limitedBy, sheetWith } from "../../report/reconcile/concluded.ts";
import { clean, report } from "../../report/reconcile/world.ts";

const unread: Finding = { code: "input-missing", severity: "error", args: { named: "capi.jsonl" } };
const doubted: Finding = { ...unread, severity: "warning" };
const rate = (numerator: number, denominator: number): Partial<Reconciliation> => ({
  metrics: { ...clean.metrics, same_value: { numerator, denominator } },
});
const nothing: Partial<Reconciliation> = {
  verdicts: { ...clean.verdicts, unknown: clean.orders, excluded: 0, matched: 0 },
};

it.each<readonly [code: number, says: string, given: Partial<Reconciliation>]>([
  [0, "where every order is as it should be", {}],
  [0, "where a file was read with a doubt", { findings: [doubted] }],
  [2, "where a file could not be read", { findings: [unread] }],
  [1, "where an order is wrong", report],
  [1, "where an order is wrong, whatever else could not be read", { ...report, findings: [unread] }],
  [2, "where nothing could be said of any order", nothing],
])("the exit code is %i %s", (code, _, given) => {
  expect(reconciliationExitCode({ ...clean, ...given }, null)).toBe(code);
});

it.each<readonly [code: number, says: string, given: Partial<Reconciliation>]>([
  [0, "hold", rate(99, 100)],
  [0, "hold at the very limit, though orders are wrong", { ...report, ...rate(98, 100) }],
  [1, "are missed", rate(97, 100)],
  [1, "are missed, whatever else could not be read", { ...rate(97, 100), findings: [unread] }],
  [2, "stand on too few orders", rate(99, 99)],
  [2, "are of nothing", rate(0, 0)],
  [2, "hold, and not all was read", { ...rate(99, 100), findings: [unread] }],
  [2, "hold of no order that is judged", { ...rate(99, 100), ...nothing }],
])("the exit code is %i where a retest's limits %s", (code, _, given) => {
  const sheet = sheetWith({ "retests.yml": limitedBy("same_value: { min_rate: 0.98, min_orders: 100 }") });
  expect(reconciliationExitCode({ ...clean, ...given }, sheet.retests["all-orders"] ?? null)).toBe(code);
});
