import type { Query, Row } from "../../model/query.ts";
import { codedOrders, type CodedDimension } from "./coded-orders.ts";
import { failureColumn, needsEvents, type SearchedVerdict } from "./searched.ts";

/** Orders that share a value of one dimension or of two, and how many of them fail, by verdict. */
export interface Cell {
  /** As many as dimensions were asked for. */
  readonly codes: readonly number[];
  readonly counts: ReadonlyMap<SearchedVerdict, { readonly orders: number; readonly failed: number }>;
}

/** What to count: the dimensions, the verdicts, and a condition that leaves orders out. */
export interface Counted {
  readonly dimensions: readonly CodedDimension[];
  readonly verdicts: readonly SearchedVerdict[];
  readonly leaving: string;
}

/** The condition under which an order is one of those that a verdict can hold for. */
export function populationOf(verdict: SearchedVerdict): string {
  return needsEvents(verdict) ? "present" : "TRUE";
}

/** Counts every cell of one or two dimensions at once, in the engine; without a dimension all orders are the only cell. */
export async function countCells(query: Query, { dimensions, verdicts, leaving }: Counted): Promise<readonly Cell[]> {
  const keys = dimensions.map(({ column }) => column);
  const counts = verdicts.flatMap((verdict, index) => {
    const population = populationOf(verdict);
    return [
      `count(*) FILTER (WHERE ${population}) AS n${index}`,
      `count(*) FILTER (WHERE ${population} AND ${failureColumn(verdict)}) AS k${index}`,
    ];
  });
  const known = [...keys.map((key) => `${key} > 0`), leaving].join(" AND ");
  const grouped = keys.length === 0 ? "" : ` GROUP BY ${keys.join(", ")}`;
  const rows = await query(`SELECT ${[...keys, ...counts].join(", ")} FROM ${codedOrders} WHERE ${known}${grouped}`);
  return rows.map((row) => ({ codes: keys.map((key) => Number(row[key])), counts: countsOf(row, verdicts) }));
}

function countsOf(row: Row, verdicts: readonly SearchedVerdict[]): Cell["counts"] {
  return new Map(
    verdicts.map((verdict, index) => [verdict, { orders: Number(row[`n${index}`]), failed: Number(row[`k${index}`]) }]),
  );
}
