import type { Sheet } from "../model/sheet.ts";
import type { AfterRelease, Paused } from "../model/verdict.ts";
import { expandSignals } from "../firing/expand-signals.ts";
import type { AppliedPolicy, Derived } from "./requirements/derive.ts";
import { retestsAskedBy } from "../firing/asked-retests.ts";
import { entryOf } from "../firing/entry-of.ts";

/** Conclusions that may not be used once this change is out: those that rest on a signal an after-release trigger touches. */
export function pausesOf({ policies }: Derived): readonly Paused[] {
  const judge = policies[0]?.sheet;
  if (judge === undefined) return [];
  const lasting = policies.flatMap((policy) =>
    policy.firings.filter((firing) => resumesAfterRelease(policy, firing.trigger)),
  );
  return Object.entries(judge.conclusions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([conclusion, { title, instead, rests_on }]) => {
      const rests = expandSignals(rests_on, judge.events);
      const because = lasting.filter((firing) => firing.signals.some((signal) => rests.includes(signal)));
      if (because.length === 0) return [];
      return {
        conclusion,
        title,
        signals: rests.filter((signal) => because.some((firing) => firing.signals.includes(signal))),
        because: [...new Set(because.map((firing) => firing.trigger))].sort(),
        instead,
        from: judge.policy.release === "separate" ? ("release" as const) : ("merge" as const),
        stores: [...new Set(because.flatMap((firing) => firing.stores))].sort(),
      };
    });
}

/** Retests that wait for the release; they never hold a merge. */
export function afterReleaseRetests({ policies }: Derived): readonly AfterRelease[] {
  const asked = policies.flatMap(({ sheet, firings }) =>
    firings.flatMap((firing) => retestsAskedBy(sheet, firing, "after_release").map((id) => afterRelease(sheet, id))),
  );
  const unique = new Map(asked.map((item) => [item.retest, item]));
  return [...unique.values()].sort((a, b) => (a.retest < b.retest ? -1 : 1));
}

function afterRelease(sheet: Sheet, retest: string): AfterRelease {
  const { title = retest, owner = "" } = entryOf(sheet.retests, retest) ?? {};
  return { retest, title, owner };
}

function resumesAfterRelease({ sheet }: AppliedPolicy, trigger: string): boolean {
  return entryOf(sheet.triggers, trigger)?.resume === "after-release";
}
