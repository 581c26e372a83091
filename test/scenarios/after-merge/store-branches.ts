import { expect, it } from "vitest";
import { inLedgerShop, pauseOf, riskyTotal } from "../ledger-shop.ts";
import { replaced, storySheet } from "../shop.ts";

const path = "governance/sheet.yml";
const twoStores = {
  ...storySheet,
  [path]: replaced(
    storySheet[path],
    "branches: [main] }",
    'branches: [main] }\n  de: { domain: northwind.example, dataset: "123456789012346", currency: EUR, branches: [store-de] }',
  ),
};

it("what lands on a store's own branch pauses that store alone, until it lands on the other's", () =>
  inLedgerShop(async ({ repository, land, status }) => {
    repository.branch("store-de", "main");
    const german = land("2026-11-10T12:00:00Z", riskyTotal("1.19"), { branch: "store-de" });
    expect((await status("2026-11-10T13:00:00Z")).rows).toMatchObject({
      "us/roas": "usable",
      "de/roas": [`${pauseOf(german)}@store-de`],
    });
    const american = land("2026-11-11T12:00:00Z", riskyTotal("1.08"));
    expect((await status("2026-11-11T13:00:00Z", "--store", "us")).rows["us/roas"]).toEqual([pauseOf(american)]);
    expect((await status("2026-11-11T13:00:00Z", "--store", "de")).rows["de/roas"]).toEqual([`${pauseOf(german)}@store-de`]);
  }, twoStores));

it("deleting a store's branch frees nothing of what landed on it", () =>
  inLedgerShop(async ({ repository, land, status, run }) => {
    repository.branch("store-de", "main");
    land("2026-11-10T12:00:00Z", riskyTotal("1.19"), { branch: "store-de" });
    repository.git("branch", "-D", "store-de");
    const { code, rows, findings } = await status("2026-11-10T13:00:00Z");
    expect([code, findings]).toEqual([1, [`branch-missing ${path}`]]);
    expect(rows).toEqual({
      "us/roas": "usable",
      "us/sku-scaling": "usable",
      "de/roas": ["history-incomplete@store-de"],
      "de/sku-scaling": ["history-incomplete@store-de"],
    });
    const { out } = await run("2026-11-10T13:00:00Z", "status", "--store", "de");
    expect(out).toContain("The branch store-de is not there, so what landed on it is unknown");
    expect(out).toContain("the branch store-de is there");
  }, twoStores));
