import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../src/model/finding.ts";
import type { Retest } from "../../../src/model/sheet.ts";
import { reconciliationJunit } from "../../../src/report/reconcile/reconciliation-junit.ts";
import { hostileText } from "../hostile-text.ts";
import { hostileReconciliation } from "./hostile-reconciliation.ts";
import { clean, ordersAlone, report } from "./world.ts";

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

const retest: Retest = {
  ...{ title: "All orders of a window", method: ["Run it."], proves: ["Purchase.value"], owner: "analytics" },
  ...{ max_age_days: null, evidence: "reconciliation", passes_when: null },
};

describe("a reconciliation as JUnit", () => {
  it("has a test case for each verdict that is wrong and for each rate", () => {
    const xml = reconciliationJunit(report, null);
    expect(xml).toMatchSnapshot();
    expect(count(xml, /<testcase /g)).toBe(9 + 11);
  });

  it("skips what could not be known: nothing passes, nothing fails", () => {
    const xml = reconciliationJunit(ordersAlone, null);
    expect(count(xml, /<skipped message="could not know/g)).toBe(20);
    expect(xml).not.toContain("<failure");
  });

  it("passes everything on a clean day", () => {
    expect(reconciliationJunit(clean, null)).not.toMatch(/<failure|<skipped/);
  });

  it("does not pass the side that was not looked at", () => {
    const inputs = report.inputs.filter(({ kind }) => kind !== "browser");
    const xml = reconciliationJunit({ ...clean, inputs }, null);
    expect(xml).toMatch(/name="orders by verdict: missing on browser"><skipped/);
    expect(xml).toMatch(/name="orders by verdict: duplicate"><skipped/);
    expect(xml).toMatch(/name="orders by verdict: missing on server"\/>/);
  });

  it.each([
    [
      "holds",
      { same_currency: { min_rate: 0.99, min_orders: 150 } },
      /"same_currency: at least 99 % needed, on 150 or more"\/>/,
    ],
    [
      "is missed",
      { same_value: { min_rate: 0.98 } },
      /<failure message="the order.*s amount: 2,046 of 2,109 orders with an event \(97 %\); at least 98 % needed" .*value drift/,
    ],
    [
      "is missed upwards",
      { duplicated_orders: { max_rate: 0.01 } },
      /<failure message="orders counted more than once: 118 of 2,116 orders with an event \(5.6 %\); at most 1 % allowed"/,
    ],
    [
      "stands on too few",
      { same_value: { min_rate: 0.9, min_orders: 5000 } },
      /<error message=".*: 2,046 of 2,109 .*; at least 5,000 needed to tell"/,
    ],
    [
      "is of a rate that nobody knows",
      { same_user_data: { min_rate: 0.9 } },
      /<error message="identifiers as agreed: could not know; at least 90 % needed"/,
    ],
  ])("obeys the limits of the retest that it answers: one %s", (_what, passes_when, says) => {
    const xml = reconciliationJunit(report, { id: "order-reconciliation", says: { ...retest, passes_when } });
    expect(xml).toMatch(says);
    expect(count(xml, /<testcase /g)).toBe(1);
    expect(xml).toContain('<testsuite name="order-reconciliation" tests="1"');
  });

  it("passes no report of which a file could not be read, with a retest or without", () => {
    const finding: Finding = {
      ...{ code: "input-missing", severity: "error", place: { file: "capi.jsonl" } },
      args: { named: "capi.jsonl" },
    };
    const limits = { ...retest, passes_when: { same_value: { min_rate: 0.5 } } };
    for (const answered of [null, { id: "order-reconciliation", says: limits }]) {
      const xml = reconciliationJunit({ ...clean, findings: [finding] }, answered);
      expect(xml).toMatch(
        /name="files"><error message="not all of what was given could be read" type="reconcile">capi\.jsonl/,
      );
    }
  });

  it("fails where events are wrong that no order and no rate shows", () => {
    const xml = reconciliationJunit({ ...clean, events: { "test-code": 3 } }, null);
    expect(xml).toContain('name="events beside the orders"><failure message="3 events carry a test code"');
  });

  it("passes nothing where a retest has no limits", () => {
    const xml = reconciliationJunit(report, { id: "order-reconciliation", says: retest });
    expect(xml).toContain('errors="1"');
    expect(count(xml, /<testcase /g)).toBe(1);
  });

  it("counts its failures and skips as it lists them", () => {
    const xml = reconciliationJunit(report, null);
    const said = (name: string): number =>
      [...xml.matchAll(new RegExp(` ${name}="(\\d+)"`, "g"))].reduce((sum, [, each]) => sum + Number(each), 0);
    expect(said("failures")).toBe(count(xml, /<failure /g));
    expect(said("skipped")).toBe(count(xml, /<skipped /g));
    expect(said("tests")).toBe(count(xml, /<testcase /g));
  });

  it("has the same elements whatever the foreign words are, and no character that XML forbids", () => {
    const tags = (text: string): readonly string[] =>
      (reconciliationJunit(hostileReconciliation(text), null).match(/<[^>]*>/g) ?? []).map((tag) =>
        tag.replace(/"[^"]*"/g, '""'),
      );
    const harmless = tags("x");
    fc.assert(
      fc.property(hostileText, (foreign) => {
        expect(tags(foreign)).toEqual(harmless);
        expect(reconciliationJunit(hostileReconciliation(foreign), null)).not.toMatch(/(?!\n)[\p{Cc}\uFFFE\uFFFF]/u);
      }),
      { numRuns: 200 },
    );
  });
});
