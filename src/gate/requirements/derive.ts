import type { Facts, Snapshot } from "../../model/facts.ts";
import type { Finding } from "../../model/finding.ts";
import type { Firing } from "../../model/firing.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Weakened } from "../../model/weakened.ts";
import { fireTriggers } from "../../firing/fire-triggers.ts";
import { gateFileSeeds } from "./gate-file-seeds.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { recordSeeds } from "./record-seeds.ts";
import { renameSeed, type Seed } from "./seed.ts";
import { sheetChangeSeeds } from "./sheet-change-seeds.ts";
import { triggerSeeds } from "./trigger-seeds.ts";
import { weakenings } from "../weakening/weakenings.ts";

/** One sheet that judges the change, and what fired under it. */
export interface AppliedPolicy {
  readonly name: "base" | "group" | "proposed";
  readonly sheet: Sheet;
  readonly firings: readonly Firing[];
}

/** What a change asks for at one head, before anybody's answer. */
export interface Derived {
  readonly policies: readonly AppliedPolicy[];
  /** One per key, sorted by key. */
  readonly seeds: readonly Seed[];
  readonly weakened: readonly Weakened[];
  readonly findings: readonly Finding[];
}

/** Judges a snapshot under each sheet apart and joins what they ask for; no sheet can take away what another asks. */
export function derive(facts: Facts, snapshot: Snapshot): Derived {
  const branch = snapshot.change.branch;
  const policies = appliedPolicies(facts, snapshot).map(({ name, sheet }) => ({
    name,
    sheet,
    firings: fireTriggers(sheet, snapshot.change),
  }));
  const [first] = policies;
  if (first === undefined) return { policies, seeds: [], weakened: [], findings: [] };
  const own = sheetAndRecordSeeds(facts, snapshot, first.sheet);
  const judge = { base: first.sheet, branch };
  const seeds = policies.reduce<readonly Seed[]>((joined, policy) => joinSeeds(judge, joined, policy), []);
  const all = [...seeds, ...own.seeds].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { policies, seeds: all, weakened: own.weakened, findings: own.findings };
}

function appliedPolicies(facts: Facts, { proposed }: Snapshot): readonly Pick<AppliedPolicy, "name" | "sheet">[] {
  const { base, group } = facts.policies;
  const states = [
    { name: "base", state: base },
    { name: "group", state: group },
    { name: "proposed", state: proposed },
  ] as const;
  return states.flatMap(({ name, state }) => (state?.state === "valid" ? [{ name, sheet: state.sheet }] : []));
}

function sheetAndRecordSeeds(facts: Facts, snapshot: Snapshot, judge: Sheet): Omit<Derived, "policies"> {
  const { change, records, evidence } = snapshot;
  const record = recordSeeds({ sheet: judge, branch: change.branch, evidence }, records);
  if (facts.policies.base.state !== "valid") return { seeds: record.seeds, weakened: [], findings: record.findings };
  const next = comparedSheet(judge, snapshot);
  const weaker = next === null ? [] : weakenings(judge, next);
  const changed = next === null ? [] : sheetChangeSeeds(change.branch, { base: judge, proposed: next }, weaker);
  const files = gateFileSeeds(judge, change);
  const asked = [...changed, ...files.seeds].filter(
    (seed) => judge.policy.solo === null || seed.kind !== "sheet-change",
  );
  return { seeds: [...record.seeds, ...asked], weakened: [...weaker, ...files.weakened], findings: record.findings };
}

/**
 * The sheet that the change would leave behind; null when it leaves the base's, or none that can be compared yet. A
 * change that deletes the sheet leaves an empty one: every entry is asked for. Files edited on both sides are
 * compared after the merge: until then what the base added would look removed.
 */
function comparedSheet(judge: Sheet, { proposed, conflicts }: Snapshot): Sheet | null {
  if (proposed === null || conflicts.length > 0) return null;
  if (proposed.state === "valid") return proposed.sheet;
  if (proposed.state === "broken") return null;
  const { name, policy } = judge;
  const lists = { stores: {}, owners: {}, parameters: {}, events: {}, conclusions: {}, retests: {}, triggers: {} };
  return {
    ...lists,
    name,
    inputs: [],
    policy,
    incidents: {},
    handoff: { items: {}, links: [], max_age_days: judge.handoff.max_age_days },
  };
}

/** A requirement of equal meaning is one; otherwise both stand, each with its own answers. */
function joinSeeds(
  { base, branch }: { readonly base: Sheet; readonly branch: string },
  joined: readonly Seed[],
  policy: AppliedPolicy,
): readonly Seed[] {
  const known = new Map(joined.map((seed) => [seed.key, seed.fingerprint]));
  const fresh = triggerSeeds(underBase(base, policy.sheet), branch, policy.firings).filter(
    (seed) => known.get(seed.key) !== seed.fingerprint,
  );
  const renamed = fresh.map((seed) => renameSeed(branch, seed, `${seed.key}@${policy.name}`));
  return [...joined, ...(policy.name === "base" ? fresh : renamed)];
}

/** Whether sign-offs are asked for at all, and how old an answer may be, are the base's to say for every sheet. */
function underBase({ policy: { solo }, retests }: Sheet, sheet: Sheet): Sheet {
  const aged = Object.entries(sheet.retests).map(([id, retest]) => {
    const { max_age_days } = entryOf(retests, id) ?? retest;
    return [id, { ...retest, max_age_days }] as const;
  });
  return { ...sheet, policy: { ...sheet.policy, solo }, retests: Object.fromEntries(aged) };
}
