import { arrayItems } from "./array-items.ts";
import { isPixelRequest, isRefusal, pixelRequest, refused, type PageRequest } from "./pixel-request.ts";
import { reject, type Reader, type Staged } from "./staged-line.ts";
import { fieldsOf, type Fields } from "./fields.ts";

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

function header(request: Fields, name: string): string | null {
  const headers: readonly unknown[] = Array.isArray(request["headers"]) ? request["headers"] : [];
  const found = headers.map(fieldsOf).find((field) => textOf(field["name"])?.toLowerCase() === name);
  return textOf(found?.["value"]);
}

/** The body as it was sent, or put together from the parameters that some recorders keep instead. */
function bodyOf(request: Fields): string | null {
  const posted = fieldsOf(request["postData"]);
  const text = textOf(posted["text"]);
  if (text !== null && text !== "") return text;
  const params: readonly unknown[] = Array.isArray(posted["params"]) ? posted["params"] : [];
  const pairs = params.map(fieldsOf).map(({ name, value }) => [textOf(name) ?? "", textOf(value) ?? ""] as const);
  return pairs.length === 0
    ? null
    : pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
}

function requestOf(line: number, entry: Fields): PageRequest | null {
  const request = fieldsOf(entry["request"]);
  const url = textOf(request["url"]) ?? "";
  const method = textOf(request["method"])?.toUpperCase() ?? null;
  if (!isPixelRequest({ url, method })) return null;
  return {
    line,
    method,
    url,
    body: bodyOf(request),
    at: textOf(entry["startedDateTime"]),
    userAgent: header(request, "user-agent"),
  };
}

const notSent = "a request that failed or was blocked, and so was not sent";
/** Blockers answer from the browser itself. */
const ledAway = /^(?:data|chrome-extension|moz-extension|safari-web-extension):/u;

function readEntry(line: number, text: string): readonly Staged[] {
  try {
    const entry = fieldsOf(JSON.parse(text));
    const request = requestOf(line, entry);
    if (request === null) return [];
    const { status, _error: error, redirectURL: target } = fieldsOf(entry["response"]);
    if (typeof status === "number" && isRefusal(status)) return [reject(line, refused)];
    // A blocker or a broken line leaves an error beside the empty answer, or leads elsewhere; a beacon at the end of a page leaves none.
    const failed = status === 0 && textOf(error) !== null && error !== "";
    if (failed || ledAway.test(textOf(target) ?? "")) return [reject(line, notSent)];
    if (status !== 0) return pixelRequest(request);
    return [...pixelRequest(request), reject(line, "a request without an answer, taken as sent")];
  } catch {
    return [reject(line, "an entry that is not JSON")];
  }
}

/** What tells a retry of the browser from another event. */
function identityOf(staged: Staged): string | null {
  if (staged.table !== "events") return null;
  return JSON.stringify([staged.dataset, staged.name, staged.event_id, staged.event_time]);
}

/** A capture of a browser's requests (HAR 1.2). `line` counts its entries; those that are no request of the pixel are passed over. */
export const readHar: Reader = async function* (chunks) {
  const seen = new Set<string>();
  let line = 0;
  for await (const item of arrayItems(chunks)) {
    line += 1;
    if (item === "absent") yield reject(line, "a capture without entries");
    else if (item === "open") yield reject(line, "the capture ends too early");
    else if (item.text === null) yield reject(line, "an entry that is too long");
    else {
      for (const staged of readEntry(line, item.text)) {
        const identity = identityOf(staged);
        if (identity !== null && seen.has(identity)) yield reject(line, "the same request again");
        else yield staged;
        if (identity !== null) seen.add(identity);
      }
    }
  }
};
