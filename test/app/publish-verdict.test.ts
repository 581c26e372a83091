import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { publishComment, publishStatus } from "../../src/app/publish-verdict.ts";
import { runGate } from "../../src/app/run-gate.ts";
import { createGatedStore, now, type GatedStore, type Said } from "./gated-store.ts";

const place = {
  server: "https://github.com",
  repository: "northwind/store",
  run_url: "https://github.com/northwind/store/actions/runs/1",
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
  return {
    world,
    host,
    run,
    publish: async () => [await publishStatus(host, run), await publishComment(host, run, place)],
  };
}

describe("a verdict that is published", () => {
  it("is a status on the head that was judged, and a comment", async () => {
    const { world, run, publish } = await gated();
    expect(await publish()).toEqual(["posted", "posted"]);
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
    expect(await publish()).toEqual(["unchanged", "unchanged"]);
    expect(world.posted).toHaveLength(1);
  });

  it("is no status on a head that has moved on", async () => {
    const { world, publish } = await gated();
    world.conversation = { ...world.conversation, head: "9".repeat(40) };
    expect((await publish())[0]).toBe("outdated");
    expect(world.posted).toEqual([]);
  });

  it("stands although nothing may be written", async () => {
    const { publish } = await gated({ writable: false });
    expect(await publish()).toEqual(["not-permitted", "not-permitted"]);
  });

  it("of a merge group is a status alone, and a failure while anything is open", async () => {
    const subject = { kind: "merge-group", number: 12, url: null, draft: false, opened_at: null } as const;
    const { world, publish } = await gated({ conversation: { subject } });
    expect(await publish()).toEqual(["posted", "not-posted"]);
    expect(world.posted.map(({ state }) => state)).toEqual(["failure"]);
  });

  it("of nothing leaves no comment, and says so in one that was there", async () => {
    store.git.commit({ branch: "feature", onto: store.git.sha("main"), files: { "readme.md": "x" } });
    const silent = await gated();
    expect(await silent.publish()).toEqual(["posted", "unchanged"]);
    expect(silent.world.comment).toBeNull();
    const spoken = await gated({ comment: "### 🟡 Signal gate: waiting" });
    await spoken.publish();
    expect(spoken.world.comment).toMatch(
      /^### ⚪ Signal gate: nothing here can break a signal\n\nNothing in this pull request/,
    );
  });
});
