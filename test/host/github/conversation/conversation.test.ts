import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HostError } from "../../../../src/port/host-error.ts";
import { openStore, type Store } from "../store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(async () => {
  expect(store.github.violations()).toEqual([]);
  await store.close();
});

describe("reading the conversation", () => {
  it("names the pull request, the tip of its base branch and its head in one request", async () => {
    const { repository, github, number } = store;
    repository.commit({ files: { other: "later\n" } });
    const conversation = await store.host().readConversation();
    expect(conversation).toMatchObject({
      subject: { kind: "pull-request", number, url: `${github.url}/northwind/store/pull/1`, draft: false },
      branch: "main",
      base: repository.sha("main"),
      compare_base: repository.sha("main"),
      head: repository.sha("feature"),
      author: "ada",
      changed_files: 1,
      replaced_heads: [],
      default_branch: { name: "main", sha: repository.sha("main") },
    });
    expect(store.requests()).toEqual(["POST /graphql"]);
  });

  it("gives every review with its state, and leaves drafts out", async () => {
    const { github, number } = store;
    for (const state of ["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "PENDING"] as const) {
      github.submitReview(number, { by: "grace", state });
    }
    github.dismissReview(github.submitReview(number, { by: "lin", state: "APPROVED" }));
    const { reviews } = await store.host().readConversation();
    expect(reviews.map(({ author, state }) => [author, state])).toEqual([
      ["grace", "APPROVED"],
      ["grace", "CHANGES_REQUESTED"],
      ["grace", "COMMENTED"],
      ["lin", "DISMISSED"],
    ]);
  });

  it("reads the 101st review too", async () => {
    for (let count = 0; count < 101; count += 1)
      store.github.submitReview(store.number, { by: "kim", state: "COMMENTED" });
    expect((await store.host().readConversation()).reviews).toHaveLength(101);
  });

  it("names the heads that force-pushes replaced, oldest first", async () => {
    const { repository, github, number } = store;
    const first = repository.sha("feature");
    const second = repository.commit({ branch: "feature", onto: "main", files: { "src/a.ts": "again\n" } });
    github.push(number);
    repository.commit({ branch: "feature", onto: "main", files: { "src/a.ts": "once more\n" } });
    github.push(number);
    expect((await store.host().readConversation()).replaced_heads).toEqual([first, second]);
  });

  it("writes a bot's login as REST does", async () => {
    store.github.submitReview(store.number, { by: "renovate[bot]", state: "APPROVED" });
    const { reviews } = await store.host().readConversation();
    expect(reviews[0]?.author).toBe("renovate[bot]");
  });

  it("judges a merge group at the group's commits, with the pull request's reviews", async () => {
    const { repository, number } = store;
    const base_sha = repository.sha("main");
    const head_sha = repository.sha("feature");
    repository.commit({ files: { other: "later\n" } });
    store.github.submitReview(number, { by: "grace", state: "APPROVED" });
    const target = { kind: "merge-group", number, base_ref: "main", base_sha, head_sha } as const;
    const host = store.host({ target });
    expect(await host.readConversation()).toMatchObject({
      subject: { kind: "merge-group", number },
      base: repository.sha("main"),
      compare_base: base_sha,
      head: head_sha,
      changed_files: null,
      reviews: [{ author: "grace" }],
    });
    expect((await host.readNow()).head).toBe(head_sha);
  });

  it("says what to do when the pull request does not exist", async () => {
    const host = store.host({ target: { kind: "pull-request", number: 99 } });
    const trouble = await host.readConversation().catch((error: unknown) => error);
    expect(trouble).toBeInstanceOf(HostError);
    expect(String(trouble)).toContain("could not read the pull request");
    expect(trouble).toHaveProperty("hint", expect.stringContaining("pull-requests: read"));
  });
});

describe("reading comments", () => {
  it("gives all pages, and says which were edited", async () => {
    const { github, number } = store;
    for (let count = 0; count < 120; count += 1) github.comment(number, "omar", `comment ${String(count)}`);
    const edited = github.comment(number, "grace", "/signal recheck");
    github.advance(1);
    github.editComment(edited, "/signal sign-off");
    const comments = await store.host().readComments();
    expect(comments).toHaveLength(121);
    expect(comments.at(0)).toMatchObject({ author: "omar", body: "comment 0", edited: false });
    expect(comments.at(-1)).toMatchObject({ id: edited, author: "grace", edited: true });
    expect(comments.at(-1)).not.toHaveProperty("node");
  });

  it("refuses a list that moved while it was read", async () => {
    const { github, number } = store;
    for (let count = 0; count < 120; count += 1) github.comment(number, "omar", "hello");
    github.fault({
      match: (request) => request.path.endsWith("/comments") && request.query["page"] === "2",
      respond: () => ({ status: 200, headers: {}, body: github.exchanges.at(-1)?.body }),
    });
    await expect(store.host().readComments()).rejects.toThrow("the list changed while it was read");
    github.exchanges.splice(0);
  });
});

describe("reading people and checks", () => {
  it("gives a team's members to who may see them, and null to who may not", async () => {
    store.github.setTeam("northwind/tracking", ["ada", "grace"]);
    expect(await store.host({ token: "app" }).readTeam("@northwind/tracking")).toEqual(["ada", "grace"]);
    expect(await store.host().readTeam("@northwind/tracking")).toBeNull();
    expect(await store.host({ token: "app" }).readTeam("@northwind/nobody")).toBeNull();
  });

  it("knows an admin from a writer and a stranger", async () => {
    store.github.setPermission("ada", "admin");
    store.github.setPermission("lin", "write");
    const host = store.host();
    expect(await Promise.all(["ada", "lin", "stranger"].map(host.isAdmin))).toEqual([true, false, false]);
  });

  it("gives older runs of a check too", async () => {
    const { github, repository } = store;
    const head = repository.sha("feature");
    github.setCheckRun(head, { name: "preview", conclusion: "failure" });
    github.setCheckRun(head, { name: "preview", app: { id: 9, slug: "northwind-checks" }, conclusion: null });
    github.setCheckRun(head, { name: "preview", conclusion: "success" });
    const checks = await store.host().readChecks(head);
    expect(checks.map(({ app, conclusion, status }) => [app, conclusion, status]).sort()).toEqual([
      ["github-actions", "failure", "completed"],
      ["github-actions", "success", "completed"],
      ["northwind-checks", null, "in_progress"],
    ]);
  });
});
