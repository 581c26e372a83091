import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holm } from "../../../src/reconcile/segments/holm.ts";

describe("Holm's correction", () => {
  it("multiplies the smallest by all tests, the next by one less, and never falls", () => {
    const corrected = holm([0.04, 0.001, 0.02].map(Math.log), 4).map(Math.exp);
    expect(corrected.map((p) => Number(p.toFixed(6)))).toEqual([0.08, 0.004, 0.06]);
    expect(holm([Math.log(0.01), Math.log(0.009)], 2).map((log) => Number(Math.exp(log).toFixed(6)))).toEqual([
      0.018, 0.018,
    ]);
  });

  it("keeps the order of what it corrects, and corrects upward only", () => {
    const logs = fc.array(fc.double({ min: -700, max: 0, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(logs, fc.nat(1_000), (given, more) => {
        const corrected = holm(given, given.length + more);
        given.forEach((log, index) => {
          expect(corrected[index]!).toBeGreaterThanOrEqual(log);
          expect(corrected[index]!).toBeLessThanOrEqual(0);
          given.forEach((other, at) => {
            if (log < other) expect(corrected[index]!).toBeLessThanOrEqual(corrected[at]!);
          });
        });
      }),
    );
  });
});
