import type { ConditionEntry, Sheet, Trigger } from "../../model/sheet.ts";
import { canonicalJson } from "../../firing/fingerprint.ts";
import { expandSignals } from "../../firing/expand-signals.ts";
import { signersOfTrigger } from "../../firing/signal-owners.ts";
import { compareEntries, dropped, lossIf, type Loss, type WeakeningRule } from "./weakening-rule.ts";

/** A trigger or condition removed or narrowed, a retest or signer dropped, after-release made at-merge. */
export const triggerWeakenings: WeakeningRule = (base, proposed) =>
  compareEntries("triggers", [base.triggers, proposed.triggers], (from, to) => [
    ...from.when.filter((entry) => !to.when.some((other) => isAtLeastAsWide(other, entry))).map(conditionLoss),
    ...dropped("touches-shortened", touchedSignals(base, from), touchedSignals(proposed, to)),
    ...dropped("retest-dropped", from.retests.before_merge, to.retests.before_merge),
    ...dropped("retest-dropped", from.retests.after_release, to.retests.after_release),
    ...dropped("sign-off-dropped", signers(base, from), signers(proposed, to)),
    ...lossIf(from.resume === "after-release" && to.resume === "at-merge", "resumes-at-merge", to.resume),
  ]);

function conditionLoss(entry: ConditionEntry): Loss {
  return ["condition-removed-or-narrowed", canonicalJson(entry)];
}

function touchedSignals(sheet: Sheet, trigger: Trigger): readonly string[] {
  return expandSignals(trigger.touches, sheet.events);
}

function signers(sheet: Sheet, trigger: Trigger): readonly string[] {
  return signersOfTrigger(sheet, trigger, touchedSignals(sheet, trigger));
}

/** Keys are AND: a wider entry has no key that the narrower one lacks, and in each shared key at least as many alternatives. */
function isAtLeastAsWide(wide: ConditionEntry, narrow: ConditionEntry): boolean {
  const lists = ["paths", "content", "dependency", "app-embed", "gtm-container"] as const;
  const wideLists = lists.every((key) => hasAll(wide[key], narrow[key]));
  const excepts = (wide.except ?? []).every((glob) => (narrow.except ?? []).includes(glob));
  const declared = wide.declared === narrow.declared;
  const touches = wide.touches === undefined || (narrow.touches !== undefined && hasAll(wide.touches, narrow.touches));
  return wideLists && excepts && declared && touches && extensionIsAtLeastAsWide(wide, narrow);
}

function hasAll(wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean {
  if (wide === undefined) return true;
  return narrow !== undefined && narrow.every((item) => wide.includes(item));
}

function extensionIsAtLeastAsWide(wide: ConditionEntry, narrow: ConditionEntry): boolean {
  const wideExtension = wide["shopify-extension"];
  const narrowExtension = narrow["shopify-extension"];
  if (wideExtension === undefined) return true;
  if (narrowExtension === undefined) return false;
  const covers = (key: "type" | "target"): boolean =>
    (narrowExtension[key] ?? []).every((glob) => (wideExtension[key] ?? []).includes(glob));
  return covers("type") && covers("target");
}
