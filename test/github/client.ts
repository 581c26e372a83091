import type { GitHub } from "./stand-in.ts";
import { parseJson } from "./json.ts";

/** An answer as a plain HTTP client sees it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends one REST request to the stand-in, by default with the token of Actions. */
export async function call(
  github: Pick<GitHub, "apiUrl">,
  line: string,
  options: {
    readonly body?: unknown;
    readonly token?: string;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<Answer> {
  const [method = "GET", path = "/"] = line.split(" ");
  const body = options.body === undefined ? {} : { body: JSON.stringify(options.body) };
  const authorization = `Bearer ${options.token ?? "write"}`;
  const address = path.startsWith("http") ? path : github.apiUrl + path;
  const response = await fetch(address, { method, headers: { authorization, ...options.headers }, ...body });
  return { status: response.status, headers: response.headers, body: parseJson(await response.text()) };
}

/** Sends one GraphQL query and returns the whole answer, errors included. */
export async function ask(
  github: Pick<GitHub, "graphqlUrl">,
  query: string,
  options: { readonly variables?: Readonly<Record<string, unknown>>; readonly token?: string } = {},
): Promise<unknown> {
  const headers = { authorization: `Bearer ${options.token ?? "write"}`, "content-type": "application/json" };
  const body = JSON.stringify({ query, variables: options.variables ?? {} });
  const response = await fetch(github.graphqlUrl, { method: "POST", headers, body });
  return parseJson(await response.text());
}
