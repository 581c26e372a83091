import fc from "fast-check";
import { Minimatch } from "minimatch";
import { describe, expect, it } from "vitest";
import { compileGlob, type Glob } from "../../src/pattern/glob.ts";
import { createPathSet } from "../../src/pattern/path-set.ts";
import cases from "./glob-cases.json" with { type: "json" };

function glob(pattern: string): Glob {
  const compiled = compileGlob(pattern);
  if ("problem" in compiled) throw new Error(`${pattern} ${compiled.problem}`);
  return compiled;
}

describe("a glob", () => {
  it.each(cases.matches)("%s matches %s", (pattern = "", path = "") => {
    expect(glob(pattern).matches(path)).toBe(true);
  });

  it.each(cases.passes)("%s does not match %s", (pattern = "", path = "") => {
    expect(glob(pattern).matches(path)).toBe(false);
  });

  it.each(cases.refused)("%s is refused with a reason", (pattern) => {
    expect(compileGlob(pattern)).toHaveProperty("problem", expect.stringMatching(/^[a-z]/));
  });

  it("longer than 256 characters is refused", () => {
    expect(compileGlob("a".repeat(256))).not.toHaveProperty("problem");
    expect(compileGlob("a".repeat(257))).toHaveProperty("problem");
  });
});

const part = fc.stringMatching(/^[a-c.*?]{1,4}$/);
const someGlob = fc
  .array(fc.oneof(part, fc.constant("**"), fc.constant("{a,b*}")), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join("/"));
const somePath = fc
  .array(fc.stringMatching(/^[a-c]{1,3}$/), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join("/"));

describe("any glob", () => {
  it("without brackets means what minimatch says, or the path itself", () => {
    const options = { dot: true, noext: true, nocase: true } as const;
    fc.assert(
      fc.property(someGlob, somePath, (pattern, path) => {
        expect(glob(pattern).matches(path)).toBe(new Minimatch(pattern, options).match(path) || pattern === path);
      }),
      { numRuns: 500 },
    );
  });

  it("that compiles matches the path spelled like it", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "[", "]", "{", "}", ",", "\\", "(", ")", "@", "^", "/", "."),
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, (pattern) => {
        const compiled = compileGlob(pattern);
        expect("problem" in compiled || compiled.matches(pattern)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("of whatever characters compiles or is refused, and answers, without throwing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.string({ unit: "grapheme" }), (pattern, path) => {
        const compiled = compileGlob(pattern);
        if (!("problem" in compiled)) expect(typeof compiled.matches(path)).toBe("boolean");
      }),
    );
  });
});

describe("hostile globs", () => {
  const hostile = [
    "*a".repeat(16),
    "**/a/".repeat(8) + "b",
    "{a,b}".repeat(8) + "*",
    "[".repeat(256),
    "{".repeat(8) + ",".repeat(200),
    "\\".repeat(255),
  ];

  it.each(hostile)("%s answers about long paths in bounded time", (pattern) => {
    const compiled = compileGlob(pattern);
    const paths = ["a/".repeat(2000) + "c", "a".repeat(4000) + "c", "ab".repeat(2000), "[".repeat(256)];
    const start = performance.now();
    if (!("problem" in compiled)) for (const path of paths) compiled.matches(path);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe("a set of paths", () => {
  it("says which of several globs comes first, and which can't be used", () => {
    const paths = createPathSet();
    expect(paths.first(["**/*.md", "src/**", "**"], "src/a.js")).toBe("src/**");
    expect(paths.first(["**/*.md"], "src/a.js")).toBeNull();
    expect(paths.first(["!x"], "y")).toBeNull();
    expect(paths.refused(["a", "!x"])).toBe("!x");
    expect(paths.refused(["a"])).toBeNull();
  });

  const odd = fc.string({
    unit: fc.constantFrom(
      "a",
      "B",
      "k",
      "\u212a",
      "\u017f",
      "s",
      "/",
      ".",
      "*",
      "**/",
      "[",
      "]",
      "{a,",
      "}",
      "\\",
      "?",
    ),
    minLength: 1,
    maxLength: 8,
  });
  const oddPath = fc.string({
    unit: fc.constantFrom("a", "A", "b", "K", "s", "\u212a", "/", ".", "[", "]", "{", "}"),
    minLength: 1,
    maxLength: 6,
  });
  const matchesAlone = (pattern: string, path: string): boolean => {
    const compiled = compileGlob(pattern);
    return !("problem" in compiled) && compiled.matches(path);
  };

  it("answers as each glob alone does, however it is asked", () => {
    const globs = fc.array(fc.oneof(someGlob, odd), { maxLength: 5 });
    const paths = fc.array(fc.oneof(somePath, oddPath), { maxLength: 5 });
    fc.assert(
      fc.property(globs, paths, (patterns, asked) => {
        const set = createPathSet();
        for (const path of [...asked, ...asked, ...patterns]) {
          expect(set.first(patterns, path)).toBe(patterns.find((one) => matchesAlone(one, path)) ?? null);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each(cases.matches)("of one glob, %s matches %s", (pattern = "", path = "") => {
    expect(createPathSet().first([pattern], path)).toBe(pattern);
  });
});
