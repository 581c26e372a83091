import type { InputMapping } from "../../model/sheet.ts";
import { asWritten, type Fitting } from "../fitting-mapping.ts";
import { sqlText } from "../sql-text.ts";
import { text } from "./cells.ts";
import { cell, csvCells, numberedCells } from "./csv-table.ts";
import { jsonLines, numberedJsonLines } from "./json-lines.ts";
import type { SourceFile } from "./load-step.ts";
import { readings } from "./mapped-columns.ts";

/** Rows of a mapped file, from which each mapped column is read as text: `c_` and its name, null where it is empty. */
export interface MappedSource {
  readonly quick: string;
  /** The same with the `line` of each. */
  readonly numbered: string;
}

type Reader = (theirs: string, isAmount: boolean) => string;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The text cells of a mapping; `broken` tells a row that is none. */
function cells({ columns, holds }: InputMapping, broken: string, read: Reader): string {
  const each = Object.entries(columns).map(([ours, column]) => {
    if (typeof column !== "string") return `${sqlText(column.is)} AS c_${ours}`;
    const reading = readings[holds][ours];
    const of = read(column, reading === "amount" || reading === "number" || reading === "count");
    return `${text(of)} AS c_${ours}`;
  });
  return [`${broken} AS broken`, ...each].join(", ");
}

/** Numbers that are no text always have a point: they are put as the texts of the file are. */
const asText = (number: string, { decimal }: InputMapping): string =>
  decimal === "," ? `replace(${number}, '.', ',')` : number;

const pointer = (steps: readonly string[]): string =>
  sqlText(steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""));

/** A key with dots in it stands as it is, or leads from object to object. */
function inJson(mapping: InputMapping): Reader {
  const at = (place: string, isAmount: boolean) => {
    const found = `json_extract_string(json, ${place})`;
    if (!isAmount || mapping.decimal !== ",") return found;
    return `CASE WHEN json_type(json, ${place}) = 'VARCHAR' THEN ${found} ELSE ${asText(found, mapping)} END`;
  };
  return (theirs, isAmount) => {
    const whole = at(pointer([theirs]), isAmount);
    return theirs.includes(".") ? `coalesce(${whole}, ${at(pointer(theirs.split(".")), isAmount)})` : whole;
  };
}

function inParquet(mapping: InputMapping, types: ReadonlyMap<string, string>): Reader {
  return (theirs, isAmount) => {
    const type = types.get(theirs) ?? "VARCHAR";
    if (/\]$|^(?:STRUCT|MAP)/u.test(type)) return `CAST(to_json(${quoted(theirs)}) AS VARCHAR)`;
    const written = `CAST(${quoted(theirs)} AS VARCHAR)`;
    return isAmount && type !== "VARCHAR" ? asText(written, mapping) : written;
  };
}

/** How the rows of a file are read by the mapping that fits it. */
export function mappedSource(file: SourceFile, { mapping, shape }: Fitting): MappedSource {
  const rows = (list: string, from: string, line: string) => `SELECT ${line}${list} FROM (${from}) AS mapped_file`;
  if (shape.format === "csv") {
    const list = cells(mapping, "false", (theirs) => cell(shape.csv, asWritten(shape, theirs)));
    const { csv } = shape;
    return {
      quick: rows(list, csvCells(file.path, csv), ""),
      numbered: rows(list, numberedCells(file.path, csv), "line, "),
    };
  }
  if (shape.format === "lines") {
    const list = cells(mapping, "json IS NULL", inJson(mapping));
    return {
      quick: rows(list, jsonLines(file.path), ""),
      numbered: rows(list, numberedJsonLines(file.path), "line, "),
    };
  }
  const list = cells(mapping, "false", inParquet(mapping, shape.types));
  const read = parquetRows(file.path);
  return { quick: rows(list, read, ""), numbered: rows(`row_number() OVER () AS line, ${list}`, read, "") };
}

/** Rows of a Parquet file; old writers do not say that their texts are text. */
const parquetRows = (path: string): string => `SELECT * FROM read_parquet(${sqlText(path)}, binary_as_string = true)`;

/** Names and types of a Parquet file's columns, asked of the engine. */
export const parquetTypes = (path: string): string =>
  `SELECT column_name, column_type FROM (DESCRIBE ${parquetRows(path)})`;
