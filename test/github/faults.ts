import { field, isObject, list, parseJson } from "./json.ts";
import { problem, type Reply } from "./reply.ts";

/** A request as a fault sees it; GraphQL arrives at the path `/graphql`. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Something that goes wrong, or happens, around an answer. */
export interface Fault {
  /** A piece of `METHOD /path?query`, a pattern for it, or any test of the request. */
  readonly match: string | RegExp | ((request: Incoming) => boolean);
  /** How many matching requests it hits; one unless said otherwise. */
  readonly times?: number;
  /** How many matching requests pass untouched first. */
  readonly skip?: number;
  /** Runs before the request is answered: a race that the answer already shows. */
  readonly before?: () => void;
  /** Runs after the answer is made and before it is sent: a race that the answer does not show. */
  readonly after?: () => void;
  readonly delayMs?: number;
  /** Closes the connection without an answer. */
  readonly drop?: boolean;
  /** The answer instead; the usual one is made, with its effects, only when asked for. */
  readonly respond?: (usual: () => Promise<Reply>) => Reply | Promise<Reply>;
}

/** A fault and how often it has been met. */
export interface ArmedFault {
  readonly fault: Fault;
  seen: number;
}

function matches(fault: Fault, request: Incoming): boolean {
  const query = new URLSearchParams(request.query).toString();
  const line = `${request.method} ${request.path}${query === "" ? "" : `?${query}`}`;
  if (typeof fault.match === "string") return line.includes(fault.match);
  return fault.match instanceof RegExp ? fault.match.test(line) : fault.match(request);
}

/** The first fault that hits this request; counts every one that matched. */
export function nextFault(armed: readonly ArmedFault[], request: Incoming): Fault | undefined {
  let hit: Fault | undefined;
  for (const each of armed) {
    if (hit !== undefined || !matches(each.fault, request)) continue;
    const at = each.seen - (each.fault.skip ?? 0);
    each.seen += 1;
    if (at >= 0 && at < (each.fault.times ?? 1)) hit = each.fault;
  }
  return hit;
}

/** An answer with GitHub's error body. */
export function refuse(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): NonNullable<Fault["respond"]> {
  return () => ({ ...problem(status, message), headers });
}

/** The secondary limit, which GitHub reports as 403 with the seconds to wait. */
export function secondaryLimit(seconds: number): NonNullable<Fault["respond"]> {
  const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
  return refuse(403, message, { "retry-after": String(seconds) });
}

/** The primary limit: nothing remains until the reset (seconds since 1970). */
export function primaryLimit(reset: number): NonNullable<Fault["respond"]> {
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(reset) };
  return refuse(403, "API rate limit exceeded for installation ID 1.", headers);
}

/** A gateway's page in place of an answer, as GitHub's edge sends it. */
export function gatewayPage(status = 502): NonNullable<Fault["respond"]> {
  return () => ({ status, headers: { "content-type": "text/html" }, body: "<html><body>Unicorn!</body></html>" });
}

/** The usual page with rows missing at its end and no word about it. */
export function shortPage(keep: number): NonNullable<Fault["respond"]> {
  return async (usual) => {
    const reply = await usual();
    if (Array.isArray(reply.body)) return { ...reply, body: list({ rows: reply.body }, "rows").slice(0, keep) };
    const files = list(reply.body, "files").slice(0, keep);
    return isObject(reply.body) ? { ...reply, body: { ...reply.body, files } } : reply;
  };
}

/** The usual answer without the field at a path, and no word about it. */
export function withoutField(path: readonly string[]): NonNullable<Fault["respond"]> {
  const without = (value: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined || !isObject(value)) return value;
    if (rest.length > 0) return { ...value, [key]: without(value[key], rest) };
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  };
  return async (usual) => {
    const reply = await usual();
    return { ...reply, body: without(reply.body, path) };
  };
}

/** The usual answer with every occurrence of a piece of its JSON written otherwise. */
export function rewritten(piece: string, by: string): NonNullable<Fault["respond"]> {
  return async (usual) => {
    const reply = await usual();
    const source = JSON.stringify(reply.body);
    if (!source.includes(piece)) throw new Error(`nothing to rewrite: ${piece}`);
    return { ...reply, body: parseJson(source.replaceAll(piece, by)) };
  };
}

/** The usual GraphQL answer with one part lost: null at the path, and an error that names it. */
export function partialData(
  path: readonly string[],
  message = "Something went wrong while executing your query.",
): NonNullable<Fault["respond"]> {
  return async (usual) => {
    const reply = await usual();
    const without = (value: unknown, keys: readonly string[]): unknown => {
      const [key, ...rest] = keys;
      if (key === undefined) return null;
      return isObject(value) ? { ...value, [key]: without(value[key], rest) } : value;
    };
    return {
      ...reply,
      body: { data: without(field(reply.body, "data"), path), errors: [{ type: "INTERNAL", path, message }] },
    };
  };
}
