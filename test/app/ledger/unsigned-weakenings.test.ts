import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Arrival } from "../../../src/model/landing.ts";
import { tinySheet } from "../../sheet/tiny-sheet.ts";
import {
  checkoutFile,
  createArrivals,
  createLedgerStore,
  createMemoryCache,
  merged,
  sheetFiles,
  type LedgerStore,
} from "./ledger-store.ts";

let store: LedgerStore;
beforeEach(() => {
  store = createLedgerStore(sheetFiles(resting("Purchase.value, Purchase.currency")));
});
afterEach(() => store.remove());

const pushed: Arrival = { pull_request: null, url: null, gate: "none", merged_at: null, by: "omar" };
const overridden: Arrival = { ...merged, gate: "overridden" };

function resting(signals: string): Readonly<Record<string, string>> {
  return { "conclusions.yml": (tinySheet["conclusions.yml"] ?? "").replace("[Purchase.value]", `[${signals}]`) };
}

/** Edits the sheet on the default branch. */
function edit(changes: Readonly<Record<string, string | null>>): string {
  return store.commit(sheetFiles(changes), { message: "Edit the sheet" });
}

/** What a status says of weakenings where the host saw these commits arrive so, and all others by a pull request that the gate cleared. */
async function named(
  came: Readonly<Record<string, Arrival>>,
  given: Parameters<LedgerStore["shown"]>[0] = {},
): Promise<readonly unknown[]> {
  const arrivals = createArrivals((commit) => came[commit] ?? merged);
  const { status } = await store.shown({ arrivals, ...given });
  return status.findings.filter(({ code }) => code === "weakening-not-judged").map(({ args }) => args);
}

const lost = { entry: "conclusions.roas", what: "rests-on-shortened", detail: "Purchase.currency" };

describe("a weakening of the sheet that was pushed past the gate", () => {
  it("is named with its commit and what it takes away", async () => {
    const commit = edit(resting("Purchase.value"));
    store.commit({ [checkoutFile]: "1" });
    expect(await named({ [commit]: pushed })).toEqual([{ commit, weakened: [lost] }]);
  });

  it("is named where the gate was not clear", async () => {
    const commit = edit(resting("Purchase.value"));
    expect(await named({ [commit]: { ...merged, gate: "not-clear" } })).toEqual([{ commit, weakened: [lost] }]);
  });

  it.each([
    ["cleared it", merged],
    ["was overridden, which no weakening is before it is signed", overridden],
  ])("is not named where the gate %s", async (_, arrival) => {
    const commit = edit(resting("Purchase.value"));
    expect(await named({ [commit]: arrival })).toEqual([]);
  });

  it("is not named where nobody asks a host: the branch is taken at its word", async () => {
    edit(resting("Purchase.value"));
    expect(await named({}, { arrivals: null })).toEqual([]);
  });

  it("is no longer named once it is taken back", async () => {
    const commit = edit(resting("Purchase.value"));
    const back = edit(resting("Purchase.value, Purchase.currency"));
    expect(await named({ [commit]: pushed, [back]: pushed })).toEqual([]);
  });

  it("is no longer named once the owner signed it after all", async () => {
    const commit = edit(resting("Purchase.value"));
    const back = edit(resting("Purchase.value, Purchase.currency"));
    const signed = edit(resting("Purchase.value"));
    expect(await named({ [commit]: pushed, [back]: pushed })).toEqual([]);
    expect(await named({ [commit]: pushed, [back]: pushed, [signed]: pushed })).toEqual([
      { commit: signed, weakened: [lost] },
    ]);
  });

  it("is named beside what was signed of another entry", async () => {
    const commit = edit(resting("Purchase.value"));
    edit({ ...resting("Purchase.value"), "retests.yml": `${tinySheet["retests.yml"] ?? ""}    max_age_days: 7\n` });
    edit(resting("Purchase.value"));
    expect(await named({ [commit]: pushed })).toEqual([{ commit, weakened: [lost] }]);
  });

  it("is seen through a sheet that was broken in between", async () => {
    const broken = edit({ "conclusions.yml": "conclusions: [" });
    const commit = edit(resting("Purchase.value"));
    expect(await named({ [broken]: pushed, [commit]: pushed })).toEqual([{ commit, weakened: [lost] }]);
  });

  it("is the same with a cache", async () => {
    const cache = createMemoryCache();
    const commit = edit(resting("Purchase.value"));
    expect(await named({ [commit]: pushed }, { cache })).toEqual([{ commit, weakened: [lost] }]);
    store.commit({ [checkoutFile]: "1" });
    expect(await named({ [commit]: pushed }, { cache })).toEqual([{ commit, weakened: [lost] }]);
    edit(resting("Purchase.value, Purchase.currency"));
    expect(await named({ [commit]: pushed }, { cache })).toEqual([]);
  });
});
