import { answerShape } from "./answers.ts";
import { identifierShape } from "./event-expressions.ts";

const t = "VARCHAR";
/** What an event says of the purchase. */
export const customShape = { value: t, currency: t, content_type: t, content_ids: t, contents: t, order_id: t };

/** What may be said beside a request about it. */
const beside = {
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
  ...answerShape,
};

/** The line of a log: where a request body may stand in it, and what is said about the request and its answer. */
export const lineShape = {
  data: ["JSON"],
  event_name: t,
  body: "JSON",
  request: { body: "JSON", url: t },
  payload: "JSON",
  message: "JSON",
  jsonPayload: "JSON",
  request_body: "JSON",
  requestBody: "JSON",
  /** Where one line of several that a reader made of a request comes from, and how many events that had. */
  held: { line: "BIGINT", batch: t, events: "BIGINT" },
  ...beside,
};

/** The body of a request, in which a log's collector may have put what stood beside it. */
export const bodyShape = { data: "JSON", event_name: t, ...beside };

/** One event, by the names of the Conversions API and those that pages log. */
export const eventShape = {
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
  ...customShape,
  custom_data: customShape,
  cd: customShape,
  params: customShape,
  properties: customShape,
  user_data: identifierShape,
  ud: identifierShape,
  fbp: t,
  fbc: t,
};
