import { createTables } from "../../src/reconcile/tables.ts";
import type { Warehouse } from "../../src/port/warehouse.ts";
import { openWarehouse } from "./segments/in-memory.ts";

/** One judged order with an event on each side. */
export interface Judged {
  readonly at: string;
  readonly verdict?: string;
  readonly wrong?: readonly string[];
  /** Whether both sides carry one event id. */
  readonly same_id?: boolean;
  /** Identifiers of the server's event. */
  readonly keys?: readonly string[];
  readonly gateway?: string;
  readonly source?: string;
  readonly sender?: string;
  readonly dataset?: string;
}

export interface Total {
  readonly day: string;
  readonly count: number;
  readonly emq?: number;
}

const text = (value: string | undefined): string => (value === undefined ? "NULL" : `'${value.replaceAll("'", "''")}'`);
const list = (values: readonly string[]): string => `CAST([${values.map(text).join(", ")}] AS VARCHAR[])`;

/** A warehouse with the tables that stand after every order was judged. */
export async function judgedWarehouse(orders: readonly Judged[], totals: readonly Total[] = []): Promise<Warehouse> {
  const warehouse = await openWarehouse();
  for (const sql of createTables) await warehouse.run(sql);
  await warehouse.run(`CREATE TABLE verdicts (order_key VARCHAR, happened_at TIMESTAMPTZ, verdict VARCHAR, wrong VARCHAR[],
    browser_seq BIGINT, server_seq BIGINT, browser_event_id VARCHAR, server_event_id VARCHAR)`);
  await warehouse.run("CREATE TABLE dimensions (order_key VARCHAR, gateway VARCHAR)");
  const rows = (make: (order: Judged, index: number) => string): string => orders.map(make).join(", ");
  if (orders.length > 0) {
    const judged = rows(
      ({ at, verdict = "matched", wrong = [], same_id = true }, i) =>
        `('o${i}', TIMESTAMPTZ '${at}', '${verdict}', ${list(wrong)}, ${i}, ${i}, 'e${i}', '${same_id ? "e" : "x"}${i}')`,
    );
    await warehouse.run(`INSERT INTO verdicts VALUES ${judged}`);
    await warehouse.run(`INSERT INTO dimensions VALUES ${rows(({ gateway }, i) => `('o${i}', ${text(gateway)})`)}`);
    const ordered = rows(({ at, source }, i) => `('o${i}', TIMESTAMPTZ '${at}', ${text(source)})`);
    await warehouse.run(`INSERT INTO orders (order_key, happened_at, source) VALUES ${ordered}`);
    const sent = rows(({ sender, dataset, keys = [] }, i) => {
      const map = keys.length === 0 ? "MAP {}" : `MAP {${keys.map((key) => `'${key}': 'x'`).join(", ")}}`;
      return `('server', ${i}, ${text(dataset)}, ${text(sender)}, CAST(${map} AS MAP(VARCHAR, VARCHAR)))`;
    });
    await warehouse.run(`INSERT INTO events (side, seq, dataset, sender, keys) VALUES ${sent}`);
  }
  for (const { day, count, emq } of totals)
    await warehouse.run(
      `INSERT INTO totals (day, event, count, emq) VALUES (DATE '${day}', 'Purchase', ${count}, ${emq ?? "NULL"})`,
    );
  return warehouse;
}

/** The n-th of many orders that come every quarter of an hour. */
export const moment = (index: number): string =>
  new Date(Date.UTC(2026, 10, 1) + index * 900_000).toISOString().replace(".000Z", "Z");
