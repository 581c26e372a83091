import { describe, expect, it } from "vitest";
import { waitingRequests } from "../../../src/reconcile/readers/waiting-requests.ts";
import { loaded } from "../loaded.ts";

const url = "https://graph.facebook.com/v25.0/100000000000001/events?access_token=none";
const body = (id: string) => ({ data: [{ event_name: "Purchase", event_id: id, action_source: "website" }] });
const text = (of: unknown) => JSON.stringify(of);
const good = text({ events_received: 1, messages: [], fbtrace_id: "A" });
const bad = text({ error: { message: "expired", type: "OAuthException", code: 190, fbtrace_id: "B" } });

const tag = { Name: "Facebook", EventName: "Purchase" };
const asked = (id: string, trace = id) => ({
  ...tag,
  Type: "Request",
  TraceId: trace,
  RequestUrl: url,
  RequestBody: body(id),
});
const told = (trace: string, answer: string) => ({
  ...tag,
  Type: "Response",
  TraceId: trace,
  ResponseStatusCode: answer === bad ? 400 : 200,
  ResponseBody: answer,
});
const three = [
  ...[asked("a"), asked("b"), told("b", bad)],
  ...[told("a", good), asked("c"), { Name: "Other", TraceId: "c", ResponseStatusCode: 404 }],
];

/** Rows of a table, which names the event beside a request and beside an answer. */
const row = (line: {
  readonly RequestBody?: unknown;
  readonly ResponseBody?: unknown;
  readonly TraceId?: unknown;
}) => ({
  event_name: "Purchase",
  trace_id: line.TraceId,
  request_url: line.RequestBody === undefined ? null : url,
  request_body: line.RequestBody === undefined ? null : text(line.RequestBody),
  response_status_code: line.ResponseBody === undefined ? null : 200,
  response_body: line.ResponseBody ?? null,
});

const forms: readonly (readonly [string, string])[] = [
  ["lines of a tag server", three.map(text).join("\n")],
  ["a collector's list of them", text(three.map((line) => ({ insertId: "x", textPayload: text(line) })))],
  ["rows of a table", three.map((line) => text(row(line))).join("\n")],
  ["rows of a table that begin with an answer", [told("x", good), ...three].map((line) => text(row(line))).join("\n")],
];

const read = async (content: string) => {
  const queries = [
    "SELECT event_id, dataset FROM events ORDER BY event_id",
    "SELECT event_id FROM turned_away ORDER BY event_id",
    "SELECT reason FROM rejects ORDER BY line",
  ];
  const { rows, said } = await loaded([{ said: "server", name: "s", content: `${content}\n` }], queries);
  const [events, turnedAway, rejects] = rows;
  const errors = said.filter((word) => word.startsWith("error"));
  return { events, turnedAway, reasons: rejects?.map((one) => one["reason"]), errors };
};

const dataset = "100000000000001";

describe("answers on lines of their own", () => {
  it.each(forms)("are put to the requests with their trace, in %s", async (_, content) => {
    const { events, turnedAway, errors } = await read(content);
    const taken = ["a", "c"].map((event_id) => ({ event_id, dataset }));
    expect({ events, turnedAway, errors }).toEqual({ events: taken, turnedAway: [{ event_id: "b" }], errors: [] });
  });

  it.each([
    ["without a trace", [{ url, ...body("a") }, { error: { code: 190, fbtrace_id: "B" } }]],
    ["without a trace, in words", [`POST ${url} ${text(body("a"))}`, `answer: ${bad}`]],
    ["of one of two requests with one trace", [asked("a", "t"), asked("b", "t"), told("t", bad)]],
    ["before its request", [told("a", bad), asked("a")]],
  ])("are an error where one refuses, %s, because nobody knows what was not taken", async (_, lines) => {
    const { turnedAway, reasons, errors } = await read(
      lines.map((line) => (typeof line === "string" ? line : text(line))).join("\n"),
    );
    expect({ turnedAway, errors }).toEqual({ turnedAway: [], errors: [expect.stringContaining("nothing ties")] });
    expect(reasons).toHaveLength(1);
  });
});

describe("requests that wait for an answer", () => {
  const placed = (line: number) => ({ line, size: 40, request: { way: [], apart: false, body: {}, around: [] } });
  it("are let go in their order, the oldest first, where they would fill the memory", () => {
    const { add, rest } = waitingRequests(100);
    const gone = [1, 2, 3, 4].map((line) => add(`t${String(line)}`, placed(line)).map((one) => one.line));
    expect({ gone, rest: rest().map((one) => one.line) }).toEqual({ gone: [[], [], [1], [2]], rest: [3, 4] });
  });
});

describe("a tag server's requests to other platforms", () => {
  const elsewhere = (address: string) => ({ Type: "Request", RequestUrl: address, RequestBody: body("a") });
  it.each([
    ["Snapchat, as a tag server logs it", elsewhere("https://tr.snapchat.com/v3/abc/events?access_token=x")],
    [
      "Pinterest, whose accounts look like datasets",
      elsewhere("https://api.pinterest.com/v5/ad_accounts/549755885175/events"),
    ],
    ["Snapchat, in a line by itself", { url: "https://tr.snapchat.com/v3/abc/events", body: body("a") }],
  ])("are none of Meta's events: %s", async (_, line) => {
    const { events, reasons } = await read([text(asked("m")), text(line)].join("\n"));
    expect(events).toEqual([{ event_id: "m", dataset }]);
    expect(reasons).toEqual(["a request to another platform than Meta"]);
  });
  it("are left out where nothing else is in the file", async () => {
    const { events, reasons } = await read(text({ url: "https://tr.snapchat.com/v3/a/events", body: body("a") }));
    expect({ events, reasons }).toEqual({ events: [], reasons: ["a request to another platform than Meta"] });
  });
});
