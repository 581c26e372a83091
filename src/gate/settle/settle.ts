import type { Requirement } from "../../model/verdict.ts";
import type { Policy } from "../../model/sheet.ts";
import type { Derived } from "../requirements/derive.ts";
import { requireDistinctPeople, type SettledSeed } from "./distinct-people.ts";
import { evidenceFingerprint } from "../answers/evidence-fingerprint.ts";
import { noImpactFor } from "../ways-out/no-impact.ts";
import { signersOf } from "../answers/people.ts";
import { acceptedRollback } from "../ways-out/rollback.ts";
import type { Seed } from "../requirements/seed.ts";
import { settleRetest, evidenceFor } from "./settle-retest.ts";
import { settleSignature, type Settled } from "./settle-signature.ts";
import type { Settling } from "../answers/settling.ts";

/** How every requirement stands. */
export interface SettledRequirements {
  /** Sorted by key. */
  readonly requirements: readonly Requirement[];
  readonly rolledBack: boolean;
}

/** Settles every requirement: waived, answered, or what stands in its way. */
export function settle(settling: Settling, derived: Derived, policy: Policy): SettledRequirements {
  const rollback = acceptedRollback(settling, derived, policy);
  const settled = derived.seeds.map((seed): SettledSeed => {
    if (rollback !== null && (seed.kind === "retest" || seed.kind === "sign-off")) {
      return {
        seed,
        settled: { state: "waived", standing: { code: "rollback", by: rollback.by, to: rollback.sha }, signers: [] },
      };
    }
    return { seed, settled: settleOne(settling, derived, seed) };
  });
  const distinct = policy.sign_off.distinct_people ? requireDistinctPeople(settled) : settled;
  return { requirements: distinct.map((item) => requirementOf(settling, item)), rolledBack: rollback !== null };
}

function settleOne(settling: Settling, derived: Derived, seed: Seed): Settled {
  if (seed.broken !== null) {
    return { state: "failed", standing: { code: "evidence-broken", path: seed.id }, signers: [] };
  }
  const harmless = noImpactFor(settling, derived, seed);
  const settled =
    seed.retest === null
      ? settleSignature(settling, { seed, evidence: null, fingerprint: seed.fingerprint })
      : settleRetest(settling, seed, seed.retest);
  if (harmless === null || settled.state === "met" || settled.state === "objected") return settled;
  return { state: "waived", standing: { code: "no-impact", by: harmless.by, reason: harmless.reason }, signers: [] };
}

function requirementOf(settling: Settling, { seed, settled }: SettledSeed): Requirement {
  const { key, kind, id, owners, triggers, fingerprint, retest } = seed;
  const evidence = retest === null ? [] : evidenceFor(settling, seed, retest);
  const branch = settling.facts.current.change.branch;
  return {
    key,
    kind,
    id,
    owners,
    people: [...new Set(owners.flatMap((owner) => signersOf(settling.electorate, owner)))],
    triggers,
    state: settled.state,
    fingerprint,
    standing: settled.standing,
    with_evidence: Object.fromEntries(evidence.map((item) => [item.path, evidenceFingerprint(branch, seed, item)])),
  };
}
