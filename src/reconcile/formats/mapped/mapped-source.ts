import { namedColumns } from "../../../pattern/column-path.ts";
import { asWritten, placesOf, type Fitting } from "./fitting-mapping.ts";
import type { MappedShape } from "./mapped-shape.ts";
import { sqlText } from "../../sql-text.ts";
import { cell, csvCells, numberedCells } from "../csv-table.ts";
import { countedItems, jsonItems, jsonLines, jsonPointer, numberedJsonLines, unwrapped } from "../json-lines.ts";
import { firstReason, type SourceFile } from "../load-step.ts";
import { itemReadings, readings } from "./mapped-columns.ts";
import { asTexts, foundAt, jsonText, together, type FileColumns } from "./mapped-places.ts";

/**
 * Rows of a mapped file, from which each mapped column is read as text: `c_` and its name, null where it is empty; a list of texts where items
 * stand in a list. `broken` tells a row that is none, `misshapen` how one is not written as a path says.
 */
export interface MappedSource {
  readonly quick: string;
  /** The same with the `line` of each. */
  readonly numbered: string;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The start of a name that no column of a file has. */
const free = (start: string, { columns }: Pick<MappedShape, "columns">): string =>
  columns.some((column) => column.toLowerCase().startsWith(start)) ? free(`${start}_`, { columns }) : start;

/** Expressions that are asked for again and again, each worked out once for a row and known by a name. */
function named(prefix: string) {
  const known = new Map<string, string>();
  return {
    name: (expression: string): string => {
      const name = known.get(expression) ?? `"${prefix} ${known.size}"`;
      known.set(expression, name);
      return name;
    },
    added: (rows: string): string =>
      known.size === 0
        ? rows
        : `SELECT *, ${[...known].map(([expression, name]) => `${expression} AS ${name}`).join(", ")} FROM (${rows}) AS with_more`,
  };
}

type Columns = Omit<FileColumns, "items">;

/** A query for the cells of a mapping in rows that have these columns. */
function cellsOf({ mapping, shape }: Fitting, broken: string, file: Columns): (rows: string, line: string) => string {
  const { holds, columns, decimal } = mapping;
  const [inner, lists] = [named(free("inner", shape)), named(free("list", shape))];
  const once: FileColumns = {
    text: file.text,
    json: (column) => inner.name(file.json(column)),
    items: (list) => lists.name(`CASE WHEN json_type(${list}) = 'ARRAY' THEN json_extract(${list}, '$[*]') END`),
  };
  const found = Object.entries(columns).map(([ours, column]) => {
    if (typeof column !== "string" && "is" in column) return { ours, value: sqlText(column.is), misshapen: [] };
    const reading = readings[holds][ours] ?? "text";
    const ofItems = holds === "orders" && Object.hasOwn(itemReadings, ours);
    const parts = namedColumns(column).map((theirs) =>
      foundAt(once, placesOf(shape, theirs), { theirs, reading, ofItems, decimal }),
    );
    return { ours, ...together(parts) };
  });
  const misshapen = new Map(found.flatMap((each) => each.misshapen));
  const cells = [
    `${broken} AS broken`,
    `${misshapen.size === 0 ? "CAST(NULL AS VARCHAR)" : firstReason([...misshapen])} AS misshapen`,
    ...found.map(({ ours, value }) => `${value} AS c_${ours}`),
  ];
  return (rows, line) => `SELECT ${line}${cells.join(", ")} FROM (${lists.added(inner.added(rows))}) AS mapped_file`;
}

const jsonColumns = ({ mapping: { decimal } }: Fitting): Columns => ({
  text: (column, isAmount) => jsonText("json", jsonPointer([column]), isAmount ? decimal : null),
  json: (column) => unwrapped(`json_extract(json, ${jsonPointer([column])})`),
});

const parquetColumns = ({ mapping: { decimal } }: Fitting, types: ReadonlyMap<string, string>): Columns => {
  const typeOf = (column: string) => types.get(column) ?? "VARCHAR";
  const asText = (column: string) => `CAST(${quoted(column)} AS VARCHAR)`;
  return {
    text: (column, isAmount) => {
      if (/\]$|^(?:STRUCT|MAP)/u.test(typeOf(column))) return `CAST(to_json(${quoted(column)}) AS VARCHAR)`;
      return isAmount && typeOf(column) !== "VARCHAR" ? asTexts(asText(column), decimal) : asText(column);
    },
    json: (column) =>
      typeOf(column) === "VARCHAR" ? `TRY_CAST(${quoted(column)} AS JSON)` : `to_json(${quoted(column)})`,
  };
};

/** How the rows of a file are read by the mapping that fits it. */
export function mappedSource(file: SourceFile, fitting: Fitting): MappedSource {
  const { shape } = fitting;
  const { path } = file;
  if (shape.format === "csv") {
    const { csv } = shape;
    const text = (column: string) => cell(csv, asWritten(shape, column));
    const cells = cellsOf(fitting, "false", { text, json: (column) => `TRY_CAST(${text(column)} AS JSON)` });
    return { quick: cells(csvCells(path, csv), ""), numbered: cells(numberedCells(path, csv), "line, ") };
  }
  if (shape.format === "lines") {
    const cells = cellsOf(fitting, "json IS NULL", jsonColumns(fitting));
    return { quick: cells(jsonLines(path), ""), numbered: cells(numberedJsonLines(path), "line, ") };
  }
  if (shape.format === "list") {
    const cells = cellsOf(fitting, "json IS NULL", jsonColumns(fitting));
    return { quick: cells(jsonItems(path), ""), numbered: cells(countedItems(jsonItems(path)), "line, ") };
  }
  const cells = cellsOf(fitting, "false", parquetColumns(fitting, shape.types));
  const read = parquetRows(path);
  const number = free("number", shape);
  const counted = `SELECT row_number() OVER () AS ${number}, * FROM (${read}) AS counted_rows`;
  return { quick: cells(read, ""), numbered: cells(counted, `${number} AS line, `) };
}

/** Rows of a Parquet file; old writers do not say that their texts are text. */
const parquetRows = (path: string): string => `SELECT * FROM read_parquet(${sqlText(path)}, binary_as_string = true)`;

/** Names and types of a Parquet file's columns, asked of the engine. */
export const parquetTypes = (path: string): string =>
  `SELECT column_name, column_type FROM (DESCRIBE ${parquetRows(path)})`;

const rowsLooked = 100;
const longestLooked = 256 * 1024;

/** The first rows of a Parquet file as `json`, for the names inside of its columns. */
export const parquetSample = (path: string): string =>
  `SELECT CASE WHEN strlen(json) <= ${longestLooked} THEN json END AS json FROM (SELECT CAST(to_json(r) AS VARCHAR) AS json FROM (${parquetRows(path)} LIMIT ${rowsLooked}) AS r) AS looked`;
