import type { Query } from "../model/query.ts";
import type { MatchedOrder } from "../model/reconciliation.ts";
import { dialect } from "./dialect.ts";
import { textIn } from "./read-cell.ts";

/** Enough to see where amounts agree, few enough for a page. */
const most = 250;

function amountOf(side: "expected" | "browser" | "server"): string {
  return `nullif(${dialect.joined(" ", [dialect.asText(`${side}_value`), `${side}_currency`])}, '') AS ${side}`;
}

/** Some of the orders that match, spread over all of them and the same each time: by a number made from the order's key. Needs `verdicts`. */
export async function matchedSample(
  query: Query,
  pseudonym: (key: string) => string,
): Promise<readonly MatchedOrder[]> {
  const rows = await query(
    `SELECT order_key, ${amountOf("expected")}, ${amountOf("browser")}, ${amountOf("server")}
     FROM verdicts WHERE verdict = 'matched' ORDER BY ${dialect.digest("order_key")}, order_key LIMIT ${most}`,
  );
  return rows.map((row) => ({
    order: pseudonym(textIn(row, "order_key") ?? ""),
    expected: textIn(row, "expected"),
    browser: textIn(row, "browser"),
    server: textIn(row, "server"),
  }));
}
