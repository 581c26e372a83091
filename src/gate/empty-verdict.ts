import type { Facts } from "../model/facts.ts";
import type { Verdict } from "../model/verdict.ts";
import { fingerprintOf } from "../firing/fingerprint.ts";

/** A verdict that says nothing yet about its change. */
export function emptyVerdict({ current: { change } }: Facts): Verdict {
  const { branch, base, merge_base, head } = change;
  return {
    version: 1,
    mode: "enforce",
    verdict: "not-applicable",
    fingerprint: fingerprintOf({ branch, key: "verdict", rule: [], facts: [] }),
    branch,
    base,
    merge_base,
    head,
    fired: [],
    triggers: [],
    requirements: [],
    paused: [],
    after_release: [],
    weakened: [],
    records: [],
    override: null,
    findings: [],
  };
}
