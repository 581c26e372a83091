import { describe, expect, it } from "vitest";
import { compareValues, type Cell } from "../../src/evidence/compare-values.ts";
import { judgeReconciliation } from "../../src/evidence/judge-reconciliation.ts";
import { judgeSample } from "../../src/evidence/judge-sample.ts";
import type { PassCriterion, Retest } from "../../src/model/sheet.ts";

describe("two paths that speak of one order", () => {
  it.each<[readonly (Cell | undefined)[], string | null, string]>([
    [["129.90", "129.90", "129.90"], null, "right"],
    [["129.90", "129.9", 129.9], null, "right"],
    [["129.00", "129", 129], null, "right"],
    [["100", "100.0", 100], null, "right"],
    [["0", "0.00", "-0.0"], null, "right"],
    [[" 129.90 ", "129.90"], null, "right"],
    [["129.90", "129.91"], null, "wrong"],
    [["129.90", "129.91"], "0.01", "right"],
    [["129.90", "129.92"], "0.01", "wrong"],
    [["129.90", "129.91", "129.92"], "0.01", "wrong"],
    [["0.3", 0.1 + 0.2], "0.01", "right"],
    [["EUR", "eur"], null, "wrong"],
    [["0042", "42"], null, "wrong"],
    [["1.2.30", "1.2.3"], null, "wrong"],
    [["sku-1.50", "sku-1.5"], null, "wrong"],
    [["EUR", "USD"], "1", "wrong"],
    [["order-1", "shipment-1"], "3600", "wrong"],
    [["March 7", "Mar 7"], "1", "wrong"],
    [["129.90", "unknown", "129.90"], null, "unknown"],
    [["129.90", "unknown", "99"], null, "wrong"],
    [["129.90", "unknown"], null, "unknown"],
    [["unknown", "unknown", "unknown"], null, "unknown"],
    [["Unknown", " UNKNOWN ", "unknown"], null, "unknown"],
    [["129.90", "?", "129.90"], null, "unknown"],
    [["", "  "], null, "unknown"],
    [["", "129.90"], null, "wrong"],
    [["", null], "1", "unknown"],
    [[[], []], null, "unknown"],
    [["129.90"], null, "unknown"],
    [["129.90", undefined, undefined], null, "unknown"],
    [[undefined, "129.90", "129.90"], null, "right"],
    [[], null, "unknown"],
    [["129.90", null], null, "wrong"],
    [["null", null], null, "wrong"],
    [["129.90", null], "1000", "wrong"],
    [[null, null], null, "unknown"],
    [
      [
        ["4501", "4502"],
        ["4502", "4501"],
      ],
      null,
      "right",
    ],
    [[["4501", "4502"], ["4501"]], null, "wrong"],
    [[["4501", "4501"], ["4501"]], null, "right"],
    [[["4501"], "4501"], null, "right"],
    [[[4501], ["4501"]], null, "right"],
    [[[], ["4501"]], null, "wrong"],
    [[true, "true"], null, "right"],
    [[true, false], null, "wrong"],
    [["2026-11-22T10:00:00Z", "2026-11-22T11:00:00+01:00"], "0", "right"],
    [["2026-11-22T10:00:00Z", "2026-11-22T10:00:05Z"], "5", "right"],
    [["2026-11-22T10:00:00Z", "2026-11-22T10:00:06Z"], "5", "wrong"],
    [["2026-11-22T10:00:00", "2026-11-22T10:00:00Z"], "86400", "wrong"],
    [["2026-99-99T10:00:00Z", "2026-11-22T10:00:00Z"], "86400", "wrong"],
    [["9".repeat(400), "9".repeat(400)], "0.01", "right"],
    [["9".repeat(400), "8".repeat(400)], "0.01", "wrong"],
    [[1e308, -1e308], "0.01", "wrong"],
    [["9".repeat(500), `${"9".repeat(499)}8`], null, "wrong"],
  ])("%j within %j: %s", (sides, tolerance, expected) => {
    expect(compareValues(sides, tolerance)).toBe(expected);
  });
});

function retest(passes_when: Readonly<Record<string, PassCriterion>> | null): Retest {
  return { title: "", method: [], proves: [], owner: "commerce", max_age_days: null, evidence: "sample", passes_when };
}

/** A sample of rows that are right, wrong and unknown in `value`. */
function sample(right: number, wrong: number, unknown: number) {
  const rows = [
    ...Array<string>(right).fill("10"),
    ...Array<string>(wrong).fill("9"),
    ...Array<string>(unknown).fill("unknown"),
  ];
  return {
    kind: "sample" as const,
    retest: "order-sample",
    taken_at: "2026-11-22T09:00:00Z",
    rows: rows.map((server, index) => ({ order: String(index), values: { value: { order: "10", server } } })),
  };
}

describe("a sample", () => {
  it.each<[string, [number, number, number], PassCriterion, boolean]>([
    ["as many as needed, all right", [8, 0, 0], { wrong: 0, min_known: 8 }, true],
    ["unknown rows beside enough known ones", [8, 0, 5], { wrong: 0, min_known: 8 }, true],
    ["one known too few", [7, 0, 5], { wrong: 0, min_known: 8 }, false],
    ["one wrong", [9, 1, 0], { wrong: 0, min_known: 8 }, false],
    ["a wrong one that is allowed", [7, 1, 0], { wrong: 1, min_known: 8 }, true],
    ["a wrong one where nothing is said about wrong ones", [9, 1, 0], { min_known: 8 }, false],
    ["nothing known where nothing is said about known ones", [0, 0, 9], { wrong: 0 }, false],
  ])("%s", (_what, counts, criterion, passed) => {
    expect(judgeSample(retest({ value: criterion }), sample(...counts)).passed).toBe(passed);
  });

  it("counts one order once, however many rows it fills", () => {
    const { rows, ...rest } = sample(8, 0, 0);
    const one = { ...rest, rows: rows.map((row, index) => ({ ...row, order: index < 4 ? "1042" : "#1042" })) };
    expect(judgeSample(retest({ value: { wrong: 0, min_known: 8 } }), one)).toEqual({
      passed: false,
      unknown: false,
      summary: "value 1 right, 0 wrong, 0 unknown",
    });
  });

  it("tells its counts as they were computed", () => {
    expect(judgeSample(retest({ value: { wrong: 0 } }), sample(3, 2, 1)).summary).toBe(
      "value 3 right, 2 wrong, 1 unknown",
    );
  });

  it("fails when a parameter is in no row, or nothing says what passes", () => {
    expect(judgeSample(retest({ currency: { wrong: 0 } }), sample(9, 0, 0)).passed).toBe(false);
    expect(judgeSample(retest({ constructor: { wrong: 0, min_known: 0 } }), sample(9, 0, 0)).summary).toBe(
      "constructor 0 right, 0 wrong, 9 unknown",
    );
    expect(judgeSample(retest(null), sample(9, 0, 0)).passed).toBe(false);
    expect(judgeSample(retest({}), sample(9, 0, 0)).passed).toBe(false);
  });

  it("passes by every parameter or not at all", () => {
    const both = retest({ value: { wrong: 0 }, currency: { wrong: 0 } });
    expect(judgeSample(both, sample(9, 0, 0)).passed).toBe(false);
  });

  it.each([
    [{ order: "10", browser: "10", server: "10", catalogue: "9" }, "value 0 right, 1 wrong, 0 unknown"],
    [{ order: "10", browser: "9", server: "10", catalogue: "10" }, "value 0 right, 1 wrong, 0 unknown"],
    [{ browser: "10", server: "10", catalogue: "10" }, "value 1 right, 0 wrong, 0 unknown"],
    [{ order: "10", catalogue: "10" }, "value 1 right, 0 wrong, 0 unknown"],
    [{ order: "10", server: "10", catalogue: "unknown" }, "value 0 right, 0 wrong, 1 unknown"],
    [{ catalogue: "10" }, "value 0 right, 0 wrong, 1 unknown"],
  ])("compares every side that a row has: %j", (value, summary) => {
    const one = { ...sample(0, 0, 0), rows: [{ order: "1", values: { value } }] };
    expect(judgeSample(retest({ value: {} }), one).summary).toBe(summary);
  });

  it("takes the tolerance of each parameter", () => {
    expect(judgeSample(retest({ value: { wrong: 0, tolerance: "1" } }), sample(4, 4, 0)).passed).toBe(true);
  });
});

describe("a reconciliation", () => {
  const report = (numerator: number, denominator: number) => ({
    version: 1 as const,
    kind: "reconciliation" as const,
    taken_at: "2026-11-22T09:00:00Z",
    orders: denominator,
    metrics: { value_match: { numerator, denominator } },
  });

  it.each<[string, [number, number], PassCriterion, boolean]>([
    ["a rate that is high enough", [950, 1000], { min_rate: 0.95 }, true],
    ["a rate just below", [949, 1000], { min_rate: 0.95 }, false],
    ["a rate that is low enough", [10, 1000], { max_rate: 0.01 }, true],
    ["a rate just above", [11, 1000], { max_rate: 0.01 }, false],
    ["too few orders", [199, 199], { min_rate: 0.95, min_orders: 200 }, false],
    ["enough orders", [200, 200], { min_rate: 0.95, min_orders: 200 }, true],
    ["a single order where nothing is said about how many", [1, 1], { min_rate: 0.95 }, true],
    ["nothing to divide by", [0, 0], { min_rate: 0 }, false],
    ["more than there are", [1001, 1000], { min_rate: 0.95 }, false],
  ])("%s", (_what, counts, criterion, passed) => {
    expect(judgeReconciliation(retest({ value_match: criterion }), report(...counts)).passed).toBe(passed);
  });

  it("can not tell on too few orders or nothing at all, unless another rate fails", () => {
    const judged = (criteria: Readonly<Record<string, PassCriterion>>, counts: readonly [number, number]) => {
      const { passed, unknown, summary } = judgeReconciliation(retest(criteria), report(...counts));
      return `${passed ? "passed" : unknown ? "unknown" : "failed"}: ${summary}`;
    };
    const many = { min_rate: 0.95, min_orders: 200 };
    expect(judged({ value_match: many }, [199, 199])).toBe("unknown: value_match 199 of 199, 200 needed to tell");
    expect(judged({ value_match: many }, [0, 199])).toBe("unknown: value_match 0 of 199, 200 needed to tell");
    expect(judged({ value_match: many }, [0, 0])).toBe("unknown: value_match unknown");
    expect(judged({ value_match: many, same_value: many }, [200, 200])).toBe(
      "unknown: value_match 200 of 200; same_value unknown",
    );
    expect(judged({ value_match: many, same_value: many }, [100, 200])).toBe(
      "failed: value_match 100 of 200; same_value unknown",
    );
  });

  it.each([
    ["a file that could not be read", "input-unknown", "error", "unknown"],
    ["orders outside of a log", "log-covers-part", "error", "unknown"],
    ["a file that was read with a doubt", "input-damaged", "warning", "passed"],
    ["another error", "something-else", "error", "passed"],
  ] as const)("does not pass where it does not know of all that it was given: %s", (_, code, severity, verdict) => {
    const findings = [{ code, severity, args: {} }];
    const answers = retest({ value_match: { min_rate: 0.95 } });
    const { passed, unknown, summary } = judgeReconciliation(answers, { ...report(100, 100), findings });
    expect(passed ? "passed" : unknown ? "unknown" : "failed").toBe(verdict);
    expect(summary).toContain("value_match 100 of 100");
    expect(summary.includes("not all of the input was read")).toBe(verdict === "unknown");
  });

  it("does not pass on a metric that it does not hold, or without criteria", () => {
    expect(judgeReconciliation(retest({ other: { min_rate: 0 } }), report(1, 1))).toEqual({
      passed: false,
      unknown: true,
      summary: "other unknown",
    });
    expect(judgeReconciliation(retest({ constructor: { min_rate: 0 } }), report(1, 1))).toEqual({
      passed: false,
      unknown: true,
      summary: "constructor unknown",
    });
    expect(judgeReconciliation(retest(null), report(1, 1)).passed).toBe(false);
  });
});
