import type { Finding } from "../model/finding.ts";
import type { Query, Row } from "../model/query.ts";
import { isOpenEnd } from "./compile/coverage.ts";
import { judgedSides, type Question, type Side } from "./compile/question.ts";
import { dialect } from "./dialect.ts";
import { countIn, textIn } from "./read-cell.ts";

/** Orders without an event on a side: `unknown` outside of its log's time, `missing` behind the end of a log that may have ended or not. */
function outside(question: Question, side: Side): string {
  const alone = `exclusion IS NULL AND ${side}_seq IS NULL`;
  const behind = !isOpenEnd(question.window)
    ? "false"
    : `NOT c.ends AND ${dialect.seconds("happened_at")} > c.last_second`;
  return `SELECT ${dialect.instantText("c.log_from")} AS log_from, ${dialect.instantText("c.log_to")} AS log_to,
    ${dialect.instantText("min(happened_at)")} AS orders_from, ${dialect.instantText("max(happened_at)")} AS orders_to,
    count(*) FILTER (WHERE ${alone} AND NOT ${side}_covered) AS unknown,
    count(*) FILTER (WHERE ${alone} AND ${side}_known AND ${behind}) AS missing
    FROM judged, (SELECT * FROM coverage WHERE side = '${side}') c WHERE exclusion IS NULL GROUP BY c.log_from, c.log_to`;
}

const textOf = (row: Row, column: string): string => textIn(row, column) ?? "";

function findingOf(side: Side, row: Row): Finding | null {
  const [unknown, missing] = [countIn(row, "unknown"), countIn(row, "missing")];
  if (unknown + missing === 0) return null;
  const log = { from: textOf(row, "log_from"), to: textOf(row, "log_to") };
  const orders = { from: textOf(row, "orders_from"), to: textOf(row, "orders_to") };
  const severity = unknown > 0 ? "error" : "warning";
  return { code: "log-covers-part", severity, args: { side, log, orders, unknown, missing } };
}

/** What of the orders lies outside of the time that a log covers, for each side one finding. An end of the window that the user wrote is not questioned. */
export async function logCoverage(query: Query, question: Question): Promise<readonly Finding[]> {
  const found: (Finding | null)[] = [];
  for (const side of judgedSides(question)) {
    const [row] = await query(outside(question, side));
    found.push(row === undefined ? null : findingOf(side, row));
  }
  return found.filter((finding) => finding !== null);
}
