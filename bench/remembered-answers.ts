import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { GitHub } from "../test/github/stand-in.ts";

/** A loopback server that gives the stand-in's answers from memory. */
export interface RememberedAnswers {
  readonly github: Pick<GitHub, "url" | "apiUrl" | "graphqlUrl" | "fullName">;
  /** How many requests it was asked. */
  readonly asked: () => number;
  /** From now on every answer must be a remembered one; another request is a fault of the bench. */
  readonly onlyRemembered: () => void;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const ofOneConnection = new Set(["connection", "content-length", "date", "keep-alive", "transfer-encoding"]);

/** Stands before the stand-in, which works out each answer from a real repository: that time is not the Action's. */
export async function rememberAnswers(github: GitHub): Promise<RememberedAnswers> {
  const known = new Map<string, Answer>();
  let [asked, closed] = [0, false];
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    asked += 1;
    const body = await bodyOf(request);
    const key = `${request.method ?? ""} ${request.url ?? ""}\n${request.method === "PATCH" ? "" : body.toString("utf8")}`;
    const before = known.get(key);
    if (closed && before === undefined) throw new Error(`not asked before: ${key.slice(0, 200)}`);
    const given = before === undefined || !closed ? await ask(github, request, body) : before;
    known.set(key, given);
    return given;
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (given) => write(response, given),
      (error: unknown) => write(response, { status: 500, headers: {}, body: Buffer.from(String(error)) }),
    );
  });
  const url = await new Promise<string>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(urlOf(server.address())));
  });
  const here = (address: string): string => address.replace(github.url, url);
  const { fullName } = github;
  return {
    github: { fullName, url, apiUrl: here(github.apiUrl), graphqlUrl: here(github.graphqlUrl) },
    asked: () => asked,
    onlyRemembered: () => {
      closed = true;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function urlOf(address: AddressInfo | string | null): string {
  return `http://127.0.0.1:${String(typeof address === "object" && address !== null ? address.port : 0)}`;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  return Buffer.concat(chunks);
}

async function ask(
  github: GitHub,
  { method = "GET", url = "/", headers }: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  const { authorization = "" } = headers;
  const type = headers["content-type"] ?? "application/json";
  const answered = await fetch(new URL(url, github.url), {
    method,
    headers: { authorization, "content-type": type, accept: headers.accept ?? "*/*" },
    ...(body.length === 0 ? {} : { body }),
  });
  const kept = [...answered.headers].filter(([name]) => !ofOneConnection.has(name));
  return {
    status: answered.status,
    headers: Object.fromEntries(kept),
    body: Buffer.from(await answered.arrayBuffer()),
  };
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers);
  response.end(body);
}
