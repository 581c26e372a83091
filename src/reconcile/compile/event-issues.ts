import { dialect } from "../dialect.ts";
import { sqlText } from "../sql-text.ts";
import { askedSql } from "./asked-events.ts";
import { plainRef } from "./attach-events.ts";
import { coveredEvents } from "./metrics.ts";
import { unnamedSides } from "./unnamed-orders.ts";
import type { Question, Statement } from "./question.ts";
import { withinSql } from "./within.ts";

/** A sender without its version: an update of one program is no second program. */
const program = dialect.replaceAll("lower(trim(coalesce(sender, '')))", "[-_/ ]*v?[0-9][0-9.]*$", "");

const minutes = 10;
const clockMinutes = 15;

/**
 * `probable`: events without an order and orders without an event on that side that agree in value, currency and time within ten
 * minutes, and with no other. A guess, reported apart.
 */
function probable(): readonly Statement[] {
  const span = minutes * 60;
  const bucket = (instant: string, shift: number) =>
    `CAST(floor(${dialect.seconds(instant)} / ${span}) AS BIGINT) + ${shift}`;
  const strays = [-1, 0, 1].map(
    (shift) =>
      `SELECT side, seq, value, currency, event_at, ${bucket("event_at", shift)} AS bucket FROM attached
       WHERE order_key IS NULL AND value IS NOT NULL AND event_at IS NOT NULL`,
  );
  const alone = ["browser", "server"].map(
    (side) =>
      `SELECT order_key, '${side}' AS side, expected_value AS value, expected_currency AS currency, happened_at, ${bucket("happened_at", 0)} AS bucket
       FROM judged WHERE ${side}_seq IS NULL AND exclusion IS NULL AND happened_at IS NOT NULL`,
  );
  return [
    {
      name: "guess",
      sql: `CREATE TABLE probable AS WITH pairs AS (
              SELECT x.side, x.seq, o.order_key FROM (${strays.join(" UNION ALL ")}) x JOIN (${alone.join(" UNION ALL ")}) o
              ON o.side = x.side AND o.value = x.value AND o.currency = x.currency AND o.bucket = x.bucket
              WHERE abs(${dialect.seconds("o.happened_at")} - ${dialect.seconds("x.event_at")}) <= ${span}
            ), by_event AS (SELECT side, seq, min(order_key) AS order_key FROM pairs GROUP BY side, seq HAVING count(*) = 1),
            by_order AS (SELECT side, order_key FROM pairs GROUP BY side, order_key HAVING count(*) = 1)
            SELECT e.side, e.seq, e.order_key FROM by_event e JOIN by_order o ON o.side = e.side AND o.order_key = e.order_key`,
    },
  ];
}

const issue = (kind: string, example: string, from: string): string =>
  `SELECT '${kind}' AS kind, side, count(*) AS events, min(${example}) AS example FROM ${from} GROUP BY side`;

/** Asked events of the orders that are judged, and those without an order of the time that is. */
function askedAbout(question: Question): string {
  if (question.window === null) return "attached";
  return `(SELECT a.* FROM attached a WHERE a.order_key IN (SELECT order_key FROM expected WHERE judged)
    UNION ALL SELECT a.* FROM ${coveredEvents(question)} a WHERE a.order_key IS NULL)`;
}

/** Events of any name in the time that is judged; of one without a time nobody knows that it is not. */
function seenEvents({ window }: Question, table: "events" | "lost" | "turned_away" = "events"): string {
  if (window === null) return table;
  const at = "coalesce(event_at, received_at)";
  return `(SELECT * FROM ${table} WHERE ${at} IS NULL OR (${withinSql(at, window)})) seen`;
}

/** Senders beside the one that sends most, one that gives no name among them; of equals the first in the alphabet is the main one. */
const others = (
  asked: string,
): string => `(SELECT a.side, nullif(a.program, '') AS program FROM (SELECT side, ${program} AS program FROM ${asked} n) a
  JOIN (SELECT side, program, row_number() OVER (PARTITION BY side ORDER BY count(*) DESC, program) AS place
    FROM (SELECT side, ${program} AS program FROM ${asked} n) p GROUP BY side, program) m
  ON m.side = a.side AND m.program = a.program WHERE m.place > 1) x`;

/** Events that carry an asked event's id under a name, or to a dataset, that keeps Meta from seeing them as one. */
function sameId(question: Question, what: "name" | "dataset"): string {
  const { event, dataset } = question;
  const mine = dataset === null ? "dataset" : sqlText(dataset);
  const strays =
    what === "name"
      ? `name <> ${sqlText(event)} AND lower(name) = lower(${sqlText(event)})`
      : `name = ${sqlText(event)} AND dataset <> ${mine}`;
  return `(SELECT v.side, v.event_id FROM (SELECT side, trim(event_id) AS event_id FROM ${seenEvents(question)} WHERE ${strays}) v
    WHERE v.event_id IN (SELECT event_id FROM attached UNION ALL SELECT event_id FROM expected)) x`;
}

/** Events of another name with the id that an order's event on that side should have, where that order has none. */
function misnamed(question: Question): string {
  const { event } = question;
  const orders = ["browser", "server"].map((side) => {
    const other = side === "browser" ? "server" : "browser";
    const alone = `FROM judged WHERE ${side}_seq IS NULL AND exclusion IS NULL`;
    return [`${other}_event_id`, "expected_event_id"].map(
      (id) => `SELECT '${side}' AS side, ${id} AS event_id ${alone}`,
    );
  });
  return `(SELECT v.side, v.event_id FROM (SELECT side, trim(event_id) AS event_id FROM ${seenEvents(question)}
      WHERE event_id IS NOT NULL AND name <> ${sqlText(event)} AND lower(name) <> lower(${sqlText(event)})) v
    WHERE EXISTS (SELECT 1 FROM (${orders.flat().join(" UNION ALL ")}) o WHERE o.event_id = v.event_id AND o.side = v.side)) x`;
}

/**
 * `never_taken`: asked events that were turned away and did not come again; one that was tried several times is one. Another order's event is
 * none that came again, whatever its id.
 */
function neverTaken(question: Question): Statement {
  const tried = `SELECT DISTINCT side, trim(event_id) AS event_id, trim(order_ref) AS order_ref, ${plainRef} AS ref, event_at
    FROM ${seenEvents(question, "turned_away")} WHERE ${askedSql(question)}`;
  const taken = `SELECT a.side, a.event_id, e.ref FROM attached a JOIN (SELECT ${dialect.rowNumber} AS seq, ${plainRef} AS ref FROM events) e ON e.seq = a.seq
    WHERE a.event_id IN (SELECT trim(event_id) FROM turned_away)`;
  return {
    name: "look at events",
    sql: `CREATE TABLE never_taken AS SELECT t.* FROM (${tried}) t
          WHERE NOT EXISTS (SELECT 1 FROM (${taken}) x WHERE x.side = t.side AND x.event_id = t.event_id AND coalesce(x.ref = t.ref, true))`,
  };
}

/** Clocks that disagree by minutes are no trouble. */
const later = (one: string, other: string) =>
  `${dialect.seconds(one)} - ${dialect.seconds(other)} > ${clockMinutes * 60}`;

/** Kinds of trouble, the column that gives an example, and the events that have it. */
function troubles(question: Question): readonly (readonly [kind: string, example: string, from: string])[] {
  const asked = askedAbout(question);
  const attached = (rest: string) => `(SELECT a.* FROM ${asked} a ${rest}) x`;
  const covered = (rest: string) => `(SELECT a.* FROM ${coveredEvents(question)} a ${rest}) x`;
  const isIn = (table: string) => `EXISTS (SELECT 1 FROM ${table} t WHERE t.side = a.side AND t.seq = a.seq)`;
  const declined = "a.order_key IN (SELECT order_key FROM judged WHERE exclusion = 'no-consent')";
  const otherId = `JOIN expected e ON e.order_key = a.order_key JOIN orders o ON o.order_key = a.order_key
    WHERE a.event_id <> e.event_id AND coalesce(a.event_id <> o.noted_event_id, true)`;
  const misnamings = `SELECT * FROM ${sameId(question, "name")} UNION ALL SELECT * FROM ${misnamed(question)}`;
  const isStray = `a.order_key IS NULL AND a.side NOT IN (${unnamedSides})`;
  const automatic = `SELECT * FROM ${seenEvents(question)} WHERE automatic AND name = ${sqlText(question.event)}`;
  return [
    ["event-without-order", "event_id", covered(`WHERE ${isStray} AND NOT ${isIn("probable")}`)],
    ["probable-match", "event_id", attached(`WHERE ${isIn("probable")}`)],
    ["id-reused", "event_id", attached("WHERE a.event_id IN (SELECT event_id FROM shared_ids)")],
    ["same-id-other-name", "event_id", `(${misnamings}) x`],
    ["same-id-other-dataset", "event_id", sameId(question, "dataset")],
    ["second-sender", "program", others(asked)],
    ["test-code", "event_id", attached("WHERE test_code")],
    ["too-few-identifiers", "event_id", attached("WHERE a.too_thin")],
    ["lost-with-request", "event_id", `(SELECT * FROM ${seenEvents(question, "lost")}) x`],
    ["turned-away", "event_id", "never_taken"],
    ["id-missing", dialect.noText, attached("WHERE event_id IS NULL")],
    ["id-not-agreed", "event_id", attached(otherId)],
    ["automatic-duplicate", "event_id", `(${automatic}) x`],
    ["receipt-unknown", "event_id", attached("WHERE side = 'server' AND received_at IS NULL")],
    ["received-before", "event_id", attached(`WHERE ${later("event_at", "received_at")}`)],
    ["in-future", "event_id", attached(`WHERE ${later("event_at", dialect.instant(question.now))}`)],
    ["repeated", "event_id", attached(`WHERE ${isIn("later")}`)],
    ["consent-ignored", "event_id", attached(`WHERE a.has_keys AND ${declined}`)],
  ];
}

/** `event_issues`: what is wrong with events rather than with orders, counted by kind and side. */
export function findEventIssues(question: Question): readonly Statement[] {
  const counted = troubles(question)
    .map((one) => issue(...one))
    .join(" UNION ALL ");
  return [
    ...probable(),
    neverTaken(question),
    {
      name: "look at events",
      sql: `CREATE TABLE event_issues AS SELECT kind, side, CAST(events AS BIGINT) AS events, example FROM (${counted}) i`,
    },
  ];
}
