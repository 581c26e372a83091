import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Arrival } from "../../../src/model/landing.ts";
import {
  checkoutFile,
  createArrivals,
  createLedgerStore,
  createMemoryCache,
  merged,
  recordFile,
  resumeText,
  type LedgerStore,
} from "./ledger-store.ts";

let store: LedgerStore;
let head: string;
beforeEach(() => {
  store = createLedgerStore();
  store.git.branch("feature", "main");
  head = store.commit({ [checkoutFile]: "1" }, { branch: "feature" });
  store.commit({ "readme.md": "Meanwhile\n" });
});
afterEach(() => store.remove());

const date = "2026-11-02T09:00:00Z";

function landedAs(gate: Arrival["gate"]) {
  return store.facts({ arrivals: createArrivals(() => ({ ...merged, gate, head })) });
}

describe("a pull request that the gate let through, merged by hand", () => {
  it("keeps the gate's word where the merge holds what was judged", async () => {
    store.git.merge({ into: "main", from: "feature", date });
    expect((await landedAs("clear")).landings[0]?.arrival).toEqual({ ...merged, gate: "clear" });
  });

  it.each(["clear", "overridden", "not-applicable"] as const)(
    "loses the word %s where the merge holds more",
    async (gate) => {
      store.git.merge({ into: "main", from: "feature", date, files: { "theme/more.js": "2" } });
      expect((await landedAs(gate)).landings[0]?.arrival).toEqual({ ...merged, gate: "other-content" });
    },
  );

  it("frees nothing by a record that the merge alone holds, also from a cache", async () => {
    const hit = store.commit({ "src/checkout/fee.js": "0" });
    store.git.merge({ into: "main", from: "feature", date, files: recordFile("back", resumeText(hit)) });
    const cache = createMemoryCache();
    const arrivals = createArrivals(() => ({ ...merged, head }));
    for (const run of ["new", "cached"]) {
      const { records } = await store.facts({ arrivals, cache });
      expect([run, records[0]?.versions[0]?.arrival?.gate]).toEqual([run, "other-content"]);
    }
    expect(arrivals.asked.flatMap(([commits]) => commits).filter((one) => one === store.git.sha("main"))).toHaveLength(
      1,
    );
  });
});
