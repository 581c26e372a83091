import { stripVTControlCharacters } from "node:util";

/** Rows as columns that fit into `width`; long cells go on in further lines. Colours don't count as width. */
export function drawTable(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const columns = rows[0]?.length ?? 0;
  const widest = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => size(row[column] ?? ""))),
  );
  const widths = shrink(widest, width - 2 * (columns - 1));
  return rows.flatMap((row) => drawRow(row, widths));
}

function shrink(widths: readonly number[], room: number): readonly number[] {
  const total = widths.reduce((sum, item) => sum + item, 0);
  if (total <= room) return widths;
  const longest = widths.indexOf(Math.max(...widths));
  return shrink(widths.with(longest, (widths[longest] ?? 0) - 1), room);
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
  return Array.from(stripVTControlCharacters(text)).reduce(
    (sum, letter) => sum + (/\p{Emoji_Presentation}/u.test(letter) ? 2 : 1),
    0,
  );
}
