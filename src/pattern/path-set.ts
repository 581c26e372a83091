import { compileGlob } from "./glob.ts";
import { comparablePath, type LiteralEnds, literalEnds } from "./literal-ends.ts";

/** Answers many globs about many paths. Asking everything about one path before the next is what makes it fast. */
export interface PathSet {
  /** The first of the globs that matches the path, or null; a glob that can't be compiled matches nothing. */
  first(globs: readonly string[], path: string): string | null;
  /** The first of the globs that can't be compiled, or null. */
  refused(globs: readonly string[]): string | null;
}

interface Remembering extends LiteralEnds {
  readonly pattern: string;
  readonly refused: boolean;
  matches(path: string): boolean;
}

/** Compiles each distinct glob once and asks it at most once in a row about the same path. */
export function createPathSet(): PathSet {
  const lists = compiledLists();
  let lastPath = "";
  let comparable: string | null = null;
  return {
    first(globs, path) {
      if (path !== lastPath) [lastPath, comparable] = [path, comparablePath(path)];
      for (const glob of lists(globs).globs) {
        if (comparable !== null && !(comparable.startsWith(glob.start) && comparable.endsWith(glob.end))) continue;
        if (glob.matches(path)) return glob.pattern;
      }
      return null;
    },
    refused: (globs) => lists(globs).refused,
  };
}

interface CompiledList {
  readonly globs: readonly Remembering[];
  readonly refused: string | null;
}

function compiledLists(): (globs: readonly string[]) => CompiledList {
  const byPattern = new Map<string, Remembering>();
  const byList = new WeakMap<readonly string[], CompiledList>();
  return (patterns) => {
    const known = byList.get(patterns);
    if (known !== undefined) return known;
    const globs = patterns.map((pattern) => {
      const glob = byPattern.get(pattern) ?? remembering(pattern);
      byPattern.set(pattern, glob);
      return glob;
    });
    const list = { globs, refused: globs.find(({ refused }) => refused)?.pattern ?? null };
    byList.set(patterns, list);
    return list;
  };
}

function remembering(pattern: string): Remembering {
  const glob = compileGlob(pattern);
  if ("problem" in glob) return { pattern, refused: true, start: "", end: "", matches: () => false };
  let lastPath: string | null = null;
  let lastAnswer = false;
  return {
    ...literalEnds(pattern),
    pattern,
    refused: false,
    matches(path) {
      if (path !== lastPath) {
        lastAnswer = glob.matches(path);
        lastPath = path;
      }
      return lastAnswer;
    },
  };
}
