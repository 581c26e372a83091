import type { OrderVerdict } from "../../model/reconciliation.ts";
import { dialect } from "../dialect.ts";
import { findClocks, isOffByClock } from "./clocks.ts";
import { differenceColumns, lagSql } from "./differences.ts";
import { judgedSides, eventOf, sides, type Question, type Side, type Statement } from "./question.ts";
import { isUnnamed, findStrays } from "./unnamed-orders.ts";
import { identityNames } from "./identity.ts";
import { firstEvents, isDuplicate } from "./repeats.ts";

const eventColumns = [
  "seq",
  "event_id",
  "value",
  "currency",
  "ids",
  "sender",
  "version",
  "device",
  "browser",
  "consent",
];

/** Whether an order's event would be seen on a side, and would be known for its own. */
const isTold = (question: Question, side: Side): string =>
  `(expected.${side}_covered AND NOT ${isUnnamed(question, side)})`;

/** Whether it is known that an order has no event: every path was given a log, and its log covers the order. */
function isWithoutEvent(question: Question): string {
  const judged = judgedSides(question);
  if (judged.length === 0) return "false";
  return judged.map((side) => `(${eventOf(side)}.seq IS NULL AND ${isTold(question, side)})`).join(" AND ");
}

function comparedColumns(question: Question): readonly string[] {
  return [
    "expected.order_key",
    "expected.name",
    "expected.happened_at",
    `coalesce(expected.exclusion, CASE WHEN expected.unpaid AND ${isWithoutEvent(question)} THEN 'unpaid' END) AS exclusion`,
    "expected.value AS expected_value",
    "expected.currency AS expected_currency",
    "expected.event_id AS expected_event_id",
    "expected.ids AS expected_ids",
    ...eventColumns.flatMap((column) => [
      `browser_event.${column} AS browser_${column}`,
      `server_event.${column} AS server_${column}`,
    ]),
    "browser_event.event_at AS browser_at",
    "server_event.event_at AS server_at",
    `${lagSql} AS server_lag_seconds`,
    "coalesce(browser_times.times, CASE WHEN browser_event.seq IS NULL THEN 0 ELSE 1 END) AS browser_count",
    "coalesce(server_times.times, CASE WHEN server_event.seq IS NULL THEN 0 ELSE 1 END) AS server_count",
    "coalesce(server_event.joined_by, browser_event.joined_by) AS joined_by",
    "coalesce(browser_event.has_keys, false) OR coalesce(server_event.has_keys, false) AS has_keys",
    "(browser_uncatalogued.seq IS NULL AND server_uncatalogued.seq IS NULL) AS in_catalogue",
    `${isDuplicate} AS duplicate`,
    "(browser_event.event_id = server_event.event_id AND shared_ids.event_id IS NULL) AS one_id",
    ...sides.flatMap((side) => [
      `expected.${side}_covered`,
      `(${eventOf(side)}.seq IS NULL AND ${isUnnamed(question, side)}) AS ${side}_unnamed`,
      `(${eventOf(side)}.seq IS NOT NULL OR ${isTold(question, side)}) AS ${side}_known`,
    ]),
    "expected.shops_value",
    `${isOpen(question)} AS open`,
    ...differenceColumns(question),
  ];
}

/** What is asked of an event beside its columns. */
const askedOfEvent = (question: Question): readonly string[] => [
  ...eventColumns,
  ...["event_at", "got_at", "joined_by", "content_type"],
  ...identityNames(question),
];

/**
 * `beside_browser`: each judged order with its browser's event. Both events of every order are more than memory holds of a large store, so
 * that each path is joined alone.
 */
function besideBrowser(question: Question): Statement {
  return {
    name: "compare",
    sql: `CREATE TABLE beside_browser AS SELECT expected.*, ${dialect.structOf(askedOfEvent(question), "browser_event")} AS browser_event
      FROM (SELECT * FROM expected WHERE judged) expected LEFT JOIN ${firstEvents("browser")} browser_event ON browser_event.order_key = expected.order_key`,
  };
}

/** `compared`: one row for each judged order, with the first event of each side and what differs. */
function comparison(question: Question): Statement {
  const ofSides = sides.flatMap((side) => [
    `LEFT JOIN uncatalogued ${side}_uncatalogued ON ${side}_uncatalogued.side = '${side}' AND ${side}_uncatalogued.seq = ${eventOf(side)}.seq`,
    `LEFT JOIN times ${side}_times ON ${side}_times.order_key = expected.order_key AND ${side}_times.side = '${side}'`,
  ]);
  return {
    name: "compare",
    sql: `CREATE TABLE compared AS SELECT ${comparedColumns(question).join(", ")}
      FROM beside_browser expected CROSS JOIN strays
      LEFT JOIN ${firstEvents("server")} server_event ON server_event.order_key = expected.order_key
      LEFT JOIN copies ON copies.order_key = expected.order_key
      LEFT JOIN shared_ids ON shared_ids.event_id = browser_event.event_id
      ${ofSides.join(" ")}`,
  };
}

/**
 * Whether something that is judged of an order cannot be known: neither path says anything of it, its event may be one that nothing ties
 * to it, or its own time could not be read. Such an order may be wrong in another way, but it is never as it should be.
 */
function isOpen(question: Question): string {
  const judged = judgedSides(question);
  const unseen = judged.map((side) => `${eventOf(side)}.seq IS NULL`).join(" AND ");
  const { parameters } = question;
  return `(${[
    unseen === "" ? "false" : `(${unseen})`,
    ...judged.map((side) => `(${eventOf(side)}.seq IS NULL AND ${isUnnamed(question, side)})`),
    ...(parameters.includes("event_time") && judged.includes("server") ? ["expected.happened_at IS NULL"] : []),
  ].join(" OR ")})`;
}

type Rule = readonly [OrderVerdict, string];

const isMissing = (side: Side) => `${side}_seq IS NULL AND ${side}_known`;

/** Verdicts that a missing event gives; of a side without a log, or outside of the log's time, nothing is said. */
function missingRules(question: Question): readonly Rule[] {
  const judged = judgedSides(question);
  const missing = judged.map((side): Rule => [`missing-on-${side}`, isMissing(side)]);
  if (judged.length < 2) return missing;
  const both: Rule = ["missing-on-both", judged.map(isMissing).join(" AND ")];
  return [both, ...missing.toReversed()];
}

/** Every rule in order of precedence: the first that holds is the verdict, all that hold are what is wrong. */
function faultRules(question: Question): readonly Rule[] {
  return [
    ...missingRules(question),
    ["duplicate", "duplicate"],
    ["currency", "currency_differs"],
    ["value-drift", "value_differs"],
    ["product-identity", "ids_differ"],
    ["event-time", "time_differs"],
    ["identity-keys", "keys_differ"],
  ];
}

const shown = [
  "order_key, name, happened_at, verdict, exclusion, expected_value, expected_currency, expected_event_id, expected_ids",
  "browser_seq, server_seq, browser_count, server_count, browser_value, server_value, browser_currency, server_currency",
  "browser_event_id, server_event_id, browser_ids, server_ids, browser_at, server_at, server_lag_seconds, joined_by, one_id",
].join(", ");

/** `verdicts`: the verdict of each judged order, and everything else that is wrong with it. */
export function judgeOrders(question: Question): readonly Statement[] {
  const rules = faultRules(question);
  const known = judgedSides(question).length > 0;
  const cases = known
    ? [
        ...rules.map(([word, holds]) => `WHEN ${holds} THEN '${word}'`),
        `WHEN open OR value_open OR currency_open THEN 'unknown'`,
      ]
    : ["WHEN true THEN 'unknown'"];
  const verdict = `CASE WHEN exclusion IS NOT NULL THEN 'excluded' ${cases.join(" ")} ELSE 'matched' END`;
  const wrong = dialect.listOf(rules.map(([word, holds]) => `CASE WHEN ${holds} THEN '${word}' END`));
  const sql = `CREATE VIEW verdicts AS SELECT ${shown},
    CASE WHEN verdict IN ('matched', 'unknown', 'excluded') THEN ${dialect.textList([])} ELSE ${wrong} END AS wrong
    FROM judged`;
  const timed = `SELECT *, time_is_off OR ${isOffByClock(question)} AS time_differs FROM compared`;
  return [
    ...findStrays,
    besideBrowser(question),
    comparison(question),
    { name: "compare", sql: "DROP TABLE beside_browser" },
    ...findClocks(question),
    { name: "judge", sql: `CREATE VIEW judged AS SELECT *, ${verdict} AS verdict FROM (${timed}) timed` },
    { name: "judge", sql },
  ];
}
