import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ShownStatus } from "../../../src/app/status/show-status.ts";
import {
  checkoutFile,
  createArrivals,
  createLedgerStore,
  createMemoryCache,
  merged,
  recordFile,
  resumeText,
  sheetFiles,
  storeOn,
  type LedgerStore,
} from "./ledger-store.ts";

let store: LedgerStore;
beforeEach(() => {
  store = createLedgerStore();
});
afterEach(() => store.remove());

const ahead = "2029-01-01T00:00:00Z";
const pastAhead = "2029-02-01T00:00:00Z";

function says({ status, ledger }: ShownStatus): readonly string[] {
  return [...status.conclusions.map(({ state }) => state), ...ledger.findings.map(({ code }) => code)];
}

/** A resume whose sample was taken on 3 November at nine, an hour before it landed. */
function resumeOf(commit: string, date = "2026-11-03T10:00:00Z"): void {
  store.commit(recordFile(`resume-${date.slice(8, 10)}`, resumeText(commit)), { date });
}

/** A host that saw every commit merged at the moment given for it, and the rest pushed. */
function sawMerges(moments: Readonly<Record<string, string>>) {
  return createArrivals((commit) => {
    const merged_at = moments[commit] ?? null;
    return { ...merged, pull_request: merged_at === null ? null : 7, merged_at };
  });
}

describe("a change whose commit is dated ahead", () => {
  it("resumes on a sample from after the next commit that is dated right", async () => {
    const change = store.commit({ [checkoutFile]: "1" }, { date: ahead });
    store.commit({ "readme.md": "1" }, { date: "2026-11-02T07:00:00Z" });
    resumeOf(change);
    expect(says(await store.shown())).toEqual(["usable", "landed-in-future"]);
    const { landings } = await store.facts();
    expect(landings.map(({ landed_at }) => landed_at)).toEqual(["2026-11-02T07:00:00.000Z"]);
  });

  it("does not resume on the first commit after it, which proves no more than that it had landed by then", async () => {
    const change = store.commit({ [checkoutFile]: "1" }, { date: ahead });
    resumeOf(change);
    expect(says(await store.shown())).toEqual([
      "paused",
      "landed-in-future",
      "evidence-before-release",
      "release-before-landing",
    ]);
  });

  it("does not resume on a sample that is older than the next right date", async () => {
    const change = store.commit({ [checkoutFile]: "1" }, { date: ahead });
    store.commit({ "readme.md": "1" }, { date: "2026-11-03T09:30:00Z" });
    resumeOf(change);
    expect(says(await store.shown())).toContain("evidence-before-release");
    expect(says(await store.shown())).toContain("paused");
  });

  it("keeps nothing that landed after it from resuming", async () => {
    store.commit({ "readme.md": "1" }, { date: ahead });
    const change = store.commit({ [checkoutFile]: "1" });
    resumeOf(change);
    expect(says(await store.shown())).toEqual(["usable", "landed-in-future"]);
  });

  it("pauses at once, and evidence from the future does not count for it", async () => {
    const change = store.commit({ [checkoutFile]: "1" }, { date: ahead });
    store.commit(recordFile("resume", resumeText(change).replace("2026-11-03T09", "2028-12-01T09")), { date: ahead });
    expect(says(await store.shown())).toContain("evidence-in-future");
    expect(says(await store.shown())).toContain("paused");
  });

  it("holds again once its date is past, where no host can say that it landed before", async () => {
    store.commit({ "readme.md": "1" }, { date: ahead });
    const change = store.commit({ [checkoutFile]: "1" });
    resumeOf(change);
    expect(says(await store.shown({ now: pastAhead }))).toContain("paused");
  });

  it("counts as landed by the next merge that the host saw, also once its date is past", async () => {
    store.commit({ "readme.md": "1" }, { date: ahead });
    const change = store.commit({ [checkoutFile]: "1" });
    resumeOf(change);
    const resume = store.git.sha("main");
    const arrivals = sawMerges({ [change]: "2026-11-01T12:00:10Z", [resume]: "2026-11-03T10:00:00Z" });
    expect(says(await store.shown({ arrivals }))).toEqual(["usable", "landed-in-future"]);
    expect(says(await store.shown({ arrivals, now: pastAhead }))).toEqual(["usable"]);
  });

  it("is told when it landed by a merge that fired nothing", async () => {
    const change = store.commit({ [checkoutFile]: "1" }, { date: ahead });
    const readme = store.commit({ "readme.md": "1" }, { date: "2026-11-02T07:00:00Z" });
    resumeOf(change);
    const resume = store.git.sha("main");
    const arrivals = sawMerges({ [readme]: "2026-11-02T07:30:00Z", [resume]: "2026-11-03T10:00:00Z" });
    expect(says(await store.shown({ arrivals }))).toEqual(["usable", "landed-in-future"]);
    const { landings } = await store.facts({ arrivals });
    expect(landings.map(({ landed_at }) => landed_at)).toEqual(["2026-11-02T07:30:00.000Z"]);
  });
});

it("reads a date beyond all calendars as a date ahead", async () => {
  const text = store.git
    .git("cat-file", "commit", store.git.sha("main"))
    .replace(/^((?:author|committer) .*>) \d+/gmu, "$1 9999999999999999");
  const file = join(store.git.path, "commit.txt");
  writeFileSync(file, `${text}\n`);
  const far = store.git.git("hash-object", "-t", "commit", "-w", file);
  store.git.branch("main", far);
  const change = store.commit({ [checkoutFile]: "1" });
  resumeOf(change);
  expect(says(await store.shown())).toEqual(["usable", "landed-in-future"]);
});

describe("a commit that is dated back", () => {
  it.each([
    ["on a change with a right date", "2026-11-05T00:00:00Z"],
    ["on a change that is dated ahead", ahead],
  ])("%s does not let an older sample resume it", async (_, date) => {
    store.commit({ "readme.md": "1" }, { date: "2026-11-04T00:00:00Z" });
    const change = store.commit({ [checkoutFile]: "1" }, { date });
    store.commit({ "readme.md": "2" }, { date: "2026-11-02T00:00:00Z" });
    resumeOf(change);
    expect(says(await store.shown())).toContain("paused");
  });

  it("does not make a host forget when the change was merged", async () => {
    const change = store.commit({ [checkoutFile]: "1" }, { date: ahead });
    store.commit({ "readme.md": "2" }, { date: "2026-11-02T07:00:00Z" });
    resumeOf(change);
    const resume = store.git.sha("main");
    const arrivals = sawMerges({ [change]: "2026-11-04T00:00:00Z", [resume]: "2026-11-05T00:00:00Z" });
    expect(says(await store.shown({ arrivals }))).toContain("paused");
  });
});

describe("the cache of a line with wrong clocks", () => {
  it("makes no difference, whenever it is asked", async () => {
    store.commit(sheetFiles({ "sheet.yml": storeOn("main", "live") }), { date: ahead });
    store.git.branch("live", store.git.sha("main"));
    store.commit({ [checkoutFile]: "1" }, { branch: "live", date: ahead });
    const change = store.commit({ [checkoutFile]: "1" });
    resumeOf(change);
    const cache = createMemoryCache();
    for (const now of ["2026-11-22T12:00:00Z", "2026-11-29T12:00:00Z", pastAhead, "2026-11-23T12:00:00Z"]) {
      expect(await store.shown({ cache, now })).toEqual(await store.shown({ now }));
    }
  });

  it("makes no difference to a branch that the default branch's sheet judges", async () => {
    store.remove();
    store = createLedgerStore({ "readme.md": "A store\n" });
    const start = store.git.sha("main");
    store.commit(sheetFiles({ "sheet.yml": storeOn("main", "live") }), { date: ahead });
    store.commit({ [checkoutFile]: "1" }, { branch: "live", onto: start, date: "2026-11-03T00:00:00Z" });
    const cache = createMemoryCache();
    for (const now of ["2026-11-22T12:00:00Z", "2026-11-29T12:00:00Z"]) {
      expect(await store.facts({ cache, now })).toEqual(await store.facts({ now }));
    }
    store.commit({ "readme.md": "1" }, { date: "2026-11-02T00:00:00Z" });
    expect(await store.facts({ cache })).toEqual(await store.facts());
    expect((await store.facts({ cache })).landings).toHaveLength(1);
  });
});
