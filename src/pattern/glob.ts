import { Minimatch, minimatch, type MinimatchOptions } from "minimatch";
import { compiledOnce } from "./compiled-once.ts";
import type { PatternProblem } from "./pattern-problem.ts";

/** A compiled path glob. */
export interface Glob {
  readonly pattern: string;
  /** Whether a path from the repository's root, with `/` between its parts, matches. */
  matches(path: string): boolean;
}

const MAX_LENGTH = 256;
const MAX_STARS = 16;
const MAX_BRACES = 8;
const MAX_ALTERNATIVES = 512;

const OPTIONS: MinimatchOptions = {
  dot: true,
  noext: true,
  nocase: true,
  nonegate: true,
  nocomment: true,
  // The host's own separator must not change what a sheet means.
  platform: "linux",
  braceExpandMax: MAX_ALTERNATIVES + 1,
};

/**
 * Compiles a glob: case is ignored, dotfiles match, `**` crosses folders, `src/**` does not match a bare `src`.
 * Brackets also stand for themselves, so that `app/[slug]/*.tsx` means the folder `[slug]` too.
 * Never throws; a glob that is negated, too long or too wide comes back as a problem.
 */
export const compileGlob = compiledOnce((pattern): Glob | PatternProblem => {
  const problem = globProblem(pattern);
  return problem === null ? compiled(pattern) : { problem };
});

function globProblem(pattern: string): string | null {
  if (pattern === "") return "is empty";
  if (pattern.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`;
  if (pattern.startsWith("!")) return "starts with `!`; use `except` instead";
  if (count(pattern, "*") > MAX_STARS) return `holds more than ${MAX_STARS} \`*\``;
  if (count(pattern, "{") > MAX_BRACES) return `holds more than ${MAX_BRACES} \`{\``;
  const alternatives = minimatch.braceExpand(pattern, OPTIONS).length;
  return alternatives > MAX_ALTERNATIVES ? `stands for more than ${MAX_ALTERNATIVES} globs` : null;
}

function compiled(pattern: string): Glob {
  const lower = pattern.toLowerCase();
  const isLiterally = (path: string): boolean => path.length === pattern.length && path.toLowerCase() === lower;
  const asWritten = whenAsked(pattern);
  if (!pattern.includes("[")) return { pattern, matches: (path) => asWritten(path) || isLiterally(path) };
  const bracketsEscaped = whenAsked(pattern.replaceAll(/\\?([[\]])/g, "\\$1"));
  return { pattern, matches: (path) => bracketsEscaped(path) || asWritten(path) || isLiterally(path) };
}

/** Most globs of a sheet are never asked: a path's literal start or end has ruled them out. */
function whenAsked(pattern: string): (path: string) => boolean {
  let matcher: Minimatch | null = null;
  return (path) => (matcher ??= new Minimatch(pattern, OPTIONS)).match(path);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
