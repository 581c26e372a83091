import { stripVTControlCharacters } from "node:util";
import { terminalWidth } from "../../src/report/terminal/terminal-width.ts";

/** Rows as columns that fit into `width`, as far as their longest words let them; long cells go on in further lines. */
export function drawTable(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const columns = rows[0]?.length ?? 0;
  const cells = Array.from({ length: columns }, (_, column) => rows.map((row) => row[column] ?? ""));
  const widest = cells.map((column) => Math.max(...column.map(size)));
  const least = cells.map((column) => Math.max(...column.flatMap((cell) => cell.split(" ")).map(size)));
  const widths = shrink(widest, least, width - 2 * (columns - 1));
  return rows.flatMap((row) => drawRow(row, widths));
}

function shrink(widths: readonly number[], least: readonly number[], room: number): readonly number[] {
  const total = widths.reduce((sum, item) => sum + item, 0);
  const spare = widths.map((item, column) => (item > (least[column] ?? 0) ? item : 0));
  const longest = Math.max(...spare);
  if (total <= room || longest === 0) return widths;
  return shrink(widths.with(spare.indexOf(longest), longest - 1), least, room);
}

function drawRow(row: readonly string[], widths: readonly number[]): readonly string[] {
  const cells = row.map((cell, column) => wrap(cell, widths[column] ?? 0));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => pad(lines[line] ?? "", widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function wrap(cell: string, width: number): readonly string[] {
  return cell.split(" ").reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && size(last) + 1 + size(word) <= width) return [...lines.slice(0, -1), `${last} ${word}`];
    return [...lines, word];
  }, []);
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - size(text)));
}

function size(text: string): number {
  return terminalWidth(stripVTControlCharacters(text));
}
