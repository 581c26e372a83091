import { afterEach, beforeEach, expect, it } from "vitest";
import type { Arrival } from "../../../src/model/landing.ts";
import {
  checkoutFile,
  createArrivals,
  createLedgerStore,
  merged,
  sheetFiles,
  storeOn,
  type LedgerStore,
} from "./ledger-store.ts";

let store: LedgerStore;
beforeEach(() => {
  store = createLedgerStore();
  store.commit(sheetFiles({ "sheet.yml": storeOn("main") }), { message: "List main" });
  store.commit({ [checkoutFile]: "1" }, { message: "Checkout" });
});
afterEach(() => store.remove());

it("a commit that the branch at hand and a store's branch both hold is one cause", async () => {
  const tip = store.git.sha("main");
  store.commit({ "readme.md": "x" }, { branch: "proposal", onto: tip, message: "Not merged yet" });
  const { status } = await store.shown({ branch: "proposal" });
  expect(status.conclusions.map(({ because }) => because.map(({ pause }) => pause))).toEqual(
    status.conclusions.map(() => [`${tip.slice(0, 12)}/checkout`]),
  );
  expect(status.conclusions).not.toEqual([]);
});

it("what only the store's branch holds stays a cause of its own", async () => {
  store.git.branch("proposal", store.git.sha("main"));
  store.commit({ [checkoutFile]: "2" }, { message: "Later" });
  const { landings } = await store.facts({ branch: "proposal" });
  expect(landings.map(({ branch, subject }) => [branch, subject])).toEqual([
    ["proposal", "Checkout"],
    ["main", "Later"],
  ]);
});

it("stores that the default branch does not serve keep theirs", async () => {
  const two = storeOn("main").replace(
    / {2}us: .*/u,
    (us) => `${us}\n${us.replace("us:", "eu:").replace("[main]", "[eu]")}`,
  );
  store.commit(sheetFiles({ "sheet.yml": two }), { message: "Two stores" });
  store.commit({ [checkoutFile]: "3" }, { message: "Both lines" });
  store.git.branch("eu", store.git.sha("main"));
  const { landings } = await store.facts();
  const served = landings.filter(({ subject }) => subject === "Both lines");
  expect(served.map(({ branch, firings }) => [branch, firings.map(({ stores }) => stores)])).toEqual([
    ["main", [["us"]]],
    ["eu", [["eu"]]],
  ]);
});

it("a commit that came onto the two in different ways is told twice", async () => {
  store.git.branch("proposal", store.git.sha("main"));
  const facts = (gate: (branch: string) => Arrival["gate"]) =>
    store.facts({ branch: "proposal", arrivals: createArrivals((_, branch) => ({ ...merged, gate: gate(branch) })) });
  const pushed = await facts((branch) => (branch === "main" ? "none" : "clear"));
  expect(pushed.landings.map(({ branch }) => branch)).toEqual(["proposal", "main"]);
  const alike = await facts(() => "clear");
  expect(alike.landings.map(({ branch }) => branch)).toEqual(["proposal"]);
});

it("a commit that came onto the store's branch later is told twice: evidence from in between was taken before it", async () => {
  store.git.branch("proposal", store.git.sha("main"));
  const arrivals = createArrivals((_, branch) => ({
    ...merged,
    merged_at: branch === "proposal" ? "2026-11-01T11:30:00Z" : null,
  }));
  const { landings } = await store.facts({ branch: "proposal", arrivals });
  expect(landings.map(({ branch, landed_at }) => [branch, landed_at])).toEqual([
    ["proposal", "2026-11-01T11:30:00.000Z"],
    ["main", "2026-11-01T12:00:00.000Z"],
  ]);
});
