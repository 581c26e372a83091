import type { InputMapping } from "../../../model/sheet.ts";
import { namedColumns } from "../../../pattern/column-path.ts";
import { firstReason } from "../load-step.ts";
import { readCell, type CellReader } from "./mapped-cells.ts";
import { hasItemRows, readings } from "./mapped-columns.ts";

/** The value of a mapped column in rows of `mappedRows`; null where it is not mapped. */
export const valueOf = ({ columns }: InputMapping, ours: string): string =>
  Object.hasOwn(columns, ours) ? `v_${ours}` : "NULL";

/** How the file calls one of our columns; what holds for every row has only our name. */
export function calledThere({ columns }: InputMapping, ours: string): string {
  const column = columns[ours];
  return (column === undefined ? [] : namedColumns(column)).join(" + ") || ours;
}

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
const wished = (mapping: InputMapping, listed: readonly string[]): Readonly<Record<string, string>> =>
  mapping.holds === "orders" && !hasItemRows(mapping, listed) ? { total: "an order without a total" } : {};

type Reasons = readonly (readonly [condition: string, reason: string])[];

/** How a cell, or one in a list, says something else than what it is read as. */
function unreadable(ours: string, { wanted, unsure }: CellReader, isListed: boolean): Reasons {
  if (wanted === null) return [];
  if (isListed) return [[`list_count(v_${ours}) < list_count(c_${ours})`, wanted]];
  const isUnread = `c_${ours} IS NOT NULL AND v_${ours} IS NULL`;
  return [
    ...(unsure === undefined ? [] : [[`${isUnread} AND ${unsure.when}`, unsure.wanted] as const]),
    [isUnread, wanted],
  ];
}

function reasonOf(mapping: InputMapping, read: ReadonlyMap<string, CellReader>, listed: readonly string[]): string {
  const { holds } = mapping;
  const cells = [...read].flatMap(([ours, reader]) => {
    return unreadable(ours, reader, listed.includes(ours)).map(
      ([when, wanted]) => [when, `${calledThere(mapping, ours)} is not ${wanted}`] as const,
    );
  });
  const absent = Object.entries({ ...needed[holds], ...wished(mapping, listed) }).map(
    ([ours, reason]) => [`c_${ours} IS NULL`, reason] as const,
  );
  const lost = firstReason([["broken", "not JSON"], ...absent]);
  return `coalesce(${[lost, "misshapen", ...(cells.length === 0 ? [] : [firstReason(cells)])].join(", ")})`;
}

/** Rows of a source with each mapped column as what it is read as, `v_` and its name, and the `reason` for what could not be. */
export function mappedRows(
  mapping: InputMapping,
  {
    source,
    listed,
    further,
  }: {
    readonly source: string;
    readonly listed: readonly string[];
    readonly further: Readonly<Record<string, string>>;
  },
): string {
  const { holds, columns } = mapping;
  const reader = (ours: string) =>
    readCell(listed.includes(ours) ? "w" : `c_${ours}`, readings[holds][ours] ?? "text", mapping);
  const read = new Map(Object.keys(columns).map((ours) => [ours, reader(ours)]));
  const values = [...read].map(([ours, { value }]) =>
    listed.includes(ours) ? `list_transform(c_${ours}, lambda w: ${value}) AS v_${ours}` : `${value} AS v_${ours}`,
  );
  const own = Object.entries(further).map(([name, value]) => `${value} AS ${name}`);
  const cells = [...read.keys()].map((ours) => `c_${ours}`);
  const valued = `SELECT *, ${[...values, ...own].join(", ")} FROM (${source}) AS mapped_cells`;
  return `SELECT * EXCLUDE (broken, misshapen, ${cells.join(", ")}), ${reasonOf(mapping, read, listed)} AS reason FROM (${valued}) AS mapped_values`;
}
