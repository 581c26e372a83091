import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runGate } from "../../../src/app/gate/run-gate.ts";
import { says } from "../../gate/world.ts";
import { createGatedStore, now, type GatedStore } from "./gated-store.ts";

let store: GatedStore;
beforeEach(() => {
  store = createGatedStore();
});
afterEach(() => store.close());

/** Today is 22 November and the window fourteen days, so its first day is the 8th. */
const ahead = "2029-01-01T00:00:00Z";
const file = "src/checkout/total.js";

/** Lands a version of the checkout, by the clock of whoever committed it. */
function land(version: number, date: string): string {
  return store.git.commit({ branch: "main", files: { [file]: `const total = ${String(version)};\n` }, date });
}

/** The answer to a pull request that puts the checkout back to that version. */
async function rollback(version: number, commit: string) {
  store.git.commit({
    branch: "feature",
    onto: store.git.sha("main"),
    files: { [file]: `const total = ${String(version)};\n` },
  });
  const comments = [says("ada", `/signal rollback ${commit}`)];
  const host = store.host(store.world({ comments }));
  const { verdict, facts } = await runGate({ repository: host, discussion: host, now });
  return {
    verdict: verdict.verdict,
    why: verdict.findings.flatMap(({ args }) => ("why" in args ? [args.why] : [])),
    landed_at: facts.landed[commit]?.landed_at,
  };
}

describe("the rollback window where a clock was wrong", () => {
  it("does not reach a commit from before it that was built on one dated ahead", async () => {
    land(5, ahead);
    const old = land(6, "2026-11-02T09:00:00Z");
    land(7, "2026-11-20T09:00:00Z");
    expect(await rollback(6, old)).toEqual({
      verdict: "waiting",
      why: ["not-a-landed-commit"],
      landed_at: undefined,
    });
  });

  it("does not reach the commit dated ahead when the next one is from before it", async () => {
    const wrong = land(5, ahead);
    land(6, "2026-11-02T09:00:00Z");
    land(7, "2026-11-20T09:00:00Z");
    expect(await rollback(5, wrong)).toMatchObject({ verdict: "waiting", why: ["not-a-landed-commit"] });
  });

  it("does not reach behind a commit whose date was ahead and is past by now", async () => {
    land(5, "2026-11-19T09:00:00Z");
    const old = land(6, "2026-11-02T09:00:00Z");
    land(7, "2026-11-20T09:00:00Z");
    expect(await rollback(6, old)).toMatchObject({ verdict: "waiting", why: ["not-a-landed-commit"] });
  });

  it("counts a commit dated ahead as landed by the next right date, which is when it was last the state of the branch", async () => {
    const wrong = land(5, ahead);
    land(6, "2026-11-19T09:00:00Z");
    expect(await rollback(5, wrong)).toEqual({ verdict: "clear", why: [], landed_at: "2026-11-19T09:00:00.000Z" });
  });

  it("takes a young commit on top of one dated ahead at its own date", async () => {
    land(5, ahead);
    const young = land(6, "2026-11-18T09:00:00Z");
    land(7, "2026-11-20T09:00:00Z");
    expect(await rollback(6, young)).toEqual({ verdict: "clear", why: [], landed_at: "2026-11-18T09:00:00.000Z" });
  });

  it("never takes a commit for younger than the one that it was built on", async () => {
    land(5, "2026-11-19T09:00:00Z");
    const behind = land(6, "2026-11-12T09:00:00Z");
    land(7, "2026-11-20T09:00:00Z");
    expect(await rollback(6, behind)).toMatchObject({ verdict: "clear", landed_at: "2026-11-19T09:00:00.000Z" });
  });

  it("ends at a commit dated before it, so that no later date brings back what that one was built on", async () => {
    const before = land(5, "2026-11-19T09:00:00Z");
    land(6, "2026-11-02T09:00:00Z");
    expect(await rollback(5, before)).toMatchObject({ verdict: "waiting", why: ["not-a-landed-commit"] });
  });

  it("counts the newest commit as landed now while nothing says more", async () => {
    land(4, "2026-11-18T09:00:00Z");
    const newest = land(5, ahead);
    store.git.commit({ branch: "feature", onto: newest, files: { [file]: "const total = 4;\n" } });
    const comments = [says("ada", `/signal rollback ${newest}`)];
    const host = store.host(store.world({ comments }));
    const { facts } = await runGate({ repository: host, discussion: host, now });
    expect(Date.parse(facts.landed[newest]?.landed_at ?? "")).toBe(Date.parse(now));
  });
});
