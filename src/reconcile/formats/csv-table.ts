import { sqlText } from "../sql-text.ts";
import type { CsvShape } from "./csv-shape.ts";
import { rejectLines, type LoadStep, type SourceFile } from "./load-step.ts";

const rejectTables =
  "store_rejects = true, rejects_table = 'csv_rejects', rejects_scan = 'csv_scans', rejects_limit = 0";

/** Longest record: notes of an order can be long, a forgotten quote is longer. */
const longestRecord = 8 * 1024 * 1024;

function readCsv(path: string, csv: CsvShape, further: readonly string[]): string {
  const types = csv.header.map((_, index) => `'c${index}': 'VARCHAR'`).join(", ");
  const options = [
    `columns = {${types}}`,
    `auto_detect = false, header = true, skip = ${csv.preamble}`,
    `delim = ${sqlText(csv.delimiter)}, quote = '"', escape = '"'`,
    `ignore_errors = true, max_line_size = ${longestRecord}`,
    ...further,
  ];
  return `read_csv(${sqlText(path)}, ${options.join(", ")})`;
}

/** A table of text cells `c0`, `c1`, …, read in parallel; what cannot be split into cells is kept for `moveCsvRejects`. */
export const csvCells = (path: string, csv: CsvShape): string => `SELECT * FROM ${readCsv(path, csv, [rejectTables])}`;

/** The same with the number of the `line` each starts on, unless cells hold line breaks. */
export const numberedCells = (path: string, csv: CsvShape): string =>
  `SELECT row_number() OVER () + ${csv.preamble + 1} AS line, * FROM ${readCsv(path, csv, [])}`;

/** Moves what the engine could not split into cells into `rejects`. */
export function moveCsvRejects(file: SourceFile, kind: string): readonly LoadStep[] {
  const reason =
    `CASE min(error_type) WHEN 'MISSING COLUMNS' THEN 'fewer cells than the header' ` +
    `WHEN 'TOO MANY COLUMNS' THEN 'more cells than the header' ` +
    `WHEN 'UNQUOTED VALUE' THEN 'a quote that does not close' ` +
    `WHEN 'LINE SIZE OVER MAXIMUM' THEN 'a line that is too long' ELSE 'not a line of cells' END`;
  const when = "SELECT 1 FROM information_schema.tables WHERE table_name = 'csv_rejects'";
  return [
    { run: rejectLines(file, kind, `SELECT line, ${reason} AS reason FROM csv_rejects GROUP BY line`), when },
    { run: "DROP TABLE IF EXISTS csv_rejects" },
    { run: "DROP TABLE IF EXISTS csv_scans" },
  ];
}

/** The cell under the first of the names that the header has, in any case and with or without `g:`; null where it has none. */
export function cell(csv: CsvShape, ...names: readonly string[]): string {
  const wanted = names.map((name) => name.toLowerCase());
  const found = wanted.map((name) => csv.header.findIndex((head) => head === name)).find((index) => index >= 0);
  return found === undefined ? "CAST(NULL AS VARCHAR)" : `c${found}`;
}

/** Whether no cell of a row holds anything: spreadsheets leave such rows behind the last one. */
export const isBlank = (csv: CsvShape): string =>
  `trim(concat(${csv.header.map((_, index) => `c${index}`).join(", ")})) = ''`;
