import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reconciliationJunit } from "../../../src/report/reconcile/reconciliation-junit.ts";
import { hostileText } from "../hostile-text.ts";
import { hostileReconciliation } from "./hostile-reconciliation.ts";
import { clean, ordersAlone, report } from "./world.ts";

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

describe("a reconciliation as JUnit", () => {
  it("has a test case for each verdict that is wrong and for each rate", () => {
    const xml = reconciliationJunit(report);
    expect(xml).toMatchSnapshot();
    expect(count(xml, /<testcase /g)).toBe(9 + 11);
  });

  it("skips what could not be known: nothing passes, nothing fails", () => {
    const xml = reconciliationJunit(ordersAlone);
    expect(count(xml, /<skipped message="could not know/g)).toBe(20);
    expect(xml).not.toContain("<failure");
  });

  it("passes everything on a clean day", () => {
    expect(reconciliationJunit(clean)).not.toMatch(/<failure|<skipped/);
  });

  it("does not pass the side that was not looked at", () => {
    const inputs = report.inputs.filter(({ kind }) => kind !== "browser");
    const xml = reconciliationJunit({ ...clean, inputs });
    expect(xml).toMatch(/name="orders by verdict: missing on browser"><skipped/);
    expect(xml).toMatch(/name="orders by verdict: duplicate"><skipped/);
    expect(xml).toMatch(/name="orders by verdict: missing on server"\/>/);
  });

  it("counts its failures and skips as it lists them", () => {
    const xml = reconciliationJunit(report);
    const said = (name: string): number =>
      [...xml.matchAll(new RegExp(` ${name}="(\\d+)"`, "g"))].reduce((sum, [, each]) => sum + Number(each), 0);
    expect(said("failures")).toBe(count(xml, /<failure /g));
    expect(said("skipped")).toBe(count(xml, /<skipped /g));
    expect(said("tests")).toBe(count(xml, /<testcase /g));
  });

  it("has the same elements whatever the foreign words are, and no character that XML forbids", () => {
    const tags = (text: string): readonly string[] =>
      (reconciliationJunit(hostileReconciliation(text)).match(/<[^>]*>/g) ?? []).map((tag) =>
        tag.replace(/"[^"]*"/g, '""'),
      );
    const harmless = tags("x");
    fc.assert(
      fc.property(hostileText, (foreign) => {
        expect(tags(foreign)).toEqual(harmless);
        expect(reconciliationJunit(hostileReconciliation(foreign))).not.toMatch(/(?!\n)[\p{Cc}\uFFFE\uFFFF]/u);
      }),
      { numRuns: 200 },
    );
  });
});
