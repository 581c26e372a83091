import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { validate } from "../../../src/contract/validate.ts";
import { parseEvidence } from "../../../src/sheet/parse-evidence.ts";
import { createLandedStore, landedAt, type LandedStore } from "../landed-store.ts";

const records = "governance/records";
const roas = `${records}/2026-11-22-resume-roas.yml`;
const released = ["--released-at", "2026-11-20T08:00:00Z"] as const;
const asked = ["resume", "--conclusion", "roas"] as const;

describe("a resume that holds everything", () => {
  let store: LandedStore;
  beforeEach(() => {
    store = createLandedStore();
  });
  afterEach(() => store.repository.remove());

  it("is written, passes the gate but for its signatures, and lifts the pause when it lands", async () => {
    const sample = store.sample("ten", { taken_at: "2026-11-21T09:00:00Z" });
    const { code, out } = await store.sg(...asked, ...released, "--retest", `order-sample=${sample}`);
    expect([code, out]).toEqual([0, expect.stringContaining(`wrote ${roas}`)]);
    expect(store.record(roas)).toEqual({
      kind: "resume",
      through: store.merge,
      signals: ["Purchase.currency", "Purchase.event_id", "Purchase.occurrence", "Purchase.value"],
      released_at: "2026-11-20T08:00:00Z",
      retests: [{ retest: "order-sample", result: "passed", at: "2026-11-21T09:00:00Z", evidence: sample }],
      contaminated: [{ from: "2026-11-19T10:00:00Z", to: "2026-11-20T08:00:00Z" }],
    });
    expect((await store.sg("lint")).code).toBe(0);
    store.repository.branch("resuming", store.merge);
    const files = Object.fromEntries([roas, sample].map((path) => [path, store.read(path)]));
    store.repository.commit({ branch: "resuming", files, date: "2026-11-22T12:00:00Z" });
    const gate = await store.sg("gate", "--base", "main", "--head", "resuming", "--json");
    expect(JSON.parse(gate.out)).toMatchObject({ verdict: "waiting", findings: [] });
    store.land("2026-11-22T12:30:00Z", roas, sample);
    const ledger = await store.ledger();
    expect(ledger.findings).toEqual([]);
    expect(ledger.pauses[0]?.lifts).toMatchObject([
      {
        record: "2026-11-22-resume-roas",
        at: "2026-11-22T12:30:00Z",
        signals: expect.arrayContaining(["Purchase.value"]) as unknown,
      },
    ]);
    const again = await store.sg(...asked);
    expect([again.code, again.out]).toEqual([1, expect.stringContaining("resume-covers-nothing")]);
    expect(again.out).toMatch(/^Nothing of this is paused up to [0-9a-f]{12}: there is no pause to end\.\n/u);
  });

  it("is never written over another, nor over a file that was named", async () => {
    const sample = store.sample("ten", { taken_at: "2026-11-21T09:00:00Z" });
    const words = [...asked, ...released, "--retest", `order-sample=${sample}`] as const;
    await store.sg(...words);
    const first = store.read(roas);
    expect((await store.sg(...words)).out).toContain("resume-roas-2.yml");
    expect(store.read(roas)).toBe(first);
    const { code, err } = await store.sg(...words, "--out", roas);
    expect([code, err]).toEqual([2, expect.stringContaining("never overwritten")]);
    expect(store.list(records).filter((name) => !name.endsWith(".yml"))).toEqual([]);
  });

  it("keeps what was said about stores, signals and contaminated spans", async () => {
    const sample = store.sample("ten", { taken_at: "2026-11-21T09:00:00Z" });
    const span = "2026-11-19T10:00:00Z..2026-11-19T18:00:00Z";
    await store.sg(
      ...["resume", "--signals", "Purchase.value,Purchase.currency", "--store", "us", "--through", "main", ...released],
      ...["--retest", `order-sample=${sample}`, "--contaminated", `${span},mobile`, "--contaminated", span],
    );
    expect(store.record(`${records}/2026-11-22-resume-purchase.yml`)).toMatchObject({
      signals: ["Purchase.value", "Purchase.currency"],
      scope: { stores: ["us"] },
      contaminated: [
        { from: "2026-11-19T10:00:00Z", to: "2026-11-19T18:00:00Z", segment: "mobile" },
        { from: "2026-11-19T10:00:00Z", to: "2026-11-19T18:00:00Z" },
      ],
    });
  });
});

describe("a resume that lacks something", () => {
  let store: LandedStore;
  beforeAll(async () => {
    store = createLandedStore();
    store.sample("failing", { taken_at: "2026-11-21T09:00:00Z", server: '"2"' });
    store.sample("unseen", { taken_at: "2026-11-21T09:00:00Z", server: "unknown" });
    store.sample("before", { taken_at: "2026-11-19T09:00:00Z" });
    store.sample("early", { taken_at: "2026-11-20T20:00:00Z" });
    store.sample("late", { taken_at: "2026-11-23T09:00:00Z" });
    store.sample("good", { taken_at: "2026-11-21T09:00:00Z" });
    store.write("governance/evidence/broken.yml", "kind: sample\nretest: order-sample\n");
    store.repository.branch("ahead", store.merge);
    store.repository.commit({ branch: "ahead", files: { "assets/a.css": "a {}\n" }, date: "2026-11-21T00:00:00Z" });
    await store.sg("incident", "open", "purchase-spike", "--at", "2026-11-18T09:00:00Z");
    store.land("2026-11-19T11:00:00Z", `${records}/2026-11-18-purchase-spike.yml`);
  });
  afterAll(() => store.repository.remove());

  const good = ["--retest", "order-sample=governance/evidence/good.yml"] as const;
  const retest = (name: string) => ["--retest", `order-sample=governance/evidence/${name}.yml`] as const;

  it.each([
    ["no retest", [...released], "resume-retest-missing"],
    ["no release time", [...good], "release-time-missing"],
    ["a release before the landing", [...good, "--released-at", "2026-11-18T08:00:00Z"], "release-before-landing"],
    ["evidence from before the release", [...released, ...retest("before")], "evidence-before-release"],
    ["evidence from inside the soak", [...released, ...retest("early")], "soak-not-over"],
    ["evidence from the future", [...released, ...retest("late")], "evidence-in-future"],
    ["a sample that fails", [...released, ...retest("failing")], "numbers-differ"],
    [
      "a link where a sample is asked for",
      [...released, "--retest", "order-sample=https://a.example/1@2026-11-21T09:00:00Z"],
      "numbers-differ",
    ],
    ["a commit that has not landed", [...released, ...good, "--through", "ahead"], "through-not-ancestor"],
    ["a commit from before what is paused", [...released, ...good, "--through", "main~2"], "resume-covers-nothing"],
  ])("is not written with %s", async (_, words, code) => {
    const ran = await store.sg(...asked, ...words);
    expect([ran.code, ran.err]).toEqual([1, ""]);
    expect(ran.out).toContain(`[${code}]`);
    expect(ran.out).toContain("Nothing was written.");
    expect(store.list(records)).toEqual(["2026-11-18-purchase-spike.yml"]);
  });

  it("says until when the soak lasts, who runs what, what else holds it, and what to type next", async () => {
    const { out } = await store.sg(...asked, ...released);
    expect(out.replaceAll(/\b[0-9a-f]{7,12}\b/gu, "COMMIT")).toMatchSnapshot();
  });

  it("counts a parameter that nobody could see as unknown", async () => {
    const { out } = await store.sg(...asked, ...released, ...retest("unseen"));
    expect(out).toContain("value 7 right, 0 wrong, 1 unknown");
  });

  it("speaks of signals that it can't prove", async () => {
    await store.sg("declare", "theme", "--at", "2026-11-19T12:00:00Z");
    store.land("2026-11-19T12:00:00Z", `${records}/2026-11-19-theme.yml`);
    const { code, out } = await store.sg("resume", "--signals", "ViewContent.value", ...released, ...good);
    expect(code).toBe(1);
    expect(out).toMatch(/\[(?:signals-not-covered|resume-retest-missing)\]/u);
    store.repository.git("reset", "--hard", "--quiet", "HEAD~1");
  });

  it("never guesses that nothing was contaminated", async () => {
    const ran = await store.sg(...asked, "--released-at", landedAt, ...good);
    expect([ran.code, ran.out]).toEqual([1, expect.stringContaining("missing: what stays unusable")]);
    const said = await store.sg(...asked, "--released-at", landedAt, ...good, "--contaminated", "none", "--out", "-");
    expect([said.code, said.out]).toEqual([0, expect.stringContaining("contaminated: none\n")]);
  });

  it("is told apart from one that would hold by --check, which writes neither", async () => {
    expect((await store.sg(...asked, "--check")).code).toBe(1);
    const { code, out } = await store.sg(...asked, ...released, ...good, "--check");
    expect([code, out]).toEqual([0, expect.stringContaining("Nothing is missing.")]);
    expect(store.list(records)).toEqual(["2026-11-18-purchase-spike.yml"]);
  });

  it("keeps all that was said in the command that goes on from here", async () => {
    const said = ["--branch", "main", "--contaminated", "2026-11-19T10:00:00Z..2026-11-20T08:00:00Z,mobile app"];
    const { out } = await store.sg(...asked, ...released, ...said);
    expect(out).toContain("--branch main");
    expect(out).toContain("--contaminated '2026-11-19T10:00:00Z..2026-11-20T08:00:00Z,mobile app'");
  });

  it("asks for evidence that was found wanting again", async () => {
    const { out } = await store.sg(...asked, ...released, ...retest("before"));
    const next = out.split("Next:")[1];
    expect(next).toContain("--template order-sample");
    expect(next).toContain("--retest order-sample=FILE");
    expect(next).not.toContain("before.yml");
  });

  it("tells an incident whose closing is only written from one that is open", async () => {
    const incident = `${records}/2026-11-18-purchase-spike.yml`;
    const open = store.read(incident);
    const closing = await store.sg("incident", "close", "2026-11-18-purchase-spike", ...good);
    expect([closing.code, closing.out]).toEqual([0, expect.stringContaining("closed")]);
    const { out } = await store.sg(...asked, ...released);
    expect(out).toMatch(/purchase-spike\).*; closed in its file, counts once that lands/u);
    expect(out).not.toContain("ends by: incident close");
    store.write(incident, open);
  });

  it("says the same to machines", async () => {
    const { code, out } = await store.sg(...asked, "--json");
    expect(code).toBe(1);
    expect(validate("resume", JSON.parse(out))).toMatchObject({ ok: true });
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      written: null,
      sufficient: false,
      through: store.repository.sha("main"),
      retests: ["order-sample"],
      not_before: "2026-11-20T10:00:00Z",
      still_paused: ["2026-11-18-purchase-spike"],
      findings: [{ code: "release-time-missing" }, { code: "resume-retest-missing" }],
    });
  });

  it.each([
    ["what is missing", [...asked]],
    ["everything that is paused", ["resume"]],
    ["signals that nothing pauses", ["resume", "--signals", "ViewContent.content_ids"]],
    ["what would hold", [...asked, ...released, ...good, "--check"]],
  ])("holds to its schema for %s", async (_, words) => {
    const { out } = await store.sg(...words, "--json");
    expect(validate("resume", JSON.parse(out))).toMatchObject({ ok: true });
  });

  it("says to machines, as findings, what is wrong with a broken sample", async () => {
    const { code, out } = await store.sg(...asked, ...released, ...retest("broken"), "--json");
    expect(code).toBe(1);
    expect(validate("findings", JSON.parse(out))).toMatchObject({ ok: true });
    expect(JSON.parse(out)).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ code: "missing-key" })]) as unknown,
    });
  });

  it("says everything that is wrong with a broken sample", async () => {
    const { code, out } = await store.sg(...asked, ...released, ...retest("broken"));
    expect([code, out]).toEqual([1, expect.stringContaining("error[missing-key]")]);
  });

  it.each([
    [["--conclusion", "raos"], "did you mean roas?"],
    [["--conclusion", "roas", "--store", "uss"], "did you mean us?"],
    [["--through", "nowhere"], "no commit named nowhere"],
    [["--released-at", "2026-11-23T08:00:00Z"], "lies in the future"],
    [["--retest", "order-sample=governance/evidence/none.yml"], "there is no evidence"],
    [["--template", "order-sampel"], "samples: order-sample"],
    [["--template", "dataset-check"], "samples: order-sample"],
    [["--template", "order-sample", "--orders", "0"], "--orders takes a number"],
    [["--template", "order-sample", "--conclusion", "roas"], "does not go with --template"],
    [["--orders", "3"], "goes with --template alone"],
    [["--json", "--link", "northwind/store"], "is printed already"],
    [["--verify", "northwind/store"], "needs a token"],
    [["--branch", "nowhere"], "there is no branch nowhere"],
  ])("does not run with %j", async (words, message) => {
    const ran = await store.sg("resume", ...words);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(message);
    expect(ran.err).toMatch(/^error: .+\n next: .+\n$/u);
  });
});

describe("a sample's template", () => {
  let store: LandedStore;
  beforeAll(() => {
    store = createLandedStore();
  });
  afterAll(() => store.repository.remove());

  it.each(["order-sample", "funnel-sample", "sku-sample"])(
    "of %s parses as it stands and knows nothing",
    async (id) => {
      expect((await store.sg("resume", "--template", id)).code).toBe(0);
      const path = `governance/evidence/2026-11-22-${id}.yml`;
      const evidence = parseEvidence(path, "", store.read(path));
      expect(evidence).toMatchObject({ kind: "sample", sample: { retest: id, taken_at: "2026-11-22T12:00:00Z" } });
      expect((await store.sg("lint")).code).toBe(0);
      const { code, out } = await store.sg(...asked, ...released, "--retest", `${id}=${path}`);
      expect(code).toBe(1);
      if (id === "order-sample") expect(out).toContain("value 0 right, 0 wrong, 10 unknown");
    },
  );

  it("has a row for each order, and the catalogue where ids are compared", async () => {
    const { out } = await store.sg("resume", "--template", "order-sample", "--orders", "3", "--out", "-");
    const [told, rows] = out.split("rows:\n");
    expect(told?.match(/^(?!#).+/gmu)).toEqual([
      "kind: sample",
      "retest: order-sample",
      "taken_at: 2026-11-22T12:00:00Z # the moment you looked",
    ]);
    expect(rows).toMatchSnapshot();
  });

  it("is never written over a sample", async () => {
    const [first, second] = [
      await store.sg("resume", "--template", "sku-sample"),
      await store.sg("resume", "--template", "sku-sample"),
    ];
    expect(first.out).not.toBe(second.out);
  });
});
