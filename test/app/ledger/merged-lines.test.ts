import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LedgerFacts } from "../../../src/model/landing.ts";
import {
  checkoutFile,
  createArrivals,
  createLedgerStore,
  createMemoryCache,
  merged,
  sheetFiles,
  triggersOn,
  type LedgerStore,
} from "./ledger-store.ts";

const date = "2026-11-05T09:00:00Z";
const begun = "Merge the old line into the one begun beside it";

let store: LedgerStore;
beforeEach(() => {
  store = createLedgerStore();
});
afterEach(() => store.remove());

/** Puts main on a line that begins with these files, and merges the old main into it so that nothing of it stands anew. */
function beginAnew(files: ReturnType<typeof sheetFiles>, onto?: string): string {
  const all = { ...files, [checkoutFile]: "1" };
  store.git.branch("old", "main");
  store.git.commit({ branch: "anew", files: all, date, ...(onto === undefined ? {} : { onto }) });
  const sha = store.git.merge({ into: "anew", from: "old", files: all, message: begun, date });
  return store.git.branch("main", sha);
}

function landed({ landings }: LedgerFacts): readonly string[] {
  return landings.map(({ subject, firings }) => `${subject}: ${firings.map(({ trigger }) => trigger).join()}`);
}

describe("a merge whose first parent is another line than the one that was governed", () => {
  it("lands all that it merged where the lines never met", async () => {
    store.commit({ [checkoutFile]: "1" }, { message: "Change the total" });
    beginAnew(sheetFiles());
    const facts = await store.facts();
    expect(landed(facts)).toEqual([`${begun}: checkout`]);
    expect(facts.adopted.commit).toBe(store.git.sha("main^1"));
  });

  it("lands all since the lines parted, before the sheet was adopted", async () => {
    const root = store.git.commit({ branch: "store", files: { "readme.md": "x" }, date: "2026-11-01T09:00:00Z" });
    store.git.branch("main", root);
    store.commit(sheetFiles(), { message: "Adopt" });
    store.commit({ [checkoutFile]: "1" }, { message: "Change the total" });
    beginAnew(sheetFiles(), root);
    expect(landed(await store.facts())).toEqual([`${begun}: checkout`]);
  });

  it("is judged by the sheet that it merged, even where that was taken away before", async () => {
    store.commit({ [checkoutFile]: "1" }, { message: "Change the total" });
    store.commit(Object.fromEntries(Object.keys(sheetFiles()).map((path) => [path, null])), {
      message: "Take the sheet away",
    });
    beginAnew(sheetFiles({ "triggers.yml": triggersOn("none/**") }));
    const facts = await store.facts();
    expect(landed(facts)).toEqual([`${begun}: checkout`]);
    expect(facts.sheet_edits.map(({ commit }) => commit)).toEqual([store.git.sha("main")]);
    expect(facts.sheet_edits[0]?.entries.map(({ entry }) => entry)).toEqual(["triggers.checkout"]);
  });

  it("is judged by every sheet that it merged, also where the last of them asks for nothing", async () => {
    const weak = sheetFiles({ "triggers.yml": triggersOn("none/**") });
    store.commit({ [checkoutFile]: "1" }, { message: "Change the total" });
    store.commit(weak, { message: "Ask for nothing" });
    beginAnew(weak);
    const facts = await store.facts({
      arrivals: createArrivals(() => ({ ...merged, pull_request: null, gate: "none" })),
    });
    expect(landed(facts)).toEqual([`${begun}: checkout`]);
    expect(facts.findings.map(({ code }) => code)).toEqual(["weakening-not-judged"]);
    expect(facts.sheet_edits.map(({ commit }) => commit)).toEqual([store.git.sha("main")]);
  });

  it("stands before what landed after it", async () => {
    store.commit({ [checkoutFile]: "1" }, { message: "Change the total" });
    beginAnew(sheetFiles());
    store.commit({ [checkoutFile]: "2" }, { message: "Change the total again" });
    expect(landed(await store.facts())).toEqual([`${begun}: checkout`, "Change the total again: checkout"]);
  });

  it("is told the same with what an earlier run kept", async () => {
    const cache = createMemoryCache();
    store.commit({ [checkoutFile]: "1" }, { message: "Change the total" });
    await store.facts({ cache });
    beginAnew(sheetFiles());
    expect(await store.facts({ cache })).toEqual(await store.facts());
    store.commit({ "readme.md": "y" });
    expect(landed(await store.facts({ cache }))).toEqual([`${begun}: checkout`]);
  });
});

describe("a merge of a branch that", () => {
  it("began before the sheet was adopted lands what it changed", async () => {
    const root = store.git.commit({ branch: "store", files: { "readme.md": "x" } });
    store.git.commit({ branch: "store", files: sheetFiles(), message: "Adopt", date });
    store.git.commit({ branch: "early", onto: root, files: { [checkoutFile]: "1", "theme/a.css": "1" }, date });
    store.git.merge({ into: "store", from: "early", message: "Merge early", date });
    store.git.branch("main", store.git.sha("store"));
    expect(landed(await store.facts())).toEqual(["Merge early: checkout"]);
  });

  it("brought the sheet is the adoption and lands nothing", async () => {
    const root = store.git.commit({ branch: "store", files: { "readme.md": "x" }, date: "2026-11-01T09:00:00Z" });
    store.git.commit({ branch: "adopt", onto: root, files: sheetFiles(), date: "2026-11-01T09:00:00Z" });
    store.git.commit({ branch: "adopt", files: { [checkoutFile]: "1" }, date: "2026-11-01T09:00:00Z" });
    store.git.merge({ into: "store", from: "adopt", message: "Adopt", date });
    store.git.branch("main", store.git.sha("store"));
    store.commit({ "readme.md": "y" });
    const facts = await store.facts();
    expect(facts.adopted.commit).toBe(store.git.sha("main~1"));
    expect(landed(facts)).toEqual([]);
  });

  it("never had a sheet lands what it brought alone, as the theme's upstream", async () => {
    const root = store.git.commit({ branch: "upstream", files: { "theme/a.css": "1" }, date: "2026-11-01T09:00:00Z" });
    store.git.branch("main", root);
    store.commit(sheetFiles(), { message: "Adopt" });
    store.commit({ [checkoutFile]: "1" }, { message: "Change the total" });
    store.git.commit({ branch: "upstream", files: { "theme/a.css": "2" }, date });
    store.git.merge({ into: "main", from: "upstream", message: "Merge the theme's upstream", date });
    expect(landed(await store.facts())).toEqual(["Change the total: checkout"]);
  });

  it("builds on the adoption is compared with its first parent alone", async () => {
    store.commit({ [checkoutFile]: "1" }, { message: "Change the total" });
    store.git.commit({ branch: "side", onto: store.git.sha("main~1"), files: { "theme/a.css": "1" }, date });
    store.git.merge({ into: "main", from: "side", message: "Merge the side", date });
    expect(landed(await store.facts())).toEqual(["Change the total: checkout"]);
  });
});
