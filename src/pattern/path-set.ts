import { compileGlob } from "./glob.ts";
import { comparablePath } from "./literal-parts.ts";

/** Answers many globs about many paths. Asking everything about one path before the next is what makes it fast. */
export interface PathSet {
  /** The first of the globs that matches the path, or null; a glob that can't be compiled matches nothing. */
  first(globs: readonly string[], path: string): string | null;
  /** The first of the globs that match only below a folder of this path, or null. */
  inside(globs: readonly string[], path: string): string | null;
  /** The first of the globs that can't be compiled, or null. */
  refused(globs: readonly string[]): string | null;
}

/** Most paths remembered per list of globs: a history changes the same files again and again. */
const mostPaths = 2000;

interface Remembering {
  readonly pattern: string;
  readonly refused: boolean;
  readonly folders: readonly string[];
  matches(path: string, comparable: string | null): boolean;
}

/** Compiles each distinct glob once and asks it at most once in a row about the same path; a list is asked anew only after many other paths. */
export function createPathSet(): PathSet {
  const lists = compiledLists();
  let lastPath = "";
  let comparable: string | null = null;
  return {
    first(globs, path) {
      const { globs: compiled, answers } = lists(globs);
      const known = answers.get(path);
      if (known !== undefined) return known;
      if (path !== lastPath) [lastPath, comparable] = [path, comparablePath(path)];
      const answer = compiled.find((glob) => glob.matches(path, comparable))?.pattern ?? null;
      if (answers.size >= mostPaths) answers.clear();
      answers.set(path, answer);
      return answer;
    },
    inside: (globs, path) => lists(globs).folders.get(path.toLowerCase()) ?? null,
    refused: (globs) => lists(globs).refused,
  };
}

interface CompiledList {
  readonly globs: readonly Remembering[];
  readonly refused: string | null;
  /** Glob by folder that it matches below alone. */
  readonly folders: ReadonlyMap<string, string>;
  readonly answers: Map<string, string | null>;
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
    const refused = globs.find((glob) => glob.refused)?.pattern ?? null;
    const folders = new Map(
      globs.toReversed().flatMap((glob) => glob.folders.map((one) => [one, glob.pattern] as const)),
    );
    const list = { globs, refused, folders, answers: new Map<string, string | null>() };
    byList.set(patterns, list);
    return list;
  };
}

function remembering(pattern: string): Remembering {
  const glob = compileGlob(pattern);
  if ("problem" in glob) return { pattern, refused: true, folders: [], matches: () => false };
  let lastPath: string | null = null;
  let lastAnswer = false;
  return {
    pattern,
    refused: false,
    folders: glob.folders,
    matches(path, comparable) {
      if (path !== lastPath) {
        lastAnswer = glob.matches(path, comparable);
        lastPath = path;
      }
      return lastAnswer;
    },
  };
}
