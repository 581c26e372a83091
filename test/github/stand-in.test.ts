import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRepository, type Repository } from "../git/repository.ts";
import { call } from "./client.ts";
import { field, list, text } from "./json.ts";
import { startGitHub, type GitHub } from "./stand-in.ts";

const root = "/repos/northwind/store";
const hostile = "odd/`x`|\n@ada <b>#1.txt";
let repository: Repository;
let github: GitHub;

beforeEach(async () => {
  repository = createRepository();
  repository.commit({
    files: { "a.txt": "one\ntwo\nthree\n", gone: "x\n", run: "#!\n", bin: Buffer.from([0, 1]), swap: "file\n" },
    date: "2026-10-01T08:00:00Z",
  });
  repository.branch("feature", "main");
  repository.commit({
    branch: "feature",
    renames: { "a.txt": "b.txt" },
    author: "grace",
    files: {
      gone: null,
      [hostile]: "hello\n",
      run: { content: "#!\n", mode: "100755" },
      bin: Buffer.from([0, 2]),
      swap: { symlink: "b.txt" },
      lib: { submodule: "1".repeat(40) },
    },
  });
  github = await startGitHub({ repository });
});

afterEach(async () => {
  await github.close();
  repository.remove();
});

function titles(body: unknown, key: string): readonly (string | undefined)[] {
  return list({ body }, "body").map((row) => text(row, key));
}

describe("every REST route", () => {
  it("answers in the shapes GitHub publishes", async () => {
    const number = github.openPullRequest({ head: "feature", author: "grace", labels: ["checkout"] });
    const head = repository.sha("feature");
    const base = repository.sha("main");
    github.submitReview(number, { by: "lin", state: "APPROVED" });
    const comment = github.comment(number, "lin", "looks good");
    github.setCheckRun(head, { name: "build", conclusion: "success" });
    github.setCheckRun(head, { name: "deploy", conclusion: null, app: { id: 7, slug: "northwind-deploy" } });
    github.setTeam("northwind/tracking", ["ada", "grace"]);
    github.setPermission("ada", "maintain");
    github.setStatus(head, { by: "github-actions[bot]", state: "pending", context: "signal" });
    const pull = `${root}/pulls/${String(number)}`;
    const paths = [
      ...[
        root,
        `${root}/pulls?state=all&head=northwind:feature&base=main`,
        pull,
        `${pull}/files`,
        `${pull}/commits`,
        `${pull}/reviews`,
      ],
      ...[
        `${root}/issues/1/comments`,
        `${root}/issues/comments/${String(comment)}`,
        `${root}/compare/${base}...${head}`,
      ],
      ...[
        `${root}/compare/main...northwind:feature?per_page=1`,
        `${root}/commits?sha=feature&since=2026-01-01T00:00:00Z`,
      ],
      ...[
        `${root}/commits/feature`,
        `${root}/commits/${head}/statuses`,
        `${root}/commits/${head}/status`,
        `${root}/commits/${head}/check-runs`,
      ],
      ...[
        `${root}/commits/${head}/pulls`,
        `${root}/git/trees/${head}?recursive=1`,
        `${root}/git/trees/main`,
        `${root}/git/commits/${head}`,
      ],
      ...[
        `${root}/git/blobs/${repository.blob("main", "bin") ?? ""}`,
        `${root}/git/ref/heads/main`,
        `${root}/branches/feature`,
      ],
      ...[
        `${root}/contents/run?ref=main`,
        `${root}/contents/odd?ref=feature`,
        `${root}/collaborators/ada/permission`,
        "/users/grace",
        "/rate_limit",
      ],
    ];
    for (const path of paths) expect([path, (await call(github, `GET ${path}`)).status]).toEqual([path, 200]);
    for (const path of ["/orgs/northwind/teams/tracking/members", "/orgs/northwind/teams/tracking/memberships/ada"]) {
      expect((await call(github, `GET ${path}`, { token: "app" })).status).toBe(200);
      expect((await call(github, `GET ${path}`)).status).toBe(403);
    }
    expect(text((await call(github, "GET /user", { token: "person" })).body, "login")).toBe("ada");
    expect((await call(github, "GET /user")).status).toBe(403);
    expect(github.exchanges).toHaveLength(paths.length + 6);
    expect(github.violations()).toEqual([]);
  });

  it("says no as GitHub does: unknown things, unknown tokens, reading tokens", async () => {
    github.openPullRequest({ head: "feature" });
    for (const path of [
      `${root}/pulls/9`,
      `${root}/issues/9/comments`,
      `${root}/branches/none`,
      `${root}/contents/none`,
      "/repos/other/store/pulls/1",
    ]) {
      expect((await call(github, `GET ${path}`)).status).toBe(404);
    }
    expect((await call(github, `GET ${root}`, { token: "stolen" })).status).toBe(401);
    const refused = await call(github, `POST ${root}/issues/1/comments`, { token: "read-only", body: { body: "hi" } });
    expect([refused.status, text(refused.body, "message")]).toEqual([403, "Resource not accessible by integration"]);
    expect(github.violations()).toEqual([]);
  });

  it("reports requests that GitHub does not describe", async () => {
    github.openPullRequest({ head: "feature" });
    await call(github, `GET ${root}/nothing`);
    await call(github, `GET ${root}/pulls/1/files?perpage=3`);
    await call(github, `POST ${root}/statuses/${repository.sha("main")}`, {
      body: { state: "pending", description: 7 },
    });
    await fetch(`${github.url}/repos/northwind/store`);
    const found = github.violations().join("\n");
    for (const problem of [
      "unknown route",
      "perpage is not described",
      "request body/description must be string",
      "/outside-api",
    ]) {
      expect(found).toContain(problem);
    }
  });
});

describe("files of a pull request", () => {
  it("follow git: renames, removals, modes, links, submodules, binaries, hostile names", async () => {
    github.openPullRequest({ head: "feature" });
    const { body } = await call(github, `GET ${root}/pulls/1/files`);
    const rows = list({ body }, "body").map((row) => [
      text(row, "filename"),
      text(row, "status"),
      text(row, "previous_filename"),
      text(row, "sha"),
    ]);
    const at = (path: string, ref = "feature"): string | null => repository.blob(ref, path);
    expect(rows).toEqual([
      ["b.txt", "renamed", "a.txt", at("b.txt")],
      ["bin", "modified", undefined, at("bin")],
      ["gone", "removed", undefined, at("gone", "main")],
      ["lib", "added", undefined, "1".repeat(40)],
      [hostile, "added", undefined, at(hostile)],
      ["run", "changed", undefined, at("run")],
      ["swap", "changed", undefined, at("swap")],
    ]);
    const patches = list({ body }, "body").map((row) => text(row, "patch"));
    expect(patches[4]).toBe("@@ -0,0 +1 @@\n+hello");
    expect([patches[0], patches[1], patches[5], patches[6]]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("stop at 3,000 while the pull request counts all, page by page with links to the same server", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 3001 }, (_, index) => [`many/${String(index).padStart(4, "0")}`, `${String(index)}\n`]),
    );
    repository.commit({ branch: "feature", files: many });
    github.openPullRequest({ head: "feature" });
    const pull = await call(github, `GET ${root}/pulls/1`);
    expect(field(pull.body, "changed_files")).toBe(3008);
    let next: string | undefined = `${root}/pulls/1/files?per_page=100`;
    const names: (string | undefined)[] = [];
    while (next !== undefined) {
      const page = await call(github, `GET ${next}`);
      names.push(...titles(page.body, "filename"));
      next = /<([^>]+)>; rel="next"/u.exec(page.headers.get("link") ?? "")?.[1];
      expect(next?.startsWith(github.apiUrl) ?? true).toBe(true);
    }
    expect([names.length, new Set(names).size]).toEqual([3000, 3000]);
    expect(list((await call(github, `GET ${root}/compare/main...feature`)).body, "files")).toHaveLength(300);
    expect(github.violations()).toEqual([]);
  });
});

describe("comments and statuses", () => {
  it("are made, changed and deleted through the API by the token's account", async () => {
    github.openPullRequest({ head: "feature" });
    const made = await call(github, `POST ${root}/issues/1/comments`, { body: { body: "first" } });
    const address = `${root}/issues/comments/${String(field(made.body, "id"))}`;
    expect(text(made.body, "user", "login")).toBe("github-actions[bot]");
    github.advance(5);
    const changed = await call(github, `PATCH ${address}`, { body: { body: "second" } });
    expect([text(changed.body, "created_at"), text(changed.body, "updated_at")]).toEqual([
      "2026-11-01T12:00:00Z",
      "2026-11-01T12:05:00Z",
    ]);
    expect((await call(github, `POST ${root}/issues/1/comments`, { body: { body: "x".repeat(65_537) } })).status).toBe(
      422,
    );
    expect((await call(github, `DELETE ${address}`)).status).toBe(204);
    expect((await call(github, `GET ${address}`)).status).toBe(404);
    expect(github.violations()).toEqual([]);
  });

  it("lists statuses newest first and combines the newest of each context", async () => {
    const sha = repository.sha("main");
    for (const state of ["pending", "failure", "success"]) {
      await call(github, `POST ${root}/statuses/${sha}`, { body: { state, context: "signal", description: state } });
    }
    expect(titles((await call(github, `GET ${root}/commits/${sha}/statuses`)).body, "state")).toEqual([
      "success",
      "failure",
      "pending",
    ]);
    expect(text((await call(github, `GET ${root}/commits/${sha}/status`)).body, "state")).toBe("success");
    expect(
      (await call(github, `POST ${root}/statuses/${sha}`, { body: { state: "success", description: "x".repeat(141) } }))
        .status,
    ).toBe(422);
    expect((await call(github, `POST ${root}/statuses/${"0".repeat(40)}`, { body: { state: "success" } })).status).toBe(
      422,
    );
    expect(github.violations()).toEqual([]);
  });
});

describe("time and rewriting", () => {
  it("a rewrite re-points reviews and leaves an event; a plain push does neither", async () => {
    const number = github.openPullRequest({ head: "feature" });
    const first = repository.sha("feature");
    github.submitReview(number, { by: "lin", state: "APPROVED" });
    repository.commit({ branch: "feature", files: { more: "1\n" } });
    github.push(number);
    const reviewed = async (): Promise<string | undefined> =>
      text(list({ rows: (await call(github, `GET ${root}/pulls/1/reviews`)).body }, "rows")[0], "commit_id");
    expect(await reviewed()).toBe(first);
    const rewritten = repository.commit({ branch: "feature", onto: repository.sha("main"), files: { other: "2\n" } });
    github.advance(1);
    github.push(number, "grace");
    expect(await reviewed()).toBe(rewritten);
    expect(github.world.pulls.get(number)?.forcePushes.map((event) => [event.after, event.createdAt])).toEqual([
      [rewritten, "2026-11-01T12:01:00Z"],
    ]);
  });

  it("a fork's head is found by its owner's name and its commits by id", async () => {
    repository.branch("refs/forks/omar/patch", "feature");
    github.openPullRequest({ head: "patch", fork: "omar/store", author: "omar" });
    const found = await call(github, `GET ${root}/pulls?head=omar:patch`);
    const [pull] = list({ rows: found.body }, "rows");
    expect([text(pull, "head", "repo", "full_name"), field(pull, "head", "repo", "fork")]).toEqual([
      "omar/store",
      true,
    ]);
    github.deleteFork(1);
    expect(field((await call(github, `GET ${root}/pulls/1`)).body, "head", "repo")).toBeNull();
    github.mergePullRequest(1, repository.merge({ into: "main", from: "refs/forks/omar/patch" }));
    const merged = await call(github, `GET ${root}/commits/${repository.sha("main")}/pulls`);
    expect(titles(merged.body, "state")).toEqual(["closed"]);
    // GitHub's description forgets that a deleted fork leaves null.
    for (const problem of github.violations()) expect(problem).toContain("head/repo must be object");
  });
});
