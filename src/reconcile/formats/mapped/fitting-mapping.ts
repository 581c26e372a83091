import type { InputMapping } from "../../../model/sheet.ts";
import { formatColumnPath, namedColumns, parseColumnPath, type ColumnPath } from "../../../pattern/column-path.ts";
import type { MappedShape } from "./mapped-shape.ts";

/** A mapping, and the shape of the file that has its columns. */
export interface Fitting {
  readonly mapping: InputMapping;
  readonly shape: MappedShape;
}

/** The columns of the file that a mapping names. */
export const theirs = ({ columns }: InputMapping): readonly string[] => [
  ...new Set(Object.values(columns).flatMap(namedColumns)),
];

/** A header's names are compared in any case, as `CsvShape` has them; keys and Parquet columns as they are. */
export const asWritten = (shape: MappedShape, column: string): string =>
  shape.format === "csv" ? column.trim().toLowerCase().replace(/^g:/u, "") : column;

const isJson = ({ format }: MappedShape): boolean => format === "lines" || format === "list";

/** Whether a path leads to something that the file has, or into something of which nothing was seen. */
function leadsSomewhere(path: ColumnPath, { columns, names, open }: MappedShape): boolean {
  const { keys, list } = path;
  const [column = ""] = keys;
  if (keys.length === 1 && list === null) return columns.includes(column);
  if (names.includes(formatColumnPath(path))) return true;
  const ways = keys.flatMap((_, index) => {
    const way = keys.slice(0, index + 1);
    const isBehind = list !== null && list <= index;
    return isBehind
      ? [{ keys: way, list }]
      : [{ keys: way, list: null }, ...(list === index + 1 ? [{ keys: way, list }] : [])];
  });
  return ways.some((way) => open.includes(formatColumnPath(way)));
}

/**
 * Where a file has what a mapping names: in the column of exactly this name, else where it leads as a path. Both where one line of JSON may
 * have the one and the next line the other; nothing where the file has neither.
 */
export function placesOf(shape: MappedShape, column: string): readonly ColumnPath[] {
  const name = asWritten(shape, column);
  const exact = shape.columns.includes(name) ? [{ keys: [name], list: null }] : [];
  const path = parseColumnPath(column);
  if (path === null || (exact.length > 0 && (!isJson(shape) || path.list !== null || path.keys.length === 1)))
    return exact;
  const [first = "", ...inner] = path.keys;
  const written = { keys: [asWritten(shape, first), ...inner], list: path.list };
  return leadsSomewhere(written, shape) ? [...exact, written] : exact;
}

const missing = (mapping: InputMapping, shape: MappedShape): readonly string[] =>
  theirs(mapping).filter((column) => placesOf(shape, column).length === 0);

/** Every mapping whose columns the file has all of. */
export function fittingMappings(mappings: readonly InputMapping[], shapes: readonly MappedShape[]): readonly Fitting[] {
  return mappings.flatMap((mapping) => {
    const shape = shapes.find((each) => missing(mapping, each).length === 0);
    return shape === undefined ? [] : [{ mapping, shape }];
  });
}

/** The mapping that fits best of those that do not, when more of its columns are there than not, and which are not. */
export function nearlyFitting(
  mappings: readonly InputMapping[],
  shapes: readonly MappedShape[],
): { readonly mapping: string; readonly lacks: readonly string[] } | null {
  const tried = mappings.flatMap((mapping) =>
    shapes.map((shape) => ({ mapping: mapping.id, of: theirs(mapping).length, lacks: missing(mapping, shape) })),
  );
  const [best] = tried
    .filter(({ of, lacks }) => lacks.length * 2 < of)
    .toSorted((a, b) => a.lacks.length - b.lacks.length);
  return best === undefined ? null : { mapping: best.mapping, lacks: best.lacks };
}
