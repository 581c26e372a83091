import { answerNames, statusNames } from "../formats/events/answers.ts";
import { fieldsOf, type Fields } from "./fields.ts";
import { heldRequests, type HeldRequest } from "./held-requests.ts";
import { jsonInText } from "./json-in-text.ts";
import { answerIn, tieOf } from "./meta-answer.ts";
import { otherPlatform } from "./other-platforms.ts";
import { jsonLine } from "./staged-text.ts";
import { itemTexts, textLines } from "./text-lines.ts";
import { timeIn } from "./time-in.ts";
import { waitingRequests, type Placed, type WaitingRequests } from "./waiting-requests.ts";

const address = /\/[0-9]{6,}\/events\b/u;

/** The nearest value that is one. */
function nearest<T>(around: readonly Fields[], read: (fields: Fields) => readonly T[]): T | undefined {
  for (const fields of around) {
    const [found] = read(fields);
    if (found !== undefined) return found;
  }
  return undefined;
}

const named = (around: readonly Fields[], names: readonly string[], fits: (value: unknown) => boolean): unknown =>
  nearest(around, (fields) => names.map((name) => fields[name]).filter(fits));

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== "";
const isStatus = (value: unknown): boolean => /^[1-5]\d\d$/u.test(String(value));
const isMoment = (value: unknown): boolean =>
  /^\d{10,13}(?:\.\d+)?$/u.test(String(value)) || (typeof value === "string" && timeIn(value) !== null);

const times = ["received_at", "timestamp", "@timestamp", "ts", "time", "datetime", "date"];

/** Where it was sent to: whatever names a dataset's events or another platform, beside the request or in what a client calls its request. */
function urlOf(around: readonly Fields[]): string | undefined {
  return nearest(around, (fields) =>
    [fields, ...["request", "config", "http"].map((name) => fieldsOf(fields[name]))]
      .flatMap((each) => Object.values(each))
      .filter((value) => typeof value === "string")
      .filter((value) => value.length < 4096 && (otherPlatform.test(value) || address.test(value)))
      .map((value) => otherPlatform.exec(value)?.[0] ?? /\S*\/[0-9]{6,}\/events\b/u.exec(value)?.[0] ?? value),
  );
}

/** When it was written: what the nearest says of a time, in its words at last. */
function momentOf(around: readonly Fields[]): unknown {
  return nearest(around, (fields) => [
    ...times.map((name) => fields[name]).filter(isMoment),
    ...[fields["text"]].filter((text) => typeof text === "string").flatMap((text) => timeIn(text.slice(0, 200)) ?? []),
  ]);
}

/** The events of a request's body: its list, which may be a text, or the body where that is one itself. */
function eventsOf({ data, ...body }: Fields): readonly unknown[] {
  const list: unknown = typeof data === "string" ? jsonInText(data).values[0] : data;
  if (Array.isArray(list)) return list;
  return [body];
}

/** What is said around a request, as the line of a log says it that nothing wrapped. */
function beside(around: readonly Fields[]): Fields {
  // The time in an event is the event's own.
  const timed = around.filter((fields) => typeof fields["event_name"] !== "string");
  const inHttp = around.flatMap(({ http, attributes }) => [fieldsOf(http), fieldsOf(fieldsOf(attributes)["http"])]);
  return {
    url: urlOf(around),
    dataset_id: named(around, ["dataset_id", "pixel_id"], isThere),
    received_at: momentOf(timed),
    status: named(around, statusNames, isStatus) ?? named(inHttp, statusNames, isStatus),
    response: named(around, answerNames, isThere),
    error: named(around, ["error"], isThere),
    events_received: named(around, ["events_received"], isThere),
    test_event_code: named(around, ["test_event_code"], isThere),
    partner_agent: named(around, ["partner_agent"], isThere),
  };
}

/** A line for each event: an engine takes two thousand rows at once, which would be too much of whole requests. */
function eventLines(line: number, { body, around }: HeldRequest): readonly string[] {
  const events = eventsOf(body);
  const batch = `${line} ${jsonLine(events[0]).slice(0, 512)}`;
  const said = { held: { line, batch, events: events.length }, ...beside(around) };
  return events.map((event) => jsonLine({ ...said, data: [event] }));
}

const linesOf = (placed: readonly Placed[]): readonly string[] =>
  placed.flatMap(({ line, request }) => eventLines(line, request));

/** A request goes on, or waits where a later line may hold Meta's answer to it. */
function requestLines(placed: Placed, waiting: WaitingRequests): readonly string[] {
  const { around } = placed.request;
  const tie = named(around, answerNames, isThere) === undefined ? tieOf(around) : null;
  return linesOf(tie === null ? [placed] : waiting.add(tie, placed));
}

/** A line without a request is one, too, so that it is counted, but for an answer whose request was waiting for it. */
function answerLines(line: number, text: string, waiting: WaitingRequests): readonly string[] {
  const answer = answerIn(text);
  const placed = answer === null ? null : waiting.answered(answer);
  if (answer === null || placed === null) return [jsonLine({ held: { line }, response: answer?.response })];
  const { request } = placed;
  return linesOf([{ ...placed, request: { ...request, around: [{ response: answer.response }, ...request.around] } }]);
}

function plainLines(line: number, text: string, waiting: WaitingRequests): readonly string[] {
  try {
    const held = heldRequests(text);
    const placed = held.map((request) => ({ line, request, size: text.length }));
    if (held.length === 0) return answerLines(line, text, waiting);
    return placed.flatMap((one) => requestLines(one, waiting));
  } catch {
    // Nested deeper than anybody writes.
    return [jsonLine({ held: { line } })];
  }
}

/**
 * Conversions API requests that a log's collector wrapped, as the lines of JSON that they would have been, with the `line` that each was
 * `held` in; of a list, `line` counts the items. An answer on a later line is put to its request.
 */
export async function* readHeldRequests(chunks: AsyncIterable<string>, isList: boolean): AsyncGenerator<string> {
  const waiting = waitingRequests();
  for await (const { line, text } of isList ? itemTexts(chunks) : textLines(chunks))
    yield* plainLines(line, text, waiting);
  yield* linesOf(waiting.rest());
}
