import type { Query } from "../../model/query.ts";
import { catalogueColumn } from "../compile/product-ids.ts";
import type { Question } from "../compile/question.ts";
import { sqlText } from "../sql-text.ts";
import { textIn } from "../read-cell.ts";

/** Those of the ids that the catalogue holds in the column that the contract names. */
export async function cataloguedAmong(
  query: Query,
  ids: readonly string[],
  { contract, given }: Question,
): Promise<ReadonlySet<string>> {
  if (!given.catalogue || ids.length === 0) return new Set();
  const column = catalogueColumn(contract);
  const list = [...new Set(ids)].map(sqlText).join(", ");
  const rows = await query(`SELECT DISTINCT ${column} AS id FROM catalogue WHERE ${column} IN (${list})`);
  return new Set(rows.map((row) => textIn(row, "id") ?? ""));
}
