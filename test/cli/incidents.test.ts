import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLandedStore, type LandedStore } from "./landed-store.ts";

let store: LandedStore;
beforeEach(() => {
  store = createLandedStore();
});
afterEach(() => store.repository.remove());

const records = "governance/records";
const drift = `${records}/2026-11-20-value-drift.yml`;
const opening = ["incident", "open", "value-drift", "--at", "2026-11-20T14:10:00Z"] as const;

describe("incident open", () => {
  it("writes everything that was said, and what to do first", async () => {
    const { code, out } = await store.sg(
      ...opening,
      ...["--store", "us", "--dataset", "123456789012345", "--event", "Purchase", "--segment", "mobile"],
      ...["--from", "2026-11-20T15:10:00+01:00", "--to", "2026-11-21T08:00:00Z", "--signals", "Purchase.value"],
      ...[
        "--detail",
        "Totals leave out shipping: 10.00",
        "--platform-surface",
        "A drop",
        "--server-log",
        "No shipping",
      ],
      ...["--orders", "Ten orders", "--consent-state", "Granted", "--release-or-change", "Klarna"],
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^wrote governance\/records\/2026-11-20-value-drift\.yml; next: .+\nfirst: .+\ndo not: .+\n$/u);
    expect(store.record(drift)).toEqual({
      kind: "incident",
      incident: "value-drift",
      happened_at: "2026-11-20T14:10:00Z",
      scope: {
        stores: ["us"],
        datasets: ["123456789012345"],
        events: ["Purchase"],
        segment: "mobile",
        from: "2026-11-20T14:10:00Z",
        to: "2026-11-21T08:00:00Z",
      },
      signals: ["Purchase.value"],
      detail: "Totals leave out shipping: 10.00",
      evidence: {
        platform_surface: "A drop",
        server_log: "No shipping",
        orders: "Ten orders",
        consent_state: "Granted",
        release_or_change: "Klarna",
      },
    });
    expect((await store.sg("lint")).code).toBe(0);
  });

  it("begins with the first affected moment, or now, where nobody says when", async () => {
    await store.sg("incident", "open", "value-drift", "--from", "2026-11-20T14:10:00Z");
    expect(store.record(drift)).toMatchObject({ happened_at: "2026-11-20T14:10:00Z" });
    await store.sg("incident", "open", "value-drift");
    expect(store.record(`${records}/2026-11-22-value-drift.yml`)).toMatchObject({
      happened_at: "2026-11-22T12:00:00Z",
    });
  });

  it("is let through by the gate", async () => {
    await store.sg(...opening);
    store.repository.branch("report", store.merge);
    store.repository.commit({ branch: "report", files: { [drift]: store.read(drift) }, date: "2026-11-22T12:00:00Z" });
    expect((await store.sg("gate", "--base", "main", "--head", "report")).code).toBe(0);
  });

  it("prints a link that carries the same record", async () => {
    const { out } = await store.sg(...opening, "--link", "northwind/store");
    const link = new URL(out.trim());
    expect(link.searchParams.get("filename")).toBe(drift);
    expect(link.searchParams.get("value")).toBe((await store.sg(...opening, "--out", "-")).out);
    expect(store.list(records)).toEqual([]);
  });

  it.each([
    [["--detail", "kim@shop.example complained"], "secret-in-evidence"],
    [["--orders", "ask +41 79 555 01 02"], "secret-in-evidence"],
    [["--store", "uss"], "unknown-store"],
    [["--event", "Purchse"], "unknown-event"],
    [["--signals", "Purchase.valeu"], "unknown-signal"],
    [["--dataset", "meta"], "invalid-value"],
    [["--segment", "x".repeat(101)], "invalid-value"],
  ])("writes nothing with %j and says %s", async (words, code) => {
    const ran = await store.sg(...opening, ...words);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(`error[${code}]`);
    expect(store.list(records)).toEqual([]);
  });

  it.each([
    [["incident", "open", "value-drfit"], "did you mean value-drift?"],
    [["incident", "open"], "needs one entry"],
    [["incident", "open", "value-drift", "--at", "2026-11-22T13:00:00Z"], "lies in the future"],
    [["incident", "open", "value-drift", "--to", "tomorrow"], "is no moment"],
    [["incident", "opn", "value-drift"], "did you mean incident open?"],
  ])("does not run as %j", async (words, message) => {
    const ran = await store.sg(...words);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(message);
    expect(store.list(records)).toEqual([]);
  });
});

describe("incident update", () => {
  it("writes a record again that no commit holds, comments kept", async () => {
    await store.sg(...opening, "--store", "us", "--detail", "Totals differ");
    store.write(drift, `# from the media team\n${store.read(drift)}`);
    const { code, out } = await store.sg("incident", "update", "2026-11-20-value-drift", "--segment", "mobile");
    expect([code, out]).toEqual([0, expect.stringContaining("no commit holds yet")]);
    expect(store.read(drift)).toContain("# from the media team");
    expect(store.record(drift)).toMatchObject({
      scope: { stores: ["us"], segment: "mobile" },
      detail: "Totals differ",
    });
    expect(store.list(records)).toHaveLength(1);
  });

  it("writes a new record that amends one that landed, and leaves that alone", async () => {
    await store.sg(...opening, "--store", "us", "--orders", "Ten orders");
    store.land("2026-11-20T15:00:00Z", drift);
    const before = store.read(drift);
    const update = ["incident", "update", drift, "--to", "2026-11-21T08:00:00Z", "--server-log", "No shipping"];
    const { code, out } = await store.sg(...update);
    expect([code, out]).toEqual([0, expect.stringContaining("2026-11-20-value-drift-2.yml")]);
    expect(store.read(drift)).toBe(before);
    expect(store.record(`${records}/2026-11-20-value-drift-2.yml`)).toEqual({
      kind: "incident",
      incident: "value-drift",
      happened_at: "2026-11-20T14:10:00Z",
      scope: { stores: ["us"], to: "2026-11-21T08:00:00Z" },
      evidence: { orders: "Ten orders", server_log: "No shipping" },
      amends: "2026-11-20-value-drift",
    });
    const again = await store.sg("incident", "update", "2026-11-20-value-drift", "--segment", "mobile");
    expect([again.code, again.err]).toEqual([2, expect.stringContaining("2026-11-20-value-drift-2")]);
  });

  it.each([
    [["2026-11-20-value-drift"], "nothing was said that could change"],
    [["2026-11-20-nothing", "--segment", "mobile"], "open: 2026-11-20-value-drift"],
    [["--segment", "mobile"], "needs the record's name"],
    [["2026-11-19-theme", "--segment", "mobile"], "is a change record"],
    [["2026-11-19-odd", "--segment", "mobile"], "can't be read"],
  ])("does not run as %j", async (words, message) => {
    await store.sg(...opening);
    await store.sg("declare", "theme", "--at", "2026-11-19T14:10:00Z");
    store.write(`${records}/2026-11-19-odd.yml`, "kind: odd\n");
    const ran = await store.sg("incident", "update", ...words);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(message);
  });

  it("writes nothing that would not hold", async () => {
    await store.sg(...opening);
    const before = store.read(drift);
    const ran = await store.sg("incident", "update", "2026-11-20-value-drift", "--detail", "kim@shop.example");
    expect([ran.code, store.read(drift)]).toEqual([1, before]);
    expect(ran.out).toContain("secret-in-evidence");
  });
});

describe("incident close", () => {
  const close = (...words: readonly string[]) => store.sg("incident", "close", "2026-11-20-value-drift", ...words);

  it("adds the ending below what stands there, comments and all", async () => {
    await store.sg(...opening, "--segment", "mobile", "--from", "2026-11-20T13:00:00Z");
    store.write(drift, `# from the media team\n${store.read(drift)}# found by @kim\n`);
    const before = store.read(drift);
    const sample = store.sample("ten", { taken_at: "2026-11-22T09:00:00Z" });
    const { code, out } = await close("--retest", `order-sample=${sample}`, "--at", "2026-11-22T11:00:00Z");
    expect([code, out]).toEqual([0, expect.stringContaining("which commerce signs")]);
    expect(store.read(drift).startsWith(before)).toBe(true);
    expect(store.record(drift)).toMatchObject({
      closed: {
        at: "2026-11-22T11:00:00Z",
        retests: [{ retest: "order-sample", result: "passed", at: "2026-11-22T09:00:00Z", evidence: sample }],
        contaminated: [{ from: "2026-11-20T13:00:00Z", to: "2026-11-22T11:00:00Z", segment: "mobile" }],
      },
    });
    expect((await store.sg("lint")).code).toBe(0);
    expect((await close("--retest", `order-sample=${sample}`)).err).toContain("was closed at");
  });

  it("is held by the gate for the owner's signature alone", async () => {
    await store.sg(...opening);
    const tip = store.land("2026-11-20T15:00:00Z", drift);
    const sample = store.sample("ten", { taken_at: "2026-11-22T09:00:00Z" });
    await close("--retest", `order-sample=${sample}`, "--contaminated", "none");
    store.repository.branch("ending", tip);
    const files = Object.fromEntries([drift, sample].map((path) => [path, store.read(path)]));
    store.repository.commit({ branch: "ending", files, date: "2026-11-22T12:00:00Z" });
    const { code, out } = await store.sg("gate", "--base", "main", "--head", "ending", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      verdict: "waiting",
      findings: [],
      requirements: [{ key: "record:2026-11-20-value-drift", owner: "commerce" }],
    });
  });

  it.each([
    ["without a retest", [], "close-when-unmet"],
    ["with another retest", ["--retest", "dataset-check=https://a.example/1@2026-11-22T09:00:00Z"], "close-when-unmet"],
    ["with a sample that fails", ["--retest", "order-sample=governance/evidence/failing.yml"], "numbers-differ"],
    [
      "with a sample from before",
      ["--retest", "order-sample=governance/evidence/early.yml"],
      "evidence-before-incident",
    ],
    ["with a sample from tomorrow", ["--retest", "order-sample=governance/evidence/late.yml"], "evidence-in-future"],
    [
      "with a sample that holds an address",
      ["--retest", "order-sample=governance/evidence/named.yml"],
      "secret-in-evidence",
    ],
    ["with a broken sample", ["--retest", "order-sample=governance/evidence/broken.yml"], "missing-key"],
    [
      "with a link for a sample",
      ["--retest", "order-sample=https://a.example/1@2026-11-22T09:00:00Z"],
      "numbers-differ",
    ],
  ])("changes nothing %s", async (_, words, code) => {
    await store.sg(...opening);
    const before = store.read(drift);
    store.sample("failing", { taken_at: "2026-11-22T09:00:00Z", server: '"2"' });
    store.sample("early", { taken_at: "2026-11-20T09:00:00Z" });
    store.sample("late", { taken_at: "2026-11-23T09:00:00Z" });
    store.sample("named", { taken_at: "2026-11-22T09:00:00Z", server: "kim@shop.example" });
    store.write("governance/evidence/broken.yml", "kind: sample\nretest: order-sample\n");
    const ran = await close(...words);
    expect([ran.code, ran.err]).toEqual([1, ""]);
    expect(ran.out).toContain(`[${code}]`);
    expect(store.read(drift)).toBe(before);
  });

  it.each([
    [["--retest", "order-sample"], "--retest takes RETEST=EVIDENCE"],
    [["--retest", "order-sampel=governance/evidence/ten.yml"], "no retest named"],
    [["--retest", "order-sample=governance/evidence/none.yml"], "there is no evidence"],
    [["--retest", "order-sample=../../../etc/hostname"], "there is no evidence"],
    [["--retest", "funnel-sample=governance/evidence/ten.yml"], "answers order-sample, not funnel-sample"],
    [["--retest", "dataset-check=https://a.example/1"], "does not say when"],
    [["--retest", "order-sample=governance/evidence/ten.yml@2026-11-22T09:00:00Z"], "says itself when"],
    [["--contaminated", "yesterday"], "--contaminated takes FROM..TO"],
    [["--contaminated", "2026-11-21T00:00:00Z..2026-11-20T00:00:00Z"], "comes after"],
    [["--at", "2026-11-23T00:00:00Z"], "lies in the future"],
  ])("does not run with %j", async (words, message) => {
    await store.sg(...opening);
    const before = store.read(drift);
    store.sample("ten", { taken_at: "2026-11-22T09:00:00Z" });
    const ran = await close(...words);
    expect([ran.code, store.read(drift)]).toEqual([2, before]);
    expect(ran.err).toContain(message);
    expect(ran.err).toMatch(/^error: .+\n next: .+\n$/u);
  });
});

describe("incident list", () => {
  it("names what is open and what closes it", async () => {
    expect((await store.sg("incident", "list")).out).toBe("No incident is open.\n");
    await store.sg(...opening, "--store", "us", "--segment", "mobile", "--detail", "Totals differ");
    await store.sg("incident", "open", "purchase-spike", "--at", "2026-11-18T09:00:00Z");
    const { out } = await store.sg("incident", "list");
    expect(out).toMatchSnapshot();
    const { incidents } = JSON.parse((await store.sg("incident", "list", "--json")).out) as { incidents: unknown[] };
    expect(incidents).toHaveLength(2);
  });

  it("leaves out what was closed or amended", async () => {
    await store.sg(...opening);
    store.land("2026-11-20T15:00:00Z", drift);
    await store.sg("incident", "update", "2026-11-20-value-drift", "--segment", "mobile");
    const { out } = await store.sg("incident", "list");
    expect(out.split("\n")[0]).toBe("2026-11-20-value-drift-2");
    const sample = store.sample("ten", { taken_at: "2026-11-22T09:00:00Z" });
    await store.sg("incident", "close", "2026-11-20-value-drift-2", "--retest", `order-sample=${sample}`);
    expect((await store.sg("incident", "list")).out).toBe("No incident is open.\n");
  });
});
