import { sqlText } from "../sql-text.ts";
import { columns, type TableName } from "../tables.ts";

/** One statement of loading a file. With `when`, it runs only if that query has a row. */
export interface LoadStep {
  readonly run: string;
  readonly when?: string;
}

/** A file that an engine may read, and its name for people. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/** Fills some columns of a canonical table from a query; the others stay null. */
export function insertInto(table: TableName, values: Readonly<Record<string, string>>, from: string): string {
  const names = Object.keys(columns[table]).filter((name) => Object.hasOwn(values, name));
  return `INSERT INTO ${table} (${names.join(", ")}) SELECT ${names.map((name) => values[name]).join(", ")} ${from}`;
}

/** What of a file could not be taken, from a query with `line` and `reason`. */
export function rejectLines(file: SourceFile, kind: string, from: string): string {
  return (
    `INSERT INTO rejects (file, line, kind, reason) ` +
    `SELECT ${sqlText(file.name)}, line, ${sqlText(kind)}, reason FROM (${from}) AS refused WHERE reason IS NOT NULL`
  );
}

/** The first reason that holds, or null. */
export function firstReason(reasons: readonly (readonly [condition: string, reason: string])[]): string {
  return `CASE ${reasons.map(([condition, reason]) => `WHEN ${condition} THEN ${sqlText(reason)}`).join(" ")} END`;
}
