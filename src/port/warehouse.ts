import type { Parameters, Query, Row } from "../model/query.ts";

/** An engine that holds tables and answers SQL. Every call does all of its work or throws a HostError. */
export interface Warehouse {
  readonly run: (sql: string, parameters?: Parameters) => Promise<void>;
  readonly rows: Query;
  /** Rows in batches, as they are worked out: for results that must not be held at once. */
  readonly batches: (sql: string) => AsyncIterable<readonly Row[]>;
  /** Makes a table of numbered lines, `(line BIGINT, text VARCHAR)` from 1, and answers how many. */
  readonly stage: (table: string, lines: AsyncIterable<string>) => Promise<number>;
  readonly close: () => Promise<void>;
}
