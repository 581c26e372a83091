import { minimatch } from "minimatch";
import { matchesWildcard } from "./wildcard.ts";

/** Of a glob that stands for more names than this only the first ones count. */
const mostAlternatives = 512;

/**
 * Compiles name globs (of packages, tags, extension types): the answer is the first glob that a name matches, or null.
 * Most are never asked, so they are compiled for the first name. `*` stands for any characters, slashes too, `{a,b}` for either, and case is ignored.
 */
export function compileNames(globs: readonly string[]): (name: string) => string | null {
  let compiled: readonly Compiled[] | null = null;
  return (name) => {
    const lower = name.toLowerCase();
    compiled ??= globs.map((glob) => ({ glob, alternatives: alternativesOf(glob.toLowerCase()) }));
    return compiled.find(({ alternatives }) => alternatives.some((one) => matchesWildcard(one, lower)))?.glob ?? null;
  };
}

interface Compiled {
  readonly glob: string;
  readonly alternatives: readonly string[];
}

function alternativesOf(glob: string): readonly string[] {
  return glob.includes("{") ? minimatch.braceExpand(glob, { braceExpandMax: mostAlternatives }) : [glob];
}
