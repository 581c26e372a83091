import { shape, unwrapped } from "../json-lines.ts";

const t = "VARCHAR";

/** Names of the status of an answer, beside the request. */
export const statusNames = [
  "status",
  "status_code",
  "statusCode",
  "http_status",
  "httpStatus",
  "http_code",
  "httpCode",
  "response_status",
  "responseStatus",
  "response_status_code",
  "responseStatusCode",
];

/** Names of the answer itself. */
export const answerNames = ["response", "response_body", "responseBody", "res"];

/** Names of an error beside the request; loggers in JavaScript write `err`. */
const errorNames = ["error", "err"] as const;

/** Where a level of a line says how Meta answered the request: the level itself, or an answer that stands in it. */
export const answerShape = {
  ...Object.fromEntries(statusNames.map((name) => [name, t])),
  ...Object.fromEntries(answerNames.map((name) => [name, "JSON"])),
  ...Object.fromEntries(errorNames.map((name) => [name, "JSON"])),
  events_received: t,
};

const heldShape = { ...answerShape, body: "JSON", data: "JSON" };

const firstOf = (row: string, names: readonly string[]): string => names.map((name) => `${row}.${name}`).join(", ");

const held = (json: string): string =>
  `CASE WHEN ${json} IS NOT NULL THEN TRY(json_transform(${unwrapped(json)}, ${shape(heldShape)})) END`;

/** The rows of a query with the levels `l` and `b`, and beside them the answer, `a`, and the body in it, `i`. */
export function withAnswer(source: string): string {
  const found = `SELECT *, coalesce(${firstOf("l", answerNames)}, ${firstOf("b", answerNames)}) AS answer FROM (${source}) AS asked`;
  const outer = `SELECT * EXCLUDE (answer), ${held("answer")} AS a FROM (${found}) AS found`;
  const inner = `SELECT *, coalesce(a.body, a.data) AS answer FROM (${outer}) AS outer_answers`;
  return `SELECT * EXCLUDE (answer), ${held("answer")} AS i FROM (${inner}) AS inner_answers`;
}

const levels = ["l", "b", "a", "i"];

/** As `isRefusal` has it. The status of something else is a word, as is that of an order. */
const isErrorStatus = (text: string): string => `regexp_full_match(${text}, '4[0-8][0-9]|49[0-8]|5[0-9][0-9]')`;

const isError = (json: string): string => `CAST(${json} AS VARCHAR) NOT IN ('null', 'false', '""', '{}', '[]')`;

/** How many events Meta received of a request; null: nothing says it. */
export const eventsReceived = `coalesce(${levels.map((level) => `TRY_CAST(${level}.events_received AS BIGINT)`).join(", ")})`;

/** Whether a request was answered with an error. What a log calls an error beside the request may be its own words, unless it has parts. */
export const isAnsweredWithError = [
  ...levels.flatMap((level) => statusNames.map((name) => isErrorStatus(`${level}.${name}`))),
  ...["a", "i"].map((level) => isError(`${level}.error`)),
  ...["l", "b"].flatMap((level) =>
    errorNames.map(
      (name) => `(starts_with(CAST(${level}.${name} AS VARCHAR), '{') AND ${isError(`${level}.${name}`)})`,
    ),
  ),
  `${eventsReceived} = 0`,
].join(" OR ");

/** Whether the answer to a request is known to be none that refuses it. */
export const isAnsweredWell = [
  `${eventsReceived} > 0`,
  ...levels.flatMap((level) => statusNames.map((name) => `regexp_full_match(${level}.${name}, '2[0-9][0-9]')`)),
].join(" OR ");
