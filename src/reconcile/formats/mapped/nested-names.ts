import { formatColumnPath, type ColumnPath } from "../../../pattern/column-path.ts";

/** The names in a file's rows. */
export interface NestedNames {
  /** The columns themselves, as they are called. */
  readonly columns: readonly string[];
  /** The columns and the paths into them, as a mapping writes them. */
  readonly names: readonly string[];
  /** Those in which nothing was seen although something may be in them, such as a list that is always empty. */
  readonly open: readonly string[];
}

const deepest = 4;

/** JSON that stands in a text, opened; a text that is none stays what it is. */
function opened(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[{[]/u.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const itemsLooked = 20;

/** Paths to what is in a value; the second says whether something may be in there that was not seen. */
function* pathsIn(value: unknown, path: ColumnPath): Generator<readonly [ColumnPath, boolean]> {
  const { keys, list } = path;
  const inner = keys.length === 1 && list === null ? opened(value) : value;
  const isList = Array.isArray(inner);
  const isEmpty = inner === null || (typeof inner === "object" && Object.keys(inner).length === 0);
  const isWhole = isEmpty || typeof inner !== "object" || list !== keys.length;
  if (isWhole) yield [path, isEmpty];
  if (isEmpty || typeof inner !== "object" || keys.length > deepest) return;
  if (!isList) {
    for (const [key, each] of Object.entries(inner)) yield* pathsIn(each, { keys: [...keys, key], list });
  } else if (list === null) {
    for (const each of inner.slice(0, itemsLooked)) yield* pathsIn(each, { keys, list: keys.length });
  }
}

/** The names in some rows of a file, no more than this many. */
export function nestedNames(rows: readonly unknown[], most: number): NestedNames {
  const [columns, names, filled, empty] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  for (const row of rows) {
    if (typeof row !== "object" || row === null || Array.isArray(row)) continue;
    for (const [column, value] of Object.entries(row)) {
      if (names.size > most) break;
      columns.add(column);
      for (const [path, isEmpty] of pathsIn(value, { keys: [column], list: null })) {
        const name = formatColumnPath(path);
        names.add(name);
        (isEmpty ? empty : filled).add(name);
      }
    }
  }
  return { columns: [...columns], names: [...names], open: [...empty].filter((name) => !filled.has(name)) };
}
