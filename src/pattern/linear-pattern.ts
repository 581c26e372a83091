import { RE2JS } from "re2js";
import { compiledOnce } from "./compiled-once.ts";
import type { PatternProblem } from "./pattern-problem.ts";

/** What a pattern says about a line; `too-long` lines are not read. */
export type LineAnswer = "matched" | "not-matched" | "too-long";

/** A compiled `content` pattern, tried in time linear in the line. */
export interface LinearPattern {
  readonly pattern: string;
  test(line: string): LineAnswer;
}

/** Longest line that a pattern reads, in UTF-16 units. */
export const longestLine = 200_000;

const longestPattern = 1000;
const largestProgram = 2500;

/**
 * Compiles a `content` pattern in RE2 syntax: no lookaround, no back-references, case matters unless it opens with `(?i)`.
 * Never throws; a pattern that isn't linear, or whose repeats make it too large, comes back as a problem.
 */
export const compilePattern = compiledOnce((text): LinearPattern | PatternProblem => {
  if (text === "") return { problem: "is empty" };
  if (text.length > longestPattern) return { problem: `is longer than ${longestPattern} characters` };
  try {
    const compiled = RE2JS.compile(text);
    if (compiled.programSize() > largestProgram) return { problem: "repeats too much: its parts multiply" };
    return { pattern: text, test: (line) => answer(compiled, line) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : "can't be compiled" };
  }
});

function answer(pattern: RE2JS, line: string): LineAnswer {
  if (line.length > longestLine) return "too-long";
  return pattern.test(line) ? "matched" : "not-matched";
}
