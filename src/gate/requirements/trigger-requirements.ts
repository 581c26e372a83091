import type { Firing } from "../../model/firing.ts";
import type { Sheet } from "../../model/sheet.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { retestsAskedBy } from "../../firing/asked-retests.ts";
import { signersOfTrigger } from "../../firing/signal-owners.ts";
import { askedRequirement, type AskedRequirement } from "./asked-requirement.ts";

/** Retests before the merge and sign-offs that one policy asks for, one per key over the union of what fired it. */
export function triggerRequirements(
  sheet: Sheet,
  branch: string,
  firings: readonly Firing[],
): readonly AskedRequirement[] {
  const solo = sheet.policy.solo !== null;
  return [...retestRequirements(sheet, branch, firings), ...(solo ? [] : signOffRequirements(sheet, branch, firings))];
}

function retestRequirements(sheet: Sheet, branch: string, firings: readonly Firing[]): readonly AskedRequirement[] {
  const askedBy = groupFirings(firings, (firing) => retestsAskedBy(sheet, firing, "before_merge"));
  return [...askedBy].flatMap(([id, group]) => {
    const retest = entryOf(sheet.retests, id);
    if (retest === undefined) return [];
    const { evidence, passes_when, max_age_days, owner } = retest;
    return askedRequirement(branch, {
      key: `retest:${id}`,
      kind: "retest",
      id,
      owners: [owner],
      triggers: group.map((firing) => firing.trigger),
      rule: { evidence, passes_when, max_age_days, owner },
      facts: factsOf(group),
      retest,
      broken: null,
    });
  });
}

function signOffRequirements(sheet: Sheet, branch: string, firings: readonly Firing[]): readonly AskedRequirement[] {
  const signedFor = groupFirings(firings, (firing) => {
    const trigger = entryOf(sheet.triggers, firing.trigger);
    return trigger === undefined ? [] : signersOfTrigger(sheet, trigger, firing.signals);
  });
  return [...signedFor].map(([owner, group]) => {
    const triggers = group.map((firing) => firing.trigger);
    const signals = [...new Set(group.flatMap((firing) => firing.signals))].sort();
    return askedRequirement(branch, {
      key: `sign-off:${owner}`,
      kind: "sign-off",
      id: owner,
      owners: [owner],
      triggers,
      rule: { owner, triggers, signals },
      facts: factsOf(group),
      retest: null,
      broken: null,
    });
  });
}

function factsOf(firings: readonly Firing[]): Firing["facts"] {
  return firings.flatMap((firing) => firing.facts);
}

function groupFirings(
  firings: readonly Firing[],
  idsOf: (firing: Firing) => readonly string[],
): ReadonlyMap<string, readonly Firing[]> {
  const groups = new Map<string, Firing[]>();
  for (const firing of firings) {
    for (const id of idsOf(firing)) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [firing]);
      else if (!group.includes(firing)) group.push(firing);
    }
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}
