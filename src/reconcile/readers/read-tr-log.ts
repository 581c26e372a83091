import { isPixelRequest, isPixelUrl, isRefusal, pixelRequest, refused, type PageRequest } from "./pixel-request.ts";
import { reject, type Reader, type Staged } from "./staged-line.ts";
import { itemTexts, textLines, type NumberedText } from "./text-lines.ts";
import { timeIn } from "./time-in.ts";

const urlInLine = /(?:https?:\/\/[^\s"'<>\\]+?)?(?:\/[\w.-]+)*\/(?:tr\/?\?|privacy_sandbox\/pixel\/)[^\s"'<>\\]+/u;
/** A form that was posted stands in no line of a web server's log. */
const posted = /\bPOST ((?:https?:\/\/[^\s"'<>\\/]+)?(?:\/[\w.-]+)*\/tr\/?)(?=[\s"])/u;
const methodInLine = /(?:^|[\s"])(GET|POST|HEAD|OPTIONS) (?=\/|https?:)/u;
const statusInLine = /\sHTTP\/[\d.]+"? (\d{3})\b/u;
const statusName = /^(?:response_?)?status(?:_?code)?$/iu;

/** Every text and number in a value of JSON, outer ones first. */
function textsIn(value: unknown, name: string, depth: number): readonly (readonly [name: string, text: string])[] {
  if (typeof value === "string" || typeof value === "number") return [[name, String(value)]];
  if (typeof value !== "object" || value === null || depth > 4) return [];
  return Object.entries(value).flatMap(([key, inner]: readonly [string, unknown]) => textsIn(inner, key, depth + 1));
}

/** A request of a log, and the status that it was answered with. */
interface Logged {
  readonly request: PageRequest;
  /** Not a number where the log does not say it. */
  readonly status: number;
}

function fromJson(line: number, text: string): Logged | null {
  const value: unknown = JSON.parse(text);
  const texts = textsIn(value, "", 0);
  const named = (pattern: RegExp) => texts.find(([name]) => pattern.test(name))?.[1] ?? null;
  const method = named(/^(?:request_?)?method$/iu)?.toUpperCase() ?? null;
  const urls = texts.map(([, found]) => found).filter(isPixelUrl);
  // The page that asked may be one of a shop in Turkish.
  const url = urls.find((each) => /[?&]ev=/u.test(each)) ?? urls[0];
  if (url === undefined) return null;
  const request = {
    line,
    method,
    url,
    body: named(/^(?:body|post_?data|request_?body)$/iu),
    at: texts.map(([, found]) => timeIn(found)).find((found) => found !== null) ?? null,
    userAgent: named(/^user[-_]?agent$/iu),
  };
  const status = texts.find(([name, found]) => statusName.test(name) && /^\d{3}$/u.test(found))?.[1];
  return { request, status: Number(status) };
}

function fromText(line: number, text: string): Logged | null {
  const url = urlInLine.exec(text)?.[0] ?? posted.exec(text)?.[1];
  if (url === undefined) return null;
  const method = methodInLine.exec(text)?.[1] ?? null;
  const userAgent = /"(Mozilla\/[^"]*)"/u.exec(text)?.[1] ?? null;
  const request = { line, method, url, body: null, at: timeIn(text.replace(url, "")), userAgent };
  return { request, status: Number(statusInLine.exec(text)?.[1]) };
}

function loggedIn(line: number, text: string): Logged | null {
  if (!text.startsWith("{")) return fromText(line, text);
  try {
    return fromJson(line, text);
  } catch {
    return null;
  }
}

function staged({ line, text }: NumberedText): readonly Staged[] {
  const logged = loggedIn(line, text);
  if (logged === null || !isPixelRequest(logged.request)) return [reject(line, "no /tr request in it")];
  return isRefusal(logged.status) ? [reject(line, refused)] : pixelRequest(logged.request);
}

/** A log of requests of the pixel: a URL on each line, alone, in a web server's line, or in JSON with the body beside it. */
export const readTrLog: Reader = async function* (chunks) {
  for await (const one of textLines(chunks)) yield* staged(one);
};

/** The same as one JSON list, as who drives a browser writes what it saw. */
export const readTrList: Reader = async function* (chunks) {
  for await (const one of itemTexts(chunks)) yield* staged(one);
};
