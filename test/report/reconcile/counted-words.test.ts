import { describe, expect, it, test } from "vitest";
import type { OrderVerdict, Reconciliation } from "../../../src/model/reconciliation.ts";
import { messageFor } from "../../../src/report/finding-pages/finding-messages.ts";
import { eventWords } from "../../../src/report/reconcile/event-issue-words.ts";
import { answerWords, populationWords } from "../../../src/report/reconcile/headline.ts";
import { reconciliationHtml } from "../../../src/report/reconcile/html/reconciliation-html.ts";
import { reconciliationJunit } from "../../../src/report/reconcile/reconciliation-junit.ts";
import { reconciliationMarkdown } from "../../../src/report/reconcile/reconciliation-markdown.ts";
import { reconciliationText } from "../../../src/report/reconcile/reconciliation-text.ts";
import { clean, report } from "./world.ts";

describe.each([
  ["event-without-order", "1 event belongs to no order", "2 events belong to no order"],
  ["same-id-other-name", "1 event carries the id of", "2 events carry the id of"],
  ["same-id-other-dataset", "1 event carries the id of", "2 events carry the id of"],
  ["id-reused", "1 event shares its id", "2 events share their id"],
  ["second-sender", "1 event comes from", "2 events come from"],
  ["test-code", "1 event carries a test code", "2 events carry a test code"],
  ["automatic-duplicate", "1 event was made", "2 events were made"],
  ["id-missing", "1 event carries no event id", "2 events carry no event id"],
  ["id-not-agreed", "1 event carries another id", "2 events carry another id"],
  ["receipt-unknown", "1 event came at a time that its log", "2 events came at a time that their log"],
  ["consent-ignored", "1 event carries identifiers of a customer", "2 events carry identifiers of customers"],
  ["received-before", "1 event was received before it happened", "2 events were received before they happened"],
  ["in-future", "1 event carries a time", "2 events carry a time"],
  ["repeated", "1 event came again", "2 events came again"],
  ["probable-match", "1 event was matched", "2 events were matched"],
  ["something-new", "1 event shows something new", "2 events show something new"],
])("events of the kind %s", (kind, one, several) => {
  it("are one or several", () => {
    const words = (count: number) => eventWords({ ...clean, events: { [kind]: count } })[0] ?? "";
    expect([words(1).slice(0, one.length), words(2).slice(0, several.length)]).toEqual([one, several]);
  });
});

it("says of what came again that another id counts again, and of a second sender nothing of its path", () => {
  const words = (kind: string) => eventWords({ ...clean, events: { [kind]: 2 } })[0];
  expect(words("repeated")).toContain("within 48 hours, they count once, otherwise they count again");
  expect(words("second-sender")).toBe("2 events come from a second sender beside the main one");
});

const orders = (counts: Partial<Record<OrderVerdict, number>>): Reconciliation => {
  const sum = Object.values(counts).reduce((all, count) => all + count, 0);
  return { ...clean, orders: sum, verdicts: { ...clean.verdicts, matched: 0, ...counts } };
};

test.each([
  [{ matched: 1 }, "1 of 1 judged order matches (100 %)", "1 order"],
  [{ matched: 1, duplicate: 2 }, "1 of 3 judged orders matches (33.3 %)", "3 orders"],
  [{ matched: 2, duplicate: 1 }, "2 of 3 judged orders match (66.7 %)", "3 orders"],
  [{ unknown: 1 }, "The only order could not be judged", "1 order; could not know: 1"],
  [{ unknown: 3 }, "None of 3 orders could be judged", "3 orders; could not know: 3"],
] as const)("orders by verdict %j are one or several", (counts, answer, population) => {
  expect([answerWords(orders(counts)), populationWords(orders(counts))]).toEqual([answer, population]);
});

test.each([
  [{ draft: 1, test: 1, renewal: 1 }, "3 (1 draft, 1 test, 1 renewal)"],
  [{ draft: 2, test: 2, renewal: 2 }, "6 (2 drafts, 2 tests, 2 renewals)"],
  [
    { pos: 1, "no-consent": 1, cancelled: 1, unpaid: 1 },
    "4 (1 from a till, 1 without consent, 1 cancelled, 1 unpaid and without an event)",
  ],
])("orders that are left out are one or several: %j", (excluded, words) => {
  const sum = Object.values(excluded).reduce((all, count) => all + count, 0);
  const left = { ...orders({ matched: 1, excluded: sum }), excluded };
  expect(populationWords(left)).toBe(`${String(sum + 1)} orders; left out of every rate: ${words}`);
});

const span = { from: "2026-11-01T00:00:00Z", to: "2026-11-08T00:00:00Z" };
const rejected = { kind: "orders", reason: "no total" };
const covers = { side: "server", log: span, orders: span } as const;

test.each([
  [
    messageFor({ code: "input-rejected", severity: "warning", args: { ...rejected, count: 1, lines: [4] } }),
    "1 line of orders: no total (line 4)",
  ],
  [
    messageFor({ code: "input-rejected", severity: "warning", args: { ...rejected, count: 2, lines: [4, 5] } }),
    "2 lines of orders: no total (lines 4, 5)",
  ],
  [
    messageFor({ code: "log-covers-part", severity: "error", args: { ...covers, unknown: 1, missing: 1 } }),
    "1 order outside of it can't be judged on that side; 1 order outside of it counts as missing",
  ],
  [
    messageFor({ code: "log-covers-part", severity: "error", args: { ...covers, unknown: 2, missing: 2 } }),
    "2 orders outside of it can't be judged on that side; 2 orders outside of it count as missing",
  ],
  [
    messageFor({ code: "resume-retest-missing", severity: "error", args: { retest: "order-sample", pauses: ["a"] } }),
    "order-sample has not passed; a asks for it",
  ],
  [
    messageFor({
      code: "resume-retest-missing",
      severity: "error",
      args: { retest: "order-sample", pauses: ["a", "b"] },
    }),
    "order-sample has not passed; a, b ask for it",
  ],
])("a finding counts what is one or several: %j", ({ message }, words) => {
  expect(message).toContain(words);
});

const one = (count: number) => ({ numerator: count, denominator: 1 });

/** A report in which every count is one. */
const ones: Reconciliation = {
  ...report,
  ...{ orders: 1, excluded: {}, verdicts: { ...clean.verdicts, matched: 0, "value-drift": 1 } },
  metrics: Object.fromEntries(Object.keys(report.metrics).map((name) => [name, one(0)])),
  events: Object.fromEntries(Object.keys(report.events).map((kind) => [kind, 1])),
  explanations: report.explanations.map((each) => ({ ...each, orders: 1, of: 1 })),
  segments: report.segments.map((each) => ({ ...each, inside: one(1), outside: one(0) })),
  failing: report.failing.slice(0, 1),
  inputs: report.inputs.map((each) => ({ ...each, files: 1, read: 0, rejected: 1 })),
};

const plurals = /\b1 (?:orders|events|lines|limits|segments|files|products|identifiers)\b/;

test.each([
  ["text", reconciliationText(ones, { colour: false, columns: null, conclusions: null })],
  ["markdown", reconciliationMarkdown(ones, null)],
  ["a page", reconciliationHtml(ones, null).replace(/<[^>]*>/g, " ")],
  ["JUnit", reconciliationJunit(ones, null)],
])("no count of one stands before several things in %s", (_form, words) => {
  expect(words).toMatch(/\b1 (?:order|event)\b/);
  expect(plurals.exec(words)?.[0]).toBeUndefined();
});
