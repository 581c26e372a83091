import { describe, expect, it } from "vitest";
import { isReadInFull, reconciliationState } from "../../src/evidence/reconciliation-state.ts";
import type { FindingCode } from "../../src/model/finding.ts";
import type { Reconciliation } from "../../src/model/reconciliation.ts";

const verdicts: Reconciliation["verdicts"] = {
  excluded: 2,
  unknown: 0,
  "missing-on-both": 0,
  "missing-on-server": 0,
  "missing-on-browser": 0,
  duplicate: 0,
  currency: 0,
  "value-drift": 0,
  "product-identity": 0,
  "event-time": 0,
  "identity-keys": 0,
  matched: 10,
};

const right: Reconciliation = {
  version: 1,
  kind: "reconciliation",
  retest: null,
  taken_at: "2026-11-20T10:00:00Z",
  store: null,
  event: "Purchase",
  window: null,
  compared: null,
  inputs: [],
  orders: 12,
  verdicts,
  excluded: {},
  days: [],
  metrics: {},
  events: {},
  explanations: [],
  segments: [],
  failing: [],
  matched: [],
  findings: [],
};

const unread = (severity: "error" | "warning"): Partial<Reconciliation> => ({
  findings: [{ code: "input-damaged", severity, place: { file: "a.jsonl" }, args: { what: "unreadable", detail: "" } }],
});

describe("what a reconciliation says as a whole", () => {
  it.each<readonly [string, Partial<Reconciliation>, string]>([
    ["every judged order matches", {}, "clean"],
    ["an order does not", { orders: 13, verdicts: { ...verdicts, "value-drift": 1 } }, "wrong"],
    ["events carry a test code, which Meta does not count", { events: { "test-code": 3 } }, "wrong"],
    ["two orders share an id, and one is lost", { events: { "id-reused": 2 } }, "wrong"],
    ["customers who declined are told of", { events: { "consent-ignored": 1 } }, "wrong"],
    ["a trouble that this version has no word for", { events: { "something-new": 1 } }, "wrong"],
    ["an event came again and counts once", { events: { repeated: 9 } }, "clean"],
    ["an event on one path probably belongs to one on the other", { events: { "probable-match": 2 } }, "clean"],
    ["a channel sends its own event beside the page's", { events: { "automatic-duplicate": 2 } }, "clean"],
    ["nobody knows when an event was received", { events: { "receipt-unknown": 2 } }, "clean"],
    ["a trouble that was looked for and not found", { events: { "test-code": 0 } }, "clean"],
    ["nothing can be said of one order, and the others match", { verdicts: { ...verdicts, unknown: 1 } }, "clean"],
    ["a file could not be read", unread("error"), "incomplete"],
    ["a file was read with a doubt", unread("warning"), "clean"],
    ["a file could not be read, and an order is wrong", { ...unread("error"), events: { "id-reused": 2 } }, "wrong"],
    ["no order could be judged", { verdicts: { ...verdicts, matched: 0, unknown: 10 } }, "unknown"],
    ["there is no order", { orders: 0, verdicts: { ...verdicts, matched: 0, excluded: 0 } }, "unknown"],
  ])("where %s", (_, otherwise, state) => {
    expect(reconciliationState({ ...right, ...otherwise })).toBe(state);
  });

  it.each<FindingCode>([
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
  ])("is not clean where not all was read: %s", (code) => {
    expect(isReadInFull({ findings: [{ code, severity: "error", args: {} }] })).toBe(false);
    expect(isReadInFull({ findings: [{ code, severity: "warning", args: {} }] })).toBe(true);
  });
});
