import { markdownTable as align } from "markdown-table";

/**
 * A GFM table. The cells hold markdown from the inert renderers; pipes that code spans leave raw are escaped here.
 * Not padded: a long cell would blow up every row of the source.
 */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [header, ...rows].map((row) => row.map(inertPipes));
  return align(cells, { align: "left", alignDelimiters: false });
}

function inertPipes(cell: string): string {
  return cell.replace(/\r\n?|\n/g, " ").replaceAll("|", "\\|");
}

/** As many of the rows as there is room for, in characters of markdown, and how many of all are left out. */
export function boundedTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { total, room }: { readonly total: number; readonly room: number },
): string {
  let used = 0;
  const shown = rows.filter((row) => {
    used += row.join(" | ").length;
    return used <= room;
  });
  const more = total - shown.length;
  return `${markdownTable(header, shown)}${more > 0 ? `\n\nand ${more} more.` : ""}`;
}
