/** Before what a spreadsheet would calculate: a sign of a formula, also behind quotes or spaces, also in full width. */
const formula = /(^|;)(?=["'\s]*[=+\-@＝＋－＠]|[\t\r\n])/g;

/** One cell: a text is foreign, a number is ours. */
export type CsvCell = string | number;

/**
 * A table as CSV (RFC 4180: commas, CRLF, quotes doubled), header first. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it, after every semicolon too, since some spreadsheets split there.
 */
export function csv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: CsvCell): string {
  if (typeof value === "number") return String(value);
  const safe = value.replace(formula, "$1'");
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
