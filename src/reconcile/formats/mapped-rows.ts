import type { InputMapping } from "../../model/sheet.ts";
import { firstReason } from "./load-step.ts";
import { readCell, type CellReader } from "./mapped-cells.ts";
import { hasItems, readings } from "./mapped-columns.ts";

/** The value of a mapped column in rows of `mappedRows`; null where it is not mapped. */
export const valueOf = ({ columns }: InputMapping, ours: string): string =>
  Object.hasOwn(columns, ours) ? `v_${ours}` : "NULL";

/** What every kind of file needs in a row, and what the row is called without it. */
const needed: Readonly<Record<InputMapping["holds"], Readonly<Record<string, string>>>> = {
  orders: { name: "an order without a name" },
  browser: { name: "an event without a name" },
  server: { name: "an event without a name" },
  catalogue: { id: "an item without id" },
  totals: { day: "a row without day", event: "a row without event", count: "a row without count" },
};

/** Whether a row can be taken at all. */
export const isWhole = ({ holds }: InputMapping): string =>
  Object.keys(needed[holds])
    .map((ours) => `v_${ours} IS NOT NULL`)
    .join(" AND ");

/** What is said of a row that is taken without it. */
const wished = (mapping: InputMapping): Readonly<Record<string, string>> =>
  mapping.holds === "orders" && !hasItems(mapping) ? { total: "an order without a total" } : {};

function reasonOf(mapping: InputMapping, read: ReadonlyMap<string, CellReader>): string {
  const { holds, columns } = mapping;
  const unreadable = [...read].flatMap(([ours, { wanted }]) => {
    const theirs = columns[ours];
    const name = typeof theirs === "string" ? theirs : ours;
    return wanted === null
      ? []
      : [[`c_${ours} IS NOT NULL AND v_${ours} IS NULL`, `${name} is not ${wanted}`] as const];
  });
  const absent = Object.entries({ ...needed[holds], ...wished(mapping) }).map(
    ([ours, reason]) => [`c_${ours} IS NULL`, reason] as const,
  );
  return firstReason([["broken", "not JSON"], ...absent, ...unreadable]);
}

/** Rows of a source with each mapped column as what it is read as, `v_` and its name, and the `reason` for what could not be. */
export function mappedRows(mapping: InputMapping, source: string, further: Readonly<Record<string, string>>): string {
  const { holds, columns } = mapping;
  const read = new Map(
    Object.keys(columns).map((ours) => [ours, readCell(`c_${ours}`, readings[holds][ours] ?? "text", mapping)]),
  );
  const values = [...read].map(([ours, { value }]) => `${value} AS v_${ours}`);
  const own = Object.entries(further).map(([name, value]) => `${value} AS ${name}`);
  const cells = [...read.keys()].map((ours) => `c_${ours}`);
  const valued = `SELECT *, ${[...values, ...own].join(", ")} FROM (${source}) AS mapped_cells`;
  return `SELECT * EXCLUDE (broken, ${cells.join(", ")}), ${reasonOf(mapping, read)} AS reason FROM (${valued}) AS mapped_values`;
}
