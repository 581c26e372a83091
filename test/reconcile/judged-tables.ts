import { createTables, sentKeys } from "../../src/reconcile/tables.ts";
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
    expected_event_id VARCHAR, browser_seq BIGINT, server_seq BIGINT, browser_event_id VARCHAR, server_event_id VARCHAR, one_id BOOLEAN)`);
  await warehouse.run("CREATE TABLE attached (side VARCHAR, got_at TIMESTAMPTZ, sender VARCHAR, order_key VARCHAR)");
  const rows = (make: (order: Judged, index: number) => string): string => orders.map(make).join(", ");
  if (orders.length > 0) {
    const judged = rows(
      ({ at, verdict = "matched", wrong = [], same_id = true }, i) =>
        `('o${i}', TIMESTAMPTZ '${at}', '${verdict}', ${list(wrong)}, 'e${i}', ${orders.length + i}, ${i}, 'e${i}', '${same_id ? "e" : "x"}${i}', ${String(same_id)})`,
    );
    await warehouse.run(`INSERT INTO verdicts VALUES ${judged}`);
    const ordered = rows(
      ({ at, source, gateway }, i) => `('o${i}', 'o${i}', TIMESTAMPTZ '${at}', ${text(source)}, ${text(gateway)})`,
    );
    await warehouse.run(`INSERT INTO orders (order_key, id, happened_at, source, gateway) VALUES ${ordered}`);
    const attached = rows(({ at, sender }, i) => `('server', TIMESTAMPTZ '${at}', ${text(sender)}, 'o${i}')`);
    await warehouse.run(`INSERT INTO attached VALUES ${attached}`);
    const sent = rows(({ dataset, keys = [] }, i) => {
      const struct = sentKeys.map((key) => `${key} := ${keys.includes(key) ? "'x'" : "NULL"}`).join(", ");
      return `('server', 'Purchase', 'e${i}', ${text(dataset)}, struct_pack(${struct}))`;
    });
    await warehouse.run(`INSERT INTO events (side, name, event_id, dataset, keys) VALUES ${sent}`);
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
