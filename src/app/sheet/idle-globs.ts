import type { IdleGlob } from "../../model/explanation.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { PathSet } from "../../pattern/path-set.ts";

function statedGlobs({ triggers, stores }: Sheet): readonly IdleGlob[] {
  const stated = [
    ...Object.entries(triggers).flatMap(([id, { when }]) =>
      when.flatMap(({ paths = [] }) => paths.map((glob) => ({ of: `trigger ${id}`, glob }))),
    ),
    ...Object.entries(stores).flatMap(([id, { paths }]) => paths.map((glob) => ({ of: `store ${id}`, glob }))),
  ];
  return [...new Map(stated.map((one) => [JSON.stringify([one.of, one.glob]), one])).values()];
}

/** Globs that none of the files matches, in the order of the sheet. */
export function idleGlobs(sheet: Sheet, files: readonly string[], paths: PathSet): readonly IdleGlob[] {
  const left = statedGlobs(sheet).map((stated) => ({ stated, list: [stated.glob] }));
  return files
    .reduce((open, path) => open.filter(({ list }) => paths.first(list, path) === null), left)
    .map(({ stated }) => stated);
}
