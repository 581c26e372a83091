import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runProcess, runShell } from "../run-cli.ts";
import { serverLog, shopFolder } from "./small-shop.ts";

let [root, spill] = ["", ""];

beforeEach(() => {
  root = shopFolder({ "s.jsonl.gz": gzipSync(serverLog().repeat(300)) });
  spill = mkdtempSync(join(tmpdir(), "signal-spill-"));
});

afterEach(() => {
  for (const folder of [root, spill]) rmSync(folder, { recursive: true, force: true });
});

describe("reconcile without room for what does not fit in memory", () => {
  it("says which folder is too small and leaves nothing in it", () => {
    const { code, out, err } = runShell(
      root,
      `ulimit -f 200; exec $SG reconcile --orders orders.csv --server s.jsonl.gz --out report.json --json --spill '${spill}'`,
    );
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^error: could not unpack into .*\n next: give a folder with more room with --spill\n$/u);
    expect(readdirSync(spill)).toEqual([]);
    expect(readdirSync(root)).not.toContain("report.json");
  });

  it("says what to give where memory is too small", () => {
    const words = [
      "reconcile",
      "--orders",
      "orders.csv",
      "--server",
      "capi.jsonl",
      "--spill",
      spill,
      "--memory",
      "2MB",
    ];
    const { code, err } = runProcess(root, words);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^error: the query engine gave up: Out of Memory Error: .*\n next: give it more with --memory/u,
    );
    expect(readdirSync(spill)).toEqual([]);
  });

  it.each([
    ["a file", "orders.csv"],
    ["nothing", "nowhere"],
  ])("takes no folder that is %s", (_, folder) => {
    const { code, err } = runProcess(root, ["reconcile", "--orders", "orders.csv", "--spill", folder]);
    expect(code).toBe(2);
    expect(err).toMatch(/^error: no folder can be made in .*\n next: name one that may be written with --spill\n$/u);
  });
});
