import { describe, expect, it } from "vitest";
import type { PassCriterion, Retest } from "../../src/model/sheet.ts";
import { measure } from "../../src/router/measure.ts";
import { smallSheet } from "../fixtures/small-sheet.ts";

const plain = smallSheet.retests["order-sample"]!;
const asked = (passes_when: Readonly<Record<string, PassCriterion>>): Retest => ({
  ...plain,
  evidence: "reconciliation",
  passes_when,
});
const retests = {
  sample: { ...plain, passes_when: { same_value: { min_rate: 1 } } },
  weekly: asked({
    same_value: { min_rate: 0.98, min_orders: 100 },
    duplicated_orders: { max_rate: 0.01, min_orders: 100 },
  }),
  strict: asked({ same_value: { min_rate: 1, min_orders: 1 }, our_own: { min_rate: 0.5 } }),
};
const rate = (numerator: number, denominator: number) => ({ numerator, denominator });
const signs = (metrics: Readonly<Record<string, ReturnType<typeof rate>>>, retest?: string) =>
  measure({ retests }, retest === undefined ? { metrics } : { metrics, retest });

describe("a reconciliation shows", () => {
  it("a sign for each rate that misses its limit, from below or above", () => {
    const found = signs({ same_value: rate(97, 100), duplicated_orders: rate(2, 100) });
    expect(found.measured.map(({ sign }) => sign)).toEqual(["duplicated-orders", "value-differs"]);
    expect(found.unjudged).toEqual([]);
  });

  it("nothing for rates at their limit", () => {
    expect(signs({ same_value: rate(98, 100), duplicated_orders: rate(1, 100) })).toEqual({
      measured: [],
      unjudged: [],
    });
  });

  it("more duplicates than orders without a stumble", () => {
    expect(signs({ duplicated_orders: rate(300, 100) }).measured).toHaveLength(1);
  });

  it("the limits of the retest that it answers, and of every reconciliation without one it knows", () => {
    const metrics = { same_value: rate(99, 100) };
    expect(signs(metrics, "strict").measured).toHaveLength(1);
    expect(signs(metrics, "weekly").measured).toEqual([]);
    expect(signs(metrics, "constructor").measured).toEqual([]);
    expect(signs(metrics).measured).toEqual([]);
  });

  it.each([
    ["too few orders", { same_value: rate(1, 99) }],
    ["no order at all", { same_value: rate(0, 0) }],
    ["no limit in the sheet", { same_currency: rate(1, 100) }],
    ["no sign that the rate stands for", { our_own: rate(1, 100) }],
    ["a name that no rate has", { constructor: rate(1, 100) }],
  ])("nothing for %s, and says so", (_, metrics) => {
    expect(signs(metrics)).toEqual({ measured: [], unjudged: Object.keys(metrics) });
  });
});
