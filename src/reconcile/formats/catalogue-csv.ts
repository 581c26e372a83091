import type { CsvShape } from "./csv-shape.ts";
import { sqlText } from "../sql-text.ts";
import { text } from "./cells.ts";
import { cell, csvCells, isBlank, moveCsvRejects, numberedCells } from "./csv-table.ts";
import { insertInto, rejectLines, type LoadStep, type SourceFile } from "./load-step.ts";

/** A catalogue feed of Meta or Google as separated values. */
export function catalogueCsv(file: SourceFile, csv: CsvShape): readonly LoadStep[] {
  const id = text(cell(csv, "id"));
  const item = {
    id,
    item_group_id: text(cell(csv, "item_group_id", "item group id")),
    availability: `replace(lower(${text(cell(csv, "availability"))}), '_', ' ')`,
    price: text(cell(csv, "price")),
    file: sqlText(file.name),
  };
  const numbered = `FROM (${numberedCells(file.path, csv)}) AS cells`;
  const nameless = `SELECT line, 'an item without id' AS reason ${numbered} WHERE ${id} IS NULL AND NOT ${isBlank(csv)}`;
  return [
    { run: insertInto("catalogue", item, `FROM (${csvCells(file.path, csv)}) AS cells WHERE ${id} IS NOT NULL`) },
    ...moveCsvRejects(file, "catalogue"),
    { run: rejectLines(file, "catalogue", nameless) },
  ];
}
