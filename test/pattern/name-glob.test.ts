import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileNames } from "../../src/pattern/name-glob.ts";
import { matchesWildcard } from "../../src/pattern/wildcard.ts";

describe("a name glob", () => {
  it.each([
    ["facebook-nodejs-business-sdk", "facebook-nodejs-business-sdk"],
    ["@shopify/*", "@shopify/hydrogen"],
    ["*", "@scope/name"],
    ["*hydrogen*", "@shopify/hydrogen-react"],
    ["Meta *", "meta / Purchase"],
    ["{a,b}-sdk", "B-sdk"],
    ["purchase.*", "purchase.checkout.block.render"],
    ["a?(b)", "a?(b)"],
  ])("%s matches %s", (glob, name) => {
    expect(compileNames(["none of them", glob])(name)).toBe(glob);
  });

  it.each([
    ["@shopify/*", "shopify"],
    ["a*a", "a"],
    ["a*b*c", "acb"],
    ["", "a"],
    ["a?c", "abc"],
  ])("%s does not match %s", (glob, name) => {
    expect(compileNames([glob])(name)).toBeNull();
  });
});

describe("a wildcard", () => {
  it("agrees with the slow definition: `*` is any text, the rest stands for itself", () => {
    const slow = (pattern: string, text: string): boolean => {
      if (pattern === "") return text === "";
      if (pattern[0] !== "*") return text[0] === pattern[0] && text !== "" && slow(pattern.slice(1), text.slice(1));
      return [...Array(text.length + 1).keys()].some((at) => slow(pattern.slice(1), text.slice(at)));
    };
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 7 });
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (p, t) => matchesWildcard(p, t) === slow(p, t)),
      { numRuns: 2000 },
    );
  });

  it("of many stars is quick on a long text that almost matches", () => {
    const start = performance.now();
    expect(matchesWildcard("*a".repeat(200) + "b", "a".repeat(200_000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
