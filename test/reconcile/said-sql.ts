import { tmpdir } from "node:os";
import { questionOf, runReconcile, type ReconcileRequest } from "../../src/app/reconcile/run-reconcile.ts";
import type { Warehouse } from "../../src/port/warehouse.ts";
import { bestSellers } from "../../src/reconcile/sample/best-sellers.ts";
import { sampleOrders } from "../../src/reconcile/sample/sample-orders.ts";
import { createTables } from "../../src/reconcile/tables.ts";
import { createDuckdbWarehouse } from "../../src/warehouse/create-duckdb-warehouse.ts";
import { readReferenceSheet } from "../governance/reference-sheet.ts";
import { faultyStore } from "./faulty-store.ts";
import { withoutMarks } from "./marked-dialect.ts";
import { at, contract, insert } from "./small-store.ts";

/** What differs from the usual question. */
export interface Shape extends Partial<Pick<ReconcileRequest, "window" | "compare">> {
  readonly without?: readonly string[];
  readonly contract?: typeof contract;
}

const sheet = readReferenceSheet();
const event = sheet.events["Purchase"];

/** A warehouse that takes SQL with marks and notes it. */
function noting(warehouse: Warehouse, said: string[]): Warehouse {
  const note = (sql: string): string => {
    said.push(sql);
    return withoutMarks(sql);
  };
  return {
    ...warehouse,
    run: (sql, parameters) => warehouse.run(note(sql), parameters),
    rows: (sql, parameters) => warehouse.rows(note(sql), parameters),
    batches: (sql) => warehouse.batches(note(sql)),
  };
}

function requestOf(warehouse: Warehouse, { without = [], ...shape }: Shape): ReconcileRequest {
  if (event === undefined) throw new Error("the reference sheet has no Purchase");
  const kinds = (["orders", "browser", "server", "catalogue", "totals"] as const).filter(
    (kind) => !without.includes(kind),
  );
  return {
    sheet,
    warehouse,
    load: () =>
      Promise.resolve({ inputs: kinds.map((kind) => ({ kind, files: 1, read: 1, rejected: 0 })), findings: [] }),
    event: { name: "Purchase", says: event, contract: shape.contract ?? contract },
    store: null,
    window: shape.window ?? null,
    compare: shape.compare ?? null,
    retest: null,
    now: new Date("2026-11-22T12:00:00Z"),
    pseudonym: (key) => key,
    most_failing: 20,
    changes: [{ what: "deploy", at: at(2400), triggers: [] }],
    onStep: () => undefined,
  };
}

async function inWarehouse(said: string[], work: (warehouse: Warehouse) => Promise<unknown>): Promise<void> {
  const warehouse = await createDuckdbWarehouse({ memory: 500e6, spill: tmpdir(), threads: 1 });
  try {
    const noted = noting(warehouse, said);
    for (const sql of createTables) await noted.run(sql);
    await insert(noting(warehouse, []), faultyStore);
    await work(noted);
  } finally {
    await warehouse.close();
  }
}

/** All SQL that a reconciliation of the faulty store says, and then a sample of its orders and one of its products. */
export async function saidSql(shape: Shape): Promise<readonly string[]> {
  const said: string[] = [];
  await inWarehouse(said, async (warehouse) => {
    const request = requestOf(warehouse, shape);
    await runReconcile(request);
    const question = questionOf(request, await request.load());
    await sampleOrders(warehouse.rows, {
      question,
      orders: 5,
      seed: 1,
      parameters: question.parameters,
      tolerances: {},
    });
    await bestSellers(warehouse.rows, { question, products: 5 });
  });
  return said;
}

/** The engine's words that are never names. */
export async function reservedWords(): Promise<ReadonlySet<string>> {
  const warehouse = await createDuckdbWarehouse({ memory: 500e6, spill: tmpdir(), threads: 1 });
  try {
    const rows = await warehouse.rows(
      "SELECT keyword_name AS word FROM duckdb_keywords() WHERE keyword_category IN ('reserved', 'type_function')",
    );
    return new Set(rows.map(({ word }) => (typeof word === "string" ? word : "")));
  } finally {
    await warehouse.close();
  }
}
