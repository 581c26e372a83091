import type { CsvShape } from "./csv-shape.ts";
import { sqlText } from "../sql-text.ts";
import { amount, text } from "./cells.ts";
import { cell, csvCells, moveCsvRejects, numberedCells } from "./csv-table.ts";
import { firstReason, insertInto, rejectLines, type LoadStep, type SourceFile } from "./load-step.ts";

/** Meta's own numbers, copied from Events Manager: `date,event,count,value,emq`. */
export function totalsCsv(file: SourceFile, csv: CsvShape): readonly LoadStep[] {
  const day = `TRY_CAST(${text(cell(csv, "date", "day"))} AS DATE)`;
  const event = text(cell(csv, "event"));
  // A cast would make one of 1.203, which some write for a thousand and more.
  const counted = text(cell(csv, "count"));
  const count = `CASE WHEN regexp_full_match(${counted}, '[0-9]+([.]0+)?') THEN TRY_CAST(${counted} AS BIGINT) END`;
  const value = amount(cell(csv, "value"));
  const emq = `TRY_CAST(${text(cell(csv, "emq"))} AS DOUBLE)`;
  const bad = (read: string, name: string) => `${text(cell(csv, name))} IS NOT NULL AND ${read} IS NULL`;
  const numbered = `FROM (${numberedCells(file.path, csv)}) AS cells`;
  const whole = `${day} IS NOT NULL AND ${event} IS NOT NULL AND ${count} IS NOT NULL`;
  const refused = firstReason([
    [`${day} IS NULL`, "date is not a day as YYYY-MM-DD"],
    [`${event} IS NULL`, "no event"],
    [`${count} IS NULL`, "count is not a whole number"],
    [bad(value, "value"), "value is not an amount"],
    [bad(emq, "emq"), "emq is not a number"],
  ]);
  const total = { day, event, count, value, emq, file: sqlText(file.name) };
  return [
    { run: insertInto("totals", total, `FROM (${csvCells(file.path, csv)}) AS cells WHERE ${whole}`) },
    ...moveCsvRejects(file, "totals"),
    { run: rejectLines(file, "totals", `SELECT line, ${refused} AS reason ${numbered}`) },
  ];
}
