import type { Facts } from "../../model/facts.ts";
import type { Retest } from "../../model/sheet.ts";
import type { Settled } from "./settle-signature.ts";
import { dayLength } from "../../firing/durations.ts";

/** Whether an answer given or taken at `at` is older than the retest allows. */
export function isTooOld({ facts }: { readonly facts: Facts }, retest: Retest, at: string): boolean {
  return retest.max_age_days !== null && Date.parse(facts.now) - Date.parse(at) > retest.max_age_days * dayLength;
}

/** A retest whose answer has become too old. */
export function tooOld(retest: Retest, at: string): Settled {
  return { state: "stale", standing: { code: "too-old", at, max_age_days: retest.max_age_days ?? 0 }, signers: [] };
}
