import { expect, test } from "vitest";
import { createPausedDays } from "../../../src/app/replay/paused-days.ts";
import type { ReplayedCommit } from "../../../src/app/replay/replay-history.ts";

const landed = (committed_at: string, paused: readonly string[], parent: string | null = "p"): ReplayedCommit => ({
  commit: committed_at,
  parent,
  committed_at,
  subject: "",
  governed: true,
  firings: [],
  requirements: [],
  paused,
});

/** 2 November 2026 is a Monday. */
const share = (every: number, ...commits: readonly ReplayedCommit[]) => {
  const days = createPausedDays(every, ["roas", "budget"]);
  for (const commit of commits) days.add(commit);
  return days.shares();
};

const year = [landed("2026-01-01T00:00:00Z", []), landed("2026-12-31T00:00:00Z", [])];

test.each([
  ["2026-11-02T00:00:00Z", 7],
  ["2026-11-04T23:59:59Z", 5],
  ["2026-11-08T23:59:59Z", 1],
])("what lands at %s stands paused until the next Monday's resume: %i days", (at, days) => {
  expect(share(7, ...year, landed(at, ["roas"])).conclusions).toEqual({ roas: days, budget: 0 });
});

test("two landings between two resumes pause no day twice", () => {
  const twice = [landed("2026-11-03T10:00:00Z", ["roas"]), landed("2026-11-05T10:00:00Z", ["roas"])];
  expect(share(7, ...year, ...twice).conclusions["roas"]).toBe(6);
});

test("days after the last commit and a commit that adopts the sheet count for nothing", () => {
  const first = landed("2026-11-02T08:00:00Z", ["roas"], null);
  expect(share(7, first, landed("2026-11-10T08:00:00Z", ["roas"]))).toEqual({
    resumed_every: 7,
    days: 9,
    conclusions: { roas: 1, budget: 0 },
  });
});

test("the order in which commits come makes no difference", () => {
  const commits = [...year, landed("2026-11-03T10:00:00Z", ["roas"]), landed("2026-06-03T10:00:00Z", ["budget"])];
  expect(share(3, ...commits.toReversed())).toEqual(share(3, ...commits));
});
