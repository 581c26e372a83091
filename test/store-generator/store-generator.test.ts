import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeCatalogue } from "../../scripts/store-generator/catalogue.ts";
import { faultSides, parseFault } from "../../scripts/store-generator/faults.ts";
import { makeOrders } from "../../scripts/store-generator/make-orders.ts";
import { usualStore, type StoreOptions } from "../../scripts/store-generator/options.ts";
import { writeStore } from "../../scripts/store-generator/write-store.ts";

const catalogue = makeCatalogue(3, 50);

function madeWith(faults: readonly string[], options: Partial<StoreOptions> = {}) {
  const store = { ...usualStore, orders: 1500, seed: 3, blocked: 0, faults: faults.map(parseFault), ...options };
  return [...makeOrders(store, catalogue)];
}

describe("a generated store", () => {
  const clean = madeWith([]);

  test("without faults and blockers has orders that match or are excluded", () => {
    const verdicts = new Set(clean.map(({ truth }) => truth.verdict));
    expect(verdicts).toEqual(new Set(["matched", "excluded"]));
  });

  test("has every reason for which an order is excluded", () => {
    const reasons = new Set(madeWith([], { orders: 5000 }).map(({ truth }) => truth.exclusion));
    expect(reasons).toEqual(new Set([null, "pos", "draft", "test", "renewal", "no-consent", "cancelled"]));
  });

  test("loses browser events to blockers, and says so", () => {
    const blocked = madeWith([], { blocked: 0.3 }).filter(({ truth }) => truth.verdict === "missing-on-browser");
    expect(blocked.length).toBeGreaterThan(200);
    expect(blocked.every(({ truth }) => truth.natural.includes("blocker"))).toBe(true);
  });

  test.each(Object.keys(faultSides))("with %s names it, and only its orders change", (name) => {
    const faulty = madeWith([name]);
    const hit = faulty.filter(({ truth }) => truth.faults.length > 0);
    expect(hit.length).toBeGreaterThan(40);
    expect(faulty.map(({ order }) => order)).toEqual(clean.map(({ order }) => order));
    const untouched = faulty.filter(({ truth }) => truth.faults.length === 0);
    expect(untouched.every(({ truth }) => ["matched", "excluded"].includes(truth.verdict))).toBe(true);
  });

  test("limits a fault to its segment and to the time from which it holds", () => {
    const from = "2026-09-15T00:00:00.000Z";
    const hit = madeWith([`missing-server@device=mobile+gateway=shop_pay+from=${from}+share=1`], { orders: 5000 })
      .map(({ truth }) => truth)
      .filter(({ faults }) => faults.length > 0);
    expect(hit.length).toBeGreaterThan(50);
    expect(hit.every((truth) => truth.at >= from && truth.dimensions.device === "mobile")).toBe(true);
    expect(hit.every((truth) => truth.dimensions.gateway === "shop_pay")).toBe(true);
  });

  test("is the same bytes for the same seed", () => {
    const [one, two] = [1, 2].map(() => mkdtempSync(join(tmpdir(), "store-"))) as [string, string];
    for (const out of [one, two]) writeStore({ ...usualStore, orders: 300, seed: 9, out, har: true, format: "csv" });
    const bytes = (folder: string) =>
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
    expect(bytes(one)).toEqual(bytes(two));
    expect(readdirSync(one)).toContain("browser.har");
  });

  test("refuses a fault, a dimension or a side that doesn't exist", () => {
    expect(() => parseFault("gone")).toThrow("no fault gone");
    expect(() => parseFault("milliseconds@moon=full")).toThrow("moon");
    expect(() => parseFault("milliseconds@side=left")).toThrow("side=left");
  });
});
