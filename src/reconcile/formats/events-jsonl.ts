import { sqlText } from "../sql-text.ts";
import { amount, flag, text } from "./cells.ts";
import {
  consentOf,
  contentIds,
  identifierShape,
  momentOf,
  sentIdentifiers,
  unitOf,
  unknownKeys,
} from "./event-expressions.ts";
import {
  countedItems,
  joinedJsonLines,
  jsonItems,
  jsonLines,
  numberedJsonLines,
  shape,
  unwrapped,
} from "./json-lines.ts";
import { insertInto, rejectLines, type LoadStep, type SourceFile } from "./load-step.ts";

type Side = "browser" | "server";

const t = "VARCHAR";
const custom = { value: t, currency: t, content_type: t, content_ids: t, contents: t, order_id: t };

/** The line of a log: where a request body may stand in it, and what is said about the request. */
const lineShape = {
  data: ["JSON"],
  event_name: t,
  body: "JSON",
  request: { body: "JSON", url: t },
  payload: "JSON",
  message: "JSON",
  jsonPayload: "JSON",
  request_body: "JSON",
  requestBody: "JSON",
  url: t,
  path: t,
  dataset_id: t,
  pixel_id: t,
  received_at: t,
  timestamp: t,
  "@timestamp": t,
  ts: t,
  time: t,
  test_event_code: t,
  partner_agent: t,
};

const bodyShape = { data: "JSON", event_name: t, test_event_code: t, partner_agent: t };

/** One event, by the names of the Conversions API and those that pages log. */
const eventShape = {
  event_name: t,
  event: t,
  ev: t,
  name: t,
  event_id: t,
  eventID: t,
  eid: t,
  event_time: t,
  ts: t,
  timestamp: t,
  time: t,
  received_at: t,
  pixel_id: t,
  dataset_id: t,
  dataset: t,
  id: t,
  event_source_url: t,
  url: t,
  dl: t,
  user_agent: t,
  consent: t,
  agent: t,
  a: t,
  sender: t,
  version: t,
  v: t,
  test_event_code: t,
  automatic: t,
  es: t,
  cs_est: t,
  order_id: t,
  custom_data: custom,
  cd: custom,
  params: custom,
  properties: custom,
  user_data: identifierShape,
  ud: identifierShape,
  fbp: t,
  fbc: t,
};

const wrappers = [
  "l.body",
  "l.request.body",
  "l.payload",
  "l.message",
  "l.jsonPayload",
  "l.request_body",
  "l.requestBody",
];
const customOf = (name: string) =>
  `coalesce(e.custom_data.${name}, e.cd.${name}, e.params.${name}, e.properties.${name})`;

/** What a line of a log says about a request besides its events. */
const requestParts = [
  "coalesce(l.url, l.path, l.request.url) AS url",
  "coalesce(l.dataset_id, l.pixel_id) AS dataset",
  `coalesce(l.received_at, l.timestamp, l."@timestamp", l.ts, l.time) AS received_at`,
  "coalesce(l.test_event_code, b.test_event_code) AS test_event_code",
  "coalesce(l.partner_agent, b.partner_agent) AS partner_agent",
].join(", ");

/** The event in a column of JSON, and the names of everything that says who somebody is. */
const eventParts = (json: string): string =>
  `TRY(json_transform(${json}, ${shape(eventShape)})) AS e, ` +
  `TRY(coalesce(json_keys(${json}, '$.user_data'), json_keys(${json}, '$.ud'))) AS key_names`;

/** Every event of every line, beside the columns of the source; a line without one gives a row whose name is null. */
function serverEvents(source: string): string {
  const lines = `SELECT *, TRY(json_transform(json, ${shape(lineShape)})) AS l FROM (${source}) AS source`;
  // A line that is no request may hold one, and a request's events may be a text: few logs are so, and only they are read again.
  const isPlain = "l IS NULL OR l.data IS NOT NULL OR l.event_name IS NOT NULL";
  const held = `coalesce(${unwrapped(`coalesce(${wrappers.join(", ")})`)}, json)`;
  const bodies = `SELECT *, CASE WHEN ${isPlain} THEN NULL ELSE ${held} END AS body FROM (${lines}) AS lines`;
  const shaped = `SELECT *, TRY(json_transform(body, ${shape(bodyShape)})) AS b FROM (${bodies}) AS bodies`;
  const list =
    `CASE WHEN l.event_name IS NOT NULL THEN [json] WHEN b.event_name IS NOT NULL THEN [body] ` +
    `WHEN b.data IS NOT NULL THEN TRY(json_transform(${unwrapped("b.data")}, '["JSON"]')) ELSE l.data END`;
  // Only what is short goes on: everything beside the list is repeated for each of its events.
  const requests = `SELECT * EXCLUDE (json, l, body, b), l IS NULL AS broken, ${requestParts}, ${list} AS list FROM (${shaped}) AS shaped`;
  const items =
    `SELECT * EXCLUDE (list), unnest(coalesce(nullif(list, []), [CAST(NULL AS JSON)])) AS item ` +
    `FROM (${requests}) AS requests`;
  const plain = `SELECT * REPLACE (${unwrapped("item")} AS item) FROM (${items}) AS items`;
  return `(SELECT * EXCLUDE (item), ${eventParts("item")} FROM (${plain}) AS plain_items) AS events_read`;
}

function browserEvents(source: string): string {
  const read = `SELECT *, ${eventParts("json")} FROM (${source}) AS source`;
  return `(SELECT * EXCLUDE (json), e IS NULL AS broken FROM (${read}) AS lines_read) AS events_read`;
}

const nameOf = (side: Side): string =>
  side === "server" ? text("e.event_name") : text("coalesce(e.event_name, e.ev, e.event, e.name)");

const time = "coalesce(e.event_time, e.ts, e.timestamp, e.time)";

function fromRequest(side: Side): Readonly<Record<string, string>> {
  if (side === "browser") {
    return {
      dataset: text("coalesce(e.pixel_id, e.dataset_id, e.dataset, e.id)"),
      received_at: momentOf("e.received_at"),
      sender: text("coalesce(e.sender, e.agent, e.a)"),
      version: text("coalesce(e.version, e.v)"),
      test_code: "false",
    };
  }
  return {
    dataset: text(
      `coalesce(e.pixel_id, e.dataset_id, dataset, nullif(regexp_extract(url, '/([0-9]{6,})/events', 1), ''))`,
    ),
    received_at: momentOf("received_at"),
    sender: text("coalesce(e.sender, partner_agent)"),
    version: `nullif(regexp_extract(url, '/(v[0-9]+\\.[0-9]+)/', 1), '')`,
    test_code: `${text("coalesce(test_event_code, e.test_event_code)")} IS NOT NULL`,
  };
}

function eventOf(side: Side, file: SourceFile): Readonly<Record<string, string>> {
  const isCookie = (key: string) => key === "fbp" || key === "fbc";
  const places = (key: string) =>
    side === "server"
      ? [`e.user_data.${key}`]
      : [`e.user_data.${key}`, `e.ud.${key}`, ...(isCookie(key) ? [`e.${key}`] : [])];
  return {
    side: sqlText(side),
    ...fromRequest(side),
    name: nameOf(side),
    event_id: text("coalesce(e.event_id, e.eventID, e.eid)"),
    event_at: momentOf(time),
    time_unit: unitOf(time),
    order_ref: text(`coalesce(${customOf("order_id")}, e.order_id)`),
    value: amount(customOf("value")),
    value_text: customOf("value"),
    currency: text(customOf("currency")),
    content_type: text(customOf("content_type")),
    content_ids: contentIds(customOf("content_ids"), customOf("contents")),
    url: text("coalesce(e.event_source_url, e.url, e.dl)"),
    user_agent: text("coalesce(e.user_agent, e.user_data.client_user_agent)"),
    consent: consentOf("e.consent"),
    automatic: `coalesce(${flag("e.automatic")}, false) OR coalesce(e.es = 'automatic', false) OR coalesce(${flag("e.cs_est")}, false)`,
    keys: sentIdentifiers(places),
    other_keys: unknownKeys("key_names"),
    file: sqlText(file.name),
  };
}

/** Where lines of JSON come from: quickly, and with the numbers that an editor shows. */
interface LineSource {
  readonly quick: string;
  readonly numbered: string;
  /** What of the file the quick way takes for no JSON and is some; null: nothing can be. */
  readonly joined: string | null;
}

/** Events in lines of JSON. A line of the server's is a Conversions API request or holds one; a line of the browser's is one event. */
function eventSteps(side: Side, file: SourceFile, { quick, numbered, joined }: LineSource): readonly LoadStep[] {
  const read = side === "server" ? serverEvents : browserEvents;
  const none = side === "server" ? "no event with a name in it" : "an event without a name";
  const refused =
    `SELECT line, CASE WHEN bool_or(broken) THEN 'not JSON' ELSE ${sqlText(none)} END AS reason ` +
    `FROM ${read(numbered)} WHERE ${nameOf(side)} IS NULL GROUP BY line`;
  const nameless = `FROM events WHERE name IS NULL AND file = ${sqlText(file.name)}`;
  const when = `SELECT 1 ${nameless} LIMIT 1`;
  const insert = (source: string) => insertInto("events", eventOf(side, file), `FROM ${read(source)}`);
  return [
    { run: insert(quick) },
    ...(joined === null ? [] : [{ run: insert(joined), when }]),
    { run: rejectLines(file, side, refused), when },
    { run: `DELETE ${nameless}` },
  ];
}

/** A file of events as lines of JSON. */
export function eventLines(side: Side, file: SourceFile): readonly LoadStep[] {
  const { path } = file;
  return eventSteps(side, file, {
    quick: jsonLines(path),
    numbered: numberedJsonLines(path),
    joined: joinedJsonLines(path),
  });
}

/** Events, or requests with events, in one JSON list; `line` counts them. */
export function eventList(side: Side, file: SourceFile): readonly LoadStep[] {
  const quick = jsonItems(file.path);
  return eventSteps(side, file, { quick, numbered: countedItems(quick), joined: null });
}

/** Requests that a reader has staged as lines of JSON. */
export function stagedRequests(table: string, file: SourceFile): readonly LoadStep[] {
  const source = `SELECT line, CASE WHEN json_valid(text) THEN CAST(text AS JSON) END AS json FROM ${table} WHERE text <> ''`;
  return eventSteps("server", file, { quick: source, numbered: source, joined: null });
}
