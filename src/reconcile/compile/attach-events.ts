import { dialect } from "../dialect.ts";
import { sqlText } from "../sql-text.ts";
import { identityColumns, identityValues } from "./identity.ts";
import type { Question, Statement } from "./question.ts";

/** An order's number without what shops print around it: `#1042` is 1042. */
const bare = (text: string) => `ltrim(${text}, '#')`;

/** The last part of a global id: `gid://shopify/Order/1042` is 1042. */
const local = (text: string) => `CASE WHEN ${text} LIKE 'gid://%' THEN split_part(${text}, '/', 5) ELSE ${text} END`;

/** The events that are asked for: of this name, sent on purpose, to the store's dataset where that is known. */
export function askedSql({ event, dataset }: Question): string {
  const mine = dataset === null ? "" : ` AND (dataset IS NULL OR dataset = ${sqlText(dataset)})`;
  return `name = ${sqlText(event)} AND NOT coalesce(automatic, false)${mine}`;
}

function askedColumns(question: Question): readonly string[] {
  return [
    "side",
    "seq",
    "nullif(trim(event_id), '') AS event_id",
    `nullif(trim(${local("order_ref")}), '') AS ref`,
    "value",
    "upper(trim(currency)) AS currency",
    "event_at",
    "coalesce(received_at, event_at) AS got_at",
    "received_at",
    "time_unit",
    "content_type",
    `${dialect.asSet("content_ids")} AS ids`,
    "sender",
    "version",
    "consent",
    "coalesce(test_code, false) AS test_code",
    "device",
    "browser",
    ...identityColumns(question),
  ];
}

/** A later attempt: events without an order (`rest`, as r) against keys of orders; one that fits two orders goes to the first. */
interface Attempt {
  readonly joined_by: string;
  readonly keys: string;
  readonly on: string;
}

const printed = [
  ["name", `SELECT ${bare("name")} AS key, order_key FROM orders`],
  ["number", "SELECT number AS key, order_key FROM orders"],
  ["token", "SELECT checkout_token AS key, order_key FROM orders"],
] as const;

const keysOf = (parts: readonly string[]) => parts.join(" UNION ALL ");

const attempts: readonly Attempt[] = [
  { joined_by: "order-ref", keys: keysOf(printed.map(([, sql]) => sql)), on: bare("r.ref") },
  { joined_by: "event-id", keys: "SELECT event_id AS key, order_key FROM expected", on: "r.event_id" },
  {
    joined_by: "event-id",
    keys: keysOf(["SELECT id AS key, order_key FROM orders", ...printed.map(([, sql]) => sql)]),
    on: bare(`(${local("r.event_id")})`),
  },
  { joined_by: "noted-id", keys: "SELECT noted_event_id AS key, order_key FROM orders", on: "r.event_id" },
];

/** Moves what an attempt finds from `rest` to `found`. */
function tried(name: string, select: string): readonly Statement[] {
  return [
    { name, sql: `CREATE TABLE hits AS ${select}` },
    { name, sql: "INSERT INTO found SELECT side, seq, order_key, joined_by FROM hits" },
    {
      name,
      sql: "CREATE TABLE left_over AS SELECT r.* FROM rest r ANTI JOIN hits h ON r.side = h.side AND r.seq = h.seq",
    },
    { name, sql: "DROP TABLE rest" },
    { name, sql: "ALTER TABLE left_over RENAME TO rest" },
    { name, sql: "DROP TABLE hits" },
  ];
}

function attempt({ joined_by, keys, on }: Attempt): readonly Statement[] {
  return tried(
    `join by ${joined_by}`,
    `SELECT r.side, r.seq, min(k.order_key) AS order_key, ${sqlText(joined_by)} AS joined_by
     FROM rest r JOIN (${keys}) k ON k.key = ${on} GROUP BY r.side, r.seq`,
  );
}

/** An event whose counterpart with the same id has an order belongs to that order. */
const throughOtherSide = tried(
  "join by the other side",
  `SELECT r.side, r.seq, min(a.order_key) AS order_key, 'event-id' AS joined_by FROM rest r JOIN (
     SELECT side, event_id, order_key FROM sent WHERE order_key IS NOT NULL
     UNION ALL SELECT s.side, s.event_id, f.order_key FROM sent s JOIN found f ON s.side = f.side AND s.seq = f.seq
   ) a ON a.event_id = r.event_id AND a.side <> r.side GROUP BY r.side, r.seq`,
);

/**
 * `attached`: every asked event with its order, or with null. By what an event says of its order first, then by its id, then
 * by the id that the order itself keeps, then through the other side.
 */
export function attachEvents(question: Question): readonly Statement[] {
  const values = ["v.*", "g.device", "g.browser", ...identityValues(question)];
  const read = `SELECT ${values.join(", ")} FROM events v LEFT JOIN agents g ON g.user_agent = v.user_agent WHERE ${askedSql(question)}`;
  return [
    {
      name: "read events",
      sql: `CREATE TABLE sent AS SELECT a.*, o.order_key, CASE WHEN o.order_key IS NOT NULL THEN 'order-ref' END AS joined_by
            FROM (SELECT ${askedColumns(question).join(", ")} FROM (${read}) k) a LEFT JOIN
            (SELECT id, min(order_key) AS order_key FROM orders WHERE id IS NOT NULL GROUP BY id) o ON o.id = a.ref`,
    },
    {
      name: "read events",
      sql: "CREATE TABLE rest AS SELECT side, seq, ref, event_id FROM sent WHERE order_key IS NULL",
    },
    { name: "read events", sql: "CREATE TABLE found (side VARCHAR, seq BIGINT, order_key VARCHAR, joined_by VARCHAR)" },
    ...attempts.flatMap(attempt),
    ...throughOtherSide,
    {
      name: "attach events",
      sql: `CREATE TABLE attached AS SELECT s.* REPLACE (coalesce(s.order_key, f.order_key) AS order_key, coalesce(s.joined_by, f.joined_by) AS joined_by)
            FROM sent s LEFT JOIN found f ON s.side = f.side AND s.seq = f.seq`,
    },
    { name: "attach events", sql: "DROP TABLE sent" },
    { name: "attach events", sql: "DROP TABLE found" },
  ];
}
