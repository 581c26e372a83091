import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputMapping } from "../../../../src/model/sheet.ts";
import { createDuckdbWarehouse } from "../../../../src/warehouse/create-duckdb-warehouse.ts";

/** A mapping as the sheet has it, of which only this much matters. */
export const mapping = (
  holds: InputMapping["holds"],
  columns: InputMapping["columns"],
  writing: Partial<Pick<InputMapping, "id" | "time_zone" | "decimal" | "dates">> = {},
): InputMapping => ({ id: `their-${holds}`, holds, columns, time_zone: null, decimal: null, dates: null, ...writing });

/** Rows of text under these names, as a Parquet file of texts. */
export async function parquetOf(names: readonly string[], rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const cells = rows.map((row) => `(${row.map((cell) => `'${cell.replaceAll("'", "''")}'`).join(", ")})`);
  return parquet(
    `SELECT * FROM (VALUES ${cells.join(", ")}) AS t(${names.map((name) => `"${name.replaceAll('"', '""')}"`).join(", ")})`,
  );
}

/** The rows of a query as a Parquet file. */
export async function parquet(select: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "signal-parquet-"));
  const warehouse = await createDuckdbWarehouse({ memory: 256e6, spill: folder, threads: 1 });
  try {
    await warehouse.run(`COPY (${select}) TO '${join(folder, "made.parquet")}' (FORMAT parquet)`);
    return readFileSync(join(folder, "made.parquet"));
  } finally {
    await warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
