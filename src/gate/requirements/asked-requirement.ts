import type { FiringFact } from "../../model/firing.ts";
import type { Retest } from "../../model/sheet.ts";
import type { RequirementKind } from "../../model/verdict.ts";
import { fingerprintOf } from "../../firing/fingerprint.ts";

/** A requirement before anybody's answer is looked at. */
export interface AskedRequirement {
  readonly key: string;
  readonly kind: RequirementKind;
  readonly id: string;
  /** Roles that must answer, each of them. */
  readonly owners: readonly string[];
  readonly triggers: readonly string[];
  /** The rule's meaning: what changes here voids an answer. Never titles or prose. */
  readonly rule: unknown;
  readonly facts: readonly FiringFact[];
  /** The retest as the policy that asks for it defines it; null for every other kind. */
  readonly retest: Retest | null;
  /** Set when the file or record itself fails, whatever people answer. */
  readonly broken: string | null;
  readonly fingerprint: string;
}

/** The requirement with its fingerprint: what it is about on this base branch, under this key. */
export function askedRequirement(branch: string, asked: Omit<AskedRequirement, "fingerprint">): AskedRequirement {
  const { key, rule, facts } = asked;
  return { ...asked, fingerprint: fingerprintOf({ branch, key, rule, facts }) };
}

/** The same requirement under another key, with the fingerprint that belongs to it. */
export function underKey(branch: string, asked: AskedRequirement, key: string): AskedRequirement {
  return askedRequirement(branch, { ...asked, key });
}
