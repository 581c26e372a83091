import type { SentEvent } from "../events/sent-event.ts";
import { browserLine } from "./write-browser.ts";

/** One request of the pixel. */
interface PixelRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  /** Of a POST, with its type. */
  readonly body: { readonly type: string; readonly text: string } | null;
  readonly at: string;
  readonly userAgent: string;
}

function bracketed(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value !== "object" || value === null) return [[name, String(value)]];
  return Object.entries(value).map(([key, inner]: [string, unknown]) => [
    `${name}[${key}]`,
    typeof inner === "string" ? inner : JSON.stringify(inner),
  ]);
}

/** As older pages wrote it: quotes that JSON does not know, and an id that is no list. */
function oldFashioned([name, text]: readonly [string, string]): readonly [string, string] {
  if (name === "cd[contents]") return [name, text.replaceAll('"', "'")];
  return name === "cd[content_ids]" && /^\["?[^",]+"?\]$/u.test(text)
    ? [name, text.replaceAll(/[["\]]/gu, "")]
    : [name, text];
}

function multipart(pairs: readonly (readonly [string, string])[]): string {
  const parts = pairs.map(
    ([name, text]) => `--northwind\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  );
  return `${parts.join("")}--northwind--\r\n`;
}

/** Every fifth shop visitor's requests go through a first-party address, every third are posted, and some old pages are left. */
function requestOf(event: SentEvent): PixelRequest {
  const { index } = event.order;
  const { received_at, user_agent, ...parameters } = JSON.parse(browserLine(event)) as Readonly<
    Record<string, unknown>
  >;
  const pairs = Object.entries(parameters).flatMap(([name, value]) => bracketed(name, value));
  const method = index % 3 === 0 ? "POST" : "GET";
  const given = [...(index % 8 === 1 ? pairs.map(oldFashioned) : pairs), ["rqm", method] as const];
  const query = new URLSearchParams(given.map(([name, text]): [string, string] => [name, text])).toString();
  const place = index % 5 === 0 ? "https://tracking.northwind.example/tr" : "https://www.facebook.com/tr/";
  const body =
    index % 2 === 0
      ? { type: "application/x-www-form-urlencoded", text: query }
      : { type: "multipart/form-data; boundary=northwind", text: multipart(given) };
  return {
    method,
    url: method === "GET" ? `${place}?${query}` : place,
    body: method === "GET" ? null : body,
    at: String(received_at),
    userAgent: String(user_agent),
  };
}

/** The browser's own reporting repeats what some pages send. */
function copyOf({ order }: SentEvent, { method, url, ...rest }: PixelRequest): readonly PixelRequest[] {
  if (method !== "GET" || order.index % 10 !== 1) return [];
  return [{ ...rest, method, url: url.replace(/\/tr\/?\?/u, "/privacy_sandbox/pixel/register/trigger/?") }];
}

const requestsOf = (event: SentEvent): readonly PixelRequest[] => {
  const request = requestOf(event);
  return [request, ...copyOf(event, request)];
};

function harEntry({ method, url, body, at, userAgent }: PixelRequest): string {
  return JSON.stringify({
    startedDateTime: at,
    time: 41,
    request: {
      method,
      url,
      httpVersion: "h2",
      headers: [{ name: "User-Agent", value: userAgent }],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: body?.text.length ?? 0,
      ...(body === null ? {} : { postData: { mimeType: body.type, text: body.text } }),
    },
    response: {
      status: 200,
      statusText: "",
      httpVersion: "h2",
      headers: [],
      cookies: [],
      content: { size: 44, mimeType: "image/gif" },
      redirectURL: "",
      headersSize: -1,
      bodySize: 44,
    },
    cache: {},
    timings: { send: 0, wait: 40, receive: 1 },
  });
}

/** What a browser's developer tools save of these events. */
export function harOf(events: readonly SentEvent[]): string {
  const entries = events.flatMap(requestsOf).map(harEntry).join(",\n");
  return `{"log":{"version":"1.2","creator":{"name":"store-generator","version":"1"},"entries":[\n${entries}\n]}}\n`;
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `01/Sep/2026:04:03:05 +0000`. */
function serverTime(at: string): string {
  const [year = "", month = "", day = ""] = at.slice(0, 10).split("-");
  return `${day}/${months[Number(month) - 1] ?? ""}/${year}:${at.slice(11, 19)} +0000`;
}

/** What a proxy of the shop's own logs of these events: as web servers do, and as JSON where there is a body to keep. */
export function logLines(event: SentEvent): string {
  const lines = requestsOf(event).map(({ method, url, body, at, userAgent }) =>
    body === null
      ? `203.0.113.9 - - [${serverTime(at)}] "${method} ${url} HTTP/2.0" 200 44 "-" "${userAgent}"`
      : JSON.stringify({ time: at, method, url, body: body.text, user_agent: userAgent }),
  );
  return `${lines.join("\n")}\n`;
}
