import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { field, isObject, list, text } from "../json.ts";
import { dereference, matchRoute, openapi } from "./document.ts";

/** One request and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** Path below the API root, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Set when a test made the answer up: then only the request is checked. */
  readonly injected: boolean;
}

/** OpenAPI 3.0 writes "or null" as a flag that JSON Schema does not know. */
function withNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNull);
  if (!isObject(value)) return value;
  const { nullable, ...rest } = value;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, withNull(each)]));
  if (nullable !== true)
    return typeof nullable === "boolean" || nullable === undefined ? inner : { ...inner, nullable: withNull(nullable) };
  return { anyOf: [inner, { type: "null" }] };
}

function createAjv(): Ajv {
  const ajv = new Ajv({ strict: false, validateSchema: false, coerceTypes: false });
  // The package is CommonJS: under native ESM its function is one level down.
  const add = typeof addFormats === "function" ? addFormats : addFormats.default;
  add(ajv);
  for (const name of ["repo.nwo", "timestamp", "ssh-key-fingerprint", "int64"]) ajv.addFormat(name, true);
  const document = withNull(openapi);
  if (isObject(document)) ajv.addSchema({ ...document, $id: "github" });
  return ajv;
}

let shared: Ajv | undefined;
const compiled = new Map<string, ValidateFunction>();

function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function validator(pointer: string): ValidateFunction {
  const known = compiled.get(pointer);
  if (known !== undefined) return known;
  shared ??= createAjv();
  const made = shared.compile({ $ref: `github#${pointer}` });
  compiled.set(pointer, made);
  return made;
}

function problems(pointer: string, value: unknown, what: string): readonly string[] {
  const validate = validator(pointer);
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .slice(0, 3)
    .map((error) => `${what}${error.instancePath} ${error.message ?? "is invalid"}`);
}

/** Where the schema of one status stands, and for which media types. */
function responsePointer(
  base: string,
  operation: unknown,
  status: number,
): { readonly pointer: string; readonly found: unknown } | undefined {
  const given = field(operation, "responses", String(status));
  if (given === undefined) return undefined;
  const reference = text(given, "$ref");
  return { pointer: reference?.slice(1) ?? `${base}/responses/${String(status)}`, found: dereference(given) };
}

function checkResponse(base: string, operation: unknown, exchange: Exchange): readonly string[] {
  // Any route may answer that nothing changed.
  if (exchange.injected || exchange.status === 304) return [];
  const described = responsePointer(base, operation, exchange.status);
  if (described === undefined) {
    // GitHub answers any route with authentication, limit and server errors it does not list.
    if (exchange.status >= 400) return problems("/components/schemas/basic-error", exchange.body, "error body");
    return [`status ${String(exchange.status)} is not described`];
  }
  const media = field(described.found, "content");
  if (!isObject(media))
    return exchange.body === undefined ? [] : [`status ${String(exchange.status)} must not have a body`];
  const type = (exchange.headers["content-type"] ?? "").split(";")[0] ?? "";
  if (!Object.hasOwn(media, type)) return [`content type ${type} is not described`];
  return problems(`${described.pointer}/content/${escaped(type)}/schema`, exchange.body, "response body");
}

function checkQuery(operation: unknown, exchange: Exchange): readonly string[] {
  const known = list(operation, "parameters").map(dereference);
  return Object.entries(exchange.query).flatMap(([name, value]) => {
    const parameter = known.find((each) => field(each, "in") === "query" && field(each, "name") === name);
    if (parameter === undefined) return [`query parameter ${name} is not described`];
    const type = text(parameter, "schema", "type");
    if (type === "integer" && !/^\d+$/u.test(value)) return [`query parameter ${name} must be an integer`];
    const choices = list(parameter, "schema", "enum");
    return choices.length > 0 && !choices.includes(value)
      ? [`query parameter ${name} must be one of ${choices.join(", ")}`]
      : [];
  });
}

function checkRequestBody(base: string, operation: unknown, exchange: Exchange): readonly string[] {
  const described = field(operation, "requestBody");
  if (described === undefined) return exchange.requestBody === undefined ? [] : ["a request body is not described"];
  if (exchange.requestBody === undefined)
    return field(described, "required") === true ? ["the request body is missing"] : [];
  // A test may send what GitHub refuses; then the refusal is the thing to check.
  if (exchange.status === 422 || exchange.status === 400) return [];
  return problems(
    `${base}/requestBody/content/${escaped("application/json")}/schema`,
    exchange.requestBody,
    "request body",
  );
}

function checkLink(exchange: Exchange): readonly string[] {
  const link = exchange.headers["link"];
  if (link === undefined) return [];
  const wellFormed = link.split(", ").every((part) => /^<http:\/\/[^>]+>; rel="(?:first|prev|next|last)"$/u.test(part));
  return wellFormed ? [] : [`Link header ${link} is malformed`];
}

/** Everything about an exchange that GitHub's description does not allow; empty when it conforms. */
export function checkExchange(exchange: Exchange): readonly string[] {
  const method = exchange.method.toLowerCase();
  const matched = matchRoute(exchange.path);
  const operation = matched === undefined ? undefined : field(openapi, "paths", matched.route.template, method);
  const where = `${exchange.method} ${exchange.path} → ${String(exchange.status)}: `;
  if (matched === undefined || operation === undefined) return [`${where}unknown route`];
  const base = `/paths/${escaped(matched.route.template)}/${method}`;
  return [
    ...checkQuery(operation, exchange),
    ...checkRequestBody(base, operation, exchange),
    ...checkResponse(base, operation, exchange),
    ...checkLink(exchange),
  ].map((problem) => where + problem);
}
