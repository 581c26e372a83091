import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeLongHistory } from "./long-history.ts";
import { median, type Bench, type Row } from "./measure.ts";

const runs = 7;
const size = { commits: 5000, records: 500 };
const root = join(import.meta.dirname, "..");

/**
 * The status of a long history beside `git log --raw` over the same line. The goals are held against whole processes, from start
 * to exit: `signal-governance status --json` as it is installed, and git. The figures without Node's own start follow.
 */
export const statusBench: Bench = {
  name: "status",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "status-bench-"));
    try {
      const repository = join(folder, "store");
      mkdirSync(repository);
      await makeLongHistory(repository, size);
      return rowsOf(repository, buildInto(join(folder, "tool")));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function rowsOf(repository: string, command: string): readonly Row[] {
  const wanted = blobsRead(repository);
  const git: number[] = [];
  const blobs: number[] = [];
  const cold: number[] = [];
  const cached: number[] = [];
  // In turns, so that a slow moment of the machine hits all of them; the first turn only warms up.
  for (let run = 0; run <= runs; run += 1) {
    const taken = [
      timed("git", ["-C", repository, "log", "--raw", "--first-parent", "main"]),
      timed(process.execPath, [command, "-C", repository, "status", "--json", "--no-cache"]),
      timed(process.execPath, [command, "-C", repository, "status", "--json"]),
      timed("git", ["-C", repository, "cat-file", "--batch", "--buffer"], wanted),
    ] as const;
    if (run === 0) continue;
    git.push(taken[0]);
    cold.push(taken[1]);
    cached.push(taken[2]);
    blobs.push(taken[3]);
  }
  once(repository, "cached");
  const inProcess = { cold: several(repository, "cold"), cached: several(repository, "cached") };
  const what = `status of ${size.commits} commits and ${size.records} records`;
  const beside = { baseline: "git log --raw, whole process", baseline_value: median(git) };
  const memory = {
    baseline: "the same, cached",
    baseline_value: inProcess.cached.mib,
    unit: "MiB",
    goal: null,
  } as const;
  return [
    { what: `${what}, whole process, cold`, value: median(cold), ...beside, goal: 3 },
    { what: `${what}, whole process, cached`, value: median(cached), ...beside, goal: 1.3 },
    // The floor of a cold run: what decides whether a commit paused anything stands in the texts, which git log --raw never opens.
    { what: "git alone reading those texts, each once", value: median(blobs), ...beside, goal: null },
    { what: "without the start of Node, cold", value: inProcess.cold.ms, ...beside, goal: null },
    { what: "without the start of Node, cached", value: inProcess.cached.ms, ...beside, goal: null },
    { what: "peak memory, cold", value: inProcess.cold.mib, ...memory },
  ];
}

/** Ids of the texts that a cold run reads, one a line. */
function blobsRead(repository: string): string {
  const script = join(import.meta.dirname, "status-once.ts");
  const parameters = ["--import", "tsx", script, repository, "blobs"];
  return execFileSync(process.execPath, parameters, { encoding: "utf8", maxBuffer: 1 << 28 });
}

function timed(command: string, parameters: readonly string[], input = ""): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, parameters, {
    input,
    stdio: ["pipe", "ignore", "pipe"],
    encoding: "utf8",
  });
  // The status exits with 1 where something is paused.
  if (status !== 0 && status !== 1) throw new Error(`${command} ended with ${String(status)}: ${stderr}`);
  return performance.now() - start;
}

interface Once {
  readonly ms: number;
  readonly mib: number;
}

function several(repository: string, wanted: "cold" | "cached"): Once {
  const all = Array.from({ length: runs }, () => once(repository, wanted));
  return { ms: median(all.map(({ ms }) => ms)), mib: median(all.map(({ mib }) => mib)) };
}

function once(repository: string, wanted: "cold" | "cached"): Once {
  const script = join(import.meta.dirname, "status-once.ts");
  const output = execFileSync(process.execPath, ["--import", "tsx", script, repository, wanted], { encoding: "utf8" });
  const [ms = "0", kib = "0"] = output.trim().split(" ");
  return { ms: Number(ms), mib: Math.round(Number(kib) / 1024) };
}

/** Builds the tool as it is installed, away from the folder that others may be using; the path of its command. */
function buildInto(folder: string): string {
  const dist = join(folder, "dist");
  execFileSync(process.execPath, [join(root, "scripts", "build.mjs"), dist]);
  copyFileSync(join(root, "package.json"), join(folder, "package.json"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  return join(dist, "cli", "main.js");
}
