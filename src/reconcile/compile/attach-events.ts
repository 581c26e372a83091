import { dialect } from "../dialect.ts";
import { sqlText } from "../sql-text.ts";
import { askedSql } from "./asked-events.ts";
import { dedupColumns, identityColumns, identityValues } from "./identity.ts";
import type { Question, Statement } from "./question.ts";

/** An order's number without what shops print around it: `#1042` is 1042. */
const bare = (text: string) => `trim(LEADING '#' FROM ${text})`;

/** The last part of a global id: `gid://shopify/Order/1042` is 1042. */
const local = (text: string) => `CASE WHEN ${text} LIKE 'gid://%' THEN ${dialect.part(text, "/", 5)} ELSE ${text} END`;

const cleanId = "nullif(trim(event_id), '')";
const cleanRef = `nullif(trim(${local("order_ref")}), '')`;

/** What an event calls its order, however that is written. */
export const plainRef = bare(cleanRef);

function askedColumns(question: Question): readonly string[] {
  return [
    "side",
    "seq",
    `${cleanId} AS event_id`,
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
    "nullif(trim(order_ref), '') IS NOT NULL AS has_ref",
    "is_refused",
    "too_old",
    "too_thin",
    "device",
    "browser",
    ...identityColumns(question),
    ...dedupColumns,
  ];
}

/** Events without an order so far (`rest`, as r) against keys of orders; an event that fits two orders goes to the first. */
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
  { joined_by: "order-ref", keys: "SELECT id AS key, order_key FROM orders", on: "r.ref" },
  { joined_by: "order-ref", keys: keysOf(printed.map(([, sql]) => sql)), on: bare("r.ref") },
  { joined_by: "event-id", keys: "SELECT event_id AS key, order_key FROM expected", on: "r.event_id" },
  {
    joined_by: "event-id",
    keys: keysOf(["SELECT id AS key, order_key FROM orders", ...printed.map(([, sql]) => sql)]),
    on: bare(`(${local("r.event_id")})`),
  },
  { joined_by: "noted-id", keys: "SELECT noted_event_id AS key, order_key FROM orders", on: "r.event_id" },
  // To Meta an id in other letters is another id; to whom it belongs is plain nevertheless.
  { joined_by: "event-id", keys: "SELECT lower(event_id) AS key, order_key FROM expected", on: "lower(r.event_id)" },
];

/** Moves what an attempt finds from `rest` to `found`. */
function tried(name: string, select: string): readonly Statement[] {
  const isHit = "r.side = h.side AND r.seq = h.seq";
  return [
    { name, sql: `CREATE TABLE hits AS ${select}` },
    {
      name,
      sql: `INSERT INTO found SELECT r.side, r.seq, r.event_id, h.order_key, h.joined_by FROM rest r JOIN hits h ON ${isHit}`,
    },
    {
      name,
      sql: `CREATE TABLE left_over AS SELECT r.* FROM rest r WHERE NOT EXISTS (SELECT 1 FROM hits h WHERE ${isHit})`,
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
  `SELECT r.side, r.seq, min(f.order_key) AS order_key, 'event-id' AS joined_by
   FROM rest r JOIN found f ON f.event_id = r.event_id AND f.side <> r.side GROUP BY r.side, r.seq`,
);

/** An event that names no order, and has the id of another one on its side, came again: it is of the one order that this one has. */
const throughSameSide = tried(
  "join by the same side",
  `SELECT r.side, r.seq, min(f.order_key) AS order_key, 'event-id' AS joined_by
   FROM rest r JOIN found f ON f.event_id = r.event_id AND f.side = r.side WHERE r.ref IS NULL
   GROUP BY r.side, r.seq HAVING min(f.order_key) = max(f.order_key)`,
);

/** What the joins need of the asked events, and where they put what they find. */
function prepare(question: Question): readonly Statement[] {
  const keys = `side, ${dialect.rowNumber} AS seq, ${cleanRef} AS ref, ${cleanId} AS event_id`;
  const { text } = dialect;
  const found = `side ${text}, seq BIGINT, event_id ${text}, order_key ${text}, joined_by ${text}`;
  return [
    { name: "read events", sql: `CREATE TABLE rest AS SELECT ${keys} FROM events WHERE ${askedSql(question)}` },
    { name: "read events", sql: `CREATE TABLE found (${found})` },
  ];
}

/**
 * `placed`: every asked event by its number, with its order or with null. Only numbers are joined here: what the events say is joined once,
 * to these, so that a large store's is never held at once.
 */
const placeEvents: readonly Statement[] = [
  {
    name: "attach events",
    sql: `CREATE TABLE placed AS SELECT p.seq, p.order_key, p.joined_by, r.seq IS NOT NULL AS is_refused, r.too_old, r.too_thin
          FROM (SELECT seq, order_key, joined_by FROM found UNION ALL SELECT seq, NULL, NULL FROM rest) p
          LEFT JOIN refused r ON r.seq = p.seq LEFT JOIN lost l ON l.seq = p.seq WHERE l.seq IS NULL`,
  },
  { name: "attach events", sql: "DROP TABLE rest" },
  { name: "attach events", sql: "DROP TABLE found" },
];

/**
 * `attached`: every asked event with its order, or with null. By what an event says of its order first, then by its id, then
 * by the id that the order itself keeps, then through another event with its id. Events that were lost with their request are not among them.
 */
export function attachEvents(question: Question): readonly Statement[] {
  const seen = ["v.*", "p.*", "g.device", "g.browser", ...identityValues(question)];
  const read = `SELECT ${seen.join(", ")}
    FROM placed p JOIN events v ON v.${dialect.rowNumber} = p.seq LEFT JOIN agents g ON g.user_agent = v.user_agent`;
  return [
    ...prepare(question),
    ...attempts.flatMap(attempt),
    ...throughOtherSide,
    ...throughSameSide,
    ...placeEvents,
    {
      name: "attach events",
      sql: `CREATE TABLE attached AS SELECT ${askedColumns(question).join(", ")}, order_key, joined_by FROM (${read}) k`,
    },
    { name: "attach events", sql: "DROP TABLE placed" },
  ];
}
