import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runGate } from "../../../src/app/gate/run-gate.ts";
import { states } from "../../gate/world.ts";
import { tinySheet } from "../../sheet/tiny-sheet.ts";
import { createGatedStore, now, type GatedStore } from "./gated-store.ts";

let store: GatedStore;
beforeEach(() => {
  store = createGatedStore();
});
afterEach(() => store.close());

async function gate() {
  const host = store.host(store.world());
  return runGate({ repository: host, discussion: host, now });
}

const main = (files: Record<string, string | null>) => store.git.commit({ branch: "main", files });
const feature = (files: Record<string, string | null>, onto = store.git.sha("main")) =>
  store.git.commit({ branch: "feature", onto, files, author: "bo" });
const owners = tinySheet["owners.yml"] ?? "";
const triggers = (tinySheet["triggers.yml"] ?? "").replace(
  "retests: { after_release",
  "retests: { before_merge: [order-sample], after_release",
);

describe("the sheet that a change proposes", () => {
  it("is none when it touches no file of the sheet, whatever the base did since", async () => {
    const start = store.git.sha("main");
    main({ "governance/owners.yml": owners.replace('"@omar"', '"@omar", "@lin2"') });
    feature({ "readme.md": "x", "governance/SHEET.md": "x", "governance/tests/a.yml": "x" }, start);
    const { facts } = await gate();
    expect(facts.current.proposed).toBeNull();
  });

  it("is the base's tip with the files that the change edits: a stale branch takes nothing back", async () => {
    const start = store.git.sha("main");
    main({
      "governance/triggers.yml": `${triggers}  theme:\n    title: Theme\n    owner: tracking\n    when: [{ paths: ["theme/**"] }]\n    touches: [Purchase.value]\n    retests: { before_merge: [order-sample], after_release: [order-sample] }\n`,
    });
    feature({ "governance/owners.yml": owners.replace('"@omar"', '"@omar", "@lin2"') }, start);
    const { facts, verdict } = await gate();
    expect(facts.current.proposed).toMatchObject({ state: "valid", sheet: { triggers: { theme: {} } } });
    expect(Object.keys(states(verdict))).toEqual(["weakening:owners.media"]);
  });

  it("judges a stale branch by the newer trigger of the base", async () => {
    const start = store.git.sha("main");
    main({ "governance/triggers.yml": triggers.replace("src/checkout/**", "theme/**") });
    feature({ "theme/a.liquid": "x" }, start);
    expect(Object.keys(states((await gate()).verdict))).toEqual(["retest:order-sample", "sign-off:tracking"]);
  });

  it("waits when the base changed the same file", async () => {
    const start = store.git.sha("main");
    main({ "governance/owners.yml": owners.replace("Growth", "Growth team") });
    feature({ "governance/owners.yml": owners.replace("Media buying", "Media") }, start);
    const { facts, verdict } = await gate();
    expect(facts.current.conflicts).toEqual(["governance/owners.yml"]);
    expect(verdict.verdict).toBe("waiting");
  });

  it("is no conflict when both sides made the same edit", async () => {
    const start = store.git.sha("main");
    main({ "governance/owners.yml": owners.replace("Growth", "Growth team") });
    feature({ "governance/owners.yml": owners.replace("Growth", "Growth team"), "readme.md": "x" }, start);
    const { facts } = await gate();
    expect(facts.current.conflicts).toEqual([]);
  });

  it("is broken when one of its files is no YAML, or no text", async () => {
    feature({ "governance/owners.yml": "owners: [" });
    expect((await gate()).verdict.verdict).toBe("blocked");
    feature({ "governance/owners.yml": "owners: \u0000" });
    expect((await gate()).verdict.verdict).toBe("blocked");
  });

  it("is gone when every file of it is deleted, and asks every entry's owner", async () => {
    feature(Object.fromEntries(Object.keys(tinySheet).map((path) => [`governance/${path}`, null])));
    const { facts, verdict } = await gate();
    expect(facts.current.proposed?.state).toBe("absent");
    expect(Object.keys(states(verdict))).toEqual(
      expect.arrayContaining([
        "weakening:triggers.checkout",
        "weakening:owners.tracking",
        "weakening:conclusions.roas",
      ]),
    );
    expect(verdict.verdict).toBe("waiting");
  });

  it("is moved, not edited, when a file of it is renamed within the sheet", async () => {
    feature({
      "governance/events/purchase.yml": null,
      "governance/events/order.yml": tinySheet["events/purchase.yml"] ?? "",
    });
    expect((await gate()).verdict).toMatchObject({ verdict: "not-applicable", requirements: [] });
  });
});

describe("records of a change, on a real repository", () => {
  const danger = "kind: change\ndeclares: [checkout]\nhappened_at: 2026-11-20T14:10:00Z\n";

  it("ask for nothing when they declare danger", async () => {
    feature({ "governance/records/a.yml": danger });
    expect((await gate()).verdict).toMatchObject({ verdict: "not-applicable", requirements: [] });
  });

  it.each([
    ["deleted", { "governance/records/a.yml": null }],
    ["edited", { "governance/records/a.yml": danger.replace("14:10", "15:10") }],
    ["renamed", { "governance/records/a.yml": null, "governance/records/b.yml": danger }],
    ["moved out of sight", { "governance/records/a.yml": null, "attic/a.yml": danger }],
  ])("are tampered with when a landed one is %s", async (_what, files) => {
    main({ "governance/records/a.yml": danger });
    feature(files);
    const { verdict } = await gate();
    expect(verdict.verdict).toBe("blocked");
    expect(verdict.findings.map(({ code }) => code)).toEqual(["record-tampered"]);
  });

  it("know whether what they go through to has landed", async () => {
    const start = store.git.sha("main");
    const release = (through: string) =>
      `kind: release\nthrough: ${through}\nreleased_at: 2026-11-21T08:00:00Z\nsignals: ["Purchase.*"]\n`;
    feature({ "governance/records/r.yml": release(start) });
    expect(states((await gate()).verdict)).toEqual({ "record:r": "missing" });
    const own = feature({ "readme.md": "x" });
    store.git.commit({ branch: "feature", files: { "governance/records/r.yml": release(own) } });
    expect((await gate()).verdict).toMatchObject({ verdict: "blocked", findings: [{ code: "through-not-ancestor" }] });
  });
});
