import { dialect } from "../../dialect.ts";
import { sqlText } from "../../sql-text.ts";
import { earlierAmounts } from "../../tables.ts";
import { rejectLines, type LoadStep, type SourceFile } from "../load-step.ts";

/** Takes rows without a key out again, and lists what of a file was refused or is in doubt, from a query with `line` and `reason`. */
export function refuseOrders(file: SourceFile, refused: string): readonly LoadStep[] {
  const mine = `file = ${sqlText(file.name)}`;
  return [
    {
      run: rejectLines(file, "orders", refused),
      when: `SELECT 1 FROM orders WHERE ${mine} AND (order_key IS NULL OR doubtful) LIMIT 1`,
    },
    { run: `DELETE FROM orders WHERE order_key IS NULL` },
  ];
}

/** Reasons for which something of an orders file is listed although no order is lost by it. */
const harmless: ReadonlySet<string> = new Set([
  "an order that was there before",
  "the header again",
  "not an order",
  "a checkout, no order",
]);

/** Whether a line that was left out for this reason may have been an order. A cell in doubt leaves its order there. */
export function losesOrder(reason: string): boolean {
  return !harmless.has(reason) && !/ is not /u.test(reason);
}

const repeated = "SELECT order_key FROM orders GROUP BY order_key HAVING count(*) > 1";

/** Shops count their orders by themselves: one name may stand for an order of each. */
const ambiguous = "SELECT order_key FROM orders GROUP BY order_key HAVING min(id) <> max(id)";

/** What is kept of states that are known to be older than the one that counts. Of two shops' orders with one name neither is a state of the other. */
const keepEarlier = `INSERT INTO earlier_amounts SELECT ${earlierAmounts.join(", ")} FROM (
  SELECT *, max(updated_at) OVER (PARTITION BY order_key) AS newest,
    first_value(total) OVER (PARTITION BY order_key ORDER BY updated_at DESC NULLS LAST, ${dialect.rowNumber}) AS newest_total
  FROM orders WHERE order_key IN (${repeated}) AND order_key NOT IN (${ambiguous})) AS states
  WHERE updated_at < newest AND total <> newest_total`;

/**
 * Leaves one row of each order: webhooks, overlapping exports and pages give one again and again. Its newest state counts, by
 * `updated_at`; where nothing says which that is, the one that was read first. Of older
 * states with another total the amounts are kept apart. `keys` gives `line` and `order_key` of the file's orders.
 */
export function onceEach(file: SourceFile, keys: string): readonly LoadStep[] {
  const again = `SELECT line, CASE WHEN other THEN 'another order of the same name' ELSE 'an order that was there before' END AS reason FROM (
    SELECT line, k.order_key IN (${ambiguous}) AS other, row_number() OVER (PARTITION BY k.order_key ORDER BY line) AS place, earlier.order_key IS NOT NULL AS elsewhere
    FROM (${keys}) AS k JOIN (${repeated}) AS r ON r.order_key = k.order_key
    LEFT JOIN (SELECT DISTINCT order_key FROM orders WHERE file <> ${sqlText(file.name)}) AS earlier ON earlier.order_key = k.order_key
  ) AS placed WHERE place > 1 OR elsewhere`;
  const older = `SELECT row FROM (SELECT ${dialect.rowNumber} AS row,
    row_number() OVER (PARTITION BY order_key ORDER BY updated_at DESC NULLS LAST, ${dialect.rowNumber}) AS place
    FROM orders WHERE order_key IN (${repeated})) AS ranked WHERE place > 1`;
  return [
    { run: rejectLines(file, "orders", again), when: `${repeated} LIMIT 1` },
    { run: keepEarlier, when: `${repeated} LIMIT 1` },
    { run: `DELETE FROM orders WHERE ${dialect.rowNumber} IN (${older})`, when: `${repeated} LIMIT 1` },
  ];
}
