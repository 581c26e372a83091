/** A cell as JSON has it: whole numbers beyond 32 bits, decimals and instants come as text, a map as a list of `{ key, value }`. */
export type Cell = string | number | boolean | null | readonly Cell[] | { readonly [key: string]: Cell };
/** A row of an answer, by the names of its columns. */
export type Row = Readonly<Record<string, Cell>>;

/** Values for `$1`, `$2`, … */
export type Parameters = readonly (string | number | boolean | null)[];

/** Asks a warehouse and gets all rows. */
export type Query = (sql: string, parameters?: Parameters) => Promise<readonly Row[]>;
