import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRepository, type Repository } from "../git/repository.ts";
import { ask, call } from "./client.ts";
import { gatewayPage, partialData, primaryLimit, refuse, secondaryLimit, shortPage } from "./faults.ts";
import { field, list, text } from "./json.ts";
import { startGitHub, type GitHub } from "./stand-in.ts";

const root = "/repos/northwind/store";
let repository: Repository;
let github: GitHub;

beforeEach(async () => {
  repository = createRepository();
  repository.commit({ files: { a: "1" } });
  repository.branch("feature", "main");
  repository.commit({ branch: "feature", files: { b: "2", c: "3" } });
  github = await startGitHub({ repository });
  github.openPullRequest({ head: "feature" });
});

afterEach(async () => {
  await github.close();
  repository.remove();
});

describe("faults", () => {
  it.each([
    ["not found yet", refuse(404, "Not Found"), 404, undefined],
    ["unprocessable", refuse(422, "Validation Failed"), 422, undefined],
    ["too many requests", refuse(429, "Too many requests", { "retry-after": "1" }), 429, "1"],
    ["secondary limit", secondaryLimit(2), 403, "2"],
    ["primary limit", primaryLimit(1_793_600_000), 403, undefined],
    ["gateway", gatewayPage(), 502, undefined],
  ] as const)("%s hits once, then the answer is the usual one", async (_, respond, status, wait) => {
    github.fault({ match: "GET /repos/northwind/store/pulls/1", respond });
    const hit = await call(github, `GET ${root}/pulls/1`);
    expect([hit.status, hit.headers.get("retry-after") ?? undefined]).toEqual([status, wait]);
    expect((await call(github, `GET ${root}/pulls/1`)).status).toBe(200);
    expect(github.violations()).toEqual([]);
  });

  it("can pass some requests, hit several, and be undone", async () => {
    const undo = github.fault({ match: /\/pulls\/1$/u, skip: 1, times: 2, respond: refuse(500, "Server Error") });
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await call(github, `GET ${root}/pulls/1`)).status);
    expect(statuses).toEqual([200, 500, 500, 200]);
    undo();
    expect((await call(github, `GET ${root}/pulls/1`)).status).toBe(200);
  });

  it("drops a connection, with or without having done the work", async () => {
    github.fault({ match: "POST", drop: true, respond: refuse(500, "") });
    await expect(call(github, `POST ${root}/issues/1/comments`, { body: { body: "lost" } })).rejects.toThrow();
    expect(github.world.comments.size).toBe(0);
    github.fault({ match: "POST", drop: true });
    await expect(call(github, `POST ${root}/issues/1/comments`, { body: { body: "kept" } })).rejects.toThrow();
    expect(github.world.comments.size).toBe(1);
  });

  it("cuts pages silently and answers slowly", async () => {
    github.fault({ match: "/files", respond: shortPage(1), delayMs: 60 });
    const started = performance.now();
    const cut = await call(github, `GET ${root}/pulls/1/files`);
    expect(list({ rows: cut.body }, "rows")).toHaveLength(1);
    expect(performance.now() - started).toBeGreaterThan(50);
    github.fault({ match: "/compare/", respond: shortPage(1) });
    expect(list((await call(github, `GET ${root}/compare/main...feature`)).body, "files")).toHaveLength(1);
  });

  it("races: before the answer shows, after it does not", async () => {
    const title = (value: string) => () => github.editPullRequest(1, { title: value });
    github.fault({ match: "/pulls/1", before: title("first"), after: title("second") });
    expect(text((await call(github, `GET ${root}/pulls/1`)).body, "title")).toBe("first");
    expect(text((await call(github, `GET ${root}/pulls/1`)).body, "title")).toBe("second");
  });

  it("loses part of a GraphQL answer and names the loss", async () => {
    github.fault({
      match: (request) => request.path === "/graphql",
      respond: partialData(["repository", "pullRequest"]),
    });
    const query = `{ repository(owner: "northwind", name: "store") { name pullRequest(number: 1) { title } } }`;
    const answer = await ask(github, query);
    expect(field(answer, "data", "repository")).toEqual({ name: "store", pullRequest: null });
    expect(field(list(answer, "errors")[0], "path")).toEqual(["repository", "pullRequest"]);
    expect(field(await ask(github, query), "errors")).toBeUndefined();
  });

  it("answers 304 to a reader that already has the page", async () => {
    const first = await call(github, `GET ${root}/pulls/1`);
    const etag = first.headers.get("etag") ?? "";
    expect((await call(github, `GET ${root}/pulls/1`, { headers: { "if-none-match": etag } })).status).toBe(304);
    github.editPullRequest(1, { title: "other" });
    expect((await call(github, `GET ${root}/pulls/1`, { headers: { "if-none-match": etag } })).status).toBe(200);
    expect(github.violations()).toEqual([]);
  });
});
