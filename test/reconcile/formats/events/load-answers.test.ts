import { describe, expect, it } from "vitest";
import { loaded } from "../../loaded.ts";

const event = (id: string) => ({ event_name: "Purchase", event_id: id, event_time: 1747218225 });
const sent = (id: string) => ({ data: [event(id)] });
const error = { message: "Invalid OAuth access token.", type: "OAuthException", code: 190 };

async function read(lines: readonly object[], said: "server" | "any" = "server") {
  const content = `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
  const queries = [
    "SELECT event_id FROM events ORDER BY rowid",
    "SELECT line, reason FROM rejects",
    "SELECT name, event_id, event_at FROM turned_away",
  ];
  const { rows, said: words, read: counted } = await loaded([{ said, name: "s", content }], queries);
  return { ids: (rows[0] ?? []).map((row) => row["event_id"]), rejects: rows[1], turnedAway: rows[2], words, counted };
}

const refused = "a request that was answered with an error, and so was not taken";

describe("a request in a server's log", () => {
  it.each<[string, object]>([
    ["a status", { ...sent("b"), status: 400 }],
    ["a status as text", { ...sent("b"), status_code: "503" }],
    ["a status beside the body", { body: sent("b"), statusCode: 401 }],
    ["a status beside a body as text", { body: JSON.stringify(sent("b")), http_status: 429 }],
    ["a status in a line that a collector holds", { message: JSON.stringify({ ...sent("b"), status: 400 }) }],
    ["an error", { ...sent("b"), response: { error } }],
    ["an error as text", { ...sent("b"), response: JSON.stringify({ error }) }],
    ["an error in the answer's body", { request: { body: sent("b") }, response: { status: 200, body: { error } } }],
    ["an answer's status", { request: { body: sent("b") }, response: { status: 400, data: {} } }],
    ["an error beside the request", { ...sent("b"), error }],
    ["an error as loggers serialise it", { body: sent("b"), err: { type: "AxiosError", response: { status: 400 } } }],
    ["a status by the name that curl has for it", { body: sent("b"), http_code: 400 }],
    ["such a status in other letters", { body: sent("b"), response: { httpCode: 400 } }],
    ["nothing that was received", { ...sent("b"), response: { events_received: 0 } }],
    ["nothing that was received, of an event by itself", { ...event("b"), response: { events_received: 0 } }],
  ])("was not taken where the log holds %s", async (_, line) => {
    const { ids, rejects, turnedAway, counted } = await read([sent("a"), line, sent("c")]);
    expect({ ids, rejects }).toEqual({ ids: ["a", "c"], rejects: [{ line: "2", reason: refused }] });
    expect(turnedAway).toEqual([{ name: "Purchase", event_id: "b", event_at: "2025-05-14 10:23:45+00" }]);
    expect(counted).toEqual([{ kind: "server", files: 1, read: 2, rejected: 1 }]);
  });

  it.each<[string, object]>([
    ["what it received", { status: 200, response: { events_received: 1, messages: [], fbtrace_id: "x" } }],
    ["no answer", { status: null, response: null, error: null }],
    ["an answer without an error", { response: { error: null } }],
    ["the status of an order", { status: "paid" }],
    ["the level of a line", { status: "error", error: "none" }],
    ["an error that is none", { err: {} }],
    ["an error in words", { err: "none" }],
    ["a number that is no status", { status: 4000, status_code: 40 }],
    ["an answer that nobody waited for", { status: 499 }],
    ["an answer that is no JSON", { response: "<html>" }],
  ])("was taken where the log holds %s", async (_, answer) => {
    const { ids, words } = await read([{ ...sent("a"), ...answer }]);
    expect({ ids, words }).toEqual({ ids: ["a"], words: [] });
  });

  it("of which Meta received a part is read, and an error, because nobody knows which part", async () => {
    const { ids, words } = await read([{ data: [event("a"), event("b")], response: { events_received: 1 } }]);
    expect(ids).toEqual(["a", "b"]);
    expect(words).toEqual([
      "error input-rejected: 1 line of server: a request of which Meta received only some events, all of them read as if it had received them (line 1)",
    ]);
  });
});
