import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
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

const records = "governance/records";
const drift = `${records}/2026-11-20-value-drift.yml`;
const opening = ["incident", "open", "value-drift", "--at", "2026-11-20T14:10:00Z"] as const;

describe("incident open", () => {
  freshStore();

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
    expect(out).toMatch(
      /^wrote governance\/records\/2026-11-20-value-drift\.yml; next: .+\nfirst: .+\ndo not: (?!Do not).+\n$/u,
    );
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

  it("leaves nothing behind where it can't write", async () => {
    store.write(records, "not a folder\n");
    const { code, err } = await store.sg(...opening);
    expect([code, err]).toEqual([2, expect.stringContaining("could not write")]);
    expect(store.repository.git("status", "--short")).toBe("?? governance/records");
  });
});

describe("incident open writes nothing", () => {
  sharedStore(() => Promise.resolve());

  it.each([
    [["--detail", "kim@shop.example complained"], "secret-in-evidence"],
    [["--orders", "ask +41 79 555 01 02"], "secret-in-evidence"],
    [["--store", "uss"], "unknown-store"],
    [["--event", "Purchse"], "unknown-event"],
    [["--signals", "Purchase.valeu"], "unknown-signal"],
    [["--dataset", "meta"], "invalid-value"],
    [["--segment", "x".repeat(101)], "invalid-value"],
  ])("with %j and says %s", async (words, code) => {
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
  ])("as %j, which is no command line", async (words, message) => {
    const ran = await store.sg(...words);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(message);
    expect(store.list(records)).toEqual([]);
  });
});

describe("incident update", () => {
  freshStore();

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
});

describe("incident update changes nothing", () => {
  sharedStore(async () => {
    await store.sg(...opening);
    await store.sg("declare", "theme", "--at", "2026-11-19T14:10:00Z");
    store.write(`${records}/2026-11-19-odd.yml`, "kind: odd\n");
  });

  it.each([
    [["2026-11-20-value-drift"], "nothing was said that could change"],
    [["2026-11-20-nothing", "--segment", "mobile"], "open: 2026-11-20-value-drift"],
    [["--segment", "mobile"], "needs the record's name"],
    [["2026-11-19-theme", "--segment", "mobile"], "is a change record"],
    [["2026-11-19-odd", "--segment", "mobile"], "can't be read"],
  ])("does not run as %j", async (words, message) => {
    const ran = await store.sg("incident", "update", ...words);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(message);
  });

  it("writes nothing that would not hold", async () => {
    const before = store.read(drift);
    const ran = await store.sg("incident", "update", "2026-11-20-value-drift", "--detail", "kim@shop.example");
    expect([ran.code, store.read(drift)]).toEqual([1, before]);
    expect(ran.out).toContain("secret-in-evidence");
  });
});
