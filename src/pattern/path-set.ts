import { compileGlob } from "./glob.ts";

/** Answers many globs about many paths. Asking everything about one path before the next is what makes it fast. */
export interface PathSet {
  /** The first of the globs that matches the path, or null; a glob that can't be compiled matches nothing. */
  first(globs: readonly string[], path: string): string | null;
  /** The first of the globs that can't be compiled, or null. */
  refused(globs: readonly string[]): string | null;
}

interface Remembering {
  readonly pattern: string;
  readonly refused: boolean;
  matches(path: string): boolean;
}

/** Compiles each distinct glob once and asks it at most once in a row about the same path. */
export function createPathSet(): PathSet {
  const byPattern = new Map<string, Remembering>();
  const byList = new WeakMap<readonly string[], readonly Remembering[]>();
  const compiled = (globs: readonly string[]): readonly Remembering[] => {
    const known = byList.get(globs);
    if (known !== undefined) return known;
    const list = globs.map((pattern) => {
      const glob = byPattern.get(pattern) ?? remembering(pattern);
      byPattern.set(pattern, glob);
      return glob;
    });
    byList.set(globs, list);
    return list;
  };
  return {
    first: (globs, path) => compiled(globs).find((glob) => glob.matches(path))?.pattern ?? null,
    refused: (globs) => compiled(globs).find((glob) => glob.refused)?.pattern ?? null,
  };
}

function remembering(pattern: string): Remembering {
  const glob = compileGlob(pattern);
  if ("problem" in glob) return { pattern, refused: true, matches: () => false };
  let lastPath: string | null = null;
  let lastAnswer = false;
  return {
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
