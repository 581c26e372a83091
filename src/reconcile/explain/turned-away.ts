import type { Query } from "../../model/query.ts";
import type { Explanation, OrderVerdict } from "../../model/reconciliation.ts";
import { countIn } from "../read-cell.ts";
import { sqlText } from "../sql-text.ts";

const verdicts: readonly OrderVerdict[] = ["missing-on-both", "missing-on-server"];

const code = "turned-away";

/** Orders of which an event was turned away, by the ids that it may have and by what it says of its order. */
const turnedAway = [
  "SELECT order_key FROM judged WHERE expected_event_id IN (SELECT event_id FROM never_taken)",
  "SELECT order_key FROM judged WHERE browser_event_id IN (SELECT event_id FROM never_taken)",
  "SELECT order_key FROM orders WHERE id IN (SELECT order_ref FROM never_taken)",
  "SELECT order_key FROM orders WHERE name IN (SELECT order_ref FROM never_taken)",
].join(" UNION ");

/** Orders whose server event is missing because Meta refused its request. Fills `explained`. */
export async function explainTurnedAway(query: Query): Promise<readonly Explanation[]> {
  const found: Explanation[] = [];
  for (const verdict of verdicts) {
    const of = `FROM judged WHERE verdict = ${sqlText(verdict)}`;
    await query(
      `INSERT INTO explained SELECT order_key, 'server', verdict, ${sqlText(code)} ${of} AND order_key IN (${turnedAway})`,
    );
    const [row] = await query(
      `SELECT (SELECT count(*) FROM explained WHERE verdict = ${sqlText(verdict)}) AS orders, (SELECT count(*) ${of}) AS missing`,
    );
    const orders = countIn(row, "orders");
    if (orders > 0) {
      found.push({ code, verdict, side: "server", orders, of: countIn(row, "missing"), detail: null });
    }
  }
  return found;
}
