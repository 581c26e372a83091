import type { Query, Row } from "../model/query.ts";
import type { FailingOrder, MetricName, OrderVerdict, Rate, Reconciliation } from "../model/reconciliation.ts";
import { exclusions } from "../evidence/exclusions.ts";
import { orderVerdicts } from "../evidence/order-verdicts.ts";
import { sides, type Side } from "./compile/question.ts";
import { countIn, textIn } from "./read-cell.ts";
import { dialect } from "./dialect.ts";

const metricNames: readonly MetricName[] = [
  "orders_with_event",
  "events_with_order",
  "on_both_paths",
  "duplicated_orders",
  "same_event_id",
  "same_value",
  "with_value",
  "same_currency",
  "in_catalogue",
  "same_event_time",
  "same_user_data",
];

const wordOf = (row: Row, column: string) => textIn(row, column) ?? "";

/** The parts of a reconciliation that count orders. */
export type Counts = Pick<Reconciliation, "orders" | "verdicts" | "excluded" | "days">;

/** Orders by verdict and day. An order without a time is on no day. */
export async function readCounts(query: Query): Promise<Counts> {
  const rows = await query(
    `SELECT day, verdict, exclusion, count(*) AS orders FROM (SELECT ${dialect.day("happened_at")} AS day, verdict, exclusion FROM judged) j
     GROUP BY day, verdict, exclusion ORDER BY day NULLS LAST, verdict, exclusion NULLS LAST`,
  );
  const sum = (some: readonly Row[]) => some.reduce((total, row) => total + countIn(row, "orders"), 0);
  const of = (verdict: OrderVerdict, some: readonly Row[] = rows) =>
    sum(some.filter((row) => row["verdict"] === verdict));
  const days = [...new Set(rows.map((row) => wordOf(row, "day")))].filter((day) => day !== "");
  const present = (some: readonly Row[]) =>
    orderVerdicts.map((word) => [word, of(word, some)] as const).filter(([, orders]) => orders > 0);
  const left = exclusions.map((word) => [word, sum(rows.filter((row) => row["exclusion"] === word))] as const);
  return {
    orders: sum(rows),
    verdicts: countsOfAll(of),
    excluded: Object.fromEntries(left.filter(([, orders]) => orders > 0)),
    days: days.map((day) => {
      const some = rows.filter((row) => row["day"] === day);
      return { day, orders: sum(some), verdicts: Object.fromEntries(present(some)) };
    }),
  };
}

function countsOfAll(of: (verdict: OrderVerdict) => number): Record<OrderVerdict, number> {
  return {
    excluded: of("excluded"),
    unknown: of("unknown"),
    "missing-on-both": of("missing-on-both"),
    "missing-on-server": of("missing-on-server"),
    "missing-on-browser": of("missing-on-browser"),
    duplicate: of("duplicate"),
    currency: of("currency"),
    "value-drift": of("value-drift"),
    "product-identity": of("product-identity"),
    "event-time": of("event-time"),
    "identity-keys": of("identity-keys"),
    matched: of("matched"),
  };
}

/** The rates in the order of their list. */
export async function readMetrics(query: Query): Promise<Partial<Record<MetricName, Rate>>> {
  const rows = await query("SELECT name, numerator, denominator FROM metrics");
  const metrics: Partial<Record<MetricName, Rate>> = {};
  for (const name of metricNames) {
    const row = rows.find((one) => one["name"] === name);
    if (row !== undefined) {
      metrics[name] = { numerator: countIn(row, "numerator"), denominator: countIn(row, "denominator") };
    }
  }
  return metrics;
}

/** How many events of each kind of trouble, both sides together; what does not occur is not there. */
export async function readEventIssues(query: Query): Promise<Record<string, number>> {
  const rows = await query("SELECT kind, sum(events) AS events FROM event_issues GROUP BY kind ORDER BY kind");
  return Object.fromEntries(rows.map((row) => [wordOf(row, "kind"), countIn(row, "events")]));
}

/** What a report may say of one side of an order: no id of an event, since most are made from the order's. */
function shownSide(side: "expected" | "browser" | "server"): string {
  const at = side === "expected" ? "happened_at" : `${side}_at`;
  const ids = `WHEN s.verdict = 'product-identity' THEN ${dialect.joinedList(`${side}_ids`, " ")}`;
  const time = `WHEN s.verdict = 'event-time' THEN ${dialect.instantText(at)}`;
  const events =
    side === "expected" ? "" : `WHEN s.verdict = 'duplicate' THEN ${dialect.asText(`${side}_count`)} || ' sent'`;
  return `CASE ${ids} ${time} ${events} ELSE nullif(${dialect.joined(" ", [dialect.asText(`${side}_value`), `${side}_currency`])}, '') END`;
}

/** Null: it has none there. Where its log does not reach so far, that is not known. */
const shownEvent = (side: Side): string =>
  `CASE WHEN ${side}_seq IS NOT NULL THEN ${shownSide(side)} WHEN NOT ${side}_known THEN 'unknown' END`;

/** Explanations are by side; an order shows the first in the alphabet. */
const explained = "SELECT order_key, verdict, min(code) AS code FROM explained GROUP BY order_key, verdict";

/**
 * Orders that are not as they should be, in the order of time: as many of each verdict as fit, the earliest first. `pseudonym` turns an
 * order's key into what the report may show.
 */
export async function readFailing(
  query: Query,
  options: { readonly most: number; readonly pseudonym: (key: string) => string },
): Promise<readonly FailingOrder[]> {
  const rows = await query(
    `WITH ranked AS (
       SELECT order_key, verdict, row_number() OVER (PARTITION BY verdict ORDER BY happened_at NULLS LAST, order_key) AS place
       FROM judged WHERE verdict NOT IN ('matched', 'excluded', 'unknown')
     ), chosen AS (SELECT order_key FROM ranked ORDER BY place, verdict LIMIT ${options.most}),
     shown AS (SELECT * FROM judged WHERE order_key IN (SELECT order_key FROM chosen)),
     reasons AS (SELECT * FROM (${explained}) x WHERE order_key IN (SELECT order_key FROM chosen))
     SELECT s.order_key, ${dialect.instantText("s.happened_at")} AS moment, s.verdict, ${shownSide("expected")} AS expected,
       ${sides.map((side) => `${shownEvent(side)} AS ${side}`).join(", ")}, x.code AS explanation
     FROM shown s LEFT JOIN reasons x ON x.order_key = s.order_key AND x.verdict = s.verdict ORDER BY s.happened_at NULLS LAST, s.order_key`,
  );
  return rows.map((row) => ({
    order: options.pseudonym(wordOf(row, "order_key")),
    happened_at: textIn(row, "moment"),
    verdict: orderVerdicts.find((word) => word === row["verdict"]) ?? "unknown",
    expected: textIn(row, "expected"),
    browser: textIn(row, "browser"),
    server: textIn(row, "server"),
    explanation: textIn(row, "explanation"),
  }));
}
