import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Repository } from "../git/repository.ts";
import { createActions, type Actions } from "./actions.ts";
import { nextFault, type ArmedFault, type Fault, type Incoming } from "./faults.ts";
import { viewGit } from "./git-view.ts";
import { answerGraphql, githubSchema } from "./graphql.ts";
import { parseJson } from "./json.ts";
import { checkExchange, type Exchange } from "./openapi/checker.ts";
import { problem, type Reply, type Server } from "./reply.ts";
import { answerRest } from "./rest.ts";
import { createEvents, type Events } from "./webhook.ts";
import { createWorld, type World } from "./world.ts";

/** A running stand-in for GitHub: an enterprise server on loopback over a real repository. */
export interface GitHub extends Actions {
  /** Root of its pages: GITHUB_SERVER_URL. */
  readonly url: string;
  /** GITHUB_API_URL. */
  readonly apiUrl: string;
  /** GITHUB_GRAPHQL_URL. */
  readonly graphqlUrl: string;
  /** OWNER/NAME. */
  readonly fullName: string;
  /** Everything it knows beyond git, for assertions. */
  readonly world: World;
  /** Every request and answer so far, GraphQL ones at the path `/graphql`. */
  readonly exchanges: Exchange[];
  /** What in those exchanges GitHub's REST description does not allow. */
  readonly violations: () => readonly string[];
  /** Events of its present state. */
  readonly events: Events;
  /** Arranges for something to go wrong; answers what undoes it. */
  readonly fault: (fault: Fault) => () => void;
  readonly close: () => Promise<void>;
}

/** Where the server's facts come from. */
export interface GitHubOptions {
  readonly repository: Repository;
  readonly fullName?: string;
  readonly defaultBranch?: string;
  /** Server time at the start, ISO 8601. */
  readonly now?: string;
}

const apiRoot = "/api/v3";

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  return Buffer.concat(chunks).toString("utf8");
}

/** The request in API terms; a path outside the API keeps its full name, which no route matches. */
async function incoming(message: IncomingMessage): Promise<Incoming> {
  const url = new URL(message.url ?? "/", "http://loopback");
  const inside = url.pathname.startsWith(`${apiRoot}/`);
  const path =
    url.pathname === "/api/graphql"
      ? "/graphql"
      : inside
        ? url.pathname.slice(apiRoot.length)
        : `/outside-api${url.pathname}`;
  const source = await readBody(message);
  const body = source === "" ? undefined : parseJson(source);
  return { method: message.method ?? "GET", path, query: Object.fromEntries(url.searchParams), body };
}

async function answer(server: Server, request: Incoming, authorization: string): Promise<Reply> {
  const token = server.world.tokens.get(authorization.replace(/^(?:bearer|token) /iu, ""));
  if (token === undefined) return problem(401, "Bad credentials");
  if (request.path === "/graphql") return answerGraphql({ server, token }, request.body);
  return answerRest(server, { ...request, token });
}

async function withFault(fault: Fault | undefined, usual: () => Promise<Reply>): Promise<Reply | undefined> {
  if (fault === undefined) return usual();
  const { delayMs } = fault;
  if (delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, delayMs));
  fault.before?.();
  const reply = fault.respond === undefined ? await usual() : await fault.respond(usual);
  fault.after?.();
  return fault.drop === true ? undefined : reply;
}

function write(
  message: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
): Exchange["headers"] & { readonly status: string } {
  const { body } = reply;
  const source = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const etag = `"${createHash("sha256").update(source).digest("hex")}"`;
  const fresh = message.method === "GET" && reply.status === 200 && message.headers["if-none-match"] === etag;
  const status = fresh ? 304 : reply.status;
  const type: Readonly<Record<string, string>> =
    source === "" || fresh ? {} : { "content-type": "application/json; charset=utf-8" };
  const limits = {
    "x-ratelimit-limit": "1000",
    "x-ratelimit-remaining": "990",
    "x-ratelimit-reset": "1793523600",
    "x-ratelimit-used": "10",
  };
  const headers = { ...limits, ...type, ...(reply.status === 200 ? { etag } : {}), ...reply.headers };
  response.writeHead(status, headers);
  response.end(fresh ? "" : source);
  return { ...headers, status: String(status) };
}

interface Journal {
  readonly exchanges: Exchange[];
  readonly faults: ArmedFault[];
}

async function serve(
  server: Server,
  journal: Journal,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await incoming(message);
  const fault = nextFault(journal.faults, request);
  const reply = await withFault(fault, () => answer(server, request, message.headers.authorization ?? ""));
  if (reply === undefined) {
    message.socket.destroy();
    return;
  }
  const { status, ...headers } = write(message, response, reply);
  const { method, path, query, body } = request;
  const injected = fault?.respond !== undefined;
  const answered = status === "304" ? undefined : reply.body;
  journal.exchanges.push({
    method,
    path,
    query,
    requestBody: body,
    status: Number(status),
    headers,
    body: answered,
    injected,
  });
}

/** Answers or, when the stand-in itself is at fault, leaves an exchange that `violations` reports. */
function listener(server: Server, journal: Journal) {
  return (message: IncomingMessage, response: ServerResponse): void => {
    serve(server, journal, message, response).catch((error: unknown) => {
      const failure = `the stand-in failed: ${String(error)}`;
      const about = { method: message.method ?? "GET", path: `/${failure}`, query: {}, requestBody: undefined };
      journal.exchanges.push({ ...about, status: 500, headers: {}, body: undefined, injected: false });
      if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ message: failure }));
    });
  };
}

async function listen(http: HttpServer): Promise<string> {
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = http.address();
  return `http://127.0.0.1:${String(typeof address === "object" && address !== null ? address.port : 0)}`;
}

/** Starts the stand-in on a free loopback port. */
export async function startGitHub(options: GitHubOptions): Promise<GitHub> {
  const { repository, fullName = "northwind/store", defaultBranch = "main", now = "2026-11-01T12:00:00Z" } = options;
  const world = createWorld({ repository, fullName, defaultBranch, now });
  const git = viewGit(repository);
  const journal: Journal = { exchanges: [], faults: [] };
  githubSchema();
  const http = createServer();
  const url = await listen(http);
  const apiUrl = url + apiRoot;
  const server: Server = { world, git, url, apiUrl };
  http.on("request", listener(server, journal));
  return {
    ...createActions(world),
    url,
    apiUrl,
    graphqlUrl: `${url}/api/graphql`,
    fullName,
    world,
    events: createEvents(server),
    exchanges: journal.exchanges,
    violations: () => journal.exchanges.filter((each) => each.path !== "/graphql").flatMap(checkExchange),
    fault: (fault) => {
      const armed: ArmedFault = { fault, seen: 0 };
      journal.faults.push(armed);
      return () => void journal.faults.splice(journal.faults.indexOf(armed), 1);
    },
    close: async () => {
      git.objects.close();
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}
