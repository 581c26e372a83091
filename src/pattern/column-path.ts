import type { MappedColumn } from "../model/sheet.ts";

/** Where in the rows of a file something stands. */
export interface ColumnPath {
  /** The column, then from key to key. */
  readonly keys: readonly string[];
  /** How many of the keys lead to a list, of which each one is meant; null: to no list. */
  readonly list: number | null;
}

const step = /(?:"((?:[^"]|"")*)"|([^".[\]][^.[\]]*))(\[\])?(\.(?=.)|$)/suy;

/**
 * Reads a path: keys with dots between them, `[]` behind the one that holds a list, and a key that has a dot or a bracket in it in double
 * quotes. Null: a text that is none, and can only be the name of a column.
 */
export function parseColumnPath(text: string): ColumnPath | null {
  const keys: string[] = [];
  let list: number | null = null;
  for (let at = 0; at < text.length;) {
    step.lastIndex = at;
    const found = step.exec(text);
    if (found === null) return null;
    const [all, quoted, plain = "", each] = found;
    keys.push(quoted?.replaceAll('""', '"') ?? plain);
    if (each !== undefined) {
      if (list !== null) return null;
      list = keys.length;
    }
    at += all.length;
  }
  return keys.length === 0 ? null : { keys, list };
}

const quoted = (key: string): string => `"${key.replaceAll('"', '""')}"`;

/** The path as it is written; that to a column alone is its name, quoted only where the name would be refused. */
export function formatColumnPath({ keys, list }: ColumnPath): string {
  const [only = ""] = keys;
  if (keys.length === 1 && list === null) return only === "" || isMistakenPath(only) ? quoted(only) : only;
  return keys
    .map((key, index) => `${/[.[\]]|^"|^$/u.test(key) ? quoted(key) : key}${list === index + 1 ? "[]" : ""}`)
    .join(".");
}

/** Whether a text has the signs of a path and is none: `items[]sku`, `items[*].sku`, two lists, a quote that does not close. */
export const isMistakenPath = (text: string): boolean => /\[\*?\]|^"/u.test(text) && parseColumnPath(text) === null;

/** The columns that a mapping names for one of ours; none for what holds for every row. */
export function namedColumns(column: MappedColumn): readonly string[] {
  if (typeof column === "string") return [column];
  return "is" in column ? [] : column;
}
