import { asWritten, placesOf, type Fitting } from "../fitting-mapping.ts";
import { sqlText } from "../sql-text.ts";
import { cell, csvCells, numberedCells } from "./csv-table.ts";
import { jsonLines, jsonPointer, numberedJsonLines, unwrapped } from "./json-lines.ts";
import { firstReason, type SourceFile } from "./load-step.ts";
import { itemReadings, readings } from "./mapped-columns.ts";
import { asTexts, foundAt, jsonText, type FileColumns } from "./mapped-places.ts";

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

/** The columns of a file by the mapping that fits it. */
function cells({ mapping, shape }: Fitting, broken: string, file: FileColumns): string {
  const { holds, columns, decimal } = mapping;
  const found = Object.entries(columns).map(([ours, column]) => {
    if (typeof column !== "string") return { ours, value: sqlText(column.is), misshapen: [] };
    const reading = readings[holds][ours] ?? "text";
    const ofItems = holds === "orders" && Object.hasOwn(itemReadings, ours);
    return { ours, ...foundAt(file, placesOf(shape, column), { theirs: column, reading, ofItems, decimal }) };
  });
  const misshapen = new Map(found.flatMap((each) => each.misshapen));
  return [
    `${broken} AS broken`,
    `${misshapen.size === 0 ? "CAST(NULL AS VARCHAR)" : firstReason([...misshapen])} AS misshapen`,
    ...found.map(({ ours, value }) => `${value} AS c_${ours}`),
  ].join(", ");
}

const lineColumns = ({ mapping: { decimal } }: Fitting): FileColumns => ({
  text: (column, isAmount) => jsonText("json", jsonPointer([column]), isAmount ? decimal : null),
  json: (column) => unwrapped(`json_extract(json, ${jsonPointer([column])})`),
});

const parquetColumns = ({ mapping: { decimal } }: Fitting, types: ReadonlyMap<string, string>): FileColumns => {
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
  const rows = (list: string, from: string, line: string) => `SELECT ${line}${list} FROM (${from}) AS mapped_file`;
  if (shape.format === "csv") {
    const { csv } = shape;
    const of = (column: string) => cell(csv, asWritten(shape, column));
    const list = cells(fitting, "false", { text: of, json: (column) => `TRY_CAST(${of(column)} AS JSON)` });
    return {
      quick: rows(list, csvCells(file.path, csv), ""),
      numbered: rows(list, numberedCells(file.path, csv), "line, "),
    };
  }
  if (shape.format === "lines") {
    const list = cells(fitting, "json IS NULL", lineColumns(fitting));
    return {
      quick: rows(list, jsonLines(file.path), ""),
      numbered: rows(list, numberedJsonLines(file.path), "line, "),
    };
  }
  const list = cells(fitting, "false", parquetColumns(fitting, shape.types));
  const read = parquetRows(file.path);
  return { quick: rows(list, read, ""), numbered: rows(`row_number() OVER () AS line, ${list}`, read, "") };
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
