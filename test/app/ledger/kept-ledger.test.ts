import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
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
  type LedgerStore,
} from "./ledger-store.ts";

let store: LedgerStore;
beforeEach(() => {
  store = createLedgerStore();
});
afterEach(() => store.remove());

async function expectSame(cache: LedgerCache): Promise<void> {
  expect(await store.shown({ cache })).toEqual(await store.shown());
}

describe("the cache of a ledger", () => {
  /** Shows the status twice with one cache and says how often the second time the kept lines were looked at. */
  const linesRead = async (given: Parameters<LedgerStore["shown"]>[0] = {}): Promise<number> => {
    const cache = createMemoryCache();
    await store.shown({ ...given, cache });
    const read: string[] = [];
    const watched: LedgerCache = { ...cache, read: (key) => (read.push(key), cache.read(key)) };
    expect(await store.shown({ ...given, cache: watched })).toEqual(await store.shown(given));
    return read.filter((key) => key.startsWith("line ")).length;
  };

  it("answers without a look at the lines while nothing moved", async () => {
    store.commit({ [checkoutFile]: "1" });
    expect(await linesRead()).toBe(0);
  });

  it("is not used where a host is asked how commits landed", async () => {
    store.commit({ [checkoutFile]: "1" });
    expect(await linesRead({ arrivals: createArrivals(() => merged) })).toBe(1);
  });

  it("is not used where a record shortens a commit's id, which other commits may come to share", async () => {
    const commit = store.commit({ [checkoutFile]: "1" });
    store.commit(recordFile("resume", resumeText(commit.slice(0, 12))));
    expect(await linesRead()).toBe(1);
  });

  it.each([
    ["moved", () => void store.commit({ [checkoutFile]: "2" }, { branch: "live" })],
    ["went away", () => void store.git.git("branch", "--quiet", "-D", "live")],
    ["came back", () => void store.git.branch("old", "main")],
  ])("is left aside when a listed branch %s", async (_, move) => {
    store.commit(sheetFiles({ "sheet.yml": storeOn("main", "live", "old") }));
    store.git.branch("live", "main");
    const cache = createMemoryCache();
    await store.shown({ cache });
    move();
    await expectSame(cache);
  });

  it("is worth nothing under another key, or in a shallow clone", async () => {
    store.commit({ [checkoutFile]: "1" });
    const cache = createMemoryCache();
    await store.shown({ cache });
    const [line = "", ledger = ""] = [...cache.kept.keys()].sort().reverse();
    const swapped = createMemoryCache();
    swapped.kept.set(line, cache.kept.get(ledger) ?? "").set(ledger, cache.kept.get(line) ?? "");
    await expectSame(swapped);
    const clone = `${store.git.path}-shallow`;
    store.git.git("clone", "--quiet", "--depth=1", `file://${store.git.path}`, clone);
    try {
      const { ledger: cut } = await store.shown({ cache, directory: clone });
      expect(cut.pauses.map(({ id }) => id)).toContain("history-incomplete");
    } finally {
      rmSync(clone, { recursive: true, force: true });
    }
  });
});
