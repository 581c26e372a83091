import { DuckDBInstance } from "@duckdb/node-api";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseOptions } from "../scripts/store-generator/options.ts";
import { writeStore } from "../scripts/store-generator/write-store.ts";
import type { Bench } from "./measure.ts";

/** How many orders; each brings about two events and six kilobytes of files. */
const orders = process.env["RECONCILE_ORDERS"] ?? "100000";
const cli = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const naive = fileURLToPath(new URL("stream-into-maps.ts", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));

/** `reconcile` on a generated store beside the engine scanning and joining the same files, and a script that streams them into maps. */
export const reconcileBench: Bench = {
  name: "reconcile",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "signal-bench-"));
    try {
      writeStore(parseOptions(["--orders", orders, "--seed", "7", "--out", folder, "--faults", "value-subtotal"]));
      const given = ["orders", "browser", "server"].flatMap((kind) => [`--${kind}`, join(folder, `${kind}.jsonl`)]);
      // The sheet without its repository: how long a history takes is what the bench of `status` measures.
      cpSync(join(root, "governance"), join(folder, "governance"), { recursive: true });
      const whole = processOf([cli, "-C", folder, "reconcile", ...given, "--store", "us", "--json", "--spill", folder]);
      const scans = [await timed(() => scanAndJoin(folder)), await timed(() => scanAndJoin(folder))];
      const scan = Math.min(...scans);
      const script = processOf(["--import", "tsx", "--max-old-space-size=16384", naive, folder]);
      const count = Number(orders).toLocaleString("en");
      const what = `${count} orders, peak ${whole.peak_mib.toFixed(0)} MiB`;
      const maps = `script streams them into maps, peak ${script.peak_mib.toFixed(0)} MiB`;
      return [
        { what, ms: whole.ms, baseline: "engine scans and joins the files", baseline_ms: scan, goal: 3 },
        { what, ms: whole.ms, baseline: maps, baseline_ms: script.ms, goal: 0.2 },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Time and peak memory of a whole process of node. */
function processOf(words: readonly string[]): { readonly ms: number; readonly peak_mib: number } {
  const tell = "process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}`))";
  const start = performance.now();
  const ran = spawnSync(process.execPath, ["--import", `data:text/javascript,${tell}`, ...words], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const peak = /peak (\d+)$/u.exec(ran.stderr)?.[1];
  if (ran.status === 2 || peak === undefined) throw new Error(`${words[0] ?? ""} could not run: ${ran.stderr}`);
  return { ms: performance.now() - start, peak_mib: Number(peak) / 1024 };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Every line is read as JSON and joined by the ids alone: the least that any answer needs, by the engine as it comes. */
async function scanAndJoin(folder: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", preserve_insertion_order: "false" });
  const connection = await instance.connect();
  const lines = (name: string): string =>
    `SELECT json FROM read_ndjson_objects('${join(folder, name)}', maximum_object_size = 16777216)`;
  await connection.run(`
    WITH o AS (SELECT json->>'$.id' AS id, json->>'$.total_price' AS total FROM (${lines("orders.jsonl")})),
    b AS (SELECT json->>'$.eid' AS eid, json->>'$.cd.value' AS value FROM (${lines("browser.jsonl")})),
    s AS (SELECT e->>'$.event_id' AS eid, e->>'$.custom_data.value' AS value
          FROM (SELECT unnest(json_extract(json, '$.data[*]')) AS e FROM (${lines("server.jsonl")})))
    SELECT count(*) AS n, count(b.value) AS browser, count(s.value) AS server FROM o
    LEFT JOIN b ON b.eid = 'order-' || o.id LEFT JOIN s ON s.eid = 'order-' || o.id`);
  connection.closeSync();
  instance.closeSync();
}
