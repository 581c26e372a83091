import type { PausedDays } from "../../model/replay.ts";
import type { ReplayedCommit } from "./replay-history.ts";
import { dayLength } from "../../firing/durations.ts";

/** 5 January 1970, a Monday: a weekly resume is Monday's first moment, in UTC. */
const firstMonday = 4;

/** Days, counted from 1970, from the one of a landing to the last before the resume that covers it. */
function pausedDays(landedAt: string, every: number): readonly [from: number, to: number] {
  const from = Math.floor(Date.parse(landedAt) / dayLength);
  return [from, from - ((((from - firstMonday) % every) + every) % every) + every - 1];
}

/** Adds up paused days as commits come, in any order. A commit without a parent adopts the sheet and pauses nothing. */
export function createPausedDays(every: number, conclusions: readonly string[]) {
  const paused = new Map<string, Set<number>>(conclusions.map((id) => [id, new Set()]));
  let first = Infinity;
  let last = -Infinity;
  return {
    add: (commit: ReplayedCommit): void => {
      const [from, to] = pausedDays(commit.committed_at, every);
      first = Math.min(first, from);
      last = Math.max(last, from);
      if (commit.parent === null) return;
      for (const id of commit.paused) {
        const days = paused.get(id) ?? new Set();
        paused.set(id, days);
        for (let at = from; at <= to; at += 1) days.add(at);
      }
    },
    shares: (): PausedDays => ({
      resumed_every: every,
      days: last < first ? 0 : last - first + 1,
      conclusions: Object.fromEntries(
        [...paused]
          .map(([id, days]) => [id, [...days].filter((at) => at <= last).length] as const)
          .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)),
      ),
    }),
  };
}
