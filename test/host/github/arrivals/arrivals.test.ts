import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Arrival } from "../../../../src/model/landing.ts";
import type { JudgedArrival } from "../../../../src/port/arrivals.ts";
import { createArrivals, type ArrivalsOptions } from "../../../../src/host/github/arrivals/arrivals.ts";
import { readStatus } from "../../../../src/report/verdict/verdict-status.ts";
import { partialData, refuse } from "../../../github/faults.ts";
import { clientOptions, openStore, type Store } from "../store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(async () => {
  expect(store.github.violations()).toEqual([]);
  await store.close();
});

const clear = "clear, everything asked for is answered · main";
const gate = "github-actions[bot]";

function read(commits: readonly string[], options: Partial<ArrivalsOptions> = {}): Promise<readonly JudgedArrival[]> {
  const arrivals = createArrivals({
    ...clientOptions(store.github, store.logged),
    account: null,
    readGate: readStatus,
    ...options,
  });
  return arrivals.readArrivals(commits, "main");
}

function page(number = store.number): string {
  return `${store.github.url}/northwind/store/pull/${String(number)}`;
}

function says(
  description: string,
  more: { readonly by?: string; readonly state?: string; readonly url?: string } = {},
) {
  const { by = gate, state = "success", url = page() } = more;
  const status = { by, state, context: "signal-gate", description, targetUrl: url };
  store.github.setStatus(store.repository.sha("feature"), status);
}

/** Merges the store's pull request, ten minutes later unless said otherwise. */
function merge(how: "merge" | "squash" = "merge", branch = "main"): string {
  store.github.advance(10);
  const { repository } = store;
  if (how === "squash") repository.commit({ branch, files: { "src/a.ts": "new\n" }, message: "Change (#1)" });
  else repository.merge({ into: branch, from: "feature" });
  const sha = repository.sha(branch);
  store.github.mergePullRequest(store.number, sha, { by: "lin" });
  return sha;
}

describe("a commit that a pull request brought", () => {
  it.each(["merge", "squash"] as const)("by a %s says who merged it and what the gate had said", async (how) => {
    says(clear);
    const sha = merge(how);
    expect(await read([sha])).toEqual([
      {
        ...{ pull_request: 1, url: page(), gate: "clear", merged_at: "2026-11-01T12:10:00Z", by: "lin" },
        head: store.repository.sha("feature"),
      },
    ]);
  });

  it.each<[string, string, Arrival["gate"]]>([
    ["success", clear, "clear"],
    ["success", "nothing here can break a signal · main", "not-applicable"],
    ["success", "overridden by @grace and @omar, pauses stay · main", "overridden"],
    ["success", "advice: clear, everything asked for is answered · main", "clear"],
    ["success", "advice: would be waiting for: retest preview-order · main", "not-clear"],
    ["success", "advice: would be blocked: retest preview-order failed · main", "not-clear"],
    ["success", "clear, everything asked for is answered · scratch", "not-clear"],
    ["success", "all good", "not-clear"],
    ["pending", "waiting for: sign-off commerce · main", "not-clear"],
    ["pending", clear, "not-clear"],
    ["failure", "blocked: a finding · main", "not-clear"],
    ["error", "could not decide · main", "not-clear"],
  ])("with a status %s: %s", async (state, description, expected) => {
    says(description, { state });
    expect(await read([merge()])).toMatchObject([{ pull_request: 1, gate: expected }]);
  });

  it("without any status was not judged", async () => {
    expect(await read([merge()])).toMatchObject([{ pull_request: 1, gate: "none" }]);
  });

  it("is not clear because somebody else said so, also on top of what the gate said", async () => {
    says("waiting for: sign-off commerce · main", { state: "pending" });
    says(clear, { by: "mallory" });
    expect(await read([merge()])).toMatchObject([{ gate: "not-clear" }]);
  });

  it("is not judged when only somebody else posted", async () => {
    says(clear, { by: "mallory" });
    expect(await read([merge()])).toMatchObject([{ gate: "none" }]);
  });

  it("is not clear by a status about another pull request of the same commit", async () => {
    says("waiting for: sign-off commerce · main", { state: "pending" });
    says(clear, { url: page(7) });
    says(clear, { url: "https://evil.example/northwind/store/pull/1" });
    expect(await read([merge()])).toMatchObject([{ gate: "not-clear" }]);
  });

  it("stays what it was at the merge, whatever the gate says later", async () => {
    says("waiting for: retest preview-order · main", { state: "pending" });
    const sha = merge();
    store.github.advance(1);
    says(clear);
    expect(await read([sha])).toMatchObject([{ gate: "not-clear" }]);
  });

  it("is judged by the account that the gate posts with", async () => {
    says(clear, { by: "northwind-signal[bot]" });
    const sha = merge();
    expect(await read([sha])).toMatchObject([{ gate: "none" }]);
    expect(await read([sha], { account: "northwind-signal[bot]" })).toMatchObject([{ gate: "clear" }]);
    expect(await read([sha], { token: "app" })).toMatchObject([{ gate: "clear" }]);
  });

  it("by a rebase counts for each of its commits and for none before them", async () => {
    const { repository, github } = store;
    says(clear);
    github.advance(10);
    const date = new Date(github.world.now).toISOString();
    const pushed = repository.commit({ files: { "src/p.ts": "pushed\n" }, author: "noor", date });
    repository.commit({ branch: "feature", files: { "src/b.ts": "b\n" }, author: "ada" });
    github.push(store.number);
    says(clear);
    const first = repository.commit({ files: { "src/a.ts": "new\n" }, author: "ada", date });
    const second = repository.commit({ files: { "src/b.ts": "b\n" }, author: "ada", date });
    github.mergePullRequest(store.number, second, { by: "lin", rebased: [pushed, first, second] });
    const numbers = (await read([pushed, first, second])).map((arrival) => arrival.pull_request);
    expect(numbers).toEqual([null, 1, 1]);
  });

  it("by the merge of a pull request that builds on another is judged by what the gate said about the whole", async () => {
    const { repository, github } = store;
    says(clear);
    repository.branch("more", "feature");
    const whole = repository.commit({ branch: "more", files: { "src/b.ts": "b\n" }, author: "noor" });
    const number = github.openPullRequest({ head: "more", author: "noor" });
    github.advance(10);
    const sha = repository.merge({ into: "main", from: "more" });
    for (const pull of [store.number, number]) github.mergePullRequest(pull, sha, { by: "lin" });
    expect(await read([sha])).toMatchObject([{ pull_request: number, gate: "none", head: whole }]);
  });

  it("was pushed when it stood on the branch long before the rest of its pull request was squashed", async () => {
    const { repository, github } = store;
    says(clear);
    const date = new Date(github.world.now).toISOString();
    repository.branch("main", "feature");
    const early = repository.commit({ files: { "src/p.ts": "early\n" }, author: "noor", date });
    github.advance(60);
    const late = repository.commit({ files: { "src/q.ts": "late\n" }, author: "ada" });
    github.mergePullRequest(store.number, late, { by: "lin", rebased: [early, late] });
    const arrivals = await read([early, late]);
    expect(arrivals.map((arrival) => arrival.pull_request)).toEqual([null, 1]);
  });
});

describe("a commit without a pull request", () => {
  it("was pushed by its author, where the address belongs to somebody", async () => {
    const known = store.repository.commit({ files: { a: "1" }, author: "rosa" });
    expect(await read([known])).toEqual([
      { pull_request: null, url: null, gate: "none", merged_at: null, by: "rosa", head: null },
    ]);
  });

  it("is not saved by a pull request that is open, closed or merged into another branch", async () => {
    const { repository, github } = store;
    says(clear);
    repository.branch("scratch", "main");
    const elsewhere = github.openPullRequest({ head: "feature", base: "scratch" });
    repository.merge({ into: "scratch", from: "feature" });
    const sha = repository.sha("scratch");
    github.mergePullRequest(elsewhere, sha);
    says(clear, { url: page(elsewhere) });
    repository.branch("main", sha);
    github.closePullRequest(store.number);
    expect(await read([sha, repository.sha("feature")])).toMatchObject([
      { pull_request: null },
      { pull_request: null },
    ]);
  });
});

describe("reading many", () => {
  it("answers in the order asked, with repeats, 40 commits in a query", async () => {
    says(clear);
    const sha = merge();
    const pushed = Array.from({ length: 45 }, (_, index) => store.repository.commit({ files: { n: String(index) } }));
    store.requests();
    const arrivals = await read([...pushed, sha, ...pushed.slice(0, 2)]);
    expect(arrivals).toHaveLength(48);
    expect(arrivals.findIndex((arrival) => arrival.gate === "clear")).toBe(45);
    expect(store.requests()).toHaveLength(3);
  });

  it("asks nothing about nothing", async () => {
    expect(await read([])).toEqual([]);
    expect(store.requests()).toEqual([]);
  });

  it("finds the pull request behind a page of others", async () => {
    const { repository, github } = store;
    repository.branch("scratch", "main");
    for (let count = 0; count < 25; count += 1) {
      const other = github.openPullRequest({ head: "feature", base: "scratch" });
      github.mergePullRequest(other, repository.sha("feature"));
    }
    const last = github.openPullRequest({ head: "feature" });
    github.advance(1);
    repository.branch("main", "feature");
    github.mergePullRequest(last, repository.sha("feature"), { by: "lin" });
    expect(await read([repository.sha("main")])).toMatchObject([{ pull_request: last, by: "lin" }]);
  });

  it.each([
    ["a commit that GitHub does not know", undefined, "does not know commit"],
    ["half an answer", partialData(["repository"]), "could not read how commits landed"],
    ["a token that may not", refuse(403, "Resource not accessible by integration"), "could not read"],
  ] as const)("throws for %s", async (_, respond, message) => {
    const sha = respond === undefined ? "a".repeat(40) : merge();
    if (respond !== undefined)
      store.github.fault({
        match: (request) => JSON.stringify(request.body).includes("associatedPull"),
        respond,
        times: 9,
      });
    await expect(read([sha])).rejects.toThrow(message);
  });
});
