import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { publishVerdict } from "../../action/publish-verdict.ts";
import { runGate } from "../../src/app/gate/run-gate.ts";
import { HostError } from "../../src/port/host-error.ts";
import type { Publisher } from "../../src/port/publisher.ts";
import { createGatedStore, now, type GatedStore, type Said } from "../app/gate/gated-store.ts";

const runner = {
  serverUrl: "https://github.com",
  owner: "northwind",
  repo: "store",
  runUrl: "https://github.com/northwind/store/actions/runs/1",
};

let store: GatedStore;
beforeEach(() => {
  store = createGatedStore();
  store.git.commit({
    branch: "feature",
    onto: store.git.sha("main"),
    files: { "src/checkout/total.js": "const total = 2;\n" },
    author: "bo",
  });
});
afterEach(() => store.close());

async function gated(said: Said = {}) {
  const world = store.world(said);
  const host = store.host(world);
  const run = await runGate({ repository: host, discussion: host, now });
  const warnings: string[] = [];
  const log = { info: () => undefined, warning: (line: string) => void warnings.push(line), error: () => undefined };
  const publisher = { ...host, questionsLeft: () => Promise.resolve() };
  const published = (over: Partial<Publisher> = {}, tries = 1) =>
    publishVerdict({ runner, log, dashboard: null, tries }, { ...publisher, ...over }, run);
  const publish = async (over: Partial<Publisher> = {}) => (await published(over)).posted;
  return { world, run, warnings, published, publish };
}

const refuses = () => Promise.reject(new HostError("could not write", { hint: "run again" }));

describe("a verdict that is published", () => {
  it("is a status on the head that was judged, and a comment", async () => {
    const { world, run, publish } = await gated();
    expect(await publish()).toBe(true);
    expect(world.posted).toEqual([
      {
        sha: run.verdict.head,
        state: "pending",
        description: "waiting for: retest order-sample, sign-off tracking · main",
        url: "https://github.com/northwind/store/pull/12",
      },
    ]);
    expect(world.comment).toMatch(/^### 🟡 Signal gate: waiting for 1 retest and 1 sign-off/);
  });

  it("is not posted twice", async () => {
    const { world, publish } = await gated();
    await publish();
    expect(await publish()).toBe(true);
    expect(world.posted).toHaveLength(1);
  });

  it("is not written about a head that has moved on", async () => {
    const { world, publish } = await gated();
    world.conversation = { ...world.conversation, head: "9".repeat(40) };
    expect(await publish()).toBe(true);
    expect([world.posted, world.comment]).toEqual([[], null]);
  });

  it("is not posted where the head can't be read again, but stands in the comment", async () => {
    const { world, warnings, publish } = await gated();
    expect(await publish({ readNow: refuses })).toBe(false);
    expect(world.posted).toEqual([]);
    expect(world.comment).toMatch(/^### 🟡/);
    expect(warnings).toEqual(["Publishing failed: could not write. run again"]);
  });

  it("stands although nothing may be written", async () => {
    const { warnings, publish } = await gated({ writable: false });
    expect(await publish()).toBe(false);
    expect(warnings.map((line) => /statuses: write|pull-requests: write/.exec(line)?.[0])).toEqual([
      "statuses: write",
      "pull-requests: write",
    ]);
  });

  it("is posted whatever becomes of its comment", async () => {
    const { world, publish } = await gated();
    expect(await publish({ postComment: refuses })).toBe(true);
    expect(world.posted).toHaveLength(1);
  });

  it("is explained in the comment whatever becomes of its status", async () => {
    const { world, publish } = await gated();
    expect(await publish({ postStatus: refuses })).toBe(false);
    expect(world.comment).toMatch(/^### 🟡/);
  });

  it("of a merge group is a status alone, and a failure while anything is open", async () => {
    const subject = { kind: "merge-group", number: 12, url: null, draft: false, opened_at: null } as const;
    const { world, publish } = await gated({ conversation: { subject } });
    expect(await publish()).toBe(true);
    expect(world.comment).toBeNull();
    expect(world.posted.map(({ state }) => state)).toEqual(["failure"]);
  });

  it("of nothing leaves no comment, and says so in one that was there", async () => {
    store.git.commit({ branch: "feature", onto: store.git.sha("main"), files: { "readme.md": "x" } });
    const silent = await gated();
    expect(await silent.publish()).toBe(true);
    expect(silent.world.comment).toBeNull();
    const spoken = await gated({ comment: "### 🟡 Signal gate: waiting" });
    await spoken.publish();
    expect(spoken.world.comment).toMatch(
      /^### ⚪ Signal gate: nothing here can break a signal\n\nNothing in this pull request/,
    );
  });

  it("throws what is no trouble of the host's", async () => {
    const { publish } = await gated();
    const fails = () => Promise.reject(new TypeError("a defect"));
    await expect(publish({ postStatus: fails })).rejects.toThrow("a defect");
  });
});

describe("a verdict while which another run has posted", () => {
  const harmless = () =>
    store.git.commit({ branch: "feature", onto: store.git.sha("main"), files: { "readme.md": "x" } });

  it.each([
    ["one that holds is judged again while there are tries left", 2, false, false],
    ["one that holds is posted at the last try", 1, false, true],
    ["a green one is judged again while there are tries left", 2, true, false],
    ["a green one gives way at the last try, too", 1, true, false],
  ])("%s", async (_, tries, green, posted) => {
    if (green) harmless();
    const { world, published } = await gated();
    const readNow = () => Promise.resolve({ head: world.conversation.head, overtaken: true });
    expect(await published({ readNow }, tries)).toMatchObject({ posted, overtaken: !posted });
    expect(world.posted.map(({ state }) => state)).toEqual(posted ? ["pending"] : []);
    expect(world.comment === null).toBe(!posted);
  });
});
