import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLandedStore, landedAt, type LandedStore } from "./landed-store.ts";
import { pixel } from "./store.ts";

const records = "governance/records";

let store: LandedStore;

describe("declare --no-impact", () => {
  beforeEach(() => {
    store = createLandedStore();
  });
  afterEach(() => store.repository.remove());

  it("holds before the merge exactly what the gate's fingerprint hashes", async () => {
    const { repository } = store;
    repository.branch("tidy", store.merge);
    repository.commit({ branch: "tidy", files: { [pixel]: "// tidied\n" }, date: "2026-11-20T10:00:00Z" });
    repository.checkout("tidy");
    const reason = "Only comments were added: nothing that is sent changes";
    const { code, out } = await store.sg(
      "declare",
      "--no-impact",
      "tracking-app",
      "--base",
      "main",
      "--reason",
      reason,
    );
    expect([code, out]).toEqual([0, expect.stringContaining("which tracking signs")]);
    const blobs = [repository.blob("main", pixel), repository.blob("tidy", pixel)];
    const path = `${records}/2026-11-22-no-impact-tracking-app.yml`;
    expect(store.record(path)).toEqual({
      kind: "no-impact",
      trigger: "tracking-app",
      reason,
      facts: [["file", "modified", pixel, null, ...blobs]],
    });
    repository.commit({ branch: "tidy", files: { [path]: store.read(path) }, date: "2026-11-22T12:00:00Z" });
    repository.merge({ into: "main", from: "tidy", date: "2026-11-22T13:00:00Z" });
    const { pauses, findings } = await store.ledger();
    expect([pauses.map(({ since }) => since), findings]).toEqual([[landedAt], []]);
  });

  it("names after the merge the commits, in full, once each", async () => {
    const words = ["declare", "--no-impact", "tracking-app", "--reason", "Measured: the same payloads"] as const;
    const { code } = await store.sg(...words, "--commit", store.merge.slice(0, 9), "--commit", "main");
    expect(code).toBe(0);
    const path = `${records}/2026-11-22-no-impact-tracking-app.yml`;
    expect(store.record(path)).toMatchObject({ commits: [store.merge] });
    expect((await store.sg("lint")).code).toBe(0);
    store.land("2026-11-22T12:30:00Z", path);
    expect(await store.ledger()).toMatchObject({ pauses: [], findings: [] });
  });
});

describe("declare --no-impact does not run", () => {
  beforeAll(() => {
    store = createLandedStore();
  });
  afterAll(() => store.repository.remove());

  it.each([
    [["--no-impact", "tracking-app", "--base", "main"], "needs the reason"],
    [["--no-impact", "tracking-app", "--reason", "why"], "either the branch to merge into or the commits"],
    [["--no-impact", "tracking-app", "--reason", "why", "--base", "main", "--commit", "main"], "either the branch"],
    [["--no-impact", "traking-app", "--reason", "why", "--base", "main"], "did you mean tracking-app?"],
    [
      ["--no-impact", "tracking-app", "--reason", "why", "--base", "main"],
      "nothing did; changes that are not committed",
    ],
    [["--no-impact", "checkout", "--reason", "why", "--commit", "main"], "fired: tracking-app"],
    [["--no-impact", "tracking-app", "--reason", "why", "--commit", "change"], "first-parent line"],
    [["--no-impact", "tracking-app", "--reason", "why", "--commit", "nowhere"], "no commit named nowhere"],
    [["--no-impact", "tracking-app", "--reason", "why", "--commit", "main", "--at", "now"], "--at does not go with"],
    [["theme", "--no-impact", "tracking-app", "--reason", "why", "--commit", "main"], "does not go with --no-impact"],
    [["theme", "--at", "now", "--reason", "why"], "--reason does not go with an outside change"],
  ])("as %j", async (words, message) => {
    const ran = await store.sg("declare", ...words);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(message);
    expect(ran.err).toMatch(/^error: .+\n next: .+\n$/u);
    expect(store.list(records)).toEqual([]);
  });

  it("with personal data, which is a finding", async () => {
    const words = [
      "declare",
      "--no-impact",
      "tracking-app",
      "--reason",
      "kim@shop.example says so",
      "--commit",
      "main",
    ];
    const { code, out } = await store.sg(...words);
    expect([code, out]).toEqual([1, expect.stringContaining("error[secret-in-evidence]")]);
    expect(store.list(records)).toEqual([]);
  });
});

describe("declare --released", () => {
  beforeEach(() => {
    store = createLandedStore();
  });
  afterEach(() => store.repository.remove());

  it("says that everything that landed up to a commit is live", async () => {
    const at = ["--at", "2026-11-21T09:00:00+01:00"] as const;
    const { code, out } = await store.sg("declare", "--released", "main", ...at, "--store", "us");
    expect([code, out]).toEqual([0, expect.stringContaining("owners sign")]);
    expect(store.record(`${records}/2026-11-21-release-${store.merge.slice(0, 7)}.yml`)).toEqual({
      kind: "release",
      through: store.merge,
      released_at: "2026-11-21T08:00:00Z",
      signals: ["*.*"],
      scope: { stores: ["us"] },
    });
    expect((await store.sg("lint")).code).toBe(0);
  });

  it("of what was built on a commit whose clock was ahead", async () => {
    const { repository } = store;
    repository.commit({ files: { "readme.md": "1" }, date: "2029-01-01T00:00:00Z" });
    repository.commit({ files: { "readme.md": "2" }, date: "2026-11-21T07:00:00Z" });
    repository.checkout("main");
    const early = await store.sg("declare", "--released", "main", "--at", "2026-11-21T06:00:00Z");
    expect([early.code, early.out]).toEqual([1, expect.stringContaining("error[release-before-landing]")]);
    expect((await store.sg("declare", "--released", "main", "--at", "2026-11-21T08:00:00Z")).code).toBe(0);
  });

  it("adds to an outside change when it went live, and no more", async () => {
    await store.sg("declare", "theme", "--at", "2026-11-20T14:10:00Z");
    const path = `${records}/2026-11-20-theme.yml`;
    store.write(path, `# told by phone\n${store.read(path)}`);
    const before = store.read(path);
    const release = ["declare", "--released", "2026-11-20-theme", "--at"] as const;
    expect((await store.sg(...release, "2026-11-19T08:00:00Z")).err).toContain("can't go live before it was made");
    expect((await store.sg(...release, "2026-11-21T08:00:00Z", "--store", "us")).err).toContain("--store does not go");
    expect(store.read(path)).toBe(before);
    expect((await store.sg(...release, "2026-11-21T08:00:00Z")).code).toBe(0);
    expect(store.read(path)).toBe(`${before}released_at: 2026-11-21T08:00:00Z\n`);
    expect((await store.sg(...release, "2026-11-21T09:00:00Z")).err).toContain("says already when");
  });

  it("writes nothing for what has not landed, or before it landed", async () => {
    store.repository.branch("ahead", store.merge);
    store.repository.commit({ branch: "ahead", files: { "assets/a.css": "a {}\n" }, date: "2026-11-20T00:00:00Z" });
    const ahead = await store.sg("declare", "--released", "ahead", "--at", "2026-11-21T08:00:00Z");
    expect([ahead.code, ahead.out]).toEqual([1, expect.stringContaining("error[through-not-ancestor]")]);
    const early = await store.sg("declare", "--released", "main", "--at", "2026-11-18T08:00:00Z");
    expect([early.code, early.out]).toEqual([1, expect.stringContaining("error[release-before-landing]")]);
    const named = await store.sg("declare", "--released", "main", "--at", "now", "--signals", "Purchase.valeu");
    expect([named.code, named.out]).toEqual([1, expect.stringContaining("did you mean Purchase.value?")]);
    expect(store.list(records)).toEqual([]);
  });

  it.each([
    [["--released", "main"], "needs the time"],
    [["--released", "main", "--at", "2026-11-23T08:00:00Z"], "lies in the future"],
    [["--released", "nowhere", "--at", "now"], "no commit named nowhere"],
    [["--released", "main", "--at", "now", "--detail", "x"], "--detail does not go with --released"],
    [["--released", "2026-11-20-value-drift", "--at", "now"], "is no outside change"],
  ])("does not run as %j", async (words, message) => {
    await store.sg("incident", "open", "value-drift", "--at", "2026-11-20T08:00:00Z");
    const ran = await store.sg("declare", ...words);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(message);
  });
});
