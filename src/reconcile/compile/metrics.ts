import type { MetricName } from "../../model/reconciliation.ts";
import { judgesIds } from "./product-ids.ts";
import { unnamedSides } from "./unnamed-orders.ts";
import { allGiven, judgedSides, type Question, type Side, type Statement } from "./question.ts";
import { withinSql } from "./within.ts";

/** A rate as conditions over `judged`: of the rows of which `of` holds, those of which `so` holds as well. */
interface Ratio {
  readonly of: string;
  readonly so: string;
  /** Whether the logs that it needs were given; else it is unknown. */
  readonly known: boolean;
}

const seen = (side: Side) => `${side}_seq IS NOT NULL`;

type OrderMetric = Exclude<MetricName, "events_with_order">;

function orderRatios(question: Question): Readonly<Record<OrderMetric, Ratio>> {
  const judged = judgedSides(question);
  const { given, parameters } = question;
  const any = `(${["false", ...judged.map(seen)].join(" OR ")})`;
  const both = "(browser_seq IS NOT NULL AND server_seq IS NOT NULL)";
  const one = judged.length > 0;
  const pair = judged.length === 2;
  const having = (column: string) =>
    judged.map((side) => `(${side}_seq IS NULL OR ${side}_${column} IS NOT NULL)`).join(" AND ");
  const has = (parameter: string) => one && parameters.includes(parameter);
  const anyIds = `(${["false", ...judged.map((side) => `${side}_ids IS NOT NULL`)].join(" OR ")})`;
  const whole = "browser_known AND server_known";
  return {
    orders_with_event: { of: whole, so: any, known: allGiven(question) },
    on_both_paths: { of: `${any} AND ${whole}`, so: both, known: pair },
    duplicated_orders: { of: `${any} AND ${whole}`, so: "duplicate", known: allGiven(question) },
    same_event_id: { of: both, so: "one_id", known: pair },
    same_value: { of: `${any} AND NOT value_open`, so: "NOT value_differs", known: has("value") },
    with_value: { of: any, so: having("value"), known: has("value") },
    same_currency: {
      of: `${any} AND NOT currency_open`,
      so: "NOT currency_differs",
      known: has("currency"),
    },
    in_catalogue: { of: anyIds, so: "in_catalogue", known: one && judgesIds(question) && given.catalogue },
    same_event_time: {
      of: "server_at IS NOT NULL AND happened_at IS NOT NULL",
      so: "NOT time_differs",
      known: judged.includes("server") && parameters.includes("event_time"),
    },
    same_user_data: { of: `${any} AND has_keys`, so: "NOT keys_differ", known: has("user_data") },
  };
}

const counted = (name: string, { of, so, known }: Ratio) =>
  known
    ? `SELECT '${name}' AS name, count(*) FILTER (WHERE ${of} AND ${so}) AS numerator, count(*) FILTER (WHERE ${of}) AS denominator FROM counted`
    : `SELECT '${name}' AS name, 0 AS numerator, 0 AS denominator`;

/**
 * Asked events of the time that is judged. Without a window it is that of the orders that were given: of a stray event before or
 * after them nobody knows whether it has an order.
 */
export function coveredEvents({ window }: Question): string {
  const at = "coalesce(event_at, got_at)";
  const [known, within] =
    window === null
      ? [
          "order_key IS NOT NULL OR",
          `${at} >= (SELECT min(happened_at) FROM orders) AND ${at} <= (SELECT max(happened_at) FROM orders)`,
        ]
      : ["", withinSql(at, window)];
  return `(SELECT * FROM attached WHERE ${known} ${at} IS NULL OR (${within}))`;
}

/** `metrics`: the rates that a retest may ask for, over the orders that are neither left out nor unknown. */
export function countMetrics(question: Question): readonly Statement[] {
  const one = judgedSides(question).length > 0;
  const ratios = Object.entries(orderRatios(question)).map(([name, ratio]) => counted(name, ratio));
  const events = one
    ? `SELECT 'events_with_order' AS name, count(order_key) AS numerator, count(*) AS denominator FROM ${coveredEvents(question)} a
       WHERE order_key IS NOT NULL OR side NOT IN (${unnamedSides})`
    : "SELECT 'events_with_order' AS name, 0 AS numerator, 0 AS denominator";
  return [
    {
      name: "count",
      sql: `CREATE TABLE metrics AS WITH counted AS (SELECT * FROM judged WHERE verdict NOT IN ('excluded', 'unknown'))
            ${[...ratios, events].join(" UNION ALL ")}`,
    },
  ];
}
