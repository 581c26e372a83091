import type { Requirement } from "../../model/verdict.ts";
import type { Policy } from "../../model/sheet.ts";
import type { Derived } from "../requirements/derive.ts";
import { requireDistinctPeople, type AskedAndSettled } from "./distinct-people.ts";
import { evidenceFingerprint } from "../answers/evidence-fingerprint.ts";
import { noImpactFor } from "../ways-out/no-impact.ts";
import { signersOf } from "../answers/people.ts";
import { acceptedRollback } from "../ways-out/rollback.ts";
import type { AskedRequirement } from "../requirements/asked-requirement.ts";
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
  const settled = derived.requirements.map((asked): AskedAndSettled => {
    if (rollback !== null && (asked.kind === "retest" || asked.kind === "sign-off")) {
      return {
        asked,
        settled: { state: "waived", standing: { code: "rollback", by: rollback.by, to: rollback.sha }, signers: [] },
      };
    }
    return { asked, settled: settleOne(settling, derived, asked) };
  });
  const distinct = policy.sign_off.distinct_people ? requireDistinctPeople(settled) : settled;
  return { requirements: distinct.map((item) => requirementOf(settling, item)), rolledBack: rollback !== null };
}

function settleOne(settling: Settling, derived: Derived, asked: AskedRequirement): Settled {
  if (asked.broken !== null) {
    return { state: "failed", standing: { code: "evidence-broken", path: asked.id }, signers: [] };
  }
  const harmless = noImpactFor(settling, derived, asked);
  const settled =
    asked.retest === null
      ? settleSignature(settling, { asked, evidence: null, fingerprint: asked.fingerprint })
      : settleRetest(settling, asked, asked.retest);
  if (harmless === null || settled.state === "met" || settled.state === "objected") return settled;
  return { state: "waived", standing: { code: "no-impact", by: harmless.by, reason: harmless.reason }, signers: [] };
}

function requirementOf(settling: Settling, { asked, settled }: AskedAndSettled): Requirement {
  const { key, kind, id, owners, triggers, fingerprint, retest } = asked;
  const evidence = retest === null ? [] : evidenceFor(settling, asked, retest);
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
    with_evidence: Object.fromEntries(evidence.map((item) => [item.path, evidenceFingerprint(branch, asked, item)])),
  };
}
