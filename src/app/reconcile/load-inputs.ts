import type { Finding } from "../../model/finding.ts";
import type { Cell, Row } from "../../model/query.ts";
import type { InputMapping } from "../../model/sheet.ts";
import type { Reconciliation } from "../../model/reconciliation.ts";
import { HostError } from "../../port/host-error.ts";
import type { InputFile, OpenInputs } from "../../port/input-files.ts";
import type { Warehouse } from "../../port/warehouse.ts";
import { losesOrder } from "../../reconcile/formats/orders/orders-loaded.ts";
import { answerApart } from "../../reconcile/readers/meta-answer.ts";
import { bodyMissing, partlyReceived } from "../../reconcile/readers/pixel-request.ts";
import { recognise, type Recognised } from "../../reconcile/formats/recognise.ts";
import { createTables } from "../../reconcile/tables.ts";
import { emptyFile, emptyFindings, type EmptyFile } from "./empty-files.ts";
import { loadParquet, loadText } from "./load-file.ts";
import { isMapped, loadMapped, type Unmapped } from "./load-mapped.ts";

/** What a file of data can hold. */
export type InputKind = Reconciliation["inputs"][number]["kind"];

/** Which files to load, and how they are opened and understood. */
export interface LoadRequest {
  readonly warehouse: Warehouse;
  readonly open: OpenInputs;
  /** Paths, globs or `-`, by what the user says they hold; `any` leaves it to the content. */
  readonly inputs: Readonly<Partial<Record<InputKind | "any", readonly string[]>>>;
  /** How to read what is known by no format; nothing where it is left out. */
  readonly mappings?: readonly InputMapping[];
  /** Called before each file, with what was done before it. */
  readonly onProgress?: (progress: { readonly file: string; readonly files: number; readonly bytes: number }) => void;
}

/** What was read, and what was wrong with the files. */
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
  readonly mappings: readonly InputMapping[];
  readonly findings: Finding[];
  readonly files: Map<InputKind, number>;
  /** Files of which nothing was taken. */
  readonly empty: EmptyFile[];
}

interface Seen {
  readonly looksLike: string;
  readonly instead?: InputKind;
}

type Unknown = Unmapped & Seen;

function unknownFile(file: string, { looksLike, instead, columns, nearly }: Unknown, said: InputKind | "any"): Finding {
  const args = {
    looks_like: looksLike,
    expected: expected[said],
    columns,
    nearly,
    holds: said,
    instead: instead ?? null,
  };
  return { code: "input-unknown", severity: "error", place: { file }, args };
}

function repeatedColumns(file: string, found: Recognised): readonly Finding[] {
  if (found.kind === "unknown" || found.format !== "csv" || found.csv.repeated.length === 0) return [];
  const { repeated } = found.csv;
  const detail = `${repeated.join(", ")}; the first is read`;
  // Which of two totals is the right one is a guess that the verdicts would rest on.
  const severity = repeated.some((name) => tellingColumns.has(name)) ? "error" : "warning";
  return [{ code: "input-damaged", severity, place: { file }, args: { what: "repeated-columns", detail } }];
}

const tellingColumns: ReadonlySet<string> = new Set([
  ...["name", "id", "created at", "currency", "total", "subtotal", "shipping", "taxes", "discount amount"],
  ...["date", "event", "count", "value"],
]);

/** Loads one file and says what it held; null where nothing could be taken from it, which `findings` then say. */
async function loadKind(loading: Loading, file: InputFile, said: InputKind | "any"): Promise<InputKind | null> {
  const { warehouse } = loading;
  const word = said === "any" ? null : said;
  if (file.parquet) {
    const held = await loadParquet(warehouse, file, word);
    return held ?? loadUnknown(loading, file, { said, looksLike: "Parquet with other columns" });
  }
  const found = recognise(file.head, word);
  if (found.kind === "unknown") return loadUnknown(loading, file, { ...found, said });
  if (byFewNames.has(found.format) && isMapped(file, askedOf(loading, said)))
    return loadUnknown(loading, file, { said, looksLike: found.format });
  await loadText(warehouse, file, found);
  return found.kind;
}

/** JSON is known by a name or two, which other systems have as well: there, what the sheet says of all its keys counts more. */
const byFewNames: ReadonlySet<string> = new Set([
  ...["event-lines", "event-list", "held-requests", "request-rows"],
  ...["rest-lines", "rest-array", "rest-wrapped", "bulk-lines"],
]);

/** The mappings of what the user says that a file holds. */
const askedOf = ({ mappings }: Loading, said: InputKind | "any"): readonly InputMapping[] =>
  mappings.filter(({ holds }) => said === "any" || holds === said);

/** Loads a file that is known by no format, by the sheet's mapping of its columns. */
async function loadUnknown(
  loading: Loading,
  file: InputFile,
  { said, ...seen }: Seen & { readonly said: InputKind | "any" },
): Promise<InputKind | null> {
  const { warehouse, findings } = loading;
  const mapped = await loadMapped(warehouse, file, askedOf(loading, said));
  findings.push(...mapped.findings);
  if (mapped.unmapped !== null) findings.push(unknownFile(file.name, { ...seen, ...mapped.unmapped }, said));
  return mapped.held;
}

/** The words of the engine without what it quotes: that is text of the file, and may be somebody's. */
function withoutContent(message: string): string {
  if (message.includes("maximum_object_size")) return "one value in it is longer than any that is read";
  const at = /\b(?:at byte|line:?) \d+/iu.exec(message)?.[0] ?? "";
  const words = (message.split(/["']|Input:/u, 1)[0] ?? "").trim();
  return words.includes(at) ? words : `${words}, ${at}`;
}

/** What the engine cannot do with a file is the file's trouble; memory and disk, which carry a hint, are the world's. */
async function loadFile(loading: Loading, file: InputFile, said: InputKind | "any"): Promise<void> {
  const { warehouse, findings, files, empty } = loading;
  findings.push(...file.findings);
  try {
    const held = await loadKind(loading, file, said);
    if (held !== null) {
      files.set(held, (files.get(held) ?? 0) + 1);
      empty.push(...(await emptyFile(warehouse, file.name, held)));
      if (!file.parquet) findings.push(...repeatedColumns(file.name, recognise(file.head, held)));
    }
  } catch (error) {
    if (!(error instanceof HostError) || error.hint !== "") throw error;
    const args = { what: "unreadable", detail: withoutContent(error.message) } as const;
    findings.push({ code: "input-damaged", severity: "error", place: { file: file.name }, args });
  }
}

const counted =
  "SELECT 'orders' AS kind, count(*) AS n FROM orders UNION ALL SELECT side, count(*) FROM events GROUP BY side " +
  "UNION ALL SELECT 'catalogue', count(*) FROM catalogue UNION ALL SELECT 'totals', count(*) FROM totals";
const refused = "SELECT kind, count(*) AS n FROM rejects GROUP BY kind";

const wordOf = (cell: Cell | undefined): string => (typeof cell === "string" ? cell : "");
const counts = (rows: readonly Row[]) => new Map(rows.map((row) => [wordOf(row["kind"]), Number(row["n"])]));

async function summary({ warehouse, files }: Loading): Promise<LoadedInputs["inputs"]> {
  const [read, rejected] = [counts(await warehouse.rows(counted)), counts(await warehouse.rows(refused))];
  return kinds
    .filter((kind) => files.has(kind))
    .map((kind) => ({
      kind,
      files: files.get(kind) ?? 0,
      read: read.get(kind) ?? 0,
      rejected: rejected.get(kind) ?? 0,
    }));
}

/** Reasons for which an event may be there that nobody sees, or seem to be there. */
const losesEvent: ReadonlySet<string> = new Set([bodyMissing, partlyReceived, answerApart]);

function rejectedFinding(row: Row): Finding {
  const lines = wordOf(row["lines"]).split(",").map(Number);
  const args = { kind: wordOf(row["kind"]), reason: wordOf(row["reason"]), count: Number(row["n"]), lines };
  const place = { file: wordOf(row["file"]), line: lines[0] ?? 1 };
  const loses = args.kind === "orders" ? losesOrder(args.reason) : losesEvent.has(args.reason);
  const severity = loses ? "error" : "warning";
  return { code: "input-rejected", severity, place, args };
}

const rejectedLines =
  "SELECT file, kind, reason, count(*) AS n, array_to_string(min(line, 5), ',') AS lines " +
  "FROM rejects GROUP BY file, kind, reason ORDER BY file, kind, reason";

/** How the lines of a file are counted matters only where something else is said of it. */
function isNeedless(finding: Finding, all: readonly Finding[]): boolean {
  const isHowCounted = finding.code === "input-damaged" && finding.args.what === "not-lines";
  return isHowCounted && all.every((other) => other === finding || other.place?.file !== finding.place?.file);
}

/** Makes the canonical tables and fills them from files; what cannot be understood stands in `rejects` and in the findings. */
export async function loadInputs(request: LoadRequest): Promise<LoadedInputs> {
  const { warehouse, open, inputs, mappings = [], onProgress } = request;
  const loading: Loading = { warehouse, mappings, findings: [], files: new Map(), empty: [] };
  for (const statement of createTables) await warehouse.run(statement);
  const named = [...kinds, "any" as const].flatMap((said) => (inputs[said] ?? []).map((name) => ({ said, name })));
  let [files, bytes] = [0, 0];
  for (const { said, name } of named) {
    for await (const file of open(name)) {
      if ("unreadable" in file) {
        loading.findings.push(file.unreadable);
        continue;
      }
      onProgress?.({ file: file.name, files, bytes });
      await loadFile(loading, file, said).finally(file.release);
      files += 1;
      bytes += file.bytes;
    }
  }
  const rejected = (await warehouse.rows(rejectedLines)).map(rejectedFinding);
  const read = await summary(loading);
  const findings = [...loading.findings, ...emptyFindings(loading.empty, read), ...rejected];
  return { inputs: read, findings: findings.filter((finding) => !isNeedless(finding, findings)) };
}
