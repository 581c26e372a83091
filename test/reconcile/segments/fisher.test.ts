import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fisherLogP } from "../../../src/reconcile/segments/fisher.ts";

/** Worked out with whole fractions: failing and all of them inside, the same outside, ln p. */
const known: readonly (readonly [number, number, number, number, number])[] = [
  [3, 4, 1, 4, -1.415281897993143],
  [8, 10, 1, 10, -5.900254645314989],
  [57, 150, 20, 2000, -122.38608165410287],
  [300, 1000, 10, 9000, -695.0264490676506],
  [5, 20, 50, 200, -0.523474266219761],
  [1, 10, 9, 90, -0.40118858212477576],
  [2, 30, 30, 300, -0.20356000315010273],
  [0, 10, 3, 20, 0],
  [40, 50, 400, 5000, -77.04695570520677],
  [400, 400, 0, 900, -798.6832554094321],
  [700, 1000, 700, 10000, -1048.8526931386295],
  [1000, 100000, 800, 100000, -13.632410467981165],
  [150, 1000, 1500, 10000, -0.663611746918157],
];

const counts = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30));
const groupsOf = ([failedInside, fineInside, failedOutside, fineOutside]: readonly [
  number,
  number,
  number,
  number,
]) => ({
  inside: failedInside + fineInside,
  failedInside,
  outside: failedOutside + fineOutside,
  failedOutside,
});

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = (ways * (n - k + i)) / i;
  return ways;
}

describe("Fisher's exact test", () => {
  it.each(known)(
    "of %i of %i inside and %i of %i outside is exact",
    (failedInside, inside, failedOutside, outside, logP) => {
      const found = fisherLogP({ inside, failedInside, outside, failedOutside });
      expect(Math.abs(found - logP)).toBeLessThan(1e-11 * Math.max(1, Math.abs(logP)));
    },
  );

  it("adds up the same chances as counting every way does", () => {
    fc.assert(
      fc.property(counts, (drawn) => {
        const { inside, failedInside, outside, failedOutside } = groupsOf(drawn);
        const failed = failedInside + failedOutside;
        let ways = 0;
        for (let x = failedInside; x <= Math.min(inside, failed); x += 1)
          ways += choose(failed, x) * choose(inside + outside - failed, inside - x);
        const expected = ways / choose(inside + outside, inside);
        const found = Math.exp(fisherLogP({ inside, failedInside, outside, failedOutside }));
        expect(Math.abs(found - expected)).toBeLessThan(1e-10 * expected + 1e-12);
      }),
    );
  });

  it("gets smaller when one more order of those inside fails", () => {
    fc.assert(
      fc.property(counts, ([failed, fine, failedOutside, fineOutside]) => {
        const before = fisherLogP(groupsOf([failed, fine + 1, failedOutside, fineOutside]));
        const after = fisherLogP(groupsOf([failed + 1, fine, failedOutside, fineOutside]));
        expect(after).toBeLessThanOrEqual(before + 1e-12);
      }),
    );
  });

  it("answers for ten million orders as for ten", () => {
    const found = fisherLogP({ inside: 4_000_000, failedInside: 402_000, outside: 6_000_000, failedOutside: 600_000 });
    expect(found).toBeLessThan(Math.log(0.01));
    expect(found).toBeGreaterThan(Math.log(1e-6));
  });
});
