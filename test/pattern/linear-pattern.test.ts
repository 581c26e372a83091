import { describe, expect, it } from "vitest";
import { compilePattern, type LinearPattern, longestLine } from "../../src/pattern/linear-pattern.ts";

function pattern(text: string): LinearPattern {
  const compiled = compilePattern(text);
  if ("problem" in compiled) throw new Error(compiled.problem);
  return compiled;
}

describe("a content pattern", () => {
  it.each([
    ["totalPrice|subtotalPrice", "const x = subtotalPrice;", "matched"],
    ["totalPrice", "totalprice", "not-matched"],
    ["(?i)totalPrice", "TOTALPRICE", "matched"],
    ["\\bfbq\\s*\\(", "window.fbq ('track')", "matched"],
    ["^a$", "a", "matched"],
    ["^a$", "ab", "not-matched"],
    ["\\d{14,17}", "id: 123456789012345", "matched"],
    ["é", "café", "matched"],
  ])("%s on `%s`: %s", (text, line, answer) => {
    expect(pattern(text).test(line)).toBe(answer);
  });

  it.each([
    "",
    "a(?=b)",
    "(a)\\1",
    "(",
    "a".repeat(1001),
    "((a{100}){100}){100}",
    "(?:abcd){900}",
    "(a{1000}){9}",
    "(?:[ab]{900}){3}",
    "*",
  ])("%s is refused with a reason", (text) => {
    expect(compilePattern(text)).toHaveProperty("problem", expect.stringMatching(/./));
  });

  it("says that a line is too long rather than passing over it", () => {
    expect(pattern("b").test("a".repeat(longestLine))).toBe("not-matched");
    expect(pattern("b").test("a".repeat(longestLine + 1))).toBe("too-long");
  });

  it.each(["(a*)*b", "(a|a)*b", "(?:a?){400}a{400}b", "[ab]{0,900}[^ab]", "(?:.{0,500}a){2}[^b]", "(x+x+)+y"])(
    "%s answers about a long line in bounded time",
    (text) => {
      const start = performance.now();
      pattern(text).test("a".repeat(longestLine));
      expect(performance.now() - start).toBeLessThan(5000);
    },
  );
});
