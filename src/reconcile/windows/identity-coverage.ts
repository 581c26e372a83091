import type { Query } from "../../model/query.ts";
import type { Rate, Span } from "../../model/reconciliation.ts";
import { countIn } from "../read-cell.ts";
import { dialect } from "../dialect.ts";
import { sentKey } from "../identifiers.ts";
import { within } from "./two-windows.ts";

/** Which identifiers to look for, in which span. */
export interface CoverageQuestion {
  /** Identifiers that the contract allows. */
  readonly keys: readonly string[];
  readonly span: Span;
}

/** Of the events of the span's orders, those that carry each identifier. */
export async function identityCoverage(
  query: Query,
  { keys, span }: CoverageQuestion,
): Promise<Readonly<Record<string, Rate>>> {
  if (keys.length === 0) return {};
  const counts = keys.map((key, index) => `count(${sentKey("e.keys", key)}) AS k${index}`);
  const [row] = await query(`SELECT count(*) AS events, ${counts.join(", ")}
    FROM (SELECT happened_at, 'browser' AS side, browser_seq AS seq FROM verdicts WHERE browser_seq IS NOT NULL
      UNION ALL SELECT happened_at, 'server', server_seq FROM verdicts WHERE server_seq IS NOT NULL) v
    JOIN events e ON e.${dialect.rowNumber} = v.seq WHERE ${within("v.happened_at", span)}`);
  const denominator = countIn(row, "events");
  return Object.fromEntries(keys.map((key, index) => [key, { numerator: countIn(row, `k${index}`), denominator }]));
}
