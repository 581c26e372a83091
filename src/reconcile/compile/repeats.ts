import { dialect } from "../dialect.ts";
import { isRefused } from "./refused.ts";
import { identityNames } from "./identity.ts";
import type { Question, Side, Statement } from "./question.ts";

/** Seconds within which a second event with the same name and id is dropped (Meta, deduplication: 48 hours from receipt). */
export const dedupSeconds = 172_800;

/** What is compared of an event, so that the first of an order does not hang on how a file is sorted. */
const contents = ["got_at", "event_id", "value", "currency", "event_at", "content_type", dialect.asText("ids")];
const origins = ["sender", "version", "consent", "device", "browser"];

/**
 * The order in which events of one side count: what Meta took before what it refused, with the agreed id before a stranger's; the number of
 * the row only decides between equals.
 */
function sequence(question: Question): string {
  const told = [...contents, ...origins, ...identityNames(question)].map((column) => `${column} NULLS LAST`);
  return [isRefused("n"), "is_agreed DESC", ...told, "seq"].join(", ");
}

const spread = `max(${dialect.seconds("got_at")}) - min(${dialect.seconds("got_at")})`;

/** Where one of two events has no id, Meta drops the server's if it comes after a browser's of the same customer (deduplication, fallback). */
function isMergedByCustomer(browser: string, server: string): string {
  const gap = `${dialect.seconds(`${server}.got_at`)} - ${dialect.seconds(`${browser}.got_at`)}`;
  const sameId = (key: string) => `${browser}.${key} = ${server}.${key}`;
  return `coalesce((${browser}.event_id IS NULL OR ${server}.event_id IS NULL) AND ${gap} BETWEEN 0 AND ${dedupSeconds}
    AND coalesce(${sameId("dedup_external_id")}, ${sameId("dedup_fbp")}, false), false)`;
}

/** How often the events of one id count: those without an id each, others once more after the time in which they are dropped. */
const countedOfId = `CASE WHEN a.event_id IS NULL THEN count(*) WHEN ${spread} > ${dedupSeconds} THEN 2 ELSE 1 END`;

/**
 * Orders that one side sent more than once, `repeats`: `later` names all but the first event, `times` says how often each side sent such
 * an order and `copies` how often it is counted, once events with the same id have been dropped.
 */
export const findRepeats = (question: Question): readonly Statement[] => [
  {
    name: "count events",
    sql: `CREATE TABLE repeats AS SELECT order_key, side FROM attached
          WHERE order_key IS NOT NULL GROUP BY order_key, side HAVING count(*) > 1`,
  },
  {
    name: "count events",
    sql: `CREATE TABLE later AS SELECT side, seq FROM (
            SELECT side, seq, row_number() OVER (PARTITION BY order_key, side ORDER BY ${sequence(question)}) AS place FROM (
              SELECT a.*, coalesce(a.event_id = e.event_id, false) AS is_agreed FROM attached a
              JOIN repeats r ON r.order_key = a.order_key AND r.side = a.side JOIN expected e ON e.order_key = a.order_key
            ) n
          ) p WHERE place > 1`,
  },
  {
    name: "count events",
    sql: `CREATE TABLE times AS SELECT order_key, side, sum(times) AS times FROM (
            SELECT a.order_key, a.side, ${countedOfId} AS times FROM attached a
            JOIN repeats r ON r.order_key = a.order_key AND r.side = a.side GROUP BY a.order_key, a.side, a.event_id
          ) t GROUP BY order_key, side`,
  },
  {
    name: "count events",
    sql: `CREATE TABLE copies AS SELECT order_key, sum(copies) AS copies FROM (
            SELECT a.order_key, ${countedOfId} AS copies
            FROM attached a WHERE a.order_key IN (SELECT order_key FROM repeats)
            AND NOT ${isRefused("a")} AND NOT (a.side = 'server' AND EXISTS (SELECT 1 FROM attached b
              WHERE b.order_key = a.order_key AND b.side = 'browser' AND ${isMergedByCustomer("b", "a")}))
            GROUP BY a.order_key, a.event_id
          ) c GROUP BY order_key`,
  },
];

/** `shared_ids`: ids that events of two orders carry within the time in which that counts. Meta takes the later event for the earlier one, and an order is lost without a trace. */
export const findSharedIds: readonly Statement[] = [
  {
    name: "count events",
    sql: `CREATE TABLE shared_ids AS WITH candidates AS (
            SELECT event_id FROM attached WHERE event_id IS NOT NULL AND order_key IS NOT NULL
            GROUP BY event_id HAVING min(order_key) <> max(order_key)
          ), placed AS (
            SELECT a.event_id, a.order_key, a.got_at, lag(a.order_key) OVER earlier AS order_before, lag(a.got_at) OVER earlier AS got_before
            FROM attached a JOIN candidates c ON c.event_id = a.event_id WHERE a.order_key IS NOT NULL
            WINDOW earlier AS (PARTITION BY a.event_id ORDER BY a.got_at NULLS LAST, a.order_key)
          ) SELECT DISTINCT event_id FROM placed WHERE order_before <> order_key
            AND coalesce(${dialect.seconds("got_at")} - ${dialect.seconds("got_before")} <= ${dedupSeconds}, true)`,
  },
];

/** The first event of each order on a side, as a subquery. */
export function firstEvents(side: Side): string {
  return `(SELECT a.* FROM attached a LEFT JOIN later l ON l.seq = a.seq
    WHERE l.seq IS NULL AND a.side = '${side}' AND a.order_key IS NOT NULL)`;
}

/** Whether an order is counted more than once: on one path, or on both for want of a shared id. */
export const isDuplicate = `CASE WHEN copies.copies IS NOT NULL THEN copies.copies > 1
  WHEN browser_event.seq IS NULL OR server_event.seq IS NULL OR ${isRefused("server_event")} THEN false
  WHEN coalesce(abs(${dialect.seconds("browser_event.got_at")} - ${dialect.seconds("server_event.got_at")}) > ${dedupSeconds}, false) THEN true
  WHEN browser_event.event_id IS NULL OR server_event.event_id IS NULL THEN NOT ${isMergedByCustomer("browser_event", "server_event")}
  ELSE browser_event.event_id <> server_event.event_id END`;
