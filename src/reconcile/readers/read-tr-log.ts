import { isPixelUrl, pixelRequest, type PageRequest } from "./pixel-request.ts";
import { reject, type Reader } from "./staged-line.ts";
import { textLines } from "./text-lines.ts";

const urlInLine = /(?:https?:\/\/[^\s"'<>\\]+?)?(?:\/[\w.-]+)*\/(?:tr\/?\?|privacy_sandbox\/pixel\/)[^\s"'<>\\]+/u;
const isoTime = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)? ?(?:Z|[+-]\d{2}:?\d{2})/u;
const serverTime = /\[(\d{2})\/(\w{3})\/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})\]/u;
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** When a line of a log was written: ISO 8601, or as web servers write it. */
function timeIn(text: string): string | null {
  const iso = isoTime.exec(text)?.[0];
  if (iso !== undefined) return iso;
  const [, day, month, year, clock, hours, minutes] = serverTime.exec(text) ?? [];
  const index = months.indexOf(month ?? "");
  if (day === undefined || year === undefined || clock === undefined || index === -1) return null;
  return `${year}-${String(index + 1).padStart(2, "0")}-${day}T${clock}${hours ?? "+00"}:${minutes ?? "00"}`;
}

/** Every text in a value of JSON, outer ones first. */
function textsIn(value: unknown, name: string, depth: number): readonly (readonly [name: string, text: string])[] {
  if (typeof value === "string") return [[name, value]];
  if (typeof value !== "object" || value === null || depth > 4) return [];
  return Object.entries(value).flatMap(([key, inner]: readonly [string, unknown]) => textsIn(inner, key, depth + 1));
}

function fromJson(line: number, text: string): PageRequest | null {
  const value: unknown = JSON.parse(text);
  const texts = textsIn(value, "", 0);
  const named = (pattern: RegExp) => texts.find(([name]) => pattern.test(name))?.[1] ?? null;
  const url = texts.find(([, found]) => isPixelUrl(found))?.[1];
  if (url === undefined) return null;
  return {
    line,
    url,
    body: named(/^(?:body|post_?data|request_?body)$/iu),
    at: texts.map(([, found]) => timeIn(found)).find((found) => found !== null) ?? null,
    userAgent: named(/^user[-_]?agent$/iu),
  };
}

function requestIn(line: number, text: string): PageRequest | null {
  if (text.startsWith("{")) {
    try {
      return fromJson(line, text);
    } catch {
      return null;
    }
  }
  const url = urlInLine.exec(text)?.[0];
  const userAgent = /"(Mozilla\/[^"]*)"/u.exec(text)?.[1] ?? null;
  return url === undefined ? null : { line, url, body: null, at: timeIn(text.replace(url, "")), userAgent };
}

/** A log of requests of the pixel: a URL on each line, alone, in a web server's line, or in JSON with the body beside it. */
export const readTrLog: Reader = async function* (chunks) {
  for await (const { line, text } of textLines(chunks)) {
    const request = requestIn(line, text);
    if (request === null) yield reject(line, "no /tr request in it");
    else yield* pixelRequest(request);
  }
};
