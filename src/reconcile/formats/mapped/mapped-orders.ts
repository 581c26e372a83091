import type { InputMapping } from "../../../model/sheet.ts";
import type { Fitting } from "./fitting-mapping.ts";
import { sqlText } from "../../sql-text.ts";
import { columns, customerKeys } from "../../tables.ts";
import { customer } from "../cells.ts";
import { firstReason, insertInto, rejectLines, type LoadStep, type SourceFile } from "../load-step.ts";
import { customerColumn, hasItemRows, orderReadings } from "./mapped-columns.ts";
import { itemsOfLists, itemsOfRows } from "./mapped-items.ts";
import { calledThere, valueOf } from "./mapped-rows.ts";
import { onceEach } from "../orders/orders-loaded.ts";

/** Rows of an order file in a table, and a query for the same rows with the `line` of each. */
interface OrderRows {
  readonly fitting: Fitting;
  /** Columns of items that the order's own row has in a list. */
  readonly listed: readonly string[];
  readonly table: string;
  readonly numbered: string;
}

/** What rows of one order have in common: its name and, where the file says it, the state that they are of. */
const orderKeys = ({ columns }: InputMapping): string =>
  Object.hasOwn(columns, "updated_at") ? "v_name, v_updated_at" : "v_name";

const differs = (ours: string): string => `min(v_${ours}) <> max(v_${ours})`;

const sharedColumns = (mapping: InputMapping): readonly string[] =>
  Object.keys(mapping.columns).filter(
    (ours) => Object.hasOwn(orderReadings, ours) && ours !== "name" && ours !== "updated_at",
  );

/** An order whose rows contradict each other, and one without a total although every cell could be read. */
const contradiction = (mapping: InputMapping): string =>
  firstReason([
    ...sharedColumns(mapping).map(
      (ours) => [differs(ours), `${calledThere(mapping, ours)} is not the same in all rows of an order`] as const,
    ),
    ["max(v_total) IS NULL AND max(reason) IS NULL", "an order without a total"],
  ]);

/** One row for each order: what its rows agree on, null where they contradict each other. */
function grouped({ fitting, table }: OrderRows): string {
  const { mapping } = fitting;
  const shared = sharedColumns(mapping).map(
    (ours) => `CASE WHEN min(v_${ours}) = max(v_${ours}) THEN min(v_${ours}) END AS v_${ours}`,
  );
  const doubtful = `(max(reason) IS NOT NULL OR ${contradiction(mapping)} IS NOT NULL) AS doubtful`;
  return `SELECT ${[orderKeys(mapping), ...shared, `${itemsOfRows(fitting)} AS items`, doubtful].join(", ")} FROM ${table} WHERE v_name IS NOT NULL GROUP BY ${orderKeys(mapping)}`;
}

function orderOf(mapping: InputMapping, file: SourceFile): Readonly<Record<string, string>> {
  const of = (ours: string) => valueOf(mapping, ours);
  const plain = Object.keys(orderReadings).filter((ours) => Object.hasOwn(columns.orders, ours));
  const identity = Object.fromEntries(customerKeys.map((key) => [key, `CAST(${of(customerColumn(key))} AS VARCHAR)`]));
  return {
    ...Object.fromEntries(plain.map((ours) => [ours, of(ours)])),
    order_key: "v_name",
    happened_at: `coalesce(${of("happened_at")}, ${of("created_at")})`,
    current_total: of("refunded") === "NULL" ? "NULL" : "v_total - coalesce(v_refunded, 0)",
    test: `coalesce(${of("test")}, false)`,
    cancelled: `coalesce(${of("cancelled")}, false)`,
    identity: customer(identity),
    items: "items",
    doubtful: "doubtful",
    file: sqlText(file.name),
  };
}

/** Orders of a mapped file: one row each, or one for each item. */
export function mappedOrders(file: SourceFile, rows: OrderRows): readonly LoadStep[] {
  const { fitting, listed, table, numbered } = rows;
  const { mapping } = fitting;
  const named = `FROM (${numbered}) AS numbered_rows WHERE v_name IS NOT NULL`;
  if (!hasItemRows(mapping, listed)) {
    const items = listed.length === 0 ? "NULL" : itemsOfLists(fitting, listed);
    const each = `SELECT *, ${items} AS items, reason IS NOT NULL AS doubtful FROM ${table} WHERE v_name IS NOT NULL`;
    return [
      { run: insertInto("orders", orderOf(mapping, file), `FROM (${each}) AS order_rows`) },
      ...onceEach(file, `SELECT line, v_name AS order_key ${named}`),
    ];
  }
  const [keys, found] = [orderKeys(mapping), contradiction(mapping)];
  return [
    { run: insertInto("orders", orderOf(mapping, file), `FROM (${grouped(rows)}) AS order_rows`) },
    {
      run: rejectLines(file, "orders", `SELECT min(line) AS line, ${found} AS reason ${named} GROUP BY ${keys}`),
      when: `SELECT 1 FROM ${table} WHERE v_name IS NOT NULL GROUP BY ${keys} HAVING ${found} IS NOT NULL LIMIT 1`,
    },
    ...onceEach(file, `SELECT min(line) AS line, v_name AS order_key ${named} GROUP BY ${keys}`),
  ];
}
