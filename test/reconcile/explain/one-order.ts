import type { EventContract } from "../../../src/model/event-contract.ts";
import type { Explanation } from "../../../src/model/reconciliation.ts";
import { compile } from "../../../src/reconcile/compile/compile.ts";
import { explanations } from "../../../src/reconcile/explain/explain.ts";
import { contract, event, line, order, question, stored, type Given, type Tables } from "../small-store.ts";

/** The explanations, and the code that each order's event got. */
interface Explained {
  readonly found: readonly Explanation[];
  readonly codes: readonly unknown[];
}

/** Judges the orders of these tables and explains what differs. */
export async function explained(tables: Tables, otherwise: Partial<EventContract> = {}): Promise<Explained> {
  const warehouse = await stored(tables);
  const agreed = { ...contract, ...otherwise };
  try {
    for (const { sql } of compile({ ...question, contract: agreed })) await warehouse.run(sql);
    const found = await explanations(warehouse.rows, agreed);
    const rows = await warehouse.rows(
      "SELECT concat(side, ' ', code) AS told FROM explained ORDER BY order_key, side, verdict",
    );
    return { found, codes: rows.map((row) => row["told"]) };
  } finally {
    await warehouse.close();
  }
}

export const catalogue = [
  { id: "v1", item_group_id: "p1" },
  { id: "v2", item_group_id: "p2" },
];

/** A shop in Canada; what the buyer paid: 100.00 of goods less 10.00, 5.00 for shipping, 13.50 tax. */
export const paid: Given = {
  currency: "CAD",
  total: "108.50",
  subtotal: "90.00",
  shipping: "5.00",
  tax: "13.50",
  discounts: "10.00",
  gift_card: "25.00",
  refunded: "48.25",
  current_total: "60.25",
  presentment_currency: "GBP",
  presentment_total: "58.77",
};

const soldLines = [
  line(1, { variant_id: "v1", product_id: "p1", quantity: 3, price: "20.00" }),
  line(1, { variant_id: "v2", product_id: "p2", quantity: 1, price: "40.00" }),
];

/** The paid order, or one that is otherwise, with a browser's event that is right and a server's that says what was sent. */
export function serverOf(sent: Given, otherwise: Given = {}): Tables {
  const { total, currency } = { ...paid, ...otherwise };
  const right = { value: total, currency, content_ids: ["v1", "v2"] };
  return {
    orders: [order(1, { ...paid, ...otherwise })],
    order_lines: soldLines,
    catalogue,
    events: [event("browser", 1, right), event("server", 1, { ...right, ...sent })],
  };
}
