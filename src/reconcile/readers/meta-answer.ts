import { isFields, type Fields } from "./fields.ts";
import { jsonInText } from "./json-in-text.ts";

/** Which request it belongs to, nothing tells. */
export const answerApart =
  "Meta's refusal of a request, on a line of its own that nothing ties to it: the request is read as taken";

/** Meta's answer to a request, where a log has it on a line of its own. */
export interface Answer {
  readonly response: Fields;
  /** What it has in common with the line of its request; null: nothing. */
  readonly tie: string | null;
}

/** The Graph API signs every answer with it, and nobody else does. */
const signature = "fbtrace_id";

/** A list, a text and an object of JSON are each a step. */
const deepest = 16;

/** The objects of a value, the outer before the inner, in texts as well. */
function* objectsIn(value: unknown, depth = 0): Generator<Fields> {
  if (depth > deepest) return;
  if (typeof value === "string") {
    if (value.includes(signature)) yield* objectsIn(jsonInText(value).values, depth + 1);
  } else if (Array.isArray(value)) {
    for (const each of value) yield* objectsIn(each, depth + 1);
  } else if (isFields(value)) {
    yield value;
    for (const each of Object.values(value)) yield* objectsIn(each, depth + 1);
  }
}

const traces = ["TraceId", "traceId", "trace_id", "RequestId", "requestId", "request_id", "correlationId"];
const events = ["EventName", "event_name", "eventName"];

const firstText = (around: readonly Fields[], names: readonly string[]): string | null =>
  around
    .flatMap((fields) => names.map((name) => fields[name]))
    .filter((value) => typeof value === "string" && value !== "")
    .map(String)[0] ?? null;

/** What a request and its answer have in common: the trace that a server gives to all that one visit causes, and the event's name. */
export function tieOf(around: readonly Fields[]): string | null {
  const trace = firstText(around, traces);
  return trace === null ? null : `${trace} ${firstText(around, events) ?? ""}`;
}

const isAnswer = (fields: Fields): boolean => Object.hasOwn(fields, "events_received") || isFields(fields["error"]);

/** The answer in a line that holds no request; null: there is none. */
export function answerIn(text: string): Answer | null {
  const objects = [...objectsIn(text)];
  const response = objects.find((fields) => isAnswer(fields) && JSON.stringify(fields).includes(signature));
  return response === undefined ? null : { response, tie: tieOf(objects) };
}
