import type { Facts, Snapshot } from "../../model/facts.ts";
import type { Finding } from "../../model/finding.ts";
import type { Firing } from "../../model/firing.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Weakened } from "../../model/weakened.ts";
import { fireTriggers } from "../../firing/fire-triggers.ts";
import { gateFileRequirements } from "./gate-file-requirements.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { recordRequirements } from "./record-requirements.ts";
import { underKey, type AskedRequirement } from "./asked-requirement.ts";
import { sheetChangeRequirements } from "./sheet-change-requirements.ts";
import { triggerRequirements } from "./trigger-requirements.ts";
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
  readonly requirements: readonly AskedRequirement[];
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
  if (first === undefined) return { policies, requirements: [], weakened: [], findings: [] };
  const own = sheetAndRecordRequirements(facts, snapshot, first.sheet);
  const judge = { base: first.sheet, branch };
  const none: readonly AskedRequirement[] = [];
  const ofTriggers = policies.reduce((joined, policy) => joinRequirements(judge, joined, policy), none);
  const requirements = [...ofTriggers, ...own.requirements].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { policies, requirements, weakened: own.weakened, findings: own.findings };
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

function sheetAndRecordRequirements(facts: Facts, snapshot: Snapshot, judge: Sheet): Omit<Derived, "policies"> {
  const { change, records, evidence } = snapshot;
  const record = recordRequirements({ sheet: judge, branch: change.branch, evidence }, records);
  if (facts.policies.base.state !== "valid")
    return { requirements: record.requirements, weakened: [], findings: record.findings };
  const next = comparedSheet(judge, snapshot);
  const weaker = next === null ? [] : weakenings(judge, next);
  const changed = next === null ? [] : sheetChangeRequirements(change.branch, { base: judge, proposed: next }, weaker);
  const files = gateFileRequirements(judge, change);
  const edited = [...changed, ...files.requirements].filter(
    (asked) => judge.policy.solo === null || asked.kind !== "sheet-change",
  );
  return {
    requirements: [...record.requirements, ...edited],
    weakened: [...weaker, ...files.weakened],
    findings: record.findings,
  };
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
function joinRequirements(
  { base, branch }: { readonly base: Sheet; readonly branch: string },
  joined: readonly AskedRequirement[],
  policy: AppliedPolicy,
): readonly AskedRequirement[] {
  const known = new Map(joined.map((asked) => [asked.key, asked.fingerprint]));
  const fresh = triggerRequirements(underBase(base, policy.sheet), branch, policy.firings).filter(
    (asked) => known.get(asked.key) !== asked.fingerprint,
  );
  const renamed = fresh.map((asked) => underKey(branch, asked, `${asked.key}@${policy.name}`));
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
