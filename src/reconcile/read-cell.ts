import type { Row } from "../model/query.ts";

/** A cell as text; null for what is not there. */
export function textIn(row: Row, column: string): string | null {
  const cell = row[column];
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  return typeof cell === "string" ? cell : null;
}

/** An amount without the zeros that only its column has: at least two decimals. */
export function moneyIn(row: Row, column: string): string | null {
  const text = textIn(row, column);
  return text === null ? null : text.replace(/(\.\d{2}\d*?)0+$/, "$1");
}

/** A list of texts; null where it is absent or empty. */
export function textsIn(row: Row, column: string): readonly string[] | null {
  const cell = row[column];
  const texts = Array.isArray(cell) ? cell.filter((each): each is string => typeof each === "string") : [];
  return texts.length === 0 ? null : texts;
}

/** A count; 0 for what is not there. */
export function countIn(row: Row | undefined, column: string): number {
  return Number(row?.[column] ?? 0);
}
