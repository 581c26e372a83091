import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { validate } from "../../../src/contract/validate.ts";
import { createLandedStore, type LandedStore } from "../landed-store.ts";

let store: LandedStore;

/** For tests that write nothing, as they say themselves. */
function sharedStore(prepare: () => Promise<unknown>): void {
  beforeAll(async () => {
    store = createLandedStore();
    await prepare();
  });
  afterAll(() => store.repository.remove());
}

function freshStore(): void {
  beforeEach(() => {
    store = createLandedStore();
  });
  afterEach(() => store.repository.remove());
}

const drift = "governance/records/2026-11-20-value-drift.yml";
const opening = ["incident", "open", "value-drift", "--at", "2026-11-20T14:10:00Z"] as const;

const close = (...words: readonly string[]) => store.sg("incident", "close", "2026-11-20-value-drift", ...words);

describe("incident close", () => {
  freshStore();

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

  it("ends the pause when it lands", async () => {
    await store.sg(...opening);
    store.land("2026-11-20T15:00:00Z", drift);
    const sample = store.sample("ten", { taken_at: "2026-11-22T09:00:00Z" });
    await close("--retest", `order-sample=${sample}`);
    store.land("2026-11-22T12:30:00Z", drift, sample);
    const { pauses, contaminated, findings } = await store.ledger();
    expect(findings).toEqual([]);
    expect(pauses.find(({ id }) => id === "2026-11-20-value-drift")).toMatchObject({
      lifts: [{ record: "2026-11-20-value-drift", at: "2026-11-22T12:30:00Z" }],
    });
    expect(contaminated).toMatchObject([{ from: "2026-11-20T14:10:00Z", to: "2026-11-22T12:00:00Z" }]);
  });
});

describe("a landed closing that does not count", () => {
  freshStore();

  it("is said to be mended by incident update, which opens the incident again", async () => {
    await store.sg(...opening);
    store.land("2026-11-20T15:00:00Z", drift);
    const sample = store.sample("ten", { taken_at: "2026-11-22T09:00:00Z" });
    await close("--retest", `order-sample=${sample}`);
    store.land("2026-11-22T12:00:00Z", drift);
    expect((await store.ledger()).findings).not.toEqual([]);

    const { err } = await close("--retest", `order-sample=${sample}`);
    const line = /signal-governance (incident update \S+) --detail/u.exec(err)?.[1] ?? "";
    const again = await store.sg(...line.split(" "), "--detail", "The sample was not committed.");
    expect([again.code, again.out]).toEqual([0, expect.stringContaining("which opens the incident again")]);
    const second = "2026-11-20-value-drift-2";
    store.land("2026-11-22T13:00:00Z", `governance/records/${second}.yml`);
    const open = await store.ledger();
    expect(open.findings).toEqual([]);
    expect(open.pauses.filter(({ cause }) => cause.kind === "incident")).toMatchObject([
      { id: second, since: "2026-11-20T14:10:00Z", lifts: [] },
    ]);

    await store.sg("incident", "close", second, "--retest", `order-sample=${sample}`);
    store.land("2026-11-22T14:00:00Z", `governance/records/${second}.yml`, sample);
    const { pauses, findings } = await store.ledger();
    expect(findings).toEqual([]);
    expect(pauses.find(({ id }) => id === second)?.lifts).toHaveLength(1);
  });

  it("that no commit holds yet is taken out of the file instead", async () => {
    await store.sg(...opening);
    const sample = store.sample("ten", { taken_at: "2026-11-22T09:00:00Z" });
    await close("--retest", `order-sample=${sample}`);
    const { code, err } = await store.sg("incident", "update", "2026-11-20-value-drift", "--detail", "Again.");
    expect([code, err]).toEqual([2, expect.stringContaining("take `closed` out of the file")]);
  });
});

describe("incident close changes nothing", () => {
  sharedStore(async () => {
    await store.sg(...opening);
    store.sample("ten", { taken_at: "2026-11-22T09:00:00Z" });
    store.sample("failing", { taken_at: "2026-11-22T09:00:00Z", server: '"2"' });
    store.sample("early", { taken_at: "2026-11-20T09:00:00Z" });
    store.sample("late", { taken_at: "2026-11-23T09:00:00Z" });
    store.sample("named", { taken_at: "2026-11-22T09:00:00Z", server: "kim@shop.example" });
    store.write("governance/evidence/broken.yml", "kind: sample\nretest: order-sample\n");
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
  ])("%s", async (_, words, code) => {
    const before = store.read(drift);
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
  ])("with %j, which is no command line", async (words, message) => {
    const before = store.read(drift);
    const ran = await close(...words);
    expect([ran.code, store.read(drift)]).toEqual([2, before]);
    expect(ran.err).toContain(message);
    expect(ran.err).toMatch(/^error: .+\n next: .+\n$/u);
  });
});

describe("incident list", () => {
  freshStore();

  it("names what is open and what closes it", async () => {
    expect((await store.sg("incident", "list")).out).toBe("No incident is open.\n");
    await store.sg(...opening, "--store", "us", "--segment", "mobile", "--detail", "Totals differ");
    await store.sg("incident", "open", "purchase-spike", "--at", "2026-11-18T09:00:00Z");
    const { out } = await store.sg("incident", "list");
    expect(out).toMatchSnapshot();
    const listed = JSON.parse((await store.sg("incident", "list", "--json")).out) as { incidents: unknown[] };
    expect(validate("incidents", listed)).toMatchObject({ ok: true });
    expect(listed.incidents).toHaveLength(2);
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
