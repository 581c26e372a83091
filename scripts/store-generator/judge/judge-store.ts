import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lintSheet } from "../../../src/app/sheet/lint-sheet.ts";
import { loadInputs } from "../../../src/app/reconcile/load-inputs.ts";
import { runReconcile } from "../../../src/app/reconcile/run-reconcile.ts";
import { createInputOpener } from "../../../src/host/disk/create-input-opener.ts";
import { readSheetFolder } from "../../../src/host/disk/read-sheet-folder.ts";
import type { OrderVerdict, Reconciliation } from "../../../src/model/reconciliation.ts";
import { createDuckdbWarehouse } from "../../../src/warehouse/create-duckdb-warehouse.ts";
import type { Truth } from "../truth/truth.ts";
import type { StoreSummary } from "../write/write-store.ts";

async function* nothing(): AsyncGenerator<Uint8Array> {
  // Files alone are read here.
}

function questioned() {
  const { sheet } = lintSheet(readSheetFolder(join(import.meta.dirname, "../../../governance")));
  const says = sheet?.events["Purchase"];
  const store = sheet?.stores["us"];
  if (sheet === null || says === undefined || store === undefined || says.contract === null)
    throw new Error("no contract for Purchase");
  return { sheet, event: { name: "Purchase", says, contract: says.contract }, store: { id: "us", says: store } };
}

const day = 86_400_000;

/** The time of the orders, said as a user would: the logs of a store are whole, however late their first event is. */
function windowOf(folder: string): { readonly from: string; readonly to: string } {
  const moments = readTruth(folder).map(({ at }) => Date.parse(at));
  const [first, last] = moments.reduce(([low, high], at) => [Math.min(low, at), Math.max(high, at)], [Infinity, 0]);
  return { from: new Date(first).toISOString(), to: new Date(last + day).toISOString() };
}

/** What reconcile says of the files of a generated store, with the orders by their names. The engine is told to expect so many bytes. */
export async function judgeStore(folder: string, files: StoreSummary["files"], expected = 0): Promise<Reconciliation> {
  const { open, close } = await createInputOpener({ directory: folder, spill: folder, stdin: nothing() });
  const warehouse = await createDuckdbWarehouse({ memory: 2e9, spill: folder, threads: 2, expected });
  const inputs = Object.fromEntries(Object.entries(files).map(([kind, name]) => [kind, [name]]));
  try {
    return await runReconcile({
      ...questioned(),
      warehouse,
      load: () => loadInputs({ warehouse, open, inputs }),
      window: windowOf(folder),
      compare: null,
      retest: null,
      now: new Date(Date.UTC(2026, 10, 1)),
      pseudonym: (key) => key,
      most_failing: 1_000_000,
      changes: [],
      onStep: () => undefined,
    });
  } finally {
    await warehouse.close();
    await close();
  }
}

/** The truth about each order of a store that was written. */
export function readTruth(folder: string): readonly Truth[] {
  const lines = readFileSync(join(folder, "truth.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Truth);
}

/**
 * The verdict that each order got. A report tells one by one only what fails; who is excluded it counts, by reason, so that the truth is
 * taken at its word where both counts agree.
 */
export function verdictsGiven(
  { failing, excluded, verdicts }: Reconciliation,
  truth: readonly Truth[],
): ReadonlyMap<string, OrderVerdict> {
  const failed = new Map(failing.map(({ order, verdict }) => [order, verdict]));
  const left = truth.filter(({ exclusion }) => exclusion !== null);
  const reasons = new Set([...Object.keys(excluded), ...left.map(({ exclusion }) => exclusion ?? "")]);
  const agrees = [...reasons].every(
    (reason) =>
      (excluded as Readonly<Record<string, number>>)[reason] ===
      left.filter(({ exclusion }) => exclusion === reason).length,
  );
  const rest = verdicts.unknown > 0 ? "unknown" : "matched";
  return new Map(
    truth.map(({ order, exclusion }) => [
      order,
      failed.get(order) ?? (agrees && exclusion !== null ? "excluded" : rest),
    ]),
  );
}
