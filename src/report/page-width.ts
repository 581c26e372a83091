const widest = 100;
const narrowest = 72;

/** Columns that texts for people are broken to; `columns` are those of the terminal, null: it is none. */
export function pageWidth(columns: number | null): number {
  return Math.max(narrowest, Math.min(widest, columns ?? widest));
}
