import { dialect } from "../dialect.ts";
import { isIdentified } from "../identifiers.ts";
import { sentKeys } from "../tables.ts";
import { askedSql } from "./asked-events.ts";
import type { Question, Statement } from "./question.ts";

/** Seconds after which Meta refuses an event, and the whole request with it (Conversions API, event_time). */
export const oldestEvent = 7 * 86_400;

/** Identifiers that are too little, alone or several of one list: Meta refuses such an event (error 100/2804050). */
const tooLittle: readonly (readonly (typeof sentKeys)[number][])[] = [
  ["ct", "country", "st", "zp", "ge", "client_user_agent"],
  ["db", "client_user_agent"],
  ["fn", "ge"],
  ["ln", "ge"],
];

const isOld = `coalesce(${dialect.seconds("e.received_at")} - ${dialect.seconds("e.event_at")} > ${oldestEvent}, false)`;

/** A Purchase needs a value (error 100/2804009). What could not be read is one, and of what was sent in no request nobody knows. */
const isWithoutValue = "(e.request IS NOT NULL AND e.name = 'Purchase' AND nullif(trim(e.value_text), '') IS NULL)";

/**
 * Where nothing of a file says who anybody is, its events were logged without that. Which columns another system keeps of an event does not
 * say which identifiers it sent either: it has no requests.
 */
const isTooThin = (() => {
  const strong = sentKeys.filter((key) => !tooLittle.some((list) => list.includes(key)));
  const weak = [...new Set(tooLittle.flat())];
  const isNone = (keys: readonly string[]) => `coalesce(${keys.map((key) => `e.keys.${key}`).join(", ")}) IS NULL`;
  const within = tooLittle.map((list) => isNone(weak.filter((key) => !list.includes(key))));
  const isTold = `(NOT (${isNone(weak)}) OR coalesce(e.file, '') IN (SELECT file FROM identifying))`;
  const isOnly = `${isNone(strong)} AND NOT coalesce(${dialect.hasItems("e.other_keys")}, false)`;
  return `(e.request IS NOT NULL AND ${isOnly} AND (${within.join(" OR ")}) AND ${isTold})`;
})();

/** Whether Meta refused an event of `attached`, under this alias, for what it says itself, and never counted it. */
export const isRefused = (event: string): string => `coalesce(${event}.is_refused, false)`;

/**
 * `refused`: server events that Meta refuses, whatever their name; `lost`: asked ones that it would take and that came in one request with
 * those: one wrong event refuses them all.
 */
export function findRefused(question: Question): readonly Statement[] {
  const name = "look what Meta refuses";
  const reasons = `${isOld} AS too_old, ${isTooThin} AS too_thin, ${isWithoutValue} AS no_value`;
  const server = `SELECT e.${dialect.rowNumber} AS seq, e.request, ${reasons} FROM events e WHERE e.side = 'server'`;
  return [
    {
      name,
      sql: `CREATE TABLE identifying AS SELECT coalesce(e.file, '') AS file FROM events e
            WHERE e.side = 'server' AND ${isIdentified("e")} GROUP BY coalesce(e.file, '')`,
    },
    { name, sql: `CREATE TABLE refused AS SELECT * FROM (${server}) s WHERE too_old OR too_thin OR no_value` },
    {
      name,
      sql: `CREATE TABLE lost AS SELECT * FROM (SELECT ${dialect.rowNumber} AS seq, side, event_id, event_at, received_at, request
              FROM events WHERE side = 'server' AND ${askedSql(question)}) e
            WHERE EXISTS (SELECT 1 FROM refused r WHERE r.request = e.request) AND NOT EXISTS (SELECT 1 FROM refused r WHERE r.seq = e.seq)`,
    },
  ];
}
