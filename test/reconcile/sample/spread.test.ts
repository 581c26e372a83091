import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Candidate, spread } from "../../../src/reconcile/sample/spread.ts";

const candidate = (key: string, device: string | null, gateway: string | null) => ({
  key,
  slices: { device, gateway },
});
const keysOf = (picked: readonly { readonly key: string }[]) => picked.map(({ key }) => key);

describe("picking orders that differ", () => {
  it("takes a value that was not picked yet before a second of one that was", () => {
    const many = Array.from({ length: 50 }, (_, index) => candidate(`m${String(index)}`, "mobile", "Shop Pay"));
    const picked = spread([...many, candidate("d", "desktop", "card"), candidate("t", "tablet", "card")], 3);
    expect(keysOf(picked)).toEqual(["m0", "d", "t"]);
  });

  it("takes the first of those that are alike", () => {
    const alike = ["a", "b", "c"].map((key) => candidate(key, "mobile", null));
    expect(keysOf(spread(alike, 2))).toEqual(["a", "b"]);
  });

  it("takes what there is when there is less than asked for, and orders of which nothing is known too", () => {
    expect(keysOf(spread([candidate("a", null, null)], 10))).toEqual(["a"]);
    expect(spread([], 10)).toEqual([]);
  });

  it("never picks one twice, picks as many as it can, and covers every value that fits", () => {
    const values = fc.constantFrom("a", "b", "c", null);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(values, values), { maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (pairs, count) => {
          const all = pairs.map(([device, gateway], index) => candidate(String(index), device, gateway));
          const picked = spread(all, count);
          expect(new Set(keysOf(picked)).size).toBe(Math.min(count, all.length));
          const devices = (some: readonly Candidate[]) =>
            new Set(some.map(({ slices }) => slices["device"]).filter((each) => each !== null));
          if (count >= 6) expect(devices(picked)).toEqual(devices(all));
        },
      ),
    );
  });
});
