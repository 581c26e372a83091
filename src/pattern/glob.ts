import { Minimatch, minimatch, type MinimatchOptions } from "minimatch";
import { compiledOnce } from "./compiled-once.ts";
import { comparablePath, literalParts, mayMatch, type LiteralParts } from "./literal-parts.ts";
import type { PatternProblem } from "./pattern-problem.ts";

/** A compiled path glob. */
export interface Glob {
  readonly pattern: string;
  /** Folders, in lower case, that an alternative begins with: it matches below them alone. */
  readonly folders: readonly string[];
  /** Whether a path from the repository's root, with `/` between its parts, matches; who asks many globs passes its comparable form too. */
  matches(path: string, comparable?: string | null): boolean;
}

const longestGlob = 256;
const mostStars = 16;
const mostBraces = 8;
const mostAlternatives = 512;

const options: MinimatchOptions = {
  dot: true,
  noext: true,
  nocase: true,
  nonegate: true,
  nocomment: true,
  // The host's own separator must not change what a sheet means.
  platform: "linux",
  braceExpandMax: mostAlternatives + 1,
};

/**
 * Compiles a glob: case is ignored, dotfiles match, `**` crosses folders, `src/**` does not match a bare `src`.
 * Brackets also stand for themselves, so that `app/[slug]/*.tsx` means the folder `[slug]` too.
 * Never throws; a glob that is negated, too long or too wide comes back as a problem.
 */
export const compileGlob = compiledOnce((pattern): Glob | PatternProblem => {
  const problem = globProblem(pattern);
  if (problem !== null) return { problem };
  const alternatives = minimatch.braceExpand(pattern, options);
  if (alternatives.length > mostAlternatives) return { problem: `stands for more than ${mostAlternatives} globs` };
  return compiled(pattern, alternatives);
});

function globProblem(pattern: string): string | null {
  if (pattern === "") return "is empty";
  if (pattern.length > longestGlob) return `is longer than ${longestGlob} characters`;
  if (pattern.startsWith("!")) return "starts with `!`; use `except` instead";
  if (count(pattern, "*") > mostStars) return `holds more than ${mostStars} \`*\``;
  if (count(pattern, "{") > mostBraces) return `holds more than ${mostBraces} \`{\``;
  return null;
}

interface Alternative extends LiteralParts {
  matches(path: string): boolean;
}

function compiled(pattern: string, alternatives: readonly string[]): Glob {
  const escaped = alternatives.filter((one) => one.includes("[")).map((one) => one.replaceAll(/\\?([[\]])/g, "\\$1"));
  const byEnd = new Map<string, Alternative[]>();
  for (const one of [...alternatives, ...escaped]) {
    const alternative = { ...literalParts(one), matches: whenAsked(one) };
    byEnd.set(alternative.end, [...(byEnd.get(alternative.end) ?? []), alternative]);
  }
  const groups = [...byEnd];
  const lower = pattern.toLowerCase();
  return {
    pattern,
    folders: groups.flatMap(([, group]) => group.flatMap(({ start }) => foldersIn(start))),
    matches: (path, comparable = comparablePath(path)) =>
      groups.some(
        ([end, group]) =>
          (comparable === null || comparable.endsWith(end)) &&
          group.some((one) => (comparable === null || mayMatch(one, comparable)) && one.matches(path)),
      ) ||
      (path.length === pattern.length && path.toLowerCase() === lower),
  };
}

/** `a/b/` and `a/b/c` lie in `a/b` and in `a`. */
function foldersIn(start: string): readonly string[] {
  const parts = start.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/")).filter((folder) => folder !== "");
}

/** Most alternatives of a sheet's globs are never asked: a path's literal parts have ruled them out. */
function whenAsked(alternative: string): (path: string) => boolean {
  let matcher: Minimatch | null = null;
  return (path) => (matcher ??= new Minimatch(alternative, { ...options, nobrace: true })).match(path);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
