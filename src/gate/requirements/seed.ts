import type { FiringFact } from "../../model/firing.ts";
import type { Retest } from "../../model/sheet.ts";
import type { RequirementKind } from "../../model/verdict.ts";
import { fingerprintOf } from "../../firing/fingerprint.ts";

/** A requirement before anybody's answer is looked at. */
export interface Seed {
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

/** Completes a seed with its fingerprint. */
export function makeSeed(branch: string, seed: Omit<Seed, "fingerprint">): Seed {
  const { key, rule, facts } = seed;
  return { ...seed, fingerprint: fingerprintOf({ branch, key, rule, facts }) };
}

/** The same requirement under another key, with the fingerprint that belongs to it. */
export function renameSeed(branch: string, seed: Seed, key: string): Seed {
  return makeSeed(branch, { ...seed, key });
}
