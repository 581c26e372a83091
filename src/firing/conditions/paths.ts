import type { ConditionEntry } from "../../model/sheet.ts";
import type { PathSet } from "../../pattern/path-set.ts";
import { type Condition, noReads } from "../condition.ts";

/**
 * The file's name matches a glob, or it stands where the glob has a folder: a link or a submodule, whose files nobody sees here.
 * A glob that can't be compiled may mean any file, so it matches.
 */
export const pathsCondition: Condition = {
  kind: "paths",
  watches: (name, entry, paths) => matching(name, entry, paths) !== null,
  reads: () => noReads,
  matches({ name }, entry, look) {
    const pattern = matching(name, entry, look.paths);
    return pattern === null ? null : { because: [{ pattern }], facts: "file" };
  },
};

function matching(name: string, { paths: globs = [] }: ConditionEntry, paths: PathSet): string | null {
  return paths.first(globs, name) ?? paths.inside(globs, name) ?? paths.refused(globs);
}
