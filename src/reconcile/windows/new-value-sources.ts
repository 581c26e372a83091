import { sqlText } from "../sql-text.ts";

/** Where a value appeared that was not there before. */
export type NewValueOf = "gateway" | "source" | "sender" | "dataset";

/** A query that gives `order_key`, `happened` and `value`: a row for each order or event that has a value of this kind. */
export function sourceOf(
  of: NewValueOf,
  event: string,
  declared: Readonly<Partial<Record<NewValueOf, readonly string[]>>>,
): string {
  if (of === "sender") return known("SELECT order_key, got_at AS happened, sender AS value FROM attached");
  if (of === "dataset") return known(datasetsSql(event, declared.dataset ?? []));
  return known(`SELECT order_key, happened_at AS happened, ${of} AS value FROM orders`);
}

function known(from: string): string {
  const value = "trim(f.value)";
  return `SELECT f.order_key, f.happened, ${value} AS value FROM (${from}) f WHERE ${value} <> ${sqlText("")} AND f.happened IS NOT NULL AND f.order_key IS NOT NULL`;
}

/** Events to datasets beside the declared ones belong to no order yet: they are held against what orders and their events are known by. */
function datasetsSql(event: string, declared: readonly string[]): string {
  const others = declared.length === 0 ? "" : ` AND dataset NOT IN (${declared.map(sqlText).join(", ")})`;
  const strays = `(SELECT dataset, trim(event_id) AS event_id, trim(order_ref) AS order_ref FROM events WHERE name = ${sqlText(event)} AND dataset IS NOT NULL${others}) e`;
  const ids = ["expected_event_id", "browser_event_id", "server_event_id"].map((id) => `v.${id} = e.event_id`);
  const found = [
    ...ids.map(
      (on) =>
        `SELECT v.order_key, v.happened_at AS happened, e.dataset AS value FROM ${strays} JOIN verdicts v ON ${on}`,
    ),
    `SELECT o.order_key, o.happened_at AS happened, e.dataset AS value FROM ${strays} JOIN orders o ON o.id = e.order_ref`,
  ];
  return found.join(" UNION ");
}
