import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeCatalogue } from "../../scripts/store-generator/shop/catalogue.ts";
import { createIssueCounts } from "../../scripts/store-generator/truth/event-issues.ts";
import { faultNames } from "../../scripts/store-generator/faults/fault-table.ts";
import { parseFault } from "../../scripts/store-generator/faults/faults.ts";
import { makeOrders, type MadeOrder } from "../../scripts/store-generator/make-orders.ts";
import { parseOptions, usualStore, type StoreOptions } from "../../scripts/store-generator/options.ts";
import { writeStore } from "../../scripts/store-generator/write/write-store.ts";

const catalogue = makeCatalogue(3, 50);

function madeWith(faults: readonly string[], options: Partial<StoreOptions> = {}) {
  const store = { ...usualStore, orders: 1000, seed: 3, blocked: 0, faults: faults.map(parseFault), ...options };
  return [...makeOrders(store, catalogue)];
}

function issuesIn(made: readonly MadeOrder[]): Readonly<Record<string, number>> {
  const issues = createIssueCounts({ server: "lines" });
  made.forEach(issues.add);
  return issues.end();
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

  test.each(faultNames)("with %s names it, and only its orders change", (name) => {
    const faulty = madeWith([name]);
    const hit = faulty.filter(({ truth }) => truth.faults.length > 0);
    expect(hit.length).toBeGreaterThan(15);
    expect(faulty.map(({ order }) => order)).toEqual(clean.map(({ order }) => order));
    const untouched = faulty.filter(({ truth }) => truth.faults.length === 0);
    expect(untouched.every(({ truth }) => ["matched", "excluded"].includes(truth.verdict))).toBe(true);
  });

  test.each([
    ["value-rounded", {}],
    ["value-as-text", {}],
    ["currency-lower-case", {}],
    ["clock-ahead", {}],
    ["order-twice", {}],
    ["test-code", { "test-code": "all" }],
    ["second-sender", { "second-sender": "all", repeated: "all" }],
    ["consent-ignored", { "consent-ignored": "all" }],
    ["events-without-order", { "event-without-order": "twice" }],
  ])("with %s has every order's verdict as without, and counts %o of its events", (name, more) => {
    const faulty = madeWith([name]);
    expect(faulty.map(({ truth }) => truth.verdict)).toEqual(clean.map(({ truth }) => truth.verdict));
    const [before, after] = [clean, faulty].map(issuesIn);
    const kinds = Object.entries(more);
    for (const kind of Object.keys({ ...before, ...after }).filter((one) => !kinds.some(([other]) => one === other)))
      expect([kind, after?.[kind]]).toEqual([kind, before?.[kind]]);
    const hit = faulty.filter(({ truth }) => truth.faults.length > 0).length;
    for (const [kind, times] of kinds) {
      const counted = (after?.[kind] ?? 0) - (before?.[kind] ?? 0);
      expect(counted).toBeGreaterThan(0.9 * hit);
      expect(counted).toBeLessThan((times === "twice" ? 2.1 : 1.1) * hit);
    }
  });

  test.each([
    ["unreferenced", "missing-on-server", "probable-match"],
    ["event-renamed", "missing-on-server", "same-id-other-name"],
    ["dataset-split", "missing-on-browser", "same-id-other-dataset"],
    ["id-missing", "duplicate", "id-missing"],
    ["request-refused", "missing-on-server", "turned-away"],
    ["request-poisoned", "missing-on-server", "lost-with-request"],
    ["sent-late", "duplicate", null],
    ["value-locale", "value-drift", null],
    ["currency-missing", "currency", null],
    ["content-type", "product-identity", null],
    ["future-time", "event-time", null],
    ["hashed-fbp", "identity-keys", null],
  ] as const)("with %s has orders that are %s", (name, verdict, issue) => {
    const hit = madeWith([name]).filter(({ truth }) => truth.faults.length > 0 && truth.exclusion === null);
    expect(new Set(hit.map(({ truth }) => truth.verdict))).toEqual(new Set([verdict]));
    if (issue !== null) expect(issuesIn(hit)[issue]).toBeGreaterThanOrEqual(hit.length);
  });

  test("counts the events of every id that two orders share", () => {
    const faulty = madeWith(["id-reused"]);
    const ids = new Map<string, Set<string>>();
    const purchases = faulty.flatMap(({ events }) =>
      events.filter(({ name, origin }) => name === "Purchase" && origin === "code"),
    );
    for (const { eventId, order } of purchases)
      ids.set(eventId ?? "", (ids.get(eventId ?? "") ?? new Set()).add(order.id));
    const shared = purchases.filter(({ eventId }) => (ids.get(eventId ?? "")?.size ?? 0) > 1);
    expect(shared.length).toBeGreaterThan(100);
    expect(issuesIn(faulty)["id-reused"]).toBe(shared.length);
  });

  test("whose prices hold the tax sums without it", () => {
    for (const { order } of madeWith([], { taxesIncluded: true })) {
      expect(order.total).toBe(order.subtotal + order.shipping);
      expect(order.tax).toBeLessThanOrEqual(order.total / 4);
    }
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
    for (const out of [one, two])
      writeStore({ ...usualStore, orders: 300, seed: 9, out, browser: "har", format: "csv" });
    const bytes = (folder: string) =>
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
    expect(bytes(one)).toEqual(bytes(two));
    expect(readdirSync(one)).toContain("browser-1.har");
  });

  test("refuses a fault, a dimension or a side that doesn't exist", () => {
    expect(() => parseFault("gone")).toThrow("no fault gone");
    expect(() => parseFault("milliseconds@moon=full")).toThrow("moon");
    expect(() => parseFault("milliseconds@side=left")).toThrow("side=left");
  });

  test("refuses a form that it can't write", () => {
    expect(() => parseOptions(["--format", "xls"])).toThrow("--format xls: rest, list, pages, bulk, csv");
    expect(() => parseOptions(["--browser", "pcap"])).toThrow("--browser pcap: lines, har, tr-log");
    expect(parseOptions(["--server", "form", "--gz"])).toMatchObject({ server: "form", gzip: true });
  });
});
