import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { HostError } from "../port/host-error.ts";
import { messageOf } from "../port/message-of.ts";
import type { Parameters, Row } from "../model/query.ts";
import type { Warehouse } from "../port/warehouse.ts";
import { DuckDBInstance, type DuckDBConnection, type Json } from "@duckdb/node-api";

/** What the engine may use. */
export interface WarehouseOptions {
  /** Most bytes of memory before it spills. */
  readonly memory: number;
  /** Folder in which a folder of its own is made for what does not fit; removed when the warehouse closes. */
  readonly spill: string;
  readonly threads: number;
  /**
   * Bytes that will be loaded, as near as is known. Where they are more than the memory, the tables are kept in a file in the spill folder:
   * packed, they need half the room of what spills, and less memory; where all fits, memory alone is faster.
   */
  readonly expected?: number;
}

/** Rows that are written between two flushes of staged lines. */
const flushEvery = 100_000;

function troubleOf(error: unknown): HostError {
  const words = messageOf(error);
  const hint = /out of memory|failed to (?:offload|allocate)/iu.test(words)
    ? "give it more with --memory, or a larger folder with --spill"
    : "";
  return new HostError(`the query engine gave up: ${words.split("\n")[0] ?? ""}`, { cause: error, hint });
}

async function withHostError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof HostError ? error : troubleOf(error);
  }
}

/** Memory is too small; that the disk is, is said in other words. */
const isShort = (error: unknown): boolean => /out of memory error: (?!failed to offload)/iu.test(messageOf(error));

/**
 * Each thread takes memory for itself: what several have too little of is done again by one. A statement is done as a whole or not at all.
 */
async function retriedByOneThread<T>(
  connection: DuckDBConnection,
  threads: number,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (threads === 1 || !isShort(error)) throw error;
    await connection.run("SET threads = 1");
    try {
      return await work();
    } finally {
      await connection.run(`SET threads = ${String(threads)}`);
    }
  }
}

async function stage(connection: DuckDBConnection, table: string, lines: AsyncIterable<string>): Promise<number> {
  await connection.run(`CREATE TABLE ${table} (line BIGINT, text VARCHAR)`);
  const appender = await connection.createAppender(table);
  let count = 0;
  for await (const line of lines) {
    count += 1;
    appender.appendBigInt(BigInt(count));
    appender.appendVarchar(line);
    appender.endRow();
    if (count % flushEvery === 0) appender.flushSync();
  }
  appender.closeSync();
  return count;
}

async function* batches(connection: DuckDBConnection, sql: string): AsyncGenerator<readonly Row[]> {
  const result = await withHostError(() => connection.stream(sql));
  const rows: AsyncIterator<Record<string, Json>[]> = result.yieldRowObjectJson();
  for (;;) {
    const next = await withHostError(() => rows.next());
    if (next.done === true) return;
    yield next.value;
  }
}

/** An embedded engine, with a folder to spill into. It reads only the files that a query names, and no network. */
export async function createDuckdbWarehouse(options: WarehouseOptions): Promise<Warehouse> {
  const { memory, spill, threads, expected = 0 } = options;
  const folder = await mkdtemp(join(spill, "signal-warehouse-"));
  const instance = await withHostError(() =>
    DuckDBInstance.create(expected > memory ? join(folder, "tables.duckdb") : ":memory:", {
      memory_limit: `${String(memory)}B`,
      threads: String(threads),
      temp_directory: folder,
      preserve_insertion_order: "false",
      // Without these the allocator keeps what it was given back, and the process grows far beyond the limit.
      allocator_flush_threshold: "8MB",
      allocator_bulk_deallocation_flush_threshold: "16MB",
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    }),
  );
  const connection = await withHostError(() => instance.connect());
  await withHostError(() => connection.run("SET TimeZone = 'UTC'"));
  const values = (parameters: Parameters | undefined) => (parameters === undefined ? undefined : [...parameters]);
  const done = <T>(work: () => Promise<T>) => withHostError(() => retriedByOneThread(connection, threads, work));
  return {
    run: (sql, parameters) =>
      done(async () => {
        await connection.run(sql, values(parameters));
      }),
    rows: (sql, parameters) =>
      done(async () => (await connection.runAndReadAll(sql, values(parameters))).getRowObjectsJson()),
    batches: (sql) => batches(connection, sql),
    stage: (table, lines) => withHostError(() => stage(connection, table, lines)),
    close: async () => {
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
