import { tmpdir } from "node:os";
import type { EventContract } from "../../src/model/event-contract.ts";
import type { Row } from "../../src/model/query.ts";
import type { Warehouse } from "../../src/port/warehouse.ts";
import { compile } from "../../src/reconcile/compile/compile.ts";
import type { Question } from "../../src/reconcile/compile/question.ts";
import { columns, createTables, customerKeys, sentKeys } from "../../src/reconcile/tables.ts";
import { createDuckdbWarehouse } from "../../src/warehouse/create-duckdb-warehouse.ts";

/** A row of a canonical table; what is left out is null. */
export type Given = Readonly<Record<string, unknown>>;

type Table = keyof typeof columns;

/** Rows by table; `order_lines` are put among the items of their orders. */
export type Tables = Readonly<Partial<Record<Table | "order_lines", readonly Given[]>>>;

export const contract: EventContract = {
  value: { amount: "total", currency: "shop", tolerance: null },
  divergence: [],
  content_ids: { template: "{line.variant_id}", type: "product" },
  event_time: { fine: 30, late: 7200, failed: 86_400 },
  identity: { em: "sha256", ph: "sha256", external_id: "plain", fbp: "plain", client_user_agent: "plain" },
  consent: "required",
};

export const question: Question = {
  event: "Purchase",
  contract,
  template: "order-{order.id}",
  parameters: ["event_id", "value", "currency", "content_ids", "event_time", "user_data"],
  paths: { browser: true, server: true },
  given: { browser: true, server: true, catalogue: true },
  dataset: "100000000000001",
  window: null,
  cut: [],
  now: "2026-11-22T12:00:00Z",
};

export const at = (seconds: number) => new Date(Date.UTC(2026, 10, 1, 12) + seconds * 1000).toISOString();

/** Order `n` of 40 US dollars with one line, a minute after the one before it. */
export function order(n: number, otherwise: Given = {}): Given {
  const id = String(7000 + n);
  const times = { created_at: at(n * 60), happened_at: at(n * 60) };
  const keys = { order_key: id, id, name: `#${1000 + n}`, number: String(1000 + n), checkout_token: `token${n}` };
  return { ...keys, ...times, currency: "USD", total: "40.00", source: "web", test: false, ...otherwise };
}

export function line(n: number, otherwise: Given = {}): Given {
  return { order_key: String(7000 + n), variant_id: `v${n}`, product_id: `p${n}`, sku: `s${n}`, ...otherwise };
}

let events = 0;

/** The Purchase that order `n` should have. */
export function event(side: "browser" | "server", n: number, otherwise: Given = {}): Given {
  events += 1;
  return {
    side,
    seq: events,
    dataset: "100000000000001",
    name: "Purchase",
    event_id: `order-${7000 + n}`,
    event_at: at(n * 60 + 5),
    received_at: at(n * 60 + 9),
    time_unit: "s",
    order_ref: String(7000 + n),
    value: "40.00",
    currency: "USD",
    content_type: "product",
    content_ids: [`v${n}`],
    ...otherwise,
  };
}

export const both = (n: number, otherwise: Given = {}) => [
  event("browser", n, otherwise),
  event("server", n, otherwise),
];

export function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value);
    return `{${entries.map(([key, one]) => `'${key}': ${literal(one)}`).join(", ")}}`;
  }
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}

const nothingOf = Object.fromEntries(sentKeys.map((key) => [key, null]));

/** Identifiers as they are read: those that Meta knows, and the names of the others. */
function identified(row: Given): Given {
  const { keys } = row;
  if (typeof keys !== "object" || keys === null) return row;
  const known = Object.entries(keys).filter(([key]) => Object.hasOwn(nothingOf, key));
  const others = Object.keys(keys).filter((key) => !Object.hasOwn(nothingOf, key));
  return {
    ...row,
    keys: { ...nothingOf, ...Object.fromEntries(known) },
    other_keys: others.length === 0 ? null : others,
  };
}

const nobody = Object.fromEntries(customerKeys.map((key) => [key, null]));

function withItems({ identity, ...order }: Given, lines: readonly Given[]): Given {
  const items = lines
    .filter(({ order_key }) => order_key === order["order_key"])
    .map(({ variant_id = null, product_id = null, sku = null, quantity = null, price = null }) => ({
      variant_id,
      product_id,
      sku,
      quantity: typeof quantity === "number" ? quantity.toString() : null,
      price,
    }));
  const customer = typeof identity === "object" && identity !== null ? { ...nobody, ...identity } : null;
  return { items: items.length === 0 ? null : items, identity: customer, ...order };
}

export async function insert(warehouse: Warehouse, { order_lines: lines = [], ...tables }: Tables): Promise<void> {
  for (const [table, rows = []] of Object.entries(tables)) {
    if (rows.length === 0) continue;
    const types: Readonly<Record<string, string>> = columns[table as Table];
    const tuples = rows
      .map((row) => (table === "orders" ? withItems(row, lines) : identified(row)))
      .map(
        (row) =>
          `(${Object.entries(types)
            .map(([name, type]) => `CAST(${literal(row[name])} AS ${type})`)
            .join(", ")})`,
      );
    await warehouse.run(`INSERT INTO ${table} (${Object.keys(types).join(", ")}) VALUES ${tuples.join(", ")}`);
  }
}

/** A warehouse with these rows in its tables; the caller closes it. */
export async function stored(tables: Tables): Promise<Warehouse> {
  const warehouse = await createDuckdbWarehouse({ memory: 500e6, spill: tmpdir(), threads: 1 });
  for (const sql of createTables) await warehouse.run(sql);
  await insert(warehouse, tables);
  return warehouse;
}

/** As `stored`, with everything compiled and run; `ask` gets the answers to one query. */
export async function judged(tables: Tables, ask: string, asked: Partial<Question> = {}): Promise<readonly Row[]> {
  const warehouse = await stored(tables);
  try {
    for (const { sql } of compile({ ...question, ...asked })) await warehouse.run(sql);
    return await warehouse.rows(ask);
  } finally {
    await warehouse.close();
  }
}
