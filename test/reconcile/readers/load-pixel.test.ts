import { describe, expect, it } from "vitest";
import { loaded, rowsOf } from "../loaded.ts";

const query = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();
const sent = {
  id: "100000000000001",
  ev: "Purchase",
  eid: "order-1",
  ts: "1747218225123",
  dl: "https://shop.northwind.example/thank-you",
  "cd[value]": "55.15",
  "cd[currency]": "CAD",
  "cd[content_ids]": "[41,42]",
  "ud[em]": "aa",
  "ud[cn]": "bb",
  "aud[em]": "found",
  "cud[em]": "a*",
  fbp: "fb.1.1.2",
  fbc: "",
  v: "2.9.324",
  a: "plshopify1.2",
};
const multipart = Object.entries(sent)
  .map(([name, value]) => `------x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  .join("");
const entry = (url: string, extra: object = {}) => ({
  startedDateTime: "2025-05-14T10:23:46.000Z",
  request: { method: "GET", url, headers: [{ name: "User-Agent", value: "Mozilla/5.0" }], ...extra },
});
const har = (entries: readonly unknown[]) =>
  JSON.stringify({ log: { version: "1.2", creator: { name: "x" }, entries } });
const meta = "https://www.facebook.com/tr/";
const readBack =
  "SELECT dataset, name, event_id, event_at, received_at, value, currency, content_ids, sender, version, automatic, keys FROM events";
const pixel = {
  dataset: "100000000000001",
  name: "Purchase",
  event_id: "order-1",
  event_at: "2025-05-14 10:23:45.123+00",
  received_at: "2025-05-14 10:23:46+00",
  value: "55.1500",
  currency: "CAD",
  content_ids: ["41", "42"],
  sender: "plshopify1.2",
  version: "2.9.324",
  automatic: false,
  keys: expect.objectContaining({ em: "aa", country: "bb", fbp: "fb.1.1.2" }) as object,
};

describe("a capture of a browser (HAR)", () => {
  it.each([
    ["a GET request", entry(`${meta}?${query(sent)}&rqm=GET`)],
    [
      "a form",
      entry(meta, { method: "POST", postData: { mimeType: "application/x-www-form-urlencoded", text: query(sent) } }),
    ],
    [
      "parameters of a form",
      entry(meta, {
        method: "POST",
        postData: { params: Object.entries(sent).map(([name, value]) => ({ name, value })) },
      }),
    ],
    [
      "a multipart body",
      entry(meta, {
        method: "POST",
        postData: { mimeType: "multipart/form-data; boundary=----x", text: `${multipart}------x--\r\n` },
      }),
    ],
    [
      "a beacon with parameters in both",
      entry(`${meta}?id=100000000000001&ev=Purchase`, { method: "POST", postData: { text: query(sent) } }),
    ],
    ["a proxy of the shop's own", entry(`https://tracking.northwind.example/tr?${query(sent)}`)],
  ])("is read from %s", async (_, one) => {
    const other = entry("https://shop.northwind.example/cart.js?ev=1&id=2");
    const { rows, said } = await loaded([{ said: "browser", name: "c.har", content: har([other, one]) }], [readBack]);
    expect(said).toEqual([]);
    expect(rows[0]).toEqual([pixel]);
  });

  it("drops retries and copies for the privacy sandbox, and counts them", async () => {
    const url = `${meta}?${query(sent)}`;
    const copy = `https://www.facebook.com/privacy_sandbox/pixel/register/trigger/?${query(sent)}`;
    const { read, said } = await loaded([
      { said: "any", name: "c.har", content: har([entry(url), entry(url), entry(copy), entry(`${url}&ts=1`)]) },
    ]);
    expect(read).toEqual([{ kind: "browser", files: 1, read: 2, rejected: 3 }]);
    expect(said).toEqual([
      expect.stringContaining("a copy for the privacy sandbox (line 3)"),
      expect.stringContaining("a parameter occurs twice, the last was read (line 4)"),
      expect.stringContaining("the same request again (line 2)"),
    ]);
  });

  it.each([
    ["a list", "[41,42]", ["41", "42"]],
    ["ids beyond what numbers hold", "[12345678901234567890,1]", ["12345678901234567890", "1"]],
    ["a bare id", "12345678", ["12345678"]],
    ["ids between commas", "a,b", ["a", "b"]],
    ["single quotes", "['a', 'b']", ["a", "b"]],
    ["a text of JSON that is encoded twice", "%5B%22a%22%5D", ["a"]],
    ["nothing", "", null],
  ])("reads content_ids that are %s", async (_, ids, list) => {
    const url = `${meta}?${query({ ...sent, "cd[content_ids]": ids })}`;
    expect(await rowsOf("browser", har([entry(url)]), "SELECT content_ids FROM events")).toEqual([
      { content_ids: list },
    ]);
  });

  it("reads ids from contents that are not JSON", async () => {
    const url = `${meta}?${query({ id: "1", ev: "AddToCart", "cd[contents]": "[{'id': '41', 'quantity': 1}]" })}`;
    expect(await rowsOf("browser", har([entry(url)]), "SELECT content_ids, event_at FROM events")).toEqual([
      { content_ids: ["41"], event_at: "2025-05-14 10:23:46+00" },
    ]);
  });

  it("that holds no entries, or ends too early, says so", async () => {
    const none = await loaded([{ said: "browser", name: "c.har", content: '{"log":{"version":"1.2"}}' }]);
    expect(none.said).toEqual([
      "error input-empty: it holds no browser event that could be read",
      expect.stringContaining("a capture without entries"),
    ]);
    const cut = har([entry(`${meta}?${query(sent)}`), entry("https://x.example/")]).slice(0, -30);
    const early = await loaded([{ said: "browser", name: "c.har", content: cut }]);
    expect(early.read).toEqual([{ kind: "browser", files: 1, read: 1, rejected: 1 }]);
    expect(early.said).toEqual([expect.stringContaining("the capture ends too early")]);
  });
});

describe("requests of a capture that got no answer", () => {
  const url = `${meta}?${query(sent)}`;
  const answered = (response: object) => har([{ ...entry(url), response }]);

  it.each([
    ["a blocker", { status: 0, _error: "net::ERR_BLOCKED_BY_CLIENT" }, 0, "not sent"],
    ["the end of a page", { status: 0 }, 1, "without an answer"],
  ])("because of %s are told", async (_, response, read, words) => {
    const { rows, said } = await loaded(
      [{ said: "browser", name: "a.har", content: answered(response) }],
      ["SELECT name FROM events"],
    );
    expect(rows[0]).toHaveLength(read);
    expect(said.join()).toContain(words);
  });

  it("and those that were answered are not", async () => {
    const { said } = await loaded([{ said: "browser", name: "a.har", content: answered({ status: 200 }) }]);
    expect(said).toEqual([]);
  });

  it("lose their event where the body was not kept, and that is an error: an order may be missed for it", async () => {
    const { said } = await loaded([
      { said: "browser", name: "a.har", content: har([entry(url), entry(meta, { method: "POST" })]) },
    ]);
    expect(said).toEqual([expect.stringContaining("error input-rejected: 1 line of browser")]);
  });
});

describe("a log of /tr requests", () => {
  const url = `${meta}?${query(sent)}`;
  it.each([
    ["a URL a line", `${url}\n`, null],
    [
      "the line of a web server",
      `203.0.113.9 - - [14/May/2025:12:23:46 +0200] "GET /tr/?${query(sent)} HTTP/2" 200 44 "-" "Mozilla/5.0"\n`,
      "2025-05-14 10:23:46+00",
    ],
    [
      "JSON with a URL in it",
      `${JSON.stringify({ at: "2025-05-14T10:23:46Z", request: { url } })}\n`,
      "2025-05-14 10:23:46+00",
    ],
    [
      "JSON with the body beside it",
      `${JSON.stringify({ at: "2025-05-14T10:23:46Z", url: `${meta}?ev=Purchase`, body: query(sent) })}\n`,
      "2025-05-14 10:23:46+00",
    ],
    [
      "a list of what a driven browser saw",
      JSON.stringify([{ type: "request", url, method: "GET", at: "2025-05-14T10:23:46Z" }], null, 2),
      "2025-05-14 10:23:46+00",
    ],
    [
      "a list with a form that was posted",
      JSON.stringify([{ url: meta, method: "POST", postData: query(sent), at: "2025-05-14T10:23:46Z" }]),
      "2025-05-14 10:23:46+00",
    ],
  ])("is read from %s", async (_, content, received_at) => {
    expect(await rowsOf("any", content, readBack)).toEqual([{ ...pixel, received_at }]);
  });
});
