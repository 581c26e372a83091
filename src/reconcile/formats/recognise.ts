import type { Reconciliation } from "../../model/reconciliation.ts";
import { holdsRequests } from "./events/request-rows.ts";
import { orderNames, shopifyNames, wrapperOf } from "./orders/order-wrappers.ts";
import { namesAtTop } from "./names-at-top.ts";
import { csvShapes, type CsvShape } from "./csv-shape.ts";
import { isFields, type Fields } from "../readers/fields.ts";
import { heldRequests } from "../readers/held-requests.ts";
import { jsonInText } from "../readers/json-in-text.ts";
import { isForm } from "../readers/read-form-bodies.ts";

type Kind = Reconciliation["inputs"][number]["kind"];

/** What a file is and how it is written. */
export type Recognised =
  | { readonly kind: "orders" | "catalogue" | "totals"; readonly format: "csv"; readonly csv: CsvShape }
  | { readonly kind: "server"; readonly format: "request-rows"; readonly csv: CsvShape }
  | { readonly kind: "orders"; readonly format: "rest-lines" | "rest-array" | "rest-pages" | "bulk-lines" }
  | {
      readonly kind: "orders";
      readonly format: "rest-wrapped";
      readonly within: readonly string[];
      readonly isList: boolean;
    }
  | { readonly kind: "browser" | "server"; readonly format: "event-lines" | "event-list" }
  | { readonly kind: "browser"; readonly format: "har" | "tr-log" | "tr-list" }
  | { readonly kind: "server"; readonly format: "form-bodies" }
  | { readonly kind: "server"; readonly format: "held-requests"; readonly isList: boolean }
  | { readonly kind: "catalogue"; readonly format: "xml" }
  | { readonly kind: "unknown"; readonly looksLike: string; readonly instead?: Kind };

/** A request of the pixel, as a URL in whatever stands around it. */
const pixelRequest = /\/tr\/?\?[^\s"'<>]*\b(?:ev|id)=/u;
/** The same, sent as a form. */
const pixelAddress = /\/tr\/?"/u;
const formOfPixel = /"(?:[^"\s]*&)?ev=[A-Za-z]/u;

const isPixels = (head: string): boolean =>
  pixelRequest.test(head) || (pixelAddress.test(head) && formOfPixel.test(head));

/** A capture of a browser, whose members have closed names; collectors of logs, too, call something `log`. */
const capture = /^(?:\[\s*)?\{\s*"log"\s*:\s*\{\s*(?:\}|"(?:version|creator|browser|pages|entries|comment|_\w*)")/u;

/** The first lines that are whole JSON objects. */
function objectsIn(head: string): readonly Readonly<Record<string, unknown>>[] {
  return head.split("\n", 50).flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return typeof value === "object" && value !== null && !Array.isArray(value) ? [{ ...value }] : [];
    } catch {
      // Half a line is counted where the file is read; another one may show what the file is.
      return [];
    }
  });
}

const bulkNames = ["__parentId", "totalPriceSet", "currencyCode", "displayFinancialStatus", "sourceName"];
const requestNames = [
  "data",
  "action_source",
  "body",
  "request",
  "payload",
  "jsonPayload",
  "request_body",
  "requestBody",
];
const pageNames = ["ev", "eid", "eventID", "event", "cd", "ud"];

/** Names behind which the engine looks for a request by itself, the first of them that is there. */
const quickWays = ["body", "request.body", "payload", "message", "jsonPayload", "request_body", "requestBody"];

function quickWayOf(found: Fields): string | undefined {
  return quickWays.find((way) => {
    const [name = "", inner] = way.split(".");
    const value = found[name];
    return inner === undefined ? (value ?? null) !== null : isFields(value) && (value[inner] ?? null) !== null;
  });
}

/** Requests that a log's collector wrapped, once or several times; null also where the line is one by itself. */
function ofCollected(found: unknown, isList: boolean): Recognised | null {
  const [held] = heldRequests(found);
  if (held === undefined || !isFields(found) || held.body === found) return null;
  // A line that names its event beside the request is one by itself to who reads quickly.
  const isNamed = typeof found["event_name"] === "string";
  if (held.apart || isNamed || held.way.join(".") !== quickWayOf(found))
    return { kind: "server", format: "held-requests", isList };
  return { kind: "server", format: isList ? "event-list" : "event-lines" };
}

/** WooCommerce's, for one. */
const foreignOrders: Recognised = {
  kind: "unknown",
  looksLike: "orders of another system than Shopify, or Shopify's without their amounts",
};

function ofObject(found: Readonly<Record<string, unknown>>): Recognised {
  const has = (names: readonly string[]) => names.some((name) => Object.hasOwn(found, name));
  if (Array.isArray(found["orders"])) return { kind: "orders", format: "rest-pages" };
  if (has(bulkNames) || (typeof found["id"] === "string" && found["id"].startsWith("gid://shopify/"))) {
    return { kind: "orders", format: "bulk-lines" };
  }
  if (has(shopifyNames)) return { kind: "orders", format: "rest-lines" };
  const within = wrapperOf(found);
  if (within !== undefined) return { kind: "orders", format: "rest-wrapped", within, isList: false };
  const isPage = has(["ev", "eid", "eventID"]);
  const collected = isPage ? null : ofCollected(found, false);
  if (collected !== null) return collected;
  if (has(requestNames) && !isPage) return { kind: "server", format: "event-lines" };
  if (has(pageNames) || Object.hasOwn(found, "event_name")) return { kind: "browser", format: "event-lines" };
  if (has(orderNames)) return foreignOrders;
  return { kind: "unknown", looksLike: "JSON that is neither orders nor events" };
}

/** A log of which lines hold requests behind words. */
function ofLines(head: string): Recognised | null {
  const isHolding = head.split("\n", 50).some((line) => heldRequests(line.trim()).length > 0);
  return isHolding ? { kind: "server", format: "held-requests", isList: false } : null;
}

const unknownList: Recognised = {
  kind: "unknown",
  looksLike: "a JSON list of something else than orders and events",
};

/** Where the first order stands of those that are not one by themselves. */
const firstWrapper = (items: readonly unknown[]): readonly string[] | undefined =>
  items.flatMap((item) => (isFields(item) ? [wrapperOf(item)] : [])).find((way) => way !== undefined);

function ofList(head: string): Recognised {
  const first = head.slice(1).trimStart();
  const within = first.startsWith("{") ? firstWrapper(jsonInText(first).values) : undefined;
  if (within !== undefined) return { kind: "orders", format: "rest-wrapped", within, isList: true };
  if (shopifyNames.some((name) => head.includes(`"${name}"`))) return { kind: "orders", format: "rest-array" };
  if (!first.startsWith("{")) return ofLines(head) ?? unknownList;
  const [wrapped] = jsonInText(first).values.flatMap((item) => ofCollected(item, true) ?? []);
  if (wrapped !== undefined) return wrapped;
  const held = ofObject(Object.fromEntries(namesAtTop(first).map((name) => [name, null])));
  if (held.kind !== "unknown" && held.format === "event-lines") return { kind: held.kind, format: "event-list" };
  if (held === foreignOrders) return foreignOrders;
  return isPixels(head) ? { kind: "browser", format: "tr-list" } : unknownList;
}

/** A line that is longer than what is looked at: a request of many events may be a text in it. */
function ofCut(head: string): Recognised {
  const found = ofObject(Object.fromEntries(namesAtTop(head).map((name) => [name, null])));
  const isRequest = /"data\\*"\s*:\s*\[/u.test(head) && /"event_name\\*"/u.test(head);
  return found.kind === "unknown" && isRequest ? { kind: "server", format: "held-requests", isList: false } : found;
}

function ofJson(head: string, said: Kind | null): Recognised {
  if (capture.test(head)) return { kind: "browser", format: "har" };
  if (/^\{\s*"orders"\s*:/u.test(head)) return { kind: "orders", format: "rest-pages" };
  if (/^\{\s*"order"\s*:\s*\{/u.test(head))
    return { kind: "orders", format: "rest-wrapped", within: ["order"], isList: false };
  if (/^\{\s*"data"\s*:\s*\{\s*"orders?"\s*:/u.test(head)) {
    return { kind: "unknown", looksLike: "an answer of the GraphQL API that is no bulk operation" };
  }
  if (head.startsWith("[")) return ofList(head);
  if (isPixels(head) && !/"(?:action_source|event_name)\\*"/u.test(head)) return { kind: "browser", format: "tr-log" };
  // The first line may be longer than what is looked at, and a program may say that it has started before it logs anything.
  const objects = objectsIn(head);
  const known = objects.map(ofObject).filter((one) => one.kind !== "unknown");
  // Who reads what was wrapped reads plain requests, too; and of several things in one log the user says which is meant.
  const found =
    known.find(({ format }) => format === "held-requests") ??
    known.find(({ kind }) => kind === said) ??
    known.find(({ format }) => format === "rest-wrapped") ??
    known[0];
  return found ?? (objects[0] === undefined ? ofCut(head) : ofObject(objects[0]));
}

const catalogueNames = [
  "item_group_id",
  "availability",
  "price",
  "title",
  "link",
  "image_link",
  "condition",
  "description",
  "brand",
];

function ofCsv(csv: CsvShape): Recognised | null {
  const has = (...names: readonly string[]) => names.every((name) => csv.header.includes(name));
  if (has("name", "total", "created at")) return { kind: "orders", format: "csv", csv };
  if (has("event", "count") && (has("date") || has("day"))) return { kind: "totals", format: "csv", csv };
  const fits = has("id") && catalogueNames.filter((name) => has(name)).length >= 2;
  if (fits) return { kind: "catalogue", format: "csv", csv };
  return null;
}

/** A table of which one column holds requests. */
function ofRows(head: string): Recognised | null {
  const csv = csvShapes(head).find((shape) => holdsRequests(head, shape));
  return csv === undefined ? null : { kind: "server", format: "request-rows", csv };
}

function ofText(head: string, said: Kind | null): Recognised {
  if (head === "") return { kind: "unknown", looksLike: "an empty file" };
  if (head.startsWith("PK\u0003\u0004"))
    return {
      kind: "unknown",
      looksLike: "a spreadsheet's workbook (save the sheet as CSV) or a zip archive (unpack it)",
    };
  if (head.startsWith("<")) {
    return /<(?:rss|feed|channel)[\s>]/u.test(head)
      ? { kind: "catalogue", format: "xml" }
      : { kind: "unknown", looksLike: "XML or HTML that is no feed" };
  }
  // A web server's own log may begin its lines with the time in brackets.
  if (/^(?:\{|\[(?!\d{2,4}[-/]))/u.test(head)) return ofJson(head, said);
  if (pixelRequest.test(head)) return { kind: "browser", format: "tr-log" };
  if (isForm(head)) return { kind: "server", format: "form-bodies" };
  const table = csvShapes(head)
    .map(ofCsv)
    .find((found) => found !== null);
  return (
    table ?? ofRows(head) ?? ofLines(head) ?? { kind: "unknown", looksLike: "text that is none of the known formats" }
  );
}

/**
 * What a file is, by its first 64 KB of text. `said` is what the user calls it: it decides only between the two sides of events, which can be
 * written alike; where content and word differ otherwise, the file is unknown.
 */
export function recognise(head: string, said: Kind | null): Recognised {
  const found = ofText(head.trimStart(), said);
  if (said === null || found.kind === "unknown" || found.kind === said) return found;
  const isEither = found.format === "event-lines" || found.format === "event-list";
  if (isEither && (said === "browser" || said === "server")) return { kind: said, format: found.format };
  return { kind: "unknown", looksLike: `${found.kind} (${found.format})`, instead: found.kind };
}
