import { minimatch } from "minimatch";
import { matchesWildcard } from "./wildcard.ts";

const MAX_ALTERNATIVES = 512;

/**
 * Whether a name (of a package, a tag, an extension type) matches a name glob: `*` stands for any characters, slashes too,
 * `{a,b}` for either, and case is ignored. Of a glob that stands for more than 512 names only the first 512 count.
 */
export function matchesName(glob: string, name: string): boolean {
  const lower = name.toLowerCase();
  return alternatives(glob).some((one) => matchesWildcard(one, lower));
}

/** The first of the globs that a name matches, or null. */
export function firstName(globs: readonly string[], name: string): string | null {
  return globs.find((glob) => matchesName(glob, name)) ?? null;
}

function alternatives(glob: string): readonly string[] {
  const lower = glob.toLowerCase();
  return lower.includes("{") ? minimatch.braceExpand(lower, { braceExpandMax: MAX_ALTERNATIVES }) : [lower];
}
