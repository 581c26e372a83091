import type { ConditionCount, ReplayTotals } from "../../model/replay.ts";
import type { Sheet } from "../../model/sheet.ts";
import { createPausedDays } from "./paused-days.ts";
import type { ReplayedCommit } from "./replay-history.ts";

/** Adds up commits as they come. */
export interface ReplayCounter {
  readonly add: (commit: ReplayedCommit) => void;
  readonly totals: () => ReplayTotals;
}

function countUp(counts: Map<string, number>, keys: Iterable<string>): void {
  for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
}

function conditionKey(trigger: string, condition: string, pattern: string): string {
  return [trigger, condition, pattern].join("\n");
}

/** What each entry of a trigger looks for. Beside another condition `paths` only says where to look, and never explains a firing. */
function statedConditions(sheet: Sheet | null): readonly string[] {
  return Object.entries(sheet?.triggers ?? {}).flatMap(([trigger, { when }]) =>
    when.flatMap(({ paths = [], ...entry }) => {
      const extension = entry["shopify-extension"];
      const named = [
        ...(entry.content ?? []).map((pattern) => conditionKey(trigger, "content", pattern)),
        ...(entry.dependency ?? []).map((pattern) => conditionKey(trigger, "dependency", pattern)),
        ...[...(extension?.type ?? []), ...(extension?.target ?? [])].map((pattern) =>
          conditionKey(trigger, "shopify-extension", pattern),
        ),
        ...(entry["app-embed"] ?? []).map((pattern) => conditionKey(trigger, "app-embed", pattern)),
        ...(entry["gtm-container"] ?? []).map((pattern) => conditionKey(trigger, "gtm-container", pattern)),
      ];
      return named.length > 0 ? named : paths.map((glob) => conditionKey(trigger, "paths", glob));
    }),
  );
}

function conditionKeys({ firings }: ReplayedCommit): readonly string[] {
  return firings.flatMap(({ trigger, because }) =>
    because.map(({ condition, pattern }) => conditionKey(trigger, condition, pattern ?? "")),
  );
}

function conditionCount([key, commits]: readonly [string, number]): ConditionCount {
  const [trigger = "", condition = "", ...pattern] = key.split("\n");
  return { trigger, condition, pattern: pattern.join("\n"), commits };
}

/** A counter that also lists what a sheet's triggers never saw, when one sheet judged all commits. `resumedEvery`: days between resumes, to count paused days. */
export function createReplayCounter(sheet: Sheet | null, resumedEvery: number | null = null): ReplayCounter {
  const days = resumedEvery === null ? null : createPausedDays(resumedEvery, Object.keys(sheet?.conclusions ?? {}));
  const counts = { commits: 0, ungoverned: 0, fired: 0, held: 0, pausing: 0 };
  const triggers = new Map<string, number>(Object.keys(sheet?.triggers ?? {}).map((id) => [id, 0]));
  const requirements = new Map<string, number>();
  const paused = new Map<string, number>(Object.keys(sheet?.conclusions ?? {}).map((id) => [id, 0]));
  const conditions = new Map<string, number>(statedConditions(sheet).map((key) => [key, 0]));
  return {
    add: (commit) => {
      counts.commits += 1;
      if (!commit.governed) counts.ungoverned += 1;
      if (commit.firings.length > 0) counts.fired += 1;
      if (commit.requirements.length > 0) counts.held += 1;
      if (commit.paused.length > 0) counts.pausing += 1;
      countUp(
        triggers,
        commit.firings.map(({ trigger }) => trigger),
      );
      countUp(requirements, commit.requirements);
      countUp(paused, commit.paused);
      countUp(conditions, conditionKeys(commit));
      days?.add(commit);
    },
    totals: () => ({
      ...counts,
      triggers: sorted(triggers),
      requirements: sorted(requirements),
      paused: sorted(paused),
      conditions: [...conditions]
        .map(conditionCount)
        .sort((a, b) => b.commits - a.commits || (a.pattern < b.pattern ? -1 : 1)),
      paused_days: days?.shares() ?? null,
    }),
  };
}
