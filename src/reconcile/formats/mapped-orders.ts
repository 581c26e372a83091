import type { InputMapping } from "../../model/sheet.ts";
import { sqlText } from "../sql-text.ts";
import { columns, customerKeys } from "../tables.ts";
import { customer } from "./cells.ts";
import { firstReason, insertInto, rejectLines, type LoadStep, type SourceFile } from "./load-step.ts";
import { customerColumn, hasItems, itemReadings, orderReadings } from "./mapped-columns.ts";
import { valueOf } from "./mapped-rows.ts";
import { onceEach } from "./orders-loaded.ts";

/** Rows of an order file in a table, and a query for the same rows with the `line` of each. */
interface OrderRows {
  readonly mapping: InputMapping;
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
    ...sharedColumns(mapping).map((ours) => {
      const theirs = mapping.columns[ours];
      return [
        differs(ours),
        `${typeof theirs === "string" ? theirs : ours} is not the same in all rows of an order`,
      ] as const;
    }),
    ["max(v_total) IS NULL AND max(reason) IS NULL", "an order without a total"],
  ]);

/** Items of the rows of an order; a row of shipping or of a fee names no product. */
function itemsOf(mapping: InputMapping): string {
  const fields = Object.keys(itemReadings).map((ours) => `${ours} := CAST(${valueOf(mapping, ours)} AS VARCHAR)`);
  const ids = ["variant_id", "product_id", "sku"].map((ours) => valueOf(mapping, ours));
  return `list(struct_pack(${fields.join(", ")})) FILTER (WHERE coalesce(${ids.join(", ")}) IS NOT NULL)`;
}

/** One row for each order: what its rows agree on, null where they contradict each other. */
function grouped(mapping: InputMapping, table: string): string {
  const shared = sharedColumns(mapping).map(
    (ours) => `CASE WHEN min(v_${ours}) = max(v_${ours}) THEN min(v_${ours}) END AS v_${ours}`,
  );
  const doubtful = `(max(reason) IS NOT NULL OR ${contradiction(mapping)} IS NOT NULL) AS doubtful`;
  return `SELECT ${[orderKeys(mapping), ...shared, `${itemsOf(mapping)} AS items`, doubtful].join(", ")} FROM ${table} WHERE v_name IS NOT NULL GROUP BY ${orderKeys(mapping)}`;
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
export function mappedOrders(file: SourceFile, { mapping, table, numbered }: OrderRows): readonly LoadStep[] {
  const named = `FROM (${numbered}) AS numbered_rows WHERE v_name IS NOT NULL`;
  if (!hasItems(mapping)) {
    const rows = `SELECT *, NULL AS items, reason IS NOT NULL AS doubtful FROM ${table} WHERE v_name IS NOT NULL`;
    return [
      { run: insertInto("orders", orderOf(mapping, file), `FROM (${rows}) AS order_rows`) },
      ...onceEach(file, `SELECT line, v_name AS order_key ${named}`),
    ];
  }
  const [keys, found] = [orderKeys(mapping), contradiction(mapping)];
  return [
    { run: insertInto("orders", orderOf(mapping, file), `FROM (${grouped(mapping, table)}) AS order_rows`) },
    {
      run: rejectLines(file, "orders", `SELECT min(line) AS line, ${found} AS reason ${named} GROUP BY ${keys}`),
      when: `SELECT 1 FROM ${table} WHERE v_name IS NOT NULL GROUP BY ${keys} HAVING ${found} IS NOT NULL LIMIT 1`,
    },
    ...onceEach(file, `SELECT min(line) AS line, v_name AS order_key ${named} GROUP BY ${keys}`),
  ];
}
