import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { loadInputs, type LoadRequest } from "../../src/app/load-inputs.ts";
import { createInputOpener } from "../../src/host/disk/open-input.ts";
import type { InputMapping } from "../../src/model/sheet.ts";
import { messageFor } from "../../src/report/finding-messages.ts";
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

async function load(
  given: readonly Given[],
  queries: readonly string[],
  { stdin, mappings }: { readonly stdin: string; readonly mappings: readonly InputMapping[] },
) {
  const folder = mkdtempSync(join(tmpdir(), "signal-load-"));
  const warehouse = await createDuckdbWarehouse({ memory: "512MB", spill: folder, threads: 2 });
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
    const { inputs: read, findings } = await loadInputs({ warehouse, open: opener.open, inputs, mappings });
    const rows = [];
    for (const query of queries) rows.push(await warehouse.rows(query));
    const said = findings.map((finding) => `${finding.severity} ${finding.code}: ${messageFor(finding).message}`);
    return { read, findings, said, rows };
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
