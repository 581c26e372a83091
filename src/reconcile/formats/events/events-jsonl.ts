import type { Side } from "../../compile/question.ts";
import { refused } from "../../readers/pixel-request.ts";
import { sqlText } from "../../sql-text.ts";
import { eventOf, nameOf, sentName } from "./event-columns.ts";
import { browserEvents, serverEvents } from "./events-read.ts";
import { countedItems, joinedJsonLines, jsonItems, jsonLines, numberedJsonLines } from "../json-lines.ts";
import { insertInto, rejectLines, type LoadStep, type SourceFile } from "../load-step.ts";

/** Where lines of JSON come from: quickly, and with the numbers that an editor shows. */
interface LineSource {
  readonly quick: string;
  readonly numbered: string;
  /** What of the file the quick way takes for no JSON and is some; null: nothing can be. */
  readonly joined: string | null;
}

/** Events in lines of JSON. A line of the server's is a Conversions API request or holds one; a line of the browser's is one event. */
export function eventSteps(side: Side, file: SourceFile, { quick, numbered, joined }: LineSource): readonly LoadStep[] {
  const read = side === "server" ? serverEvents : browserEvents;
  const none = side === "server" ? "no event with a name in it" : "an event without a name";
  const untaken =
    `SELECT line, coalesce(max(trouble), ${sqlText(none)}) AS reason ` +
    `FROM ${read(numbered)} WHERE ${nameOf(side)} IS NULL GROUP BY line`;
  const nameless = `FROM events WHERE name IS NULL AND file = ${sqlText(file.name)}`;
  const when = `SELECT 1 ${nameless} LIMIT 1`;
  const insert = (source: string) => insertInto("events", eventOf(side, file), `FROM ${read(source)}`);
  return [
    { run: insert(quick) },
    ...(joined === null ? [] : [{ run: insert(joined), when }]),
    { run: rejectLines(file, side, untaken), when },
    { run: `DELETE ${nameless}` },
    ...(side === "server" ? [turnedAway(file, numbered)] : []),
  ];
}

function turnedAway(file: SourceFile, numbered: string): LoadStep {
  const isRefused = (column: string) => `${column} = ${sqlText(refused)}`;
  const event = { ...eventOf("server", file), name: sentName };
  const from = `FROM ${serverEvents(numbered)} WHERE ${isRefused("trouble")} AND ${sentName} IS NOT NULL`;
  const when = `SELECT 1 FROM rejects WHERE file = ${sqlText(file.name)} AND ${isRefused("reason")} LIMIT 1`;
  return { run: insertInto("turned_away", event, from), when };
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

/** Requests that a reader has staged as lines of JSON, which may say themselves in which `line` each stood. */
export function stagedRequests(table: string, file: SourceFile): readonly LoadStep[] {
  const valid = `SELECT line, CASE WHEN json_valid(text) THEN CAST(text AS JSON) END AS json FROM ${table} WHERE text <> ''`;
  const source = `SELECT coalesce(TRY_CAST(json ->> '$.held.line' AS BIGINT), line) AS line, json FROM (${valid}) AS valid`;
  return eventSteps("server", file, { quick: source, numbered: source, joined: null });
}
