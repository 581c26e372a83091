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
