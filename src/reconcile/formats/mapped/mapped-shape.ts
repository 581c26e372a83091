import { csvShapes, type CsvShape } from "../csv-shape.ts";
import { namesAtTop } from "../names-at-top.ts";
import { nestedNames, type NestedNames } from "./nested-names.ts";

/** A file whose format says nothing of what it holds, and the names that its columns have. */
export type MappedShape = NestedNames &
  (
    | { readonly format: "csv"; readonly csv: CsvShape }
    | { readonly format: "lines" }
    /** One JSON list of objects. */
    | { readonly format: "list" }
    /** Names of types by the names of columns, as the engine has them. */
    | { readonly format: "parquet"; readonly types: ReadonlyMap<string, string> }
  );

const mostNames = 1000;

/** Ends of objects in a text that is cut off, of which the last ones may be inside of another. */
const triedEnds = 200;

/** What stands in lines of JSON, those left out that are not whole. */
function values(lines: string): readonly unknown[] {
  return lines.split("\n").flatMap((line): readonly unknown[] => {
    try {
      return [JSON.parse(line)];
    } catch {
      // Half a line is counted where the file is read.
      return [];
    }
  });
}

/** The shape of lines of JSON: of a line that is longer than what is looked at, only the names at its top are known. */
function linesShape(head: string): MappedShape {
  const whole = values(head);
  if (whole.length > 0) return { format: "lines", ...nestedNames(whole, mostNames) };
  const names = namesAtTop(head);
  return { format: "lines", columns: names, names, open: head.includes("\n") ? [] : names };
}

/** Objects at the start of a JSON list, as far as they are whole. */
function firstItems(head: string): readonly unknown[] {
  const ends = [...head.matchAll(/\}\s*(?:,\s*\{|\]\s*$)/gu)].map(({ index }) => index + 1).slice(-triedEnds);
  for (const end of ends.toReversed()) {
    const [items] = values(`${head.slice(0, end).replaceAll(/[\r\n]/gu, " ")}]`);
    if (Array.isArray(items)) return items;
  }
  return [];
}

/** The shape of a Parquet file, by the types of its columns and some of its rows as lines of JSON. */
export function parquetShape(types: ReadonlyMap<string, string>, rows: string): MappedShape {
  const columns = [...types.keys()];
  const found = nestedNames(values(rows), mostNames);
  // Keys of a map are data: a row that was not looked at may have others.
  const unseen = [...types].flatMap(([column, type]) =>
    !found.columns.includes(column) || type.startsWith("MAP(") ? [column] : [],
  );
  const inner = found.names.filter((name) => !types.has(name));
  return { format: "parquet", columns, names: [...columns, ...inner], open: [...found.open, ...unseen], types };
}

/** What a text could be when it is none of the known formats, the likeliest first; nothing for what has no columns. */
export function textShapes(head: string): readonly MappedShape[] {
  const text = head.trimStart();
  if (text.startsWith("{")) return [linesShape(text)];
  if (text.startsWith("[")) return [{ format: "list", ...nestedNames(firstItems(text), mostNames) }];
  if (text === "" || text.startsWith("<")) return [];
  return csvShapes(text)
    .map((csv) => ({ format: "csv" as const, columns: csv.header, names: csv.header, open: csv.header, csv }))
    .toSorted((a, b) => b.names.length - a.names.length);
}

const isName = (name: string): boolean => /^[\p{L}_$][^\p{Cc}@]{0,63}$/u.test(name);

/** The names that may be told: where one of them can't be a name, a header is missing, and all of them may be somebody's. */
export function tellableNames(shape: MappedShape | undefined): readonly string[] {
  const names = (shape?.names ?? []).filter((name) => name !== "");
  return names.length > 1 && names.every(isName) ? names.slice(0, 60) : [];
}
