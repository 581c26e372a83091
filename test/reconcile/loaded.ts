import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { loadInputs, type LoadRequest } from "../../src/app/reconcile/load-inputs.ts";
import { createInputOpener } from "../../src/host/disk/create-input-opener.ts";
import type { InputMapping } from "../../src/model/sheet.ts";
import type { Warehouse } from "../../src/port/warehouse.ts";
import { messageFor } from "../../src/report/finding-pages/finding-messages.ts";
import { createDuckdbWarehouse } from "../../src/warehouse/create-duckdb-warehouse.ts";

type Said = keyof LoadRequest["inputs"];

export interface Given {
  readonly said: Said;
  readonly name: string;
  /** Null: there is no such file, or it is not one of ours. */
  readonly content: string | Uint8Array | null;
}

/** Loads files with these contents, as a user would, and answers queries over what came of them. */
export function loaded(given: readonly Given[], queries: readonly string[] = [], stdin = "") {
  return load(given, queries, { stdin, mappings: [] });
}

/** As `loaded`, with mappings that stand in the sheet. */
export function loadedBy(mappings: readonly InputMapping[], given: readonly Given[], queries: readonly string[] = []) {
  return load(given, queries, { stdin: "", mappings });
}

interface Beside {
  readonly stdin: string;
  readonly mappings: readonly InputMapping[];
}

async function load(given: readonly Given[], queries: readonly string[], beside: Beside) {
  return inLoaded(given, beside, async ({ inputs: read, findings }, warehouse) => {
    const rows = [];
    for (const query of queries) rows.push(await warehouse.rows(query));
    const said = findings.map((finding) => `${finding.severity} ${finding.code}: ${messageFor(finding).message}`);
    return { read, findings, said, rows };
  });
}

/** Loads files with these contents, as a user would, and works with what came of them. */
export async function inLoaded<Result>(
  given: readonly Given[],
  { stdin, mappings }: Beside,
  work: (read: Awaited<ReturnType<typeof loadInputs>>, warehouse: Warehouse) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "signal-load-"));
  const warehouse = await createDuckdbWarehouse({ memory: 512e6, spill: folder, threads: 2 });
  const opener = await createInputOpener({
    directory: folder,
    spill: folder,
    stdin: Readable.from([Buffer.from(stdin)]),
  });
  try {
    const inputs: Partial<Record<Said, string[]>> = {};
    for (const { said, name, content } of given) {
      if (content !== null) writeFileSync(join(folder, name), content);
      (inputs[said] ??= []).push(name);
    }
    return await work(await loadInputs({ warehouse, open: opener.open, inputs, mappings }), warehouse);
  } finally {
    await warehouse.close();
    await opener.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rows of one query over files of one kind. */
export async function rowsOf(said: Said, content: string | Uint8Array, query: string) {
  const { rows } = await loaded([{ said, name: "file", content }], [query]);
  return rows[0];
}
