import type { PathExplanation } from "../model/explanation.ts";
import type { Sheet } from "../model/sheet.ts";
import { createPathSet, type PathSet } from "../pattern/path-set.ts";
import { type StatedEntry, statedEntriesOf, watches } from "./stated-conditions.ts";

/** The entries that an edit of a path could meet, before any content is known: by trigger, then in the order of `when`. */
export function explainPath(
  sheet: Pick<Sheet, "triggers">,
  path: string,
  paths: PathSet = createPathSet(),
): readonly PathExplanation[] {
  return statedEntriesOf(sheet)
    .filter((stated) => watches(stated, path, paths))
    .flatMap((stated) => explanation(stated, path, paths));
}

function explanation(
  { trigger, index, entry, conditions }: StatedEntry,
  path: string,
  paths: PathSet,
): PathExplanation[] {
  const kinds = conditions.map(({ kind }) => kind);
  const [condition] = kinds;
  if (condition === undefined) return [];
  const pattern = paths.first(entry.paths ?? [], path);
  return [{ trigger, entry: index, condition, pattern, needs: kinds.filter((kind) => kind !== "paths") }];
}
