import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "../../../src/sheet/findings/nearest.ts";

test.each([
  ["valeu", ["value", "currency"], "value"],
  ["Purchase.valeu", ["Purchase.value", "Purchase.currency"], "Purchase.value"],
  ["Owner", ["owner", "other"], "owner"],
  ["ownr", ["owner"], "owner"],
  ["x", ["owner"], null],
  ["legal", ["growth", "tracking"], null],
  ["", [], null],
  ["abc", ["abxy"], null],
  ["abxy", ["abc"], null],
  ["ab", ["ba"], "ba"],
  ["ab", ["xa"], null],
  ["ab", ["bx"], null],
  ["checkout", ["chekcout", "chekckut"], "chekcout"],
])("%s of %j means %s", (name, known, expected) => {
  expect(nearest(name, known)).toBe(expected);
});

test("a known name means itself, and a suggestion is always a known name", () => {
  const words = fc.array(fc.string({ maxLength: 70 }), { maxLength: 8 });
  fc.assert(
    fc.property(words, fc.string({ maxLength: 70 }), (known, name) => {
      const found = nearest(name, known);
      return found === null || known.includes(found);
    }),
  );
});
