import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLandedStore, type LandedStore } from "../landed-store.ts";

const records = "governance/records";
const evidence = "governance/evidence";
const rate = (numerator: number, denominator: number) => ({ numerator, denominator });

const good = {
  version: 1,
  kind: "reconciliation",
  taken_at: "2026-11-21T09:00:00Z",
  orders: 400,
  metrics: {
    orders_with_event: rate(396, 400),
    same_event_id: rate(380, 380),
    same_value: rate(396, 396),
    same_currency: rate(396, 396),
    duplicated_orders: rate(0, 400),
  },
};

describe("a resume from a reconciliation", () => {
  let store: LandedStore;
  beforeEach(() => {
    store = createLandedStore();
  });
  afterEach(() => store.repository.remove());

  const resume = (report: object, ...more: readonly string[]) => {
    const sample = store.sample("ten", { taken_at: "2026-11-21T09:00:00Z" });
    store.write("report.json", JSON.stringify(report));
    return store.sg(
      ...["resume", "--conclusion", "roas", "--released-at", "2026-11-20T08:00:00Z"],
      ...["--retest", `order-sample=${sample}`, "--from", "report.json", ...more],
    );
  };

  it("names the retest that a reconciliation proves, and takes the report along as evidence", async () => {
    const { code, out, err } = await resume(good);
    expect([code, err, out]).toEqual([0, "", expect.stringContaining(`${records}/2026-11-22-resume-roas.yml`)]);
    const copied = `${evidence}/2026-11-21-order-reconciliation.json`;
    expect(store.record(`${records}/2026-11-22-resume-roas.yml`)).toMatchObject({
      retests: [
        { retest: "order-sample" },
        { retest: "order-reconciliation", result: "passed", at: "2026-11-21T09:00:00Z", evidence: copied },
      ],
    });
    expect(store.read(copied)).toBe(store.read("report.json"));
    expect((await store.sg("lint")).code).toBe(0);
  });

  it("takes a report that stands among the evidence where it stands", async () => {
    const path = `${evidence}/ours.json`;
    store.write(path, JSON.stringify({ ...good, retest: "order-reconciliation" }));
    expect((await resume(good, "--from", path)).code).toBe(0);
    expect(store.record(`${records}/2026-11-22-resume-roas.yml`)).toMatchObject({ retests: [{}, { evidence: path }] });
    expect(store.list(evidence).filter((name) => name.endsWith(".json"))).toEqual(["ours.json"]);
  });

  it.each([
    [
      "a rate that misses its limit",
      { ...good.metrics, same_value: rate(300, 400) },
      "✗ the order's amount: 300 of 400 orders with an event (75 %); at least 98 % needed [same_value]",
    ],
    [
      "a rate that nobody could work out",
      { ...good.metrics, same_value: rate(0, 0) },
      "? the order's amount: could not know; at least 98 % needed, on 150 or more [same_value]",
    ],
    [
      "a rate on too few orders",
      { ...good.metrics, same_value: rate(12, 12) },
      "? the order's amount: 12 of 12 orders with an event (100 %); at least 150 needed to tell [same_value]",
    ],
  ])("is not written with %s", async (_what, metrics, told) => {
    const { code, out } = await resume({ ...good, metrics });
    expect(code).toBe(1);
    const [first, second, third] = out.split("\n");
    expect(first).toBe("report.json does not pass order-reconciliation: 1 limit of 5 is not met; the other 4 hold.");
    expect([second?.trim(), third]).toEqual([told, expect.stringMatching(/^Next: /u)]);
    expect(out).not.toContain("same_currency");
    expect(store.list(evidence).filter((name) => name.endsWith(".json"))).toEqual([]);
  });

  it.each([
    ["what it covers", []],
    ["what it is asked for", ["--store", "us"]],
  ])("is not written on a report of another store than %s", async (_what, words) => {
    const { code, out } = await resume({ ...good, store: "eu" }, ...words);
    expect(code).toBe(1);
    expect(out).toContain("order-reconciliation was reconciled for eu, and nothing shows us [evidence-of-other-store]");
    expect(store.list(evidence).filter((name) => name.endsWith(".json"))).toEqual([]);
    expect((await resume({ ...good, store: "us" }, ...words)).code).toBe(0);
  });

  it("writes nothing with --check", async () => {
    expect((await resume(good, "--check")).code).toBe(0);
    expect(store.list(evidence).filter((name) => name.endsWith(".json"))).toEqual([]);
    expect(store.list(records)).toEqual([]);
  });

  it("goes by no link without its evidence", async () => {
    const { code, err } = await resume(good, "--link", "northwind/store");
    expect([code, err]).toEqual([2, expect.stringContaining("governance/evidence/")]);
  });

  it("says what is wrong with a file that is no reconciliation", async () => {
    const { code, err } = await resume({ kind: "sample" });
    expect([code, err]).toEqual([2, expect.stringContaining("no reconciliation")]);
  });
});
