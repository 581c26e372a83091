import { afterEach, beforeEach, expect, it } from "vitest";
import type { SheetEdit } from "../../../src/model/landing.ts";
import { tinySheet } from "../../sheet/tiny-sheet.ts";
import { checkoutFile, createLedgerStore, createMemoryCache, sheetFiles, type LedgerStore } from "./ledger-store.ts";

let store: LedgerStore;
beforeEach(() => {
  store = createLedgerStore(sheetFiles({}));
});
afterEach(() => store.remove());

const conclusions = tinySheet["conclusions.yml"] ?? "";
const edit = (changes: Readonly<Record<string, string | null>>): string =>
  store.commit(sheetFiles(changes), { message: "Edit the sheet" });
const edits = async (given: Parameters<LedgerStore["facts"]>[0] = {}): Promise<readonly SheetEdit[]> =>
  (await store.facts(given)).sheet_edits;

it("the adoption, prose and what stands elsewhere change nothing", async () => {
  edit({ "conclusions.yml": conclusions.replace(/title: .*/, "title: Another title") });
  store.commit({ [checkoutFile]: "1" });
  expect(await edits()).toEqual([]);
});

it("an entry that means something else stands with its commit and author, and how it asks for less", async () => {
  const commit = edit({
    "conclusions.yml": conclusions.replace("[Purchase.value]", "[Purchase.value, Purchase.currency]"),
  });
  const back = edit({ "conclusions.yml": conclusions });
  expect(await edits()).toMatchObject([
    {
      commit,
      author: expect.any(String) as unknown,
      entries: [{ entry: "conclusions.roas", how: "changed", weaker: [] }],
    },
    {
      commit: back,
      entries: [{ how: "changed", weaker: [{ what: "rests-on-shortened", detail: "Purchase.currency" }] }],
    },
  ]);
});

it("a sheet that breaks is told once, and when it can be read again", async () => {
  const broken = edit({ "conclusions.yml": "conclusions: [" });
  edit({ "conclusions.yml": "conclusions: {" });
  const mended = edit({ "conclusions.yml": conclusions });
  expect((await edits()).map(({ commit, entries }) => [commit, entries[0]?.entry, entries[0]?.how])).toEqual([
    [broken, "governance", "broken"],
    [mended, "governance", "mended"],
  ]);
});

it("a file of the gate stands among them, and its loss as a weakening", async () => {
  const added = store.commit({ CODEOWNERS: "* @ada" });
  const removed = store.commit({ CODEOWNERS: null });
  expect(await edits()).toMatchObject([
    { commit: added, entries: [{ entry: "CODEOWNERS", how: "added", weaker: [] }] },
    { commit: removed, entries: [{ how: "removed", weaker: [{ what: "gate-file-removed" }] }] },
  ]);
});

it("they are the same from what an earlier run kept", async () => {
  const cache = createMemoryCache();
  edit({ "conclusions.yml": conclusions.replace("[Purchase.value]", "[Purchase.currency]") });
  const first = await edits({ cache });
  store.commit({ CODEOWNERS: "* @ada" });
  expect(await edits({ cache })).toEqual(await edits({}));
  expect((await edits({ cache })).slice(0, 1)).toEqual(first);
});
