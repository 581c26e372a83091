import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { collectFacts } from "../../../src/app/gate/collect-facts.ts";
import { runGate } from "../../../src/app/gate/run-gate.ts";
import { validate } from "../../../src/contract/validate.ts";
import { requirement, says, states } from "../../gate/world.ts";
import { createGatedStore, now, type GatedStore, type Said } from "./gated-store.ts";

let store: GatedStore;
beforeEach(() => {
  store = createGatedStore();
});
afterEach(() => store.close());

const checkout = { "src/checkout/total.js": "const total = 2;\n" };

function branch(files: Parameters<GatedStore["git"]["commit"]>[0]["files"], more: object = {}): string {
  return store.git.commit({
    branch: "feature",
    onto: store.git.sha("main"),
    files: files ?? {},
    author: "bo",
    ...more,
  });
}

function gate(said: Said = {}) {
  const host = store.host(store.world(said));
  return runGate({ repository: host, discussion: host, now });
}

const ours = (created_at: string) =>
  ({
    by_us: true,
    account: "gate",
    names_subject: true,
    names: null,
    state: "pending",
    description: "",
    created_at,
  }) as const;

describe("facts of a pull request on a real repository", () => {
  it("hold to their schema, and the verdict follows from the files", async () => {
    branch(checkout);
    const { facts, verdict } = await gate();
    expect(validate("facts", JSON.parse(JSON.stringify(facts)))).toMatchObject({ ok: true });
    expect(states(verdict)).toEqual({ "retest:order-sample": "missing", "sign-off:tracking": "missing" });
    expect(facts.current.change.files).toEqual([
      {
        status: "modified",
        path: "src/checkout/total.js",
        old_path: null,
        before: store.git.blob("main", "src/checkout/total.js"),
        after: store.git.blob("feature", "src/checkout/total.js"),
      },
    ]);
  });

  it("read no text that no condition asks for", async () => {
    branch({ ...checkout, "readme.md": "Another\n" });
    const { facts } = await gate();
    expect(facts.current.change.texts).toEqual({ before: {}, after: {} });
    expect(facts.current.change.files.map(({ path }) => path)).toEqual(["readme.md", "src/checkout/total.js"]);
  });

  it("keep comments that speak to the gate, and no others", async () => {
    branch(checkout);
    const comments = [says("ada", "hello"), says("ada", "/signal recheck")];
    expect((await gate({ comments })).facts.answers.comments.map(({ body }) => body)).toEqual(["/signal recheck"]);
  });

  it("name who wrote the change, not who only merged", async () => {
    branch(checkout, { author: { name: "lin", email: "lin@users.noreply.github.com" } });
    store.git.commit({
      branch: "main",
      files: { "other.md": "x" },
      author: { name: "kim", email: "kim@users.noreply.github.com" },
    });
    store.git.merge({
      into: "feature",
      from: "main",
      author: { name: "omar", email: "omar@users.noreply.github.com" },
    });
    expect((await gate()).facts.people.contributors).not.toContain("omar");
  });

  it("are a problem when the host lists fewer files than it says there are", async () => {
    branch(checkout);
    const { facts, verdict } = await gate({ conversation: { changed_files: 2 } });
    expect(facts.problems).toEqual([{ code: "files-incomplete", severity: "error", args: { expected: 2, got: 1 } }]);
    expect(verdict.verdict).toBe("error");
  });

  it("are a problem with more commits than the host lists", async () => {
    branch(checkout);
    const host = store.host(store.world());
    const many = {
      ...host,
      compare: async (base: string, head: string) => ({ ...(await host.compare(base, head)), total_commits: 251 }),
    };
    expect((await collectFacts({ repository: many, discussion: host, now })).problems.map(({ code }) => code)).toEqual([
      "too-many-commits",
    ]);
  });

  it("ask for check runs only where a retest needs them", async () => {
    branch(checkout);
    const checks = new Map([
      [
        store.git.sha("feature"),
        [
          {
            name: "e2e",
            app: "github-actions",
            status: "completed",
            conclusion: "success",
            started_at: now,
            completed_at: now,
            url: null,
          } as const,
        ],
      ],
    ]);
    expect((await gate({ checks })).facts.answers.checks).toEqual([]);
  });
});

describe("the heads of a pull request", () => {
  it("are those that a force-push replaced, the commits and the head, with the first status of the gate on each", async () => {
    const replaced = branch(checkout, { message: "First try" });
    const first = branch(checkout);
    const head = store.git.commit({ branch: "feature", files: { "readme.md": "x" }, author: "bo" });
    const statuses = new Map([
      [replaced, [ours("2026-11-22T09:00:00Z")]],
      [
        first,
        [
          ours("2026-11-22T10:30:00Z"),
          ours("2026-11-22T10:00:00Z"),
          { ...ours("2026-11-22T08:00:00Z"), by_us: false },
          { ...ours("2026-11-22T08:00:00Z"), names_subject: false },
        ],
      ],
      [head, [ours("2026-11-22T11:00:00Z")]],
    ]);
    const comments = [says("ada", "/signal recheck", "2026-11-22T09:30:00Z")];
    const { facts } = await gate({ statuses, comments, conversation: { replaced_heads: [replaced] } });
    expect(facts.answers.heads).toEqual([
      { sha: replaced, first_status_at: "2026-11-22T09:00:00Z" },
      { sha: first, first_status_at: "2026-11-22T10:00:00Z" },
      { sha: head, first_status_at: "2026-11-22T11:00:00Z" },
    ]);
    expect(Object.keys(facts.reviewed)).toEqual([replaced]);
  });

  it("before the oldest answer are not asked about", async () => {
    const first = branch(checkout);
    const head = store.git.commit({ branch: "feature", files: { "readme.md": "x" }, author: "bo" });
    const statuses = new Map([
      [first, [ours("2026-11-22T09:00:00Z")]],
      [head, [ours("2026-11-22T10:00:00Z")]],
    ]);
    const said = { statuses, comments: [says("ada", "/signal recheck", "2026-11-22T11:00:00Z")] };
    expect((await gate(said)).facts.answers.heads[0]).toEqual({ sha: first, first_status_at: null });
    expect((await gate({ statuses })).facts.answers.heads[0]).toEqual({ sha: first, first_status_at: null });
  });

  it("can't bind a review where the host has no statuses", async () => {
    branch(checkout);
    const { facts } = await gate({ statuses: null });
    expect(facts.answers).toMatchObject({ posts_statuses: false, heads: [{ first_status_at: null }] });
  });

  it("name who else posted under the gate's name", async () => {
    const head = branch(checkout);
    const statuses = new Map([[head, [{ ...ours(now), by_us: false, account: "mallory" }, ours(now)]]]);
    const { facts, verdict } = await gate({ statuses });
    expect([facts.foreign_statuses, verdict.verdict]).toEqual([["mallory"], "blocked"]);
  });
});

describe("an approval across a push, on a real repository", () => {
  const approved = (commit: string) => ({
    id: 1,
    author: "ada",
    state: "APPROVED" as const,
    submitted_at: "2026-11-22T10:00:00Z",
    commit,
    url: null,
  });

  async function pushed(files: Record<string, string>) {
    const first = branch(checkout);
    const head = store.git.commit({ branch: "feature", files, author: "bo" });
    const statuses = new Map([
      [first, [ours("2026-11-22T09:00:00Z")]],
      [head, [ours("2026-11-22T11:00:00Z")]],
    ]);
    const { verdict } = await gate({ statuses, conversation: { reviews: [approved(head)] } });
    return requirement(verdict, "sign-off:tracking");
  }

  it("stays when something else was pushed", async () => {
    expect(await pushed({ "readme.md": "x" })).toMatchObject({ state: "met" });
  });

  it("falls when the checkout was pushed, whatever commit the host names today", async () => {
    expect(await pushed({ "src/checkout/total.js": "const total = 3;\n" })).toMatchObject({
      state: "void",
      standing: { code: "changed-since", files: ["src/checkout/total.js"] },
    });
  });
});

describe("a rollback, on a real repository", () => {
  it("is taken to a landed commit with the same blobs, and to no other", async () => {
    const good = store.git.sha("main");
    store.git.commit({
      branch: "main",
      files: { "src/checkout/total.js": "const total = 0;\n" },
      date: "2026-11-20T09:00:00Z",
    });
    branch({ "src/checkout/total.js": "const total = 1;\n" });
    const said = (sha: string) => gate({ comments: [says("ada", `/signal rollback ${sha}`)] });
    const landed = await said(store.git.sha("main"));
    expect(landed.verdict.findings).toMatchObject([{ args: { why: "files-differ" } }]);
    const unlanded = await said(store.git.sha("feature"));
    expect(unlanded.verdict.findings).toMatchObject([{ args: { why: "not-a-landed-commit" } }]);
    const tooOld = await said(good);
    expect(tooOld.verdict.findings).toMatchObject([{ args: { why: "not-a-landed-commit" } }]);
    const young = createGatedStore();
    try {
      const start = young.git.commit({
        branch: "main",
        files: { "src/checkout/total.js": "const total = 5;\n" },
        date: "2026-11-19T09:00:00Z",
      });
      young.git.commit({
        branch: "main",
        files: { "src/checkout/total.js": "const total = 0;\n" },
        date: "2026-11-20T09:00:00Z",
      });
      young.git.commit({
        branch: "feature",
        onto: young.git.sha("main"),
        files: { "src/checkout/total.js": "const total = 5;\n" },
      });
      const host = young.host(young.world({ comments: [says("ada", `/signal rollback ${start}`)] }));
      expect((await runGate({ repository: host, discussion: host, now })).verdict.verdict).toBe("clear");
    } finally {
      await young.close();
    }
  });
});
