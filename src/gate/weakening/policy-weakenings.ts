import type { Freeze, Override, Policy } from "../../model/sheet.ts";
import { canonicalJson } from "../../firing/fingerprint.ts";
import { lossIf, type Loss, type WeakeningRule } from "./weakening-rule.ts";

/** Enforce made advise, an easier sign-off, override or rollback, a freeze removed, the release made separate. */
export const policyWeakenings: WeakeningRule = (base, proposed) =>
  policyLosses(base.policy, proposed.policy).map(([what, detail]) => ({ entry: "policy", what, detail }));

function policyLosses(from: Policy, to: Policy): readonly Loss[] {
  return [
    ...lossIf(from.mode === "enforce" && to.mode === "advise", "mode-advise", to.mode),
    ...lossIf(!from.sign_off.allow_author && to.sign_off.allow_author, "author-allowed", "allow_author"),
    ...lossIf(from.sign_off.distinct_people && !to.sign_off.distinct_people, "one-person-enough", "distinct_people"),
    ...lossIf(to.solo !== null && from.solo !== to.solo, "solo", to.solo ?? ""),
    ...lossIf(overrideIsEasier(from.override, to.override), "override-easier", canonicalJson(to.override)),
    ...lossIf(to.rollback_days > from.rollback_days, "rollback-longer", `${from.rollback_days} → ${to.rollback_days}`),
    ...from.freezes
      .filter((freeze) => !to.freezes.some((other) => isAtLeastAsLong(other, freeze)))
      .map((freeze): Loss => ["freeze-removed", canonicalJson(freeze)]),
    ...lossIf(from.release === "with-merge" && to.release === "separate", "release-separate", to.release),
  ];
}

function isAtLeastAsLong(long: Freeze, short: Freeze): boolean {
  return (
    long.from <= short.from && long.to >= short.to && short.triggers.every((trigger) => long.triggers.includes(trigger))
  );
}

function overrideIsEasier(from: Override | null, to: Override | null): boolean {
  if (to === null) return false;
  if (from === null) return true;
  return to.people < from.people || to.hours > from.hours || to.owners.some((owner) => !from.owners.includes(owner));
}
