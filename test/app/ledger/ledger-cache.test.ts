import fc from "fast-check";
import { rmSync, writeFileSync, readdirSync, readFileSync, mkdirSync, chmodSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGitRepository } from "../../../src/host/git/create-git-repository.ts";
import { createLedgerCache } from "../../../src/host/disk/create-ledger-cache.ts";
import type { Arrival } from "../../../src/model/landing.ts";
import type { LedgerCache } from "../../../src/port/ledger-cache.ts";
import {
  checkoutFile,
  createArrivals,
  createLedgerStore,
  createMemoryCache,
  merged,
  recordFile,
  resumeText,
  sheetFiles,
  storeOn,
  triggersOn,
  type LedgerStore,
} from "./ledger-store.ts";

let store: LedgerStore;
beforeEach(() => {
  store = createLedgerStore();
});
afterEach(() => store.remove());

/** Later than anything was kept, so that a kept answer would show. */
const later = "2026-11-29T12:00:00Z";

async function expectSame(cache: LedgerCache): Promise<void> {
  expect(await store.shown({ cache })).toEqual(await store.shown());
  expect(await store.facts({ cache })).toEqual(await store.facts());
  expect(await store.shown({ cache, now: later })).toEqual(await store.shown({ now: later }));
}

describe("the cache of a line", () => {
  it("is gone on from, so that only new commits are walked", async () => {
    const cache = createMemoryCache();
    const walked: number[] = [];
    const ask = (): ReturnType<LedgerStore["facts"]> =>
      store.facts({ cache, onProgress: (count) => walked.push(count) });
    store.commit({ [checkoutFile]: "1" });
    await ask();
    store.commit({ [checkoutFile]: "2" });
    expect((await ask()).landings).toHaveLength(2);
    await ask();
    expect(walked).toEqual([1, 2, 1]);
    await expectSame(cache);
  });

  it("outlives an edit of the sheet at the tip", async () => {
    const cache = createMemoryCache();
    store.commit({ [checkoutFile]: "1" });
    await store.facts({ cache });
    store.commit(sheetFiles({ "triggers.yml": triggersOn("theme/**") }));
    await expectSame(cache);
    store.commit({ [checkoutFile]: "2", "theme/a.js": "1" });
    await expectSame(cache);
  });

  it("is left aside when the history was rewritten, even if its commits are gone", async () => {
    const cache = createMemoryCache();
    const start = store.git.sha("main");
    store.commit({ [checkoutFile]: "1" }, { message: "Old" });
    await store.facts({ cache });
    store.commit({ [checkoutFile]: "2" }, { message: "New", onto: start });
    await expectSame(cache);
    store.commit({ "a.md": "2" }, { message: "Newer", onto: start });
    store.git.git("reflog", "expire", "--expire=now", "--all");
    store.git.git("gc", "--quiet", "--prune=now");
    await expectSame(cache);
  });

  it("is left aside when the branch went back", async () => {
    const cache = createMemoryCache();
    const start = store.git.sha("main");
    store.commit({ [checkoutFile]: "1" });
    await store.facts({ cache });
    store.git.branch("main", start);
    await expectSame(cache);
  });

  it("is left aside when a merge made it a side branch", async () => {
    const cache = createMemoryCache();
    const start = store.git.sha("main");
    const old = store.commit({ [checkoutFile]: "1" });
    await store.facts({ cache });
    store.commit({ "a.md": "1" }, { onto: start });
    store.git.merge({ into: "main", from: old, date: "2026-11-03T09:00:00Z" });
    await expectSame(cache);
  });

  it("of a branch without a sheet follows the sheet that judges it", async () => {
    const cache = createMemoryCache();
    store.remove();
    store = createLedgerStore({ "readme.md": "A store\n" });
    const at = store.git.sha("main");
    const listed = { "sheet.yml": storeOn("main", "live") };
    store.commit(sheetFiles(listed));
    store.commit({ [checkoutFile]: "1" }, { branch: "live", onto: at });
    await expectSame(cache);
    store.commit(sheetFiles({ ...listed, "triggers.yml": triggersOn("theme/**") }));
    await expectSame(cache);
    expect((await store.facts({ cache })).landings).toEqual([]);
  });

  it("is neither read nor written in a shallow clone", async () => {
    store.commit({ [checkoutFile]: "1" });
    const clone = `${store.git.path}-shallow`;
    store.git.git("clone", "--quiet", "--depth=1", `file://${store.git.path}`, clone);
    const cache = createMemoryCache();
    try {
      await store.facts({ cache, directory: clone });
      expect(cache.kept.size).toBe(0);
    } finally {
      rmSync(clone, { recursive: true, force: true });
    }
  });

  it.each([
    ["empty", () => ""],
    ["cut off", (text: string) => text.slice(0, -20)],
    ["edited", (text: string) => text.replace('"position":1', '"position":9')],
    ["of another tool", () => '{"version":1,"landings":null}'],
    ["of another line", (text: string) => text.replace("1.0.0", "1.0.1")],
    ["sealed, but no state", (text: string) => `${text.split("\n")[0] ?? ""}\nnull`],
  ])("is worth nothing when it is %s", async (_, damage) => {
    const cache = createMemoryCache();
    store.commit({ [checkoutFile]: "1" });
    await store.facts({ cache });
    for (const [key, text] of cache.kept) cache.kept.set(key, damage(text));
    await expectSame(cache);
  });

  it("is worth nothing to another version of the tool", async () => {
    const cache = createMemoryCache();
    await store.facts({ cache });
    const other = createMemoryCache("2.0.0");
    for (const [key, text] of cache.kept) other.kept.set(key, text);
    await store.facts({ cache: other });
    expect([...other.kept.values()][0]).toContain("2.0.0");
  });
});

type Step = "checkout" | "other" | "sheet" | "break" | "record" | "resume" | "merge" | "live" | "rename" | "ask";

/** Does one step; the count makes every commit another one. */
function take(step: Step, count: number): void {
  const { git, commit } = store;
  switch (step) {
    case "checkout":
      return void commit({ [checkoutFile]: String(count) });
    case "other":
      return void commit({ "readme.md": String(count) });
    case "sheet":
      return void commit(sheetFiles({ "triggers.yml": triggersOn(count % 2 === 0 ? "theme/**" : "src/**") }));
    case "break":
      return void commit({ "governance/owners.yml": `owners: [${count}` });
    case "record":
      return void commit(recordFile("resume", count % 3 === 0 ? "kind: none" : resumeText(git.sha("main"))));
    case "resume":
      return void commit(recordFile(`resume-${count}`, resumeText(git.sha(count % 2 === 0 ? "main" : "live"))));
    case "merge":
      commit({ [`src/checkout/part-${count}.js`]: "1" }, { branch: `side-${count}`, onto: git.sha("main") });
      return void git.merge({ into: "main", from: `side-${count}`, date: "2026-11-20T09:00:00Z" });
    case "live":
      return void commit({ [checkoutFile]: `live ${count}` }, { branch: "live" });
    case "rename":
      if (git.blob("main", checkoutFile) === null) return;
      return void git.commit({ renames: { [checkoutFile]: `src/moved-${count}.js` }, date: "2026-11-20T09:00:00Z" });
    case "ask":
      return;
  }
}

it("a history is told alike with the cache and without, however often it is asked about in between", async () => {
  const steps = fc.array(
    fc.constantFrom<Step>(
      "checkout",
      "other",
      "sheet",
      "break",
      "record",
      "resume",
      "merge",
      "live",
      "rename",
      "ask",
      "ask",
    ),
    { minLength: 3, maxLength: 9 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      store.remove();
      store = createLedgerStore(sheetFiles({ "sheet.yml": storeOn("main", "live") }));
      store.git.branch("live", "main");
      const cache = createMemoryCache();
      for (const [count, step] of taken.entries()) {
        if (step === "ask") await (count % 2 === 0 ? store.facts({ cache }) : store.shown({ cache }));
        else take(step, count);
      }
      await expectSame(cache);
      await expectSame(cache);
    }),
    { numRuns: 12 },
  );
});

describe("the cache of arrivals", () => {
  const unsettled: Arrival = { pull_request: null, url: null, gate: "none", merged_at: null, by: null };

  it.each([
    ["a clear merge", merged, "2026-11-01T12:00:00Z", 1],
    ["a push within the day", unsettled, "2026-11-01T12:00:00Z", 2],
    ["a push of yesterday", unsettled, "2026-11-03T12:00:00Z", 1],
    ["a merge that the gate has not let through yet", { ...merged, gate: "not-clear" }, "2026-11-01T12:00:00Z", 2],
    ["an overridden merge", { ...merged, gate: "overridden" }, "2026-11-01T12:00:00Z", 1],
  ] as const)("asks again for %s only while it may change", async (_, answer, now, times) => {
    store.commit({ [checkoutFile]: "1" });
    const cache = createMemoryCache();
    const arrivals = createArrivals(() => answer);
    await store.facts({ cache, arrivals, now });
    const { landings } = await store.facts({ cache, arrivals, now });
    expect(arrivals.asked).toHaveLength(times);
    expect(landings[0]?.arrival).toEqual(answer);
  });

  it("keeps what was answered before the host failed", async () => {
    for (let index = 0; index < 3; index += 1) store.commit({ [checkoutFile]: String(index) });
    store.commit(sheetFiles({ "sheet.yml": storeOn("main", "live") }));
    store.git.branch("live", "main");
    const cache = createMemoryCache();
    const failing = createArrivals((_, branch) => {
      if (branch === "live") throw new Error("the host is gone");
      return merged;
    });
    await expect(store.facts({ cache, arrivals: failing })).rejects.toThrow("gone");
    const arrivals = createArrivals(() => merged);
    await store.facts({ cache, arrivals });
    expect(arrivals.asked.map(([, branch]) => branch)).toEqual(["live"]);
  });
});

describe("the cache on the disk", () => {
  const place = () => ({ directory: store.git.path, env: { PATH: process.env["PATH"] } });
  const disk = (): LedgerCache => createLedgerCache({ folder: createGitRepository(place()).folder, version: "1.0.0" });
  const folder = (): string => join(store.git.path, ".git/signal-governance");

  it("stays in the repository's own git folder and leaves no other file behind", async () => {
    store.commit({ [checkoutFile]: "1" });
    await expectSame(disk());
    await expectSame(disk());
    expect(readdirSync(folder())).toHaveLength(2);
    expect(store.git.git("status", "--porcelain", "--untracked-files=all")).not.toContain("signal-governance");
  });

  it("is written anew when its file was damaged", async () => {
    await store.facts({ cache: disk() });
    const file = join(folder(), readdirSync(folder())[0] ?? "");
    const whole = readFileSync(file, "utf8");
    writeFileSync(file, Buffer.from([0, 255, 10, 123]));
    await expectSame(disk());
    expect(readFileSync(file, "utf8")).toBe(whole);
  });

  it("keeps nothing where it can't be written, and that is no trouble", async () => {
    writeFileSync(folder(), "a file in its place");
    await expectSame(disk());
    rmSync(folder());
    mkdirSync(folder());
    chmodSync(folder(), 0o500);
    await expectSame(disk());
  });

  it("keeps what any key names", async () => {
    const cache = disk();
    for (const key of ["line main", "line ../../x", `line ${"x".repeat(500)}`]) {
      await cache.write(key, key);
      expect(await cache.read(key)).toBe(key);
    }
    expect(await cache.read("line none")).toBeNull();
  });
});
