import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { landingTimes } from "../../src/ledger/landing-times.ts";

const now = 100;
const taken = (dates: readonly number[], asked = now): readonly number[] =>
  landingTimes({ dates, merged: null }, asked);

describe("landing times of a branch that is taken at its word", () => {
  test.each<[string, readonly number[], readonly number[]]>([
    ["are the committer dates", [10, 20, 30], [10, 20, 30]],
    ["never go back", [10, 30, 20, 40], [10, 30, 30, 40]],
    ["are at the latest now", [10, 900], [10, 100]],
    ["of a date ahead is the next right one's", [10, 900, 50, 60], [10, 50, 50, 60]],
    ["of several dates ahead is the next right one's", [10, 900, 800, 50, 60], [10, 50, 50, 50, 60]],
    ["of a date ahead is not what a commit from before says", [40, 900, 20, 50], [40, 50, 50, 50]],
    ["of a date ahead is now while only commits from before follow", [40, 900, 20], [40, 100, 100]],
    ["of a date that is past by now is that date, whatever follows", [10, 90, 50, 60], [10, 90, 90, 90]],
    ["of no date at all is the next right one's", [10, Number.NaN, 50], [10, 50, 50]],
  ])("%s", (_, dates, expected) => {
    expect(taken(dates)).toEqual(expected);
  });
});

describe("landing times where the host saw merges", () => {
  test.each<[string, readonly number[], readonly (number | null)[], readonly number[]]>([
    ["are the committer dates", [10, 20, 30], [11, null, 31], [10, 20, 30]],
    ["are no later than a merge after them, also when the date is past", [10, 90, 50], [null, null, 55], [10, 55, 55]],
    ["of a date ahead are now until something was merged", [10, 900, 50], [null, null, null], [10, 100, 100]],
    ["of a date ahead are not what a pushed commit says", [10, 900, 50, 60], [null, null, null, 70], [10, 70, 70, 70]],
    ["are not later for a merge whose own clock was behind", [10, 30, 40], [null, null, 20], [10, 20, 20]],
  ])("%s", (_, dates, merged, expected) => {
    expect(landingTimes({ dates, merged }, now)).toEqual(expected);
  });
});

interface Pushed {
  readonly at: number;
  readonly date: number;
}

/** A line as it really landed, with clocks that lie. */
const line = fc
  .array(fc.record({ step: fc.nat(20), off: fc.oneof(fc.constant(0), fc.integer({ min: -400, max: 400 })) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((steps) => {
    const pushed: Pushed[] = [];
    for (const { step, off } of steps) {
      const at = (pushed.at(-1)?.at ?? 0) + step;
      pushed.push({ at, date: Math.max(at + off, 0) });
    }
    return pushed;
  });

const last = (pushed: readonly Pushed[]): number => pushed.at(-1)?.at ?? 0;

test("landing times never go back and are never after now", () => {
  fc.assert(
    fc.property(line, fc.nat(300), (pushed, wait) => {
      const asked = last(pushed) + wait;
      const times = taken(
        pushed.map(({ date }) => date),
        asked,
      );
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(Math.max(...times)).toBeLessThanOrEqual(asked);
    }),
  );
});

test("no later date makes a change land before its own date, or before what it was built on", () => {
  fc.assert(
    fc.property(line, fc.nat(300), (pushed, wait) => {
      const asked = last(pushed) + wait;
      const dates = pushed.map(({ date }) => date);
      const times = taken(dates, asked);
      dates.forEach((_, index) => {
        const known = dates.slice(0, index + 1);
        const floor = Math.max(0, ...known.filter((date) => date <= asked));
        expect(times[index]).toBeGreaterThanOrEqual(floor);
        if (known.every((date) => date <= asked)) expect(times[index]).toBe(floor);
      });
    }),
  );
});

test("what the host saw makes nothing land earlier than it did, as long as no clock was behind", () => {
  fc.assert(
    fc.property(line, fc.infiniteStream(fc.boolean()), fc.nat(300), (pushed, byPull, wait) => {
      const dates = pushed.map(({ at, date }) => Math.max(at, date));
      const merged = pushed.map(({ at }) => (byPull.next().value === true ? at : null));
      const times = landingTimes({ dates, merged }, last(pushed) + wait);
      pushed.forEach(({ at }, index) => expect(times[index]).toBeGreaterThanOrEqual(at));
    }),
  );
});
