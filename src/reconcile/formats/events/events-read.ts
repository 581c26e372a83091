import { answerApart } from "../../readers/meta-answer.ts";
import { otherPlatform, sentElsewhere } from "../../readers/other-platforms.ts";
import { partlyReceived, refused } from "../../readers/pixel-request.ts";
import { sqlText } from "../../sql-text.ts";
import { eventsReceived, isAnsweredWell, isAnsweredWithError, withAnswer } from "./answers.ts";
import { bodyShape, eventShape, lineShape } from "./event-shapes.ts";
import { shape, unwrapped } from "../json-lines.ts";

const wrappers = [
  "l.body",
  "l.request.body",
  "l.payload",
  "l.message",
  "l.jsonPayload",
  "l.request_body",
  "l.requestBody",
];

const times = ["received_at", "timestamp", '"@timestamp"', "ts", "time"];

/** What a line of a log says about a request besides its events. */
const requestParts = [
  "coalesce(l.url, l.path, l.request.url, b.url, b.path) AS url",
  "coalesce(l.dataset_id, l.pixel_id, b.dataset_id, b.pixel_id) AS dataset",
  `coalesce(${["l", "b"].flatMap((level) => times.map((name) => `${level}.${name}`)).join(", ")}) AS received_at`,
  "coalesce(l.test_event_code, b.test_event_code) AS test_event_code",
  "coalesce(l.partner_agent, b.partner_agent) AS partner_agent",
].join(", ");

/** Whether a line without events holds Meta's refusal of a request that stood elsewhere. */
const isRefusalAlone = `contains(CAST(json AS VARCHAR), 'fbtrace_id') AND regexp_matches(CAST(json AS VARCHAR), '"error\\\\*"\\s*:\\s*\\{')`;

/** What keeps a line's events from counting; null: nothing. */
const troubleOf = (list: string): string =>
  `CASE WHEN l IS NULL THEN 'not JSON' WHEN (${list}) IS NULL AND ${isRefusalAlone} THEN ${sqlText(answerApart)} ` +
  `WHEN refused THEN ${sqlText(refused)} ` +
  `WHEN regexp_matches(coalesce(l.url, l.request.url, b.url), ${sqlText(otherPlatform.source)}) THEN ${sqlText(sentElsewhere)} END`;

/** A number for the events of one request, but of one that Meta is known to have taken. Lines that are alike say the same of the same events. */
const requestNumber = `CASE WHEN NOT coalesce(${isAnsweredWell}, false) THEN CAST(hash(coalesce(l.held.batch, CAST(json AS VARCHAR))) >> 1 AS BIGINT) END AS request`;

/** The event in a column of JSON, and the names of everything that says who somebody is. */
const eventParts = (json: string): string =>
  `TRY(json_transform(${json}, ${shape(eventShape)})) AS e, ` +
  `TRY(coalesce(json_keys(${json}, '$.user_data'), json_keys(${json}, '$.ud'))) AS key_names`;

/**
 * Every event of every line, beside the columns of the source; a line without one that was taken gives a row whose name is null, with the
 * `trouble` that a word is needed for.
 */
export function serverEvents(source: string): string {
  const lines = `SELECT *, TRY(json_transform(json, ${shape(lineShape)})) AS l FROM (${source}) AS source`;
  // A line that is no request may hold one, and a request's events may be a text: few logs are so, and only they are read again.
  const isPlain = "l IS NULL OR l.data IS NOT NULL OR l.event_name IS NOT NULL";
  const held = `coalesce(${unwrapped(`coalesce(${wrappers.join(", ")})`)}, json)`;
  const bodies = `SELECT *, CASE WHEN ${isPlain} THEN NULL ELSE ${held} END AS body FROM (${lines}) AS lines`;
  const shaped = `SELECT *, TRY(json_transform(body, ${shape(bodyShape)})) AS b FROM (${bodies}) AS bodies`;
  const list =
    `CASE WHEN l.event_name IS NOT NULL THEN [json] WHEN b.event_name IS NOT NULL THEN [body] ` +
    `WHEN b.data IS NOT NULL THEN TRY(json_transform(${unwrapped("b.data")}, '["JSON"]')) ELSE l.data END`;
  const answered = `SELECT *, ${isAnsweredWithError} AS refused FROM (${withAnswer(shaped)}) AS with_answer`;
  // Only what is short goes on: everything beside the list is repeated for each of its events.
  const requests =
    `SELECT * EXCLUDE (json, l, body, b, a, i, refused), ${requestParts}, ${requestNumber}, ${list} AS list, ${eventsReceived} AS received, l.held.events AS sent, ` +
    `${troubleOf(list)} AS trouble FROM (${answered}) AS answered`;
  // An item that is none has the line looked at again.
  const none = "[CAST(NULL AS JSON)]";
  const isPart = "received < coalesce(sent, len(list))";
  const items =
    `SELECT * EXCLUDE (list, received, sent, trouble), coalesce(trouble, CASE WHEN ${isPart} THEN ${sqlText(partlyReceived)} END) AS trouble, ` +
    `unnest(CASE WHEN ${isPart} THEN list_concat(list, ${none}) ELSE coalesce(nullif(list, []), ${none}) END) AS item ` +
    `FROM (${requests}) AS requests`;
  const plain = `SELECT * REPLACE (${unwrapped("item")} AS item) FROM (${items}) AS items`;
  return `(SELECT * EXCLUDE (item), ${eventParts("item")} FROM (${plain}) AS plain_items) AS events_read`;
}

/** The event of every line, as `serverEvents` gives them. */
export function browserEvents(source: string): string {
  const read = `SELECT *, ${eventParts("json")} FROM (${source}) AS source`;
  return `(SELECT * EXCLUDE (json), CASE WHEN e IS NULL THEN 'not JSON' END AS trouble FROM (${read}) AS lines_read) AS events_read`;
}
