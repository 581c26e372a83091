import type { Warehouse } from "../../../src/port/warehouse.ts";
import { compile } from "../../../src/reconcile/compile/compile.ts";
import type { Question } from "../../../src/reconcile/compile/question.ts";
import { explanations } from "../../../src/reconcile/explain/explain.ts";
import { both, contract, type event, line, order, question, stored, type Tables } from "../small-store.ts";

const agents = {
  mobile: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile Safari/604.1",
  desktop: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36",
};

/** Orders 1 to 30: phones pay with Shop Pay, every third has a discount; the catalogue holds all of their variants. */
export const store: Tables = {
  orders: Array.from({ length: 30 }, (_, index) =>
    order(index + 1, {
      user_agent: index % 4 === 0 ? agents.mobile : agents.desktop,
      gateway: index % 4 === 0 ? "Shop Pay" : "card",
      discounts: index % 3 === 0 ? "5.00" : "0.00",
      shipping: "4.90",
      tax: "3.10",
      refunded: "0.00",
      consent: "granted",
    }),
  ),
  order_lines: Array.from({ length: 30 }, (_, index) => line(index + 1, { quantity: 30 - index })),
  events: Array.from({ length: 30 }, (_, index) => both(index + 1, { keys: { fbp: "fb.1.1.1" } })).flat(),
  catalogue: Array.from({ length: 30 }, (_, index) => ({ id: `v${String(index + 1)}` })),
};

/** The store with other events. */
export function withEvents(...events: readonly ReturnType<typeof event>[]): Tables {
  return { ...store, events };
}

/** Judges the store and lets the work ask it. */
export async function judgedStore<T>(
  tables: Tables,
  asked: Partial<Question>,
  work: (warehouse: Warehouse, question: Question) => Promise<T>,
): Promise<T> {
  const warehouse = await stored(tables);
  try {
    const all = { ...question, ...asked };
    for (const { sql } of compile(all)) await warehouse.run(sql);
    await explanations(warehouse.rows, contract);
    return await work(warehouse, all);
  } finally {
    await warehouse.close();
  }
}
