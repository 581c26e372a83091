import { createRequire } from "node:module";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findSubject, type Found } from "../../../../src/host/github/subject/find-subject.ts";
import { pullRequestOfGroup } from "../../../../src/host/github/subject/merge-group.ts";
import { list, text } from "../../../github/json.ts";
import { clientOptions, openStore, type Store } from "../store.ts";
import { greenWords } from "../../../../src/report/verdict/verdict-headline.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(async () => {
  expect(store.github.violations()).toEqual([]);
  await store.close();
});

const sha = "a".repeat(40);
const find = (event: string, payload: unknown, now = "2026-11-01T12:30:00Z"): Promise<Found> =>
  findSubject({ ...clientOptions(store.github, store.logged), event, payload, now });

function numbers(found: Found): readonly number[] {
  if (found.kind === "refused") throw new Error(found.reason);
  return found.targets.map((target) => target.number);
}

describe("the subject of an event", () => {
  it.each(["pull_request", "pull_request_target", "pull_request_review"])(
    "is the pull request of %s",
    async (event) => {
      expect(numbers(await find(event, { pull_request: { number: 12 } }))).toEqual([12]);
      expect(store.requests()).toEqual([]);
    },
  );

  it("is the pull request that was commented on, and nothing for a plain issue", async () => {
    expect(numbers(await find("issue_comment", { issue: { number: 12, pull_request: { url: "x" } } }))).toEqual([12]);
    expect(numbers(await find("issue_comment", { issue: { number: 12 } }))).toEqual([]);
  });

  it("is the pull request named by a merge group", async () => {
    const head_ref = `refs/heads/gh-readonly-queue/release/2026/pr-104-${sha}`;
    const merge_group = { base_ref: "refs/heads/release/2026", head_ref, base_sha: sha, head_sha: "b".repeat(40) };
    expect(await find("merge_group", { action: "checks_requested", merge_group })).toEqual({
      kind: "targets",
      targets: [
        { kind: "merge-group", number: 104, base_ref: "release/2026", base_sha: sha, head_sha: "b".repeat(40) },
      ],
    });
  });

  it.each([
    `gh-readonly-queue/other/pr-1-${sha}`,
    `gh-readonly-queue/main/pr-0-${sha}`,
    `gh-readonly-queue/main/pr-1-2-${sha}`,
    `gh-readonly-queue/main/pr-1e3-${sha}`,
    "gh-readonly-queue/main/pr-1-abc",
    `gh-readonly-queue/main/pr-1-${sha}/more`,
    `refs/tags/gh-readonly-queue/main/pr-1-${sha}`,
    `main/pr-1-${sha}`,
  ])("is not guessed from the ref %s", (ref) => {
    expect(pullRequestOfGroup(ref, "main")).toBeNull();
  });

  it("is found for a run by head commit and head repository, forks too", async () => {
    const { github, repository } = store;
    repository.commit({ branch: "refs/forks/mallory/feature", onto: "main", files: { fork: "x" } });
    const fork = github.openPullRequest({ head: "feature", fork: "mallory/store" });
    const of = (head_sha: string, owner: string, pull_requests: unknown = []) => ({
      workflow_run: {
        head_sha,
        head_branch: "feature",
        head_repository: { full_name: `${owner}/store`, owner: { login: owner } },
        pull_requests,
      },
    });
    const own = repository.sha("feature");
    const foreign = repository.sha("refs/forks/mallory/feature");
    expect(numbers(await find("workflow_run", of(own, "northwind")))).toEqual([store.number]);
    expect(numbers(await find("workflow_run", of(foreign, "mallory")))).toEqual([fork]);
    expect(numbers(await find("workflow_run", of(foreign, "northwind", [{ number: 1 }])))).toEqual([]);
  });

  it("is every open pull request on a branch that was pushed to", async () => {
    const { github, repository } = store;
    repository.branch("release", "main");
    const other = github.openPullRequest({ head: "feature", base: "release" });
    const closed = github.openPullRequest({ head: "feature" });
    github.closePullRequest(closed);
    expect(numbers(await find("push", { ref: "refs/heads/main" }))).toEqual([store.number]);
    expect(numbers(await find("push", { ref: "refs/heads/release" }))).toEqual([other]);
    expect(numbers(await find("workflow_dispatch", {}))).toEqual([store.number, other]);
  });

  it.each([
    ["pull_request", {}],
    ["pull_request", { pull_request: { number: "12" } }],
    ["pull_request", { pull_request: { number: -1 } }],
    ["pull_request", null],
    ["issue_comment", []],
    ["merge_group", { merge_group: {} }],
    ["workflow_run", { workflow_run: { head_sha: "main", head_branch: "x" } }],
    ["push", { ref: "refs/tags/v1" }],
    ["release", {}],
    ["__proto__", {}],
  ])("is refused for %s with %j", async (event, payload) => {
    expect(await find(event, payload)).toMatchObject({ kind: "refused" });
    expect(store.requests()).toEqual([]);
  });
});

describe("a scheduled run", () => {
  const status = (state: "pending" | "success") => ({
    sha: store.repository.sha("feature"),
    state,
    description: "clear · main",
    url: null,
  });

  it("looks at what has no status, or a status that isn't green", async () => {
    expect(numbers(await find("schedule", {}))).toEqual([1]);
    await store.host().postStatus(status("pending"));
    expect(numbers(await find("schedule", {}))).toEqual([1]);
  });

  it("leaves what is green alone until the day is over, when a freeze may begin", async () => {
    await store.host().postStatus(status("success"));
    expect(numbers(await find("schedule", {}))).toEqual([]);
    expect(numbers(await find("schedule", {}, "2026-11-02T00:10:00Z"))).toEqual([1]);
  });

  it("looks at what was overridden, because overrides expire", async () => {
    await store
      .host()
      .postStatus({ ...status("success"), description: `${greenWords.overridden}@kim and @ada, pauses stay · main` });
    expect(numbers(await find("schedule", {}))).toEqual([1]);
  });

  it("looks again when the base branch moved on", async () => {
    await store.host().postStatus(status("success"));
    store.repository.commit({ files: { later: "x" }, date: "2026-11-01T12:10:00Z" });
    expect(numbers(await find("schedule", {}))).toEqual([1]);
  });

  it("does not believe a green status of someone else", async () => {
    store.github.setStatus(store.repository.sha("feature"), {
      by: "mallory",
      state: "success",
      context: "signal-gate",
    });
    expect(numbers(await find("schedule", {}))).toEqual([1]);
  });

  it("sees the 101st pull request", async () => {
    for (let count = 0; count < 100; count += 1) store.github.openPullRequest({ head: "feature" });
    expect(numbers(await find("schedule", {}))).toHaveLength(101);
  });
});

describe("GitHub's published payloads", () => {
  const examples: unknown = createRequire(import.meta.url)("@octokit/webhooks-examples");
  const named = (name: string): readonly unknown[] =>
    list({ examples }, "examples")
      .filter((group) => text(group, "name") === name)
      .flatMap((group) => list(group, "examples"));

  it.each(["pull_request", "pull_request_review", "issue_comment", "merge_group"])(
    "of %s are all understood",
    async (event) => {
      const payloads = named(event);
      expect(payloads.length).toBeGreaterThan(0);
      for (const payload of payloads) expect((await find(event, payload)).kind).toBe("targets");
    },
  );
});
