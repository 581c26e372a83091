import { expect, it } from "vitest";
import type { ReplayTotals } from "../../src/model/replay.ts";
import { replayText } from "../../src/report/replay-report.ts";

const sums: ReplayTotals = {
  commits: 1,
  ungoverned: 1,
  fired: 0,
  held: 0,
  pausing: 0,
  triggers: {},
  requirements: {},
  paused: {},
  conditions: [],
  paused_days: null,
};

it("a replay of a history without a sheet says how to judge it by the one on the disk", () => {
  expect(replayText(sums, null)).toBe(
    "1 commit, none of them governed by a sheet; next: replay --sheet governance judges them by today's\n",
  );
});

it("a single commit is counted as one", () => {
  expect(replayText({ ...sums, ungoverned: 0 }, null)).toMatch(/^1 commit\n/u);
});
