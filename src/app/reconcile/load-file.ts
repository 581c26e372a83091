import type { InputFile } from "../../port/input-files.ts";
import type { Warehouse } from "../../port/warehouse.ts";
import { stagedRequests } from "../../reconcile/formats/events/events-jsonl.ts";
import type { LoadStep } from "../../reconcile/formats/load-step.ts";
import { loadSteps } from "../../reconcile/formats/load-steps.ts";
import { parquetColumns, parquetKind, parquetSteps } from "../../reconcile/formats/parquet.ts";
import { loadStaged } from "../../reconcile/formats/load-staged.ts";
import { readFeed } from "../../reconcile/readers/read-feed.ts";
import { readFormBodies } from "../../reconcile/readers/read-form-bodies.ts";
import { readHeldRequests } from "../../reconcile/readers/read-held-requests.ts";
import { readHar } from "../../reconcile/readers/read-har.ts";
import { readTrList, readTrLog } from "../../reconcile/readers/read-tr-log.ts";
import type { Reader } from "../../reconcile/readers/staged-line.ts";
import { stagedText } from "../../reconcile/readers/staged-text.ts";
import type { Recognised } from "../../reconcile/formats/recognise.ts";

type Known = Exclude<Recognised, { readonly kind: "unknown" }>;

/** Runs the statements that load a file. */
export async function runSteps(warehouse: Warehouse, steps: readonly LoadStep[]): Promise<void> {
  for (const { run, when } of steps) {
    if (when === undefined || (await warehouse.rows(when)).length > 0) await warehouse.run(run);
  }
}

/** Reads a file with a reader of ours and moves what it gives out into the tables. */
async function loadRead(
  warehouse: Warehouse,
  texts: AsyncIterable<string>,
  steps: (table: string) => readonly LoadStep[],
): Promise<void> {
  const table = "staged_lines";
  try {
    await warehouse.stage(table, texts);
    await runSteps(warehouse, steps(table));
  } finally {
    await warehouse.run(`DROP TABLE IF EXISTS ${table}`);
  }
}

/** Takes a file of text into the tables. */
export async function loadText(warehouse: Warehouse, file: InputFile, found: Known): Promise<void> {
  const read = (reader: Reader, kind: "browser" | "catalogue") =>
    loadRead(warehouse, stagedText(reader(file.text())), (table) => loadStaged(table, file, kind));
  switch (found.format) {
    case "har":
      return read(readHar, "browser");
    case "tr-log":
      return read(readTrLog, "browser");
    case "tr-list":
      return read(readTrList, "browser");
    case "xml":
      return read(readFeed, "catalogue");
    case "form-bodies":
      return loadRead(warehouse, readFormBodies(file.text()), (table) => stagedRequests(table, file));
    case "held-requests":
      return loadRead(warehouse, readHeldRequests(file.text(), found.isList), (table) => stagedRequests(table, file));
    default:
      return runSteps(warehouse, loadSteps(file, found));
  }
}

/** Takes a Parquet file into the tables and says what it held; null where its columns are of no table. */
export async function loadParquet(
  warehouse: Warehouse,
  file: InputFile,
  said: Known["kind"] | null,
): Promise<Known["kind"] | null> {
  const rows = await warehouse.rows(parquetColumns(file.path));
  const names = rows.map((row) => row["column_name"]).filter((name) => typeof name === "string");
  const kind = parquetKind(names, said);
  if (kind !== null) await runSteps(warehouse, parquetSteps(file, kind, names));
  return kind;
}
