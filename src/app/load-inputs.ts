import type { Finding } from "../model/finding.ts";
import type { Reconciliation } from "../model/reconciliation.ts";
import type { Cell, Row } from "../model/query.ts";
import { HostError } from "../port/host-error.ts";
import type { InputFile, OpenInputs } from "../port/input-files.ts";
import type { Warehouse } from "../port/warehouse.ts";
import { loadSteps } from "../reconcile/formats/load-steps.ts";
import { recognise, type Recognised } from "../reconcile/recognise.ts";
import { createTables } from "../reconcile/tables.ts";
import { sqlText } from "../reconcile/sql-text.ts";

export type InputKind = Reconciliation["inputs"][number]["kind"];

export interface LoadRequest {
  readonly warehouse: Warehouse;
  readonly open: OpenInputs;
  /** Paths, globs or `-`, by what the user says they hold; `any` leaves it to the content. */
  readonly inputs: Readonly<Partial<Record<InputKind | "any", readonly string[]>>>;
  readonly onProgress?: (progress: { readonly file: string; readonly files: number; readonly bytes: number }) => void;
}

export interface LoadedInputs {
  /** One entry for each kind that at least one file held; empty when nothing could be read. */
  readonly inputs: Reconciliation["inputs"];
  readonly findings: readonly Finding[];
}

const kinds = ["orders", "browser", "server", "catalogue", "totals"] as const;

const expected: Readonly<Record<InputKind | "any", readonly string[]>> = {
  orders: ["Shopify's CSV export of orders", "Admin REST orders as JSON", "GraphQL bulk JSON lines", "Parquet"],
  browser: ["a HAR capture", "a log of /tr requests", "events as JSON lines", "Parquet"],
  server: ["Conversions API requests as JSON lines or form bodies", "Parquet"],
  catalogue: ["a feed as CSV, TSV or XML", "Parquet"],
  totals: ["CSV with date,event,count,value,emq", "Parquet"],
  any: ["orders", "browser events", "server events", "a catalogue", "totals"],
};

interface Loading {
  readonly warehouse: Warehouse;
  readonly findings: Finding[];
  readonly files: Map<InputKind, number>;
}

function unknownFile(file: string, looksLike: string, said: InputKind | "any"): Finding {
  return {
    code: "input-unknown",
    severity: "error",
    place: { file },
    args: { looks_like: looksLike, expected: expected[said] },
  };
}

type Known = Exclude<Recognised, { readonly kind: "unknown" }>;

/** Runs every step; what the engine cannot do with a file is the file's trouble, memory and disk are the world's. */
async function loadNative(warehouse: Warehouse, file: InputFile, found: Known): Promise<boolean> {
  const steps = loadSteps(file, found);
  if (steps === null) return false;
  for (const { run, when } of steps) {
    if (when === undefined || (await warehouse.rows(when)).length > 0) await warehouse.run(run);
  }
  return true;
}

function repeatedColumns(file: string, found: Known): readonly Finding[] {
  if (found.format !== "csv" || found.csv.repeated.length === 0) return [];
  const detail = `${found.csv.repeated.join(", ")}; the first is read`;
  return [{ code: "input-damaged", severity: "warning", place: { file }, args: { what: "repeated-columns", detail } }];
}

async function loadFile(loading: Loading, file: InputFile, said: InputKind | "any"): Promise<void> {
  const { warehouse, findings, files } = loading;
  findings.push(...file.findings);
  const found = recognise(file.head, said === "any" ? null : said);
  if (found.kind === "unknown") {
    findings.push(unknownFile(file.name, found.looksLike, said));
    return;
  }
  findings.push(...repeatedColumns(file.name, found));
  try {
    if (!(await loadNative(warehouse, file, found))) {
      findings.push(unknownFile(file.name, `${found.kind} (${found.format})`, said));
      return;
    }
    files.set(found.kind, (files.get(found.kind) ?? 0) + 1);
  } catch (error) {
    if (!(error instanceof HostError) || error.hint !== "") throw error;
    const args = { what: "unreadable", detail: error.message } as const;
    findings.push({ code: "input-damaged", severity: "error", place: { file: file.name }, args });
  }
}

const countOf: Readonly<Record<InputKind, string>> = {
  orders: "SELECT count(*) AS n FROM orders",
  browser: "SELECT count(*) AS n FROM events WHERE side = 'browser'",
  server: "SELECT count(*) AS n FROM events WHERE side = 'server'",
  catalogue: "SELECT count(*) AS n FROM catalogue",
  totals: "SELECT count(*) AS n FROM totals",
};

async function countRows(warehouse: Warehouse, query: string): Promise<number> {
  return Number((await warehouse.rows(query))[0]?.["n"] ?? 0);
}

async function summary({ warehouse, files }: Loading): Promise<LoadedInputs["inputs"]> {
  const given = kinds.filter((kind) => files.has(kind));
  return Promise.all(
    given.map(async (kind) => ({
      kind,
      files: files.get(kind) ?? 0,
      read: await countRows(warehouse, countOf[kind]),
      rejected: await countRows(warehouse, `SELECT count(*) AS n FROM rejects WHERE kind = ${sqlText(kind)}`),
    })),
  );
}

const wordOf = (cell: Cell | undefined): string => (typeof cell === "string" ? cell : "");

function rejectedFinding(row: Row): Finding {
  const lines = wordOf(row["lines"]).split(",").map(Number);
  const args = { kind: wordOf(row["kind"]), reason: wordOf(row["reason"]), count: Number(row["n"]), lines };
  return {
    code: "input-rejected",
    severity: "warning",
    place: { file: wordOf(row["file"]), line: lines[0] ?? 1 },
    args,
  };
}

const rejectedLines =
  "SELECT file, kind, reason, count(*) AS n, array_to_string(min(line, 5), ',') AS lines " +
  "FROM rejects GROUP BY file, kind, reason ORDER BY file, kind, reason";

/** Makes the canonical tables and fills them from files; what cannot be understood stands in `rejects` and in the findings. */
export async function loadInputs({ warehouse, open, inputs, onProgress }: LoadRequest): Promise<LoadedInputs> {
  const loading: Loading = { warehouse, findings: [], files: new Map() };
  for (const statement of createTables) await warehouse.run(statement);
  let [files, bytes] = [0, 0];
  for (const said of [...kinds, "any"] as const) {
    for (const named of inputs[said] ?? []) {
      for await (const file of open(named)) {
        if ("unreadable" in file) {
          loading.findings.push(file.unreadable);
          continue;
        }
        onProgress?.({ file: file.name, files, bytes });
        try {
          await loadFile(loading, file, said);
        } finally {
          await file.release();
        }
        files += 1;
        bytes += file.bytes;
      }
    }
  }
  const rejected = (await warehouse.rows(rejectedLines)).map(rejectedFinding);
  return { inputs: await summary(loading), findings: [...loading.findings, ...rejected] };
}
