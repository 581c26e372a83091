import { sqlText } from "../sql-text.ts";
import { columns, type TableName } from "../tables.ts";
import { insertInto, rejectLines, type LoadStep, type SourceFile } from "./load-step.ts";

type Kind = "orders" | "browser" | "server" | "catalogue" | "totals";

const tableOf = {
  orders: "orders",
  browser: "events",
  server: "events",
  catalogue: "catalogue",
  totals: "totals",
} as const satisfies Readonly<Record<Kind, TableName>>;

const needed: Readonly<Record<(typeof tableOf)[Kind], readonly string[]>> = {
  orders: ["order_key", "total"],
  events: ["name", "event_at"],
  catalogue: ["id"],
  totals: ["day", "event", "count"],
};

/** Names of a Parquet file's columns, asked of the engine. */
export const parquetColumns = (path: string): string =>
  `SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet(${sqlText(path)}))`;

/** What a Parquet file holds by the names of its columns, the canonical ones; null where they are of no table. */
export function parquetKind(names: readonly string[], said: Kind | null): Kind | null {
  const fits = (kind: Kind) => needed[tableOf[kind]].every((name) => names.includes(name));
  if (said !== null) return fits(said) ? said : null;
  if (names.includes("side")) return null;
  return (["orders", "totals", "server", "catalogue"] as const).find(fits) ?? null;
}

/** Columns by their canonical names; what cannot be cast is null and counted where the column is needed. */
export function parquetSteps(file: SourceFile, kind: Kind, names: readonly string[]): readonly LoadStep[] {
  const table = tableOf[kind];
  const given = Object.entries(columns[table]).filter(([name]) => names.includes(name));
  const own = { file: sqlText(file.name) };
  const values = {
    ...Object.fromEntries(given.map(([name, type]) => [name, `TRY_CAST(${name} AS ${type})`])),
    ...(table === "events" ? { side: sqlText(kind) } : {}),
    ...own,
  };
  const rest = `* EXCLUDE (${["file", "line"].filter((name) => names.includes(name)).join(", ")})`;
  const all = names.includes("file") || names.includes("line") ? rest : "*";
  const from = `FROM (SELECT row_number() OVER () AS line, ${all} FROM read_parquet(${sqlText(file.path)})) AS parquet_rows`;
  const types: Readonly<Record<string, string>> = columns[table];
  const whole = needed[table]
    .map((name) => `TRY_CAST(${name} AS ${types[name] ?? "VARCHAR"}) IS NOT NULL`)
    .join(" AND ");
  const refused = `SELECT line, ${sqlText(`one of ${needed[table].join(", ")} is missing`)} AS reason ${from} WHERE NOT (${whole})`;
  return [{ run: insertInto(table, values, `${from} WHERE ${whole}`) }, { run: rejectLines(file, kind, refused) }];
}
