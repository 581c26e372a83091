import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { judgeStore } from "../../scripts/store-generator/judge/judge-store.ts";
import { parseOptions } from "../../scripts/store-generator/options.ts";
import { writeStore } from "../../scripts/store-generator/write/write-store.ts";
import { createDuckdbWarehouse } from "../../src/warehouse/create-duckdb-warehouse.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "warehouse-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const files = () => readdirSync(folder, { recursive: true, encoding: "utf8" });

describe("a warehouse that expects more than its memory", () => {
  const warehouseFor = (expected: number) =>
    createDuckdbWarehouse({ memory: 200e6, spill: folder, threads: 1, expected });

  it.each([
    { expected: 200_000_001, kept: ["tables.duckdb"], where: "in a file, where it expects more than its memory" },
    { expected: 200_000_000, kept: [], where: "in memory, where that is enough" },
  ])("keeps its tables $where", async ({ expected, kept }) => {
    const warehouse = await warehouseFor(expected);
    await warehouse.run("CREATE TABLE t AS SELECT range AS n FROM range(1000)");
    expect(
      files()
        .filter((name) => name.endsWith(".duckdb"))
        .map((name) => name.split("/").at(-1)),
    ).toEqual(kept);
    expect(await warehouse.rows("SELECT count(*)::INT AS n FROM t")).toEqual([{ n: 1000 }]);
    await warehouse.close();
    expect(files()).toEqual([]);
  });

  it("says the same of a store", async () => {
    const words = ["--orders", "300", "--seed", "11", "--out", folder, "--faults", "value-subtotal,ids-differ"];
    const store = writeStore(parseOptions(words));
    const inMemory = await judgeStore(folder, store.files);
    const onDisk = await judgeStore(folder, store.files, 1e12);
    expect(onDisk.failing.length).toBeGreaterThan(0);
    expect(onDisk).toEqual(inMemory);
  });
});

describe("a statement for which there is not enough memory", () => {
  // A thread holds a block of 256 KiB or more of each of 150 columns.
  const wide = Array.from({ length: 150 }, (_, index) => `n + ${index} AS c${index}`).join(", ");

  const written = async (memory: number) => {
    const warehouse = await createDuckdbWarehouse({ memory, spill: folder, threads: 4, expected: 1e12 });
    try {
      await warehouse.run("CREATE TABLE t AS SELECT range AS n FROM range(500000)");
      await warehouse.run(`CREATE TABLE w AS SELECT ${wide} FROM t`);
      return await warehouse.rows("SELECT count(*)::INT AS n, current_setting('threads')::INT AS threads FROM w");
    } finally {
      await warehouse.close();
    }
  };

  it("is done by one thread where it is too little for four", async () => {
    expect(await written(90e6)).toEqual([{ n: 500_000, threads: 4 }]);
  });

  it("is given up where it is too little for one", async () => {
    await expect(written(40e6)).rejects.toThrow(/the query engine gave up: Out of Memory/u);
  });
});
