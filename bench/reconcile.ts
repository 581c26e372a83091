import { spawnSync } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseOptions } from "../scripts/store-generator/options.ts";
import { writeStore } from "../scripts/store-generator/write-store.ts";
import { createDuckdbWarehouse } from "../src/warehouse/create-duckdb-warehouse.ts";
import type { Bench } from "./measure.ts";

/** How many orders; each brings about two events and six kilobytes of files. */
const orders = process.env["RECONCILE_ORDERS"] ?? "100000";
const cli = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));

/** `reconcile` on a generated store beside the engine scanning and joining the same files, and a script that streams them into maps. */
export const reconcileBench: Bench = {
  name: "reconcile",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "signal-bench-"));
    try {
      writeStore(parseOptions(["--orders", orders, "--seed", "7", "--out", folder, "--faults", "value-subtotal"]));
      const given = ["orders", "browser", "server"].flatMap((kind) => [`--${kind}`, join(folder, `${kind}.jsonl`)]);
      const whole = commandLine(["-C", root, "reconcile", ...given, "--json", "--spill", folder]);
      const scan = await timed(() => scanAndJoin(folder));
      const script = await timed(() => streamIntoMaps(folder));
      const what = `${Number(orders).toLocaleString("en")} orders, peak ${whole.peak_mib.toFixed(0)} MiB`;
      return [
        { what, ms: whole.ms, baseline: "engine scans and joins the files", baseline_ms: scan, goal: 3 },
        { what, ms: whole.ms, baseline: "script streams them into maps", baseline_ms: script, goal: 0.2 },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Time and peak memory of a whole process. */
function commandLine(words: readonly string[]): { readonly ms: number; readonly peak_mib: number } {
  const tell = "process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}`))";
  const start = performance.now();
  const ran = spawnSync(process.execPath, ["--import", `data:text/javascript,${tell}`, cli, ...words], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const peak = /peak (\d+)$/u.exec(ran.stderr)?.[1];
  if (ran.status === 2 || peak === undefined) throw new Error(`reconcile could not run: ${ran.stderr}`);
  return { ms: performance.now() - start, peak_mib: Number(peak) / 1024 };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Every line is read as JSON and joined by the ids alone: the least that any answer needs. */
async function scanAndJoin(folder: string): Promise<void> {
  const warehouse = await createDuckdbWarehouse({ memory: "2GB", spill: folder, threads: 2 });
  const lines = (name: string): string =>
    `SELECT json FROM read_ndjson_objects('${join(folder, name)}', maximum_object_size = 16777216)`;
  await warehouse.rows(`
    WITH o AS (SELECT json->>'$.id' AS id, json->>'$.total_price' AS total FROM (${lines("orders.jsonl")})),
    b AS (SELECT json->>'$.eid' AS eid, json->>'$.cd.value' AS value FROM (${lines("browser.jsonl")})),
    s AS (SELECT e->>'$.event_id' AS eid, e->>'$.custom_data.value' AS value
          FROM (SELECT unnest(json_extract(json, '$.data[*]')) AS e FROM (${lines("server.jsonl")})))
    SELECT count(*) AS n, count(b.value) AS browser, count(s.value) AS server FROM o
    LEFT JOIN b ON b.eid = 'order-' || o.id LEFT JOIN s ON s.eid = 'order-' || o.id`);
  await warehouse.close();
}

/** What a person would write first: three files line by line into maps, then one look per order. */
async function streamIntoMaps(folder: string): Promise<number> {
  const browser = new Map<unknown, unknown>();
  const server = new Map<unknown, unknown>();
  await eachLine(join(folder, "browser.jsonl"), (hit) => browser.set(Reflect.get(hit, "eid"), hit));
  await eachLine(join(folder, "server.jsonl"), (request) => {
    const events: unknown = Reflect.get(request, "data");
    for (const event of Array.isArray(events) ? events : [])
      if (event instanceof Object) server.set(Reflect.get(event, "event_id"), event);
  });
  let both = 0;
  await eachLine(join(folder, "orders.jsonl"), (order) => {
    const id = `order-${String(Reflect.get(order, "id"))}`;
    if (browser.has(id) && server.has(id)) both += 1;
  });
  return both;
}

async function eachLine(path: string, take: (value: object) => unknown): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(path, "utf8") })) {
    const value: unknown = JSON.parse(line);
    if (value instanceof Object) take(value);
  }
}
