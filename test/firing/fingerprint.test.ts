import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, fingerprintOf, type Fingerprinted } from "../../src/firing/fingerprint.ts";
import vectors from "./fingerprint-vectors.json" with { type: "json" };

describe("a fingerprint", () => {
  it.each(vectors)("of a vector is the hash it states: $name", ({ of, canonical, fingerprint }) => {
    expect(fingerprintOf(of)).toBe(fingerprint);
    expect(JSON.parse(canonical)).toHaveProperty("version", 1);
    expect(canonicalJson(JSON.parse(canonical))).toBe(canonical);
  });

  const fact = fc.array(fc.option(fc.string()), { maxLength: 4 });
  const about = fc.record({
    branch: fc.string(),
    key: fc.string(),
    rule: fc.jsonValue(),
    facts: fc.array(fact, { maxLength: 5 }),
  });

  it("does not depend on the order of facts, nor on how often one is stated", () => {
    fc.assert(
      fc.property(about, ({ facts, ...rest }) => {
        const shuffled = [...facts.toReversed(), ...facts];
        expect(fingerprintOf({ ...rest, facts: shuffled })).toBe(fingerprintOf({ ...rest, facts }));
      }),
    );
  });

  it("changes with the branch, the key, the rule and each fact", () => {
    const of: Fingerprinted = { branch: "main", key: "retest:x", rule: { a: 1 }, facts: [["file", "a", null]] };
    const others: Partial<Fingerprinted>[] = [
      { branch: "Main" },
      { key: "retest:y" },
      { rule: { a: "1" } },
      { rule: { a: 1, b: null } },
      { facts: [] },
      { facts: [["file", "a", "null"]] },
      { facts: [["file", "a"], [null]] },
      {
        facts: [
          ["file", "a", null],
          ["file", "b", null],
        ],
      },
    ];
    const all = [of, ...others.map((other) => ({ ...of, ...other }))].map(fingerprintOf);
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((one) => /^[0-9a-f]{32}$/.test(one))).toBe(true);
  });
});

describe("canonical JSON", () => {
  it("is the same for values that are the same, whatever the order of their keys, and reads back", () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, inner]) => [key, reversed(inner)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(JSON.stringify(JSON.parse(canonicalJson(value)))).toHaveLength(JSON.stringify(value).length);
      }),
    );
  });

  it("leaves keys without a value out and puts null for items without one", () => {
    expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
  });
});
