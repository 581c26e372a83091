import { sqlText } from "../sql-text.ts";
import { amount, flag, mapOf, text } from "./cells.ts";
import { consentOf, contentIds, momentOf, sentKeys, unitOf } from "./event-expressions.ts";
import { jsonLines, numberedJsonLines, shape, unwrapped } from "./json-lines.ts";
import { insertInto, rejectLines, type LoadStep, type SourceFile } from "./load-step.ts";

type Side = "browser" | "server";

const t = "VARCHAR";
const custom = { value: t, currency: t, content_type: t, content_ids: t, contents: t, order_id: t };

/** The line of a log: where a request body may stand in it, and what is said about the request. */
const lineShape = {
  data: "JSON",
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
  user_data: "MAP(VARCHAR, VARCHAR)",
  ud: "MAP(VARCHAR, VARCHAR)",
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
  "b.test_event_code AS test_event_code",
  "b.partner_agent AS partner_agent",
].join(", ");

/** Every event of every line; a line without one gives a row whose name is null. */
function serverEvents(source: string): string {
  const lines = `SELECT line, json, TRY(json_transform(json, ${shape(lineShape)})) AS l FROM (${source}) AS source`;
  const bodies =
    `SELECT line, json, l, CASE WHEN l.data IS NOT NULL OR l.event_name IS NOT NULL THEN json ` +
    `ELSE ${unwrapped(`coalesce(${wrappers.join(", ")})`)} END AS body FROM (${lines}) AS lines`;
  const shaped = `SELECT line, json IS NULL AS broken, l, body, json_transform(body, ${shape(bodyShape)}) AS b FROM (${bodies}) AS bodies`;
  const list = `CASE WHEN b.event_name IS NOT NULL THEN [body] ELSE TRY(json_transform(${unwrapped("b.data")}, '["JSON"]')) END`;
  // Only what is short goes on: everything beside the list is repeated for each of its events.
  const requests = `SELECT line, broken, ${requestParts}, ${list} AS list FROM (${shaped}) AS shaped`;
  const items =
    `SELECT * EXCLUDE (list), unnest(coalesce(nullif(list, []), [CAST(NULL AS JSON)])) AS item ` +
    `FROM (${requests}) AS requests`;
  return `(SELECT * EXCLUDE (item), json_transform(${unwrapped("item")}, ${shape(eventShape)}) AS e FROM (${items}) AS items) AS events_read`;
}

function browserEvents(source: string): string {
  return `(SELECT line, json IS NULL AS broken, TRY(json_transform(json, ${shape(eventShape)})) AS e FROM (${source}) AS source) AS events_read`;
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
  const sent = sentKeys("coalesce(e.user_data, e.ud)");
  const cookies = mapOf({ fbp: text("e.fbp"), fbc: text("e.fbc") });
  const keys =
    side === "server" ? sent : `map_concat(${cookies}, coalesce(${sent}, ${mapOf({ fbp: "CAST(NULL AS VARCHAR)" })}))`;
  return {
    side: sqlText(side),
    seq: "(SELECT coalesce(max(seq), 0) FROM events) + row_number() OVER ()",
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
    user_agent: text("coalesce(e.user_agent, map_extract_value(e.user_data, 'client_user_agent'))"),
    consent: consentOf("e.consent"),
    automatic: `coalesce(${flag("e.automatic")}, false) OR coalesce(e.es = 'automatic', false) OR coalesce(${flag("e.cs_est")}, false)`,
    keys,
    file: sqlText(file.name),
    line: "line",
  };
}

/** Where lines of JSON come from: quickly, and with the numbers that an editor shows. */
interface LineSource {
  readonly quick: string;
  readonly numbered: string;
}

/** Events in lines of JSON. A line of the server's is a Conversions API request or holds one; a line of the browser's is one event. */
function eventSteps(side: Side, file: SourceFile, { quick, numbered }: LineSource): readonly LoadStep[] {
  const read = side === "server" ? serverEvents : browserEvents;
  const none = side === "server" ? "no event with a name in it" : "an event without a name";
  const refused =
    `SELECT line, CASE WHEN bool_or(broken) THEN 'not JSON' ELSE ${sqlText(none)} END AS reason ` +
    `FROM ${read(numbered)} WHERE ${nameOf(side)} IS NULL GROUP BY line`;
  const nameless = `FROM events WHERE name IS NULL AND file = ${sqlText(file.name)}`;
  return [
    { run: insertInto("events", eventOf(side, file), `FROM ${read(quick)}`) },
    { run: rejectLines(file, side, refused), when: `SELECT 1 ${nameless} LIMIT 1` },
    { run: `DELETE ${nameless}` },
  ];
}

/** A file of events as lines of JSON. */
export function eventLines(side: Side, file: SourceFile): readonly LoadStep[] {
  return eventSteps(side, file, { quick: jsonLines(file.path), numbered: numberedJsonLines(file.path) });
}

/** Requests that a reader has staged as lines of JSON. */
export function stagedRequests(table: string, file: SourceFile): readonly LoadStep[] {
  const source = `SELECT line, CASE WHEN json_valid(text) THEN CAST(text AS JSON) END AS json FROM ${table} WHERE text <> ''`;
  return eventSteps("server", file, { quick: source, numbered: source });
}
