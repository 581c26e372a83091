import type { Query } from "../../model/query.ts";
import { dialect } from "../dialect.ts";
import { sqlText } from "../sql-text.ts";
import { failureColumn, needsEvents, searchedDimensions, type SearchedVerdict, searchedVerdicts } from "./searched.ts";

/** The table that the search counts: an order a row, its values as small numbers, so that a count of two dimensions is one fast scan. */
export const codedOrders = "segment_orders";

/** A dimension of the coded orders: `values` by code, from 1. Code 0 is not known, `otherCode` is rarer than these. */
export interface CodedDimension {
  readonly name: string;
  readonly column: string;
  readonly values: readonly string[];
}

const otherCode = 255;
/** Rarer values of a dimension are counted as the rest, never as a segment of their own. */
const mostValues = 40;

async function valuesOf(query: Query, name: string): Promise<readonly string[]> {
  const rows = await query(
    `SELECT ${name} AS value, count(*) AS n FROM dimensions WHERE ${name} IS NOT NULL GROUP BY ${name} ORDER BY n DESC, value LIMIT ${mostValues}`,
  );
  return rows.flatMap(({ value }) => (typeof value === "string" ? [value] : []));
}

function codeOf({ name, column, values }: CodedDimension): string {
  const whens = values.map((value, index) => `WHEN ${sqlText(value)} THEN ${index + 1}`).join(" ");
  return `CAST(CASE d.${name} ${whens} ELSE CASE WHEN d.${name} IS NULL THEN 0 ELSE ${otherCode} END END AS SMALLINT) AS ${column}`;
}

/** What is missing is missing in one way; anything else that is wrong may stand behind a verdict that came first. */
function failsBy(verdict: SearchedVerdict): string {
  const first = `v.verdict = ${sqlText(verdict)}`;
  if (!needsEvents(verdict)) return first;
  return `${first} OR coalesce(${dialect.holdsAll("v.wrong", dialect.textList([verdict]))}, FALSE)`;
}

/** Makes the table of all judged orders and says which dimensions tell orders apart. */
export async function codeOrders(query: Query): Promise<readonly CodedDimension[]> {
  const dimensions: CodedDimension[] = [];
  for (const name of searchedDimensions) {
    const values = await valuesOf(query, name);
    if (values.length > 1) dimensions.push({ name, column: `d${dimensions.length}`, values });
  }
  const failures = searchedVerdicts.map((verdict) => `${failsBy(verdict)} AS ${failureColumn(verdict)}`);
  const columns = [
    "v.happened_at",
    "v.verdict NOT IN ('missing-on-both', 'missing-on-server', 'missing-on-browser') AS present",
    ...failures,
    ...dimensions.map(codeOf),
  ];
  await query(`DROP TABLE IF EXISTS ${codedOrders}`);
  await query(
    `CREATE TABLE ${codedOrders} AS SELECT ${columns.join(", ")} FROM verdicts v JOIN dimensions d ON d.order_key = v.order_key WHERE v.verdict NOT IN ('excluded', 'unknown')`,
  );
  return dimensions;
}
