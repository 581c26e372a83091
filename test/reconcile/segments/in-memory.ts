import { tmpdir } from "node:os";
import type { Warehouse } from "../../../src/port/warehouse.ts";
import { searchedDimensions } from "../../../src/reconcile/segments/searched.ts";
import { createDuckdbWarehouse } from "../../../src/warehouse/create-duckdb-warehouse.ts";

/** One judged order; dimensions that are left out are not known. */
export interface JudgedOrder {
  readonly at: string;
  readonly verdict: string;
  readonly wrong?: readonly string[];
  readonly dimensions: Readonly<Partial<Record<(typeof searchedDimensions)[number], string>>>;
}

export const openWarehouse = (): Promise<Warehouse> =>
  createDuckdbWarehouse({ memory: 512e6, spill: tmpdir(), threads: 2 });

async function* linesOf(orders: readonly JudgedOrder[]): AsyncGenerator<string> {
  for (const [index, { at, verdict, wrong, dimensions }] of orders.entries()) {
    const words = wrong ?? (verdict === "matched" ? [] : [verdict]);
    yield await Promise.resolve(JSON.stringify({ ...dimensions, order_key: `o${index}`, at, verdict, wrong: words }));
  }
}

/** The two tables that the search reads, filled with these orders. */
export async function fill(warehouse: Warehouse, orders: readonly JudgedOrder[]): Promise<void> {
  const columns = searchedDimensions.map((name) => `text ->> '${name}' AS ${name}`).join(", ");
  await warehouse.run("DROP TABLE IF EXISTS judged; DROP TABLE IF EXISTS verdicts; DROP TABLE IF EXISTS dimensions");
  await warehouse.stage("judged", linesOf(orders));
  await warehouse.run(
    `CREATE TABLE verdicts AS SELECT text ->> 'order_key' AS order_key, CAST(text ->> 'at' AS TIMESTAMPTZ) AS happened_at,
     text ->> 'verdict' AS verdict, from_json(text -> 'wrong', '["VARCHAR"]') AS wrong FROM judged`,
  );
  await warehouse.run(`CREATE TABLE dimensions AS SELECT text ->> 'order_key' AS order_key, ${columns} FROM judged`);
}

/** Numbers from 0 to 1 that a seed decides. */
export function seeded(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const choices = {
  device: ["mobile", "mobile", "mobile", "desktop", "desktop", "tablet"],
  gateway: ["card", "card", "card", "shop_pay", "klarna", "paypal"],
  country: ["US", "US", "US", "CA", "GB", "DE", "FR"],
  discount: ["no", "no", "yes"],
} as const;

/** A store's orders in time, none of them failing, with values of five dimensions drawn by the seed. */
export function drawOrders(count: number, random: () => number): JudgedOrder[] {
  return Array.from({ length: count }, (_, index) => ({
    at: new Date(Date.UTC(2026, 10, 1) + index * 60_000).toISOString(),
    verdict: "matched",
    dimensions: {
      ...Object.fromEntries(
        Object.entries(choices).map(([name, values]) => [name, values[Math.floor(random() * values.length)]]),
      ),
      hour: String(Math.floor(random() * 24)).padStart(2, "0"),
    },
  }));
}
