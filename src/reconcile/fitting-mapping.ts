import type { InputMapping } from "../model/sheet.ts";
import type { MappedShape } from "./mapped-shape.ts";

/** A mapping, and the shape of the file that has its columns. */
export interface Fitting {
  readonly mapping: InputMapping;
  readonly shape: MappedShape;
}

/** The columns of the file that a mapping names. */
export const theirs = ({ columns }: InputMapping): readonly string[] => [
  ...new Set(Object.values(columns).filter((column) => typeof column === "string")),
];

/** A header's names are compared in any case, as `CsvShape` has them; keys and Parquet columns as they are. */
export const asWritten = (shape: MappedShape, column: string): string =>
  shape.format === "csv" ? column.trim().toLowerCase().replace(/^g:/u, "") : column;

const missing = (mapping: InputMapping, shape: MappedShape): readonly string[] =>
  theirs(mapping).filter((column) => !shape.names.includes(asWritten(shape, column)));

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
