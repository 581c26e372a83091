import { describe, expect, it } from "vitest";
import { loaded } from "../loaded.ts";

const url = "https://graph.facebook.com/v25.0/100000000000001/events";
const at = "2026-11-01T00:00:05Z";
const event = (id: string) => ({
  event_name: "Purchase",
  event_time: 1_793_491_200,
  event_id: id,
  action_source: "website",
  custom_data: { value: 40, content_ids: ["v1"] },
});
const body = (id: string) => ({ data: [event(id)], partner_agent: "northwind-1" });
const text = (of: unknown) => JSON.stringify(of);
const log = (lines: readonly unknown[]) =>
  `${lines.map((line) => (typeof line === "string" ? line : text(line))).join("\n")}\n`;

const sent = { url, body: body("a") };
const asked = { ts: at, request: { url, body: text(body("a")) }, response: { status: 200 } };
const encoded = `access_token=none&data=${encodeURIComponent(text([event("a")]))}`;

const wrapped: readonly (readonly [string, unknown])[] = [
  ["Google's textPayload", { textPayload: text({ ...sent }), timestamp: at, resource: { type: "cloud_run_revision" } }],
  ["Google's jsonPayload around a body", { jsonPayload: { url, body: body("a"), severity: "INFO" }, timestamp: at }],
  ["Google's jsonPayload around a message", { jsonPayload: { message: text({ url, ...body("a") }) }, timestamp: at }],
  [
    "Docker's log",
    { log: `${text({ url, ...body("a") })}\n`, stream: "stdout", time: "2026-11-01T00:00:05.000000000Z" },
  ],
  ["Fluentd's log", { log: { time: at, url, ...body("a") }, stream: "stdout" }],
  ["pino's msg", { level: 30, time: 1_793_491_205_000, pid: 1, hostname: "x", msg: text(sent) }],
  ["bunyan's msg behind words", { name: "capi", time: at, msg: `POST ${url} ${text(body("a"))}`, v: 0 }],
  [
    "Datadog's message",
    { id: "x", content: { timestamp: at, message: text(sent), tags: ["env:prod"], status: "info" } },
  ],
  [
    "Datadog's attributes",
    { content: { timestamp: at, attributes: { http: { status_code: 200, url }, payload: body("a") } } },
  ],
  [
    "Datadog's message beside what it read in it",
    { content: { timestamp: at, message: text(sent), attributes: sent } },
  ],
  ["a message with address and body", { "@timestamp": at, message: text(sent) }],
  ["a message with address and body as objects", { "@timestamp": at, message: sent }],
  ["a message with request and answer", { message: text(asked) }],
  ["a message with the request itself", { timestamp: at, message: text({ url, ...body("a") }) }],
  ["text before the JSON", `${at} INFO capi [1] ${url} ${text(body("a"))}`],
  ["text in brackets before the JSON", `[capi] ${at} ${text({ url, ...body("a") })}`],
  [
    "text around the JSON",
    `${at} sent {batch} ${text({ url, ...body("a") })} in 30 ms, got ${text({ events_received: 1 })}`,
  ],
  ["CloudWatch's export", { events: [{ timestamp: 1_793_491_205_000, message: text(sent), logStreamName: "x" }] }],
  [
    "CloudWatch's log events",
    { logEvents: [{ id: "1", timestamp: 1_793_491_205_000, message: `INFO ${text(sent)}` }] },
  ],
  ["a form in a line of a log", { time: at, url, body: encoded }],
  ["an HTTP client's own words", { time: at, config: { method: "post", url, data: text(body("a")) } }],
];

const query = "SELECT side, name, event_id, dataset, received_at, value, content_ids FROM events ORDER BY rowid";
const purchase = {
  side: "server",
  name: "Purchase",
  event_id: "a",
  dataset: "100000000000001",
  received_at: "2026-11-01 00:00:05+00",
  value: "40.0000",
  content_ids: ["v1"],
};

const read = async (content: string, said: "any" | "server" = "any") => {
  const queries = [query, "SELECT line, reason FROM rejects ORDER BY line"];
  const { rows, said: words } = await loaded([{ said, name: "s", content }], queries);
  return { events: rows[0], rejects: rows[1], words };
};

describe("a request that a log's collector wrapped", () => {
  it.each(wrapped)("is read from %s", async (_, line) => {
    expect(await read(log([line]))).toEqual({ events: [purchase], rejects: [], words: [] });
  });

  it.each(wrapped.filter(([, line]) => typeof line !== "string"))("is read from a list of %s", async (_, line) => {
    const { events, words } = await read(JSON.stringify([{ note: "listening" }, line], null, 2));
    expect(events).toEqual([purchase]);
    expect(words).toEqual([expect.stringContaining("no event with a name in it (line 1)")]);
  });

  it.each<[string, unknown]>([
    ["a status beside it", { level: 30, status: 400, msg: text(sent) }],
    ["a status in it", { log: text({ ...sent, statusCode: 400 }) }],
    ["an answer in the message", { message: text({ ...asked, response: { status: 400, data: {} } }) }],
    ["an answer as text", { textPayload: text({ ...sent, response: text({ error: { code: 190 } }) }) }],
    ["an answer behind it", `INFO capi ${text(body("a"))} -> ${text({ error: { code: 190 } })}`],
    [
      "a status in Datadog's attributes",
      { content: { message: text(sent), attributes: { http: { status_code: 503 } } } },
    ],
  ])("was not taken where there is %s", async (_, line) => {
    const { events, words } = await read(log([line]));
    expect(events).toEqual([]);
    expect(words).toEqual([expect.stringContaining("answered with an error, and so was not taken (line 1)")]);
  });

  it("is counted with its line where it holds no event, among others and among plain ones", async () => {
    const lines = [
      { level: 30, event: "startup", msg: "listening" },
      body("a"),
      { level: 30, msg: text(sent) },
      "",
      { level: 30, msg: '{"data":[{"event_name":' },
      "half a line {",
      { level: 30, msg: text({ data: [event("b"), { event_name: "" }] }) },
    ];
    const { events, rejects } = await read(log(lines));
    expect(events?.map((row) => row["event_id"])).toEqual(["a", "a", "b"]);
    const reason = "no event with a name in it";
    expect(rejects).toEqual(["1", "5", "6", "7"].map((line) => ({ line, reason })));
  });

  it("keeps together what was sent together, apart from what was not, and is told where Meta received a part", async () => {
    const pair = (one: string, other: string) => ({ data: [event(one), event(other)] });
    const lines = [pair("a", "b"), pair("c", "d"), { ...pair("e", "f"), response: { events_received: 1 } }];
    const content = log(lines.map((line) => ({ level: 30, msg: text(line) })));
    const requests =
      "SELECT string_agg(event_id, '' ORDER BY event_id) AS ids FROM events GROUP BY request ORDER BY ids";
    const { rows, said } = await loaded([{ said: "any", name: "s", content }], [requests]);
    expect(rows[0]?.map((row) => row["ids"])).toEqual(["ab", "cd", "ef"]);
    expect(said).toEqual([expect.stringContaining("error input-rejected: 1 line of server: a request of which Meta")]);
  });

  it("is known where its first line is longer than what a file is known by", async () => {
    const many = { data: Array.from({ length: 800 }, (_, index) => event(`e${index}`)) };
    const { events } = await read(log([{ level: 30, msg: text({ url, body: many }) }]));
    expect(events).toHaveLength(800);
  });

  it("is looked for no deeper than anybody wraps, in bounded time, whatever it holds", async () => {
    const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => ({ a: inner }), body("a"));
    const braces = `event_name ${"{".repeat(200_000)}`;
    const nested = `{"event_name":"x","data":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
    const half = { level: 30, msg: `${text(sent).slice(0, -2)},"note":"\\ud83d"}}` };
    const start = performance.now();
    const { events } = await read(log([{ level: 30, msg: text(sent) }, deep, braces, nested, half]));
    expect(events?.map((row) => row["event_id"])).toEqual(["a", "a"]);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
