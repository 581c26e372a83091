import { DuckDBInstance } from "@duckdb/node-api";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseOptions } from "../scripts/store-generator/options.ts";
import { writeStore } from "../scripts/store-generator/write/write-store.ts";
import { field } from "../test/github/json.ts";
import type { Bench } from "./measure.ts";

/** How many orders; each brings about two events and six kilobytes of files. */
const orders = process.env["RECONCILE_ORDERS"] ?? "100000";
/** A store that `npm run generate:store` made, with orders, browser and server as lines; without, one is made for the run. */
const made = process.env["RECONCILE_STORE"];
const cli = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const naive = fileURLToPath(new URL("stream-into-maps.ts", import.meta.url));
const load = fileURLToPath(new URL("load-once.ts", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));

/** `reconcile` on a generated store beside the engine scanning and joining the same files, and a script that streams them into maps. */
export const reconcileBench: Bench = {
  name: "reconcile",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "signal-bench-"));
    try {
      const store = made === undefined ? makeStore(folder) : madeStore(made);
      const given = kinds.flatMap((kind) => [`--${kind}`, store.files[kind]]);
      // The sheet without its repository: how long a history takes is what the bench of `status` measures.
      cpSync(join(root, "governance"), join(folder, "governance"), { recursive: true });
      const whole = processOf([cli, "-C", folder, "reconcile", ...given, "--store", "us", "--json", "--spill", folder]);
      const scans = [await timed(() => scanAndJoin(store)), await timed(() => scanAndJoin(store))];
      const scan = Math.min(...scans);
      const loaded = processOf(["--import", "tsx", load, folder, ...Object.values(store.files)]);
      const script = processOf(["--import", "tsx", "--max-old-space-size=16384", naive, ...Object.values(store.files)]);
      if (whole.peak === null) throw new Error(`reconcile could not run: ${whole.said}`);
      const what = `${store.orders.toLocaleString("en")} orders, peak ${whole.peak}`;
      const maps = `script streams them into maps, ${script.peak === null ? "until its memory was full" : `peak ${script.peak}`}`;
      const scanned = "engine scans and joins the files";
      return [
        { what, value: whole.ms, baseline: scanned, baseline_value: scan, goal: 3 },
        // The floor of any answer: until here nothing was compared.
        {
          what: "reading every column, nothing else",
          value: loaded.ms,
          baseline: scanned,
          baseline_value: scan,
          goal: null,
        },
        { what, value: whole.ms, baseline: maps, baseline_value: script.ms, goal: script.peak === null ? null : 0.2 },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const kinds = ["orders", "browser", "server"] as const;

interface Store {
  readonly orders: number;
  /** Paths. */
  readonly files: Readonly<Record<(typeof kinds)[number], string>>;
}

function makeStore(folder: string): Store {
  writeStore(parseOptions(["--orders", orders, "--seed", "7", "--out", folder, "--faults", "value-subtotal"]));
  return madeStore(folder);
}

/** The files of lines in a folder, packed or not. */
function madeStore(folder: string): Store {
  const names = readdirSync(folder);
  const pathOf = (kind: (typeof kinds)[number]): string => {
    const name = names.find((one) => one === `${kind}.jsonl` || one === `${kind}.jsonl.gz`);
    if (name === undefined) throw new Error(`${folder} holds no ${kind}.jsonl`);
    return join(folder, name);
  };
  const summary: unknown = JSON.parse(readFileSync(join(folder, "truth-summary.json"), "utf8"));
  return {
    orders: Number(field(summary, "orders")),
    files: { orders: pathOf("orders"), browser: pathOf("browser"), server: pathOf("server") },
  };
}

interface Ran {
  readonly ms: number;
  /** Most memory in words; null: it did not come to its end. */
  readonly peak: string | null;
  readonly said: string;
}

/** Time and peak memory of a whole process of node. */
function processOf(words: readonly string[]): Ran {
  const tell = "process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}`))";
  const start = performance.now();
  const ran = spawnSync(process.execPath, ["--import", `data:text/javascript,${tell}`, ...words], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const ms = performance.now() - start;
  const peak = ran.status === 2 ? undefined : /peak (\d+)$/u.exec(ran.stderr)?.[1];
  return { ms, peak: peak === undefined ? null : `${(Number(peak) / 1024).toFixed(0)} MiB`, said: ran.stderr };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Every line is read as JSON and joined by the ids alone: the least that any answer needs, by the engine as it comes. */
async function scanAndJoin({ files }: Store): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", preserve_insertion_order: "false" });
  const connection = await instance.connect();
  const lines = (path: string): string =>
    `SELECT json FROM read_ndjson_objects('${path}', maximum_object_size = 16777216)`;
  await connection.run(`
    WITH o AS (SELECT json->>'$.id' AS id, json->>'$.total_price' AS total FROM (${lines(files.orders)})),
    b AS (SELECT json->>'$.eid' AS eid, json->>'$.cd.value' AS value FROM (${lines(files.browser)})),
    s AS (SELECT e->>'$.event_id' AS eid, e->>'$.custom_data.value' AS value
          FROM (SELECT unnest(json_extract(json, '$.data[*]')) AS e FROM (${lines(files.server)})))
    SELECT count(*) AS n, count(b.value) AS browser, count(s.value) AS server FROM o
    LEFT JOIN b ON b.eid = 'order-' || o.id LEFT JOIN s ON s.eid = 'order-' || o.id`);
  connection.closeSync();
  instance.closeSync();
}
