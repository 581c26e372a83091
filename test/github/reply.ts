import type { GitView } from "./git-view.ts";
import type { JsonObject } from "./json.ts";
import type { Token, World } from "./world.ts";

/** What every route works with. */
export interface Server {
  readonly world: World;
  readonly git: GitView;
  /** Root of the server, e.g. `http://127.0.0.1:4711`. */
  readonly url: string;
  /** Root of its REST API. */
  readonly apiUrl: string;
}

/** A request after routing. */
export interface RestRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly token: Token;
}

/** An answer before it is written. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One route: method, path template of GitHub's description, and what it answers. */
export interface RouteHandler {
  readonly route: string;
  readonly answer: (server: Server, request: RestRequest) => Reply | Promise<Reply>;
}

/** A successful answer. */
export function ok(body: unknown, status = 200): Reply {
  return { status, body };
}

/** An error in the shape GitHub uses. */
export function problem(status: number, message: string, extra: JsonObject = {}): Reply {
  const documentation = "https://docs.github.com/rest";
  return { status, body: { message, documentation_url: documentation, status: String(status), ...extra } };
}

/** GitHub's answer for what does not exist or may not be seen. */
export const notFound: Reply = problem(404, "Not Found");

/** A 422 that names the field at fault. */
export function unprocessable(resource: string, name: string, message: string): Reply {
  return problem(422, "Validation Failed", { errors: [{ resource, field: name, code: "custom", message }] });
}

/** A whole number of the query within bounds, or the default. */
export function numberOf(given: string | undefined, fallback: number, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(given ?? fallback);
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : fallback;
}

/** Page and size as GitHub reads them: 30 by default, 100 at most. */
export function pageOf(request: RestRequest, size = 30): { readonly page: number; readonly size: number } {
  return { page: numberOf(request.query["page"], 1), size: numberOf(request.query["per_page"], size, 100) };
}

/** The Link header of a page, or nothing when all fits on one. */
export function linkHeader(
  server: Server,
  request: RestRequest,
  at: { readonly page: number; readonly size: number; readonly total: number },
): Readonly<Record<string, string>> {
  const last = Math.max(1, Math.ceil(at.total / at.size));
  const address = (page: number): string => {
    const query = new URLSearchParams({ ...request.query, page: String(page) });
    return `${server.apiUrl}${request.path}?${query.toString()}`;
  };
  const links: string[] = [];
  if (at.page > 1) links.push(`<${address(Math.min(at.page - 1, last))}>; rel="prev"`);
  if (at.page < last) links.push(`<${address(at.page + 1)}>; rel="next"`, `<${address(last)}>; rel="last"`);
  if (at.page > 1) links.push(`<${address(1)}>; rel="first"`);
  return links.length === 0 ? {} : { link: links.join(", ") };
}

/** One page of rows, each rendered only when it is on that page. */
export function paged<Row>(
  server: Server,
  request: RestRequest,
  rows: readonly Row[],
  render: (row: Row) => unknown,
): { readonly headers: Readonly<Record<string, string>>; readonly items: readonly unknown[] } {
  const { page, size } = pageOf(request);
  const items = rows.slice((page - 1) * size, page * size).map(render);
  return { items, headers: linkHeader(server, request, { page, size, total: rows.length }) };
}

/** The usual answer of a list route. */
export function pageReply<Row>(
  server: Server,
  request: RestRequest,
  rows: readonly Row[],
  render: (row: Row) => unknown,
): Reply {
  const { items, headers } = paged(server, request, rows, render);
  return { status: 200, headers, body: items };
}
