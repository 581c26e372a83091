import { sentKeys } from "../tables.ts";
import { listedIds } from "./listed-ids.ts";
import { decoded, formParameters, joined, multipartParameters, type Parameters } from "./parameters.ts";
import { reject, type Staged, type StagedEvent } from "./staged-line.ts";

/** A request that a page made, as a capture or a log shows it. */
export interface PageRequest {
  readonly line: number;
  /** `GET`, `POST`, …; null where nothing says it. */
  readonly method: string | null;
  readonly url: string;
  readonly body: string | null;
  /** When it was seen, ISO 8601. */
  readonly at: string | null;
  readonly userAgent: string | null;
}

/** Where the pixel sends to, `/tr` at Meta or behind a proxy of the shop's own; a shop's pages in Turkish stand there as well. */
const path = /^(?:https?:\/\/[^/?#\s]+)?(?:\/[^?#\s]*)?\/tr\/?(?:[?#]|$)/iu;

/** Whether a URL is one of the pixel's; whose copy for the privacy sandbox is, too, so that it can be left out knowingly. */
export function isPixelUrl(url: string): boolean {
  return path.test(url) || isSandboxCopy(url);
}

/** The browser's own reporting repeats every event. */
export function isSandboxCopy(url: string): boolean {
  return url.includes("/privacy_sandbox/pixel/register/trigger");
}

const named = /[?&]ev=[^&#]/u;

/** Whether a request is one of the pixel's: a browser only asks with OPTIONS whether it may send, and what is fetched without an event is a page. */
export function isPixelRequest({ url, method }: Pick<PageRequest, "url" | "method">): boolean {
  if (isSandboxCopy(url)) return true;
  return isPixelUrl(url) && (method === null || method === "POST" || (method === "GET" && named.test(url)));
}

const none: Parameters = { values: new Map(), repeated: [] };

function parametersOf({ url, body }: PageRequest): Parameters {
  const query = formParameters(/\?([^#]*)/u.exec(url)?.[1] ?? "");
  if (body === null || body === "") return query;
  return joined(query, body.trimStart().startsWith("--") ? multipartParameters(body) : formParameters(body));
}

const isKnown = (key: string) => sentKeys.some((known) => known === key);

const prefixes = ["aud", "ud"] as const;

/** User data by key: what the page gave counts over what the pixel found by itself; `cn` is WooCommerce's name of the country. */
function keysOf(values: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const keys = new Map<string, string>();
  for (const prefix of prefixes) {
    for (const [name, value] of values) {
      const key = name.startsWith(`${prefix}[`) && name.endsWith("]") ? name.slice(prefix.length + 1, -1) : null;
      if (key !== null && value !== "") keys.set(key === "cn" ? "country" : key, value);
    }
  }
  for (const name of ["fbp", "fbc"]) {
    const value = values.get(name) ?? "";
    if (value !== "") keys.set(name, value);
  }
  return [...keys];
}

/** Values that were encoded twice show it by a bracket that is still encoded. */
function plain(value: string | undefined): string | null {
  if (value === undefined || value === "") return null;
  return /%(?:7B|5B|22)/iu.test(value) ? decoded(value) : value;
}

function eventOf(request: PageRequest, { values }: Parameters, name: string): StagedEvent {
  const read = (key: string) => plain(values.get(key));
  const custom = (key: string) => plain(values.get(`cd[${key}]`));
  const keys = keysOf(values);
  const others = keys.map(([key]) => key).filter((key) => !isKnown(key));
  return {
    table: "events",
    line: request.line,
    dataset: read("id"),
    name,
    event_id: read("eid"),
    event_time: read("ts") ?? request.at,
    received_at: request.at,
    order_ref: custom("order_id"),
    value: custom("value"),
    currency: custom("currency"),
    content_type: custom("content_type"),
    content_ids: listedIds(values.get("cd[content_ids]")) ?? listedIds(values.get("cd[contents]")),
    sender: read("a"),
    version: read("v"),
    user_agent: request.userAgent,
    automatic: values.get("es") === "automatic" || values.get("cs_est") === "true",
    keys: Object.fromEntries(keys.filter(([key]) => isKnown(key))),
    other_keys: others.length === 0 ? null : others,
  };
}

/** Some recorders keep no body of a beacon: which event it was, and of which order, nobody knows then. */
export const bodyMissing = "a /tr request without an event: its body is not in the file";

/** Neither Meta nor a proxy before it takes what it answers so. */
export const refused = "a request that was answered with an error, and so was not taken";

/** Which of the events they were, the answer does not tell. */
export const partlyReceived =
  "a request of which Meta received only some events, all of them read as if it had received them";

/** Whether an answer's status says that the request was not taken; 499 says of the asker alone that it did not wait. */
export const isRefusal = (status: number): boolean => status >= 400 && status < 600 && status !== 499;

/** What one request of the pixel says: its event, and doubts about it. */
export function pixelRequest(request: PageRequest): readonly Staged[] {
  const { line, url } = request;
  if (isSandboxCopy(url)) return [reject(line, "a copy for the privacy sandbox")];
  const parameters = isPixelUrl(url) ? parametersOf(request) : none;
  const name = parameters.values.get("ev") ?? "";
  if (name === "") return [reject(line, bodyMissing)];
  const doubts = parameters.repeated.length === 0 ? [] : [reject(line, "a parameter occurs twice, the last was read")];
  return [eventOf(request, parameters, name), ...doubts];
}
