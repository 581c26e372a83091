const narrowest = 72;

/** Columns that texts for people are broken to, no more than `widest`; `columns` are those of the terminal, null: it is none. */
export function pageWidth(columns: number | null, widest = 100): number {
  return Math.max(narrowest, Math.min(widest, columns ?? widest));
}
