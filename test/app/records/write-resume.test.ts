import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reachOf } from "../../../src/app/records/reach-of.ts";
import { writeResume, type ResumeAnswer, type ResumeRequest } from "../../../src/app/records/write-resume.ts";
import { createGitRepository } from "../../../src/host/git/create-git-repository.ts";
import type { LedgerFacts } from "../../../src/model/landing.ts";
import {
  checkoutFile,
  createArrivals,
  createLedgerStore,
  merged,
  recordFile,
  sheetFiles,
  storeOn,
  type LedgerStore,
} from "../ledger/ledger-store.ts";

let store: LedgerStore;
beforeEach(() => {
  store = createLedgerStore(sheetFiles({ "sheet.yml": storeOn("main", "store-us") }));
  store.git.branch("store-us", "main");
});
afterEach(() => store.remove());

const link = "https://shop.northwind.example/evidence/1";
const run = { retest: "order-sample", evidence: link, at: "2026-11-21T09:00:00Z" } as const;

async function answerTo(
  facts: LedgerFacts,
  given: Partial<ResumeRequest> & Pick<ResumeRequest, "through">,
): Promise<ResumeAnswer> {
  const repository = createGitRepository({ directory: store.git.path, env: { PATH: process.env["PATH"] } });
  try {
    const covers = await reachOf(repository, facts, given.through);
    const answer = writeResume(facts, {
      signals: [],
      conclusions: ["roas"],
      stores: [],
      released_at: "2026-11-20T08:00:00Z",
      runs: [run],
      evidence: [],
      contaminated: null,
      ...given,
      covers,
    });
    if (!answer.ok) throw new Error(answer.trouble);
    return answer;
  } finally {
    await repository.close();
  }
}

describe("several pauses", () => {
  it("end with one resume through the newest of them, contaminated from the oldest on", async () => {
    store.commit({ [checkoutFile]: "1\n" }, { date: "2026-11-10T09:00:00Z" });
    const change = "kind: change\ndeclares: [checkout]\nhappened_at: 2026-11-08T14:10:00Z\n";
    store.commit(recordFile("2026-11-08-checkout", change), { date: "2026-11-11T09:00:00Z" });
    const through = store.commit({ [checkoutFile]: "2\n" }, { date: "2026-11-12T09:00:00Z" });
    const answer = await answerTo(await store.facts(), { through });
    expect(answer.needs.covered).toHaveLength(3);
    expect(answer.remaining).toEqual([]);
    expect(answer.draft?.text).toContain("from: 2026-11-08T14:10:00Z\n    to: 2026-11-20T08:00:00Z");
  });

  it("that landed later stay, and are named", async () => {
    const through = store.commit({ [checkoutFile]: "1\n" }, { date: "2026-11-10T09:00:00Z" });
    const later = store.commit({ [checkoutFile]: "2\n" }, { date: "2026-11-12T09:00:00Z" });
    const answer = await answerTo(await store.facts(), { through });
    expect(answer.needs.covered.map(({ pause }) => pause.id)).toEqual([`${through.slice(0, 12)}/checkout`]);
    expect(answer.remaining.map(({ id }) => id)).toEqual([`${later.slice(0, 12)}/checkout`]);
    expect(answer.draft).not.toBeNull();
  });

  it("of a store's own branch end only when that branch has come into the default one", async () => {
    const start = store.git.sha("main");
    store.git.branch("store-us", start);
    store.commit({ [checkoutFile]: "us\n" }, { branch: "store-us", date: "2026-11-10T09:00:00Z" });
    const main = store.commit({ "docs/a.md": "a\n" }, { date: "2026-11-10T10:00:00Z" });
    const apart = await answerTo(await store.facts({ branch: "main" }), { through: main });
    expect([apart.draft, apart.findings.map(({ code }) => code)]).toEqual([null, ["resume-covers-nothing"]]);
    expect(apart.remaining).toHaveLength(1);
    const through = store.git.merge({ into: "main", from: "store-us", date: "2026-11-11T09:00:00Z" });
    const joined = await answerTo(await store.facts({ branch: "main" }), { through });
    expect(joined.needs.covered.map(({ pause }) => pause.landed?.branch).sort()).toEqual(["main", "store-us"]);
    expect(joined.draft).not.toBeNull();
  });
});

describe("with a host that knows how commits landed", () => {
  it("no release time has to be stated for a pull request", async () => {
    const through = store.commit({ [checkoutFile]: "1\n" }, { date: "2026-11-10T09:00:00Z" });
    const arrivals = createArrivals(() => merged);
    const given = { through, released_at: null, contaminated: "none" } as const;
    const verified = await answerTo(await store.facts({ arrivals }), given);
    expect(verified.findings).toEqual([]);
    expect(verified.draft?.text).not.toContain("released_at");
    const unverified = await answerTo(await store.facts(), given);
    expect(unverified.findings.map(({ code }) => code)).toEqual(["release-time-missing"]);
  });

  it("a push without a pull request has to be dated", async () => {
    const through = store.commit({ [checkoutFile]: "1\n" }, { date: "2026-11-10T09:00:00Z" });
    const arrivals = createArrivals(() => ({
      pull_request: null,
      url: null,
      gate: "none",
      merged_at: null,
      by: "omar",
    }));
    const answer = await answerTo(await store.facts({ arrivals }), { through, released_at: null });
    expect(answer.findings.map(({ code }) => code)).toEqual(["release-time-missing"]);
  });
});

describe("what is written", () => {
  it("names a stated release from which evidence counts", async () => {
    const through = store.commit({ [checkoutFile]: "1\n" }, { date: "2026-11-10T09:00:00Z" });
    const facts = await store.facts();
    expect((await answerTo(facts, { through, released_at: null })).not_before).toBe("2026-11-10T09:00:00Z");
    expect((await answerTo(facts, { through })).not_before).toBe("2026-11-20T08:00:00Z");
  });

  it("is nothing while one name in it is unknown to the sheet", async () => {
    const through = store.commit({ [checkoutFile]: "1\n" }, { date: "2026-11-10T09:00:00Z" });
    const answer = await answerTo(await store.facts(), { through, signals: ["Purchase.valeu"] });
    expect(answer.draft).toBeNull();
    expect(answer.findings).toContainEqual(expect.objectContaining({ code: "unknown-signal" }));
  });

  it("is nothing for a commit on another branch", async () => {
    store.commit({ [checkoutFile]: "1\n" }, { date: "2026-11-10T09:00:00Z" });
    store.git.branch("ahead", "main");
    const through = store.commit({ "docs/a.md": "a\n" }, { branch: "ahead", date: "2026-11-11T09:00:00Z" });
    const answer = await answerTo(await store.facts({ branch: "main" }), { through });
    expect([answer.draft, answer.findings.map(({ code }) => code)]).toEqual([null, ["through-not-ancestor"]]);
  });
});
