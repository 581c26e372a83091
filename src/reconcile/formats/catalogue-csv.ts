import type { CsvShape } from "../csv-shape.ts";
import { sqlText } from "../sql-text.ts";
import { text } from "./cells.ts";
import { cell, csvCells, moveCsvRejects } from "./csv-table.ts";
import { insertInto, rejectLines, type LoadStep, type SourceFile } from "./load-step.ts";

/** A catalogue feed of Meta or Google as separated values. */
export function catalogueCsv(file: SourceFile, csv: CsvShape): readonly LoadStep[] {
  const id = text(cell(csv, "id"));
  const item = {
    id,
    item_group_id: text(cell(csv, "item_group_id")),
    availability: `replace(lower(${text(cell(csv, "availability"))}), '_', ' ')`,
    price: text(cell(csv, "price")),
    file: sqlText(file.name),
    line: "line",
  };
  const from = (keepRejects: boolean) => `FROM (${csvCells(file.path, csv, keepRejects)}) AS cells`;
  const nameless = `SELECT line, 'an item without id' AS reason ${from(false)} WHERE ${id} IS NULL`;
  return [
    { run: insertInto("catalogue", item, `${from(true)} WHERE ${id} IS NOT NULL`) },
    ...moveCsvRejects(file, "catalogue"),
    { run: rejectLines(file, "catalogue", nameless) },
  ];
}
