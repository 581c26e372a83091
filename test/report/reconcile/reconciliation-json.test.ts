import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reconciliation } from "../../../src/model/reconciliation.ts";
import { reconciliationJson } from "../../../src/report/reconcile/reconciliation-json.ts";
import { parseEvidence } from "../../../src/sheet/parse-evidence.ts";
import { clean, empty, report } from "./world.ts";

const many = <T>(items: readonly T[], count: number): readonly T[] =>
  Array.from({ length: count }, (_, index) => items[index % items.length]).filter((item) => item !== undefined);
const large: Reconciliation = {
  ...report,
  days: Array.from({ length: 1_500 }, (_, index) => ({
    day: new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
    orders: 5,
    verdicts: { matched: 4, duplicate: 1 },
  })),
  failing: many(report.failing, 5_000),
  segments: many(report.segments, 200),
};
const read = (text: string) => parseEvidence("governance/evidence/a.json", "", text);

describe("a reconciliation as JSON", () => {
  it.each([
    ["of a week", report],
    ["of a clean day", clean],
  ])("is evidence that the gate reads: the one %s", (_name, each) => {
    expect(read(reconciliationJson(each))).toMatchObject({ kind: "reconciliation" });
    const { retest, ...rest } = each;
    expect(JSON.parse(reconciliationJson(each))).toEqual({ retest, ...rest });
  });

  it("is so however much there is to tell: the first failing orders, the last days", () => {
    const text = reconciliationJson(large);
    expect(Buffer.byteLength(text)).toBeLessThan(256 * 1024);
    expect(Buffer.byteLength(text)).toBeGreaterThan(240_000);
    expect(read(text)).toMatchObject({ kind: "reconciliation", report: { orders: large.orders } });
    const { days, failing } = JSON.parse(text) as Reconciliation;
    expect(failing).toEqual(large.failing.slice(0, failing.length));
    expect(days.at(-1)).toEqual(large.days.at(-1));
  });

  it("has a line for each item of a list, and no retest where none was named", () => {
    const text = reconciliationJson({ ...empty, retest: null });
    expect(text).not.toContain("retest");
    expect(text).toContain('  "failing": [],\n');
    expect(reconciliationJson(report)).toMatch(/\n {4}\{"day":"2026-11-15",/u);
  });

  it("reads back as it was, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const failing = report.failing.slice(0, 2).map((order) => ({ ...order, server: text, explanation: text }));
        const written = { ...report, failing, events: { [`k${text}`]: 1 } };
        expect(JSON.parse(reconciliationJson(written))).toEqual(JSON.parse(JSON.stringify(written)));
      }),
    );
  });
});
