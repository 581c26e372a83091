import { describe, expect, it } from "vitest";
import { loaded } from "../loaded.ts";

const meta = "https://www.facebook.com/tr/";
const sent = (order: number) => `id=100000000000001&ev=Purchase&eid=order-${order}&ts=174721822512${order}`;
const at = "2025-05-14T10:23:46.000Z";
const ids = "SELECT event_id FROM events ORDER BY event_id";

const entry = (order: number, response: object = { status: 200 }, request: object = {}) => ({
  startedDateTime: at,
  request: { method: "GET", url: `${meta}?${sent(order)}`, headers: [], ...request },
  response,
});
const har = (...entries: readonly unknown[]) => JSON.stringify({ log: { version: "1.2", entries } });

async function idsOf(content: string) {
  const { rows, said } = await loaded([{ said: "any", name: "b", content }], [ids]);
  return { ids: (rows[0] ?? []).map((row) => row["event_id"]), said };
}

describe("a capture of a browser", () => {
  it.each([
    ["refused", { status: 403 }, "answered with an error, and so was not taken"],
    ["broken at the other end", { status: 502 }, "answered with an error, and so was not taken"],
    ["answered by a blocker", { status: 307, redirectURL: "data:image/gif;base64,R0lGOD" }, "was not sent"],
    ["led into an extension", { status: 307, redirectURL: "chrome-extension://x/1x1.gif" }, "was not sent"],
  ])("tells a request that was %s, and takes it for no event", async (_, response, words) => {
    const { ids: found, said } = await idsOf(har(entry(1), entry(2, response)));
    expect(found).toEqual(["order-1"]);
    expect(said).toEqual([expect.stringContaining(words)]);
  });

  it("takes a beacon for sent that has no answer and no error, as Chrome writes it", async () => {
    const { ids: found, said } = await idsOf(har(entry(1, { status: 0, _error: null })));
    expect(found).toEqual(["order-1"]);
    expect(said).toEqual([expect.stringContaining("taken as sent")]);
  });

  it("passes over the pages of a shop in Turkish and the question whether something may be sent", async () => {
    const page = { url: "https://shop.northwind.example/tr/?utm_source=x" };
    const asked = { method: "OPTIONS", url: `https://t.northwind.example/tr?${sent(2)}` };
    const { ids: found, said } = await idsOf(har(entry(9, {}, page), entry(2, {}, asked), entry(1)));
    expect({ found, said }).toEqual({ found: ["order-1"], said: [] });
  });

  it.each([
    ["behind one another", `${har(entry(1))}\n${har(entry(2), entry(3))}`],
    ["in a list", `[${har(entry(1))}, ${har(entry(2), entry(3))}]`],
  ])("is read to its end where several stand in one file, %s", async (_, content) => {
    expect(await idsOf(content)).toEqual({ ids: ["order-1", "order-2", "order-3"], said: [] });
  });

  it("ends too early where the last of several does", async () => {
    const { ids: found, said } = await idsOf(`${har(entry(1))}\n${har(entry(2), entry(3)).slice(0, -40)}`);
    expect(found).toEqual(["order-1", "order-2"]);
    expect(said).toEqual([expect.stringContaining("the capture ends too early")]);
  });
});

describe("a log of /tr requests", () => {
  const line = (request: string, status = 200, referer = "-") =>
    `203.0.113.9 - - [14/May/2025:12:23:46 +0200] "${request} HTTP/1.1" ${status} 44 "${referer}" "Mozilla/5.0"`;
  const json = (of: object) => JSON.stringify({ time: at, ...of });

  it.each([
    ["a web server's line", line(`GET /tr/?${sent(2)}`, 403)],
    ["JSON", json({ status: "info", http: { status_code: 503, url: `${meta}?${sent(2)}` } })],
  ])("tells what was answered with an error, in %s, and takes it for no event", async (_, second) => {
    const first = second.startsWith("{") ? json({ url: `${meta}?${sent(1)}` }) : line(`GET /tr/?${sent(1)}`);
    const { ids: found, said } = await idsOf(`${first}\n${second}\n`);
    expect(found).toEqual(["order-1"]);
    expect(said).toEqual([expect.stringContaining("answered with an error, and so was not taken (line 2)")]);
  });

  it("takes an event for sent whose page did not wait for the answer", async () => {
    expect(await idsOf(`${line(`GET /tr/?${sent(1)}`, 499)}\n`)).toEqual({ ids: ["order-1"], said: [] });
  });

  it("takes neither a question whether one may send nor a visit that began on a page in Turkish for a request", async () => {
    const visit = line("GET /assets/app.js", 200, "https://shop.northwind.example/tr/?utm_source=x");
    const content = [line(`GET /tr/?${sent(1)}`), line(`OPTIONS /tr/?${sent(2)}`), visit].join("\n");
    const { ids: found, said } = await idsOf(content);
    expect(found).toEqual(["order-1"]);
    expect(said).toEqual([expect.stringContaining("warning input-rejected: 2 lines of browser: no /tr request in it")]);
  });

  it.each(["OPTIONS", "options", "HEAD"])("takes no question by %s for a request in JSON either", async (method) => {
    const content = [json({ url: `${meta}?${sent(1)}` }), json({ method, url: `${meta}?${sent(2)}` })].join("\n");
    const { ids: found, said } = await idsOf(content);
    expect(found).toEqual(["order-1"]);
    expect(said).toEqual([expect.stringContaining("no /tr request in it (line 2)")]);
  });

  it("has lost the events of forms, whose bodies no web server writes down: an order may be missed for it", async () => {
    const { said } = await idsOf(`${line(`GET /tr/?${sent(1)}`)}\n${line("POST /tr/")}\n`);
    expect(said).toEqual([expect.stringContaining("error input-rejected: 1 line of browser: a /tr request without")]);
  });

  it.each([
    ["forms beside their address", json({ method: "POST", url: meta, body: sent(1) })],
    ["lines that begin with the time in brackets", `[${at}] GET ${meta}?${sent(1)}`],
    [
      "a page in Turkish before the request",
      json({ referer: "https://shop.example/tr/?a=1", url: `${meta}?${sent(1)}` }),
    ],
  ])("is read with %s", async (_, content) => {
    expect(await idsOf(`${content}\n`)).toEqual({ ids: ["order-1"], said: [] });
  });
});

describe("a log of the server's requests", () => {
  it("is known where a collector of logs holds each as a text", async () => {
    const message = JSON.stringify({ data: [{ event_name: "Purchase", event_id: "order-1", event_time: 1747218225 }] });
    const content = `${JSON.stringify({ timestamp: 1747218226000, logStreamName: "x", message })}\n`;
    const { rows, said } = await loaded(
      [{ said: "any", name: "s", content }],
      ["SELECT side, event_id, received_at FROM events"],
    );
    expect(rows[0]).toEqual([{ side: "server", event_id: "order-1", received_at: "2025-05-14 10:23:46+00" }]);
    expect(said).toEqual([]);
  });

  it("is known by its requests where it begins with something else", async () => {
    const event = { event_name: "Purchase", event_id: "order-1", event_time: 1747218225 };
    const content = `{"level":"info","msg":"listening"}\n${JSON.stringify({ received_at: at, body: { data: [event] } })}\n`;
    const { rows, said } = await loaded([{ said: "any", name: "s", content }], ["SELECT side, event_id FROM events"]);
    expect(rows[0]).toEqual([{ side: "server", event_id: "order-1" }]);
    expect(said).toEqual(["warning input-rejected: 1 line of server: no event with a name in it (line 1)"]);
  });
});
