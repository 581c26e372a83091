import { availableParallelism, tmpdir } from "node:os";
import { resolve } from "node:path";
import type { LoadedInputs, LoadRequest } from "../../app/reconcile/load-inputs.ts";
import type { Warehouse } from "../../port/warehouse.ts";
import type { InputMapping } from "../../model/sheet.ts";
import { CommandError } from "../command-error.ts";
import type { Given, Option } from "../command.ts";
import type { Io } from "../io.ts";

type Inputs = LoadRequest["inputs"];

/** What a command works with: an engine, what fills it, and whom to tell how far it is. */
export interface Reading {
  readonly warehouse: Warehouse;
  readonly load: () => Promise<LoadedInputs>;
  readonly onStep: (progress: { readonly step: string; readonly done: number; readonly of: number }) => void;
}

const kinds = ["orders", "browser", "server", "catalogue", "totals"] as const;

/** The option for files that hold one thing. */
export function fileOption(name: string, holds: string): Option {
  return { name, value: "FILE", repeats: true, summary: holds };
}

/** What orders are held against. `--orders` is each command's own. */
export const againstOptions: readonly Option[] = [
  fileOption("browser", "browser events: HAR, logs of /tr requests, JSON lines"),
  fileOption("server", "server events: logs of Conversions API requests"),
  fileOption("catalogue", "the catalogue's feed: CSV, TSV, XML"),
];

/** Which orders are judged. */
export const judgedOptions: readonly Option[] = [
  { name: "event", value: "NAME", summary: "the event that the orders should have, Purchase without" },
  { name: "store", value: "S", summary: "the store whose orders these are, where the sheet has several" },
  { name: "from", value: "DAY", summary: "judge orders from this day (UTC) or moment on" },
  { name: "to", value: "DAY", summary: "and up to this one, included" },
];

/** What the engine may take. */
export const engineOptions: readonly Option[] = [
  { name: "memory", value: "SIZE", summary: "most memory before it uses the disk, 1GB without" },
  { name: "spill", value: "DIR", summary: "folder for what does not fit in memory, the system's without" },
];

/** The files that were named, by what they are said to hold; where there are none, `missing` is thrown. */
export function inputsOf({ lists, paths }: Pick<Given, "lists" | "paths">, missing: CommandError): Inputs {
  const named = kinds.flatMap((kind) => {
    const files = lists[kind] ?? [];
    return files.length === 0 ? [] : [[kind, files] as const];
  });
  if (named.length === 0 && paths.length === 0) throw missing;
  return { ...Object.fromEntries(named), ...(paths.length === 0 ? {} : { any: paths }) };
}

const units: ReadonlyMap<string, number> = new Map(
  Object.entries({ MB: 1000 ** 2, GB: 1000 ** 3, MiB: 1024 ** 2, GiB: 1024 ** 3 }),
);

/** How many bytes of memory the engine may take. */
export function memoryOf(given: Given): number {
  const memory = given.values["memory"] ?? "1GB";
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)([A-Za-z]+)$/u.exec(memory) ?? [];
  const bytes = units.get(unit);
  if (bytes !== undefined) return Math.round(Number(number) * bytes);
  throw new CommandError(
    `${JSON.stringify(memory)} is no amount of memory`,
    "write a number with MB or GB, such as 2GB",
  );
}

/** The files that are read, and how the sheet says that foreign ones are. */
interface Asked {
  readonly given: Given;
  readonly inputs: Inputs;
  readonly mappings: readonly InputMapping[];
}

/** Opens an engine with a folder of its own, lets the work be done with it, and leaves nothing of either. */
export async function reading<T>(
  io: Io,
  { given, inputs, mappings }: Asked,
  work: (reading: Reading) => Promise<T>,
): Promise<T> {
  const { createDuckdbWarehouse } = await import("../../warehouse/create-duckdb-warehouse.ts");
  const { createInputOpener } = await import("../../host/disk/create-input-opener.ts");
  const { sizeOfInputs } = await import("../../host/disk/size-of-inputs.ts");
  const { loadInputs } = await import("../../app/reconcile/load-inputs.ts");
  const { withSpillFolder } = await import("./with-spill-folder.ts");
  const memory = memoryOf(given);
  const say = progressLine(io);
  return withSpillFolder(resolve(io.directory, given.values["spill"] ?? tmpdir()), async (spill) => {
    const { open, close } = await createInputOpener({ directory: io.directory, spill, stdin: standardInput() });
    const expected = sizeOfInputs(io.directory, Object.values(inputs).flat());
    const warehouse = await createDuckdbWarehouse({ memory, spill, threads: availableParallelism(), expected });
    const onProgress: LoadRequest["onProgress"] = (at) =>
      say(`reading ${at.file} (${String(Math.round(at.bytes / 1e6))} MB before it)`);
    try {
      return await work({
        warehouse,
        load: () => loadInputs({ warehouse, open, inputs, mappings, onProgress }),
        onStep: ({ step, done, of }) => say(`${step} (${String(done)} of ${String(of)})`),
      });
    } finally {
      say("");
      await warehouse.close();
      await close();
    }
  });
}

async function* standardInput(): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterable<string | Uint8Array> = process.stdin;
  for await (const chunk of chunks) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}

/** A line on a terminal that says what is being done; elsewhere nothing. */
function progressLine(io: Io): (text: string) => void {
  const columns = io.progressColumns;
  if (columns === null) return () => undefined;
  return (text) => io.err(`\r${text.slice(0, columns - 1).padEnd(columns - 1)}${text === "" ? "\r" : ""}`);
}
