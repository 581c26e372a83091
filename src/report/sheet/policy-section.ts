import type { Freeze, Policy, Sheet, Store } from "../../model/sheet.ts";
import { counted, inWords } from "../in-words.ts";
import { inertCode, inertText } from "../inert/inert-markdown.ts";
import { markdownTable } from "../table.ts";
import { codes, ownerTitle, ownerTitles, reference } from "./references.ts";
import type { Section } from "./section.ts";

/** The stores, and the rules of the house: mode, sign-offs, release, rollback, override, freezes. */
export const policySection: Section = {
  id: "policy",
  title: "Stores and house rules",
  render: ({ sheet }) => {
    const stores = Object.entries(sheet.stores).map(([id, store]) => storeRow(id, store));
    const rules = policyRules(sheet).map((rule) => `- ${rule}`);
    return [
      ...(stores.length === 0
        ? []
        : [markdownTable(["Store", "Domain", "Dataset", "Currency", "Paths and branches"], stores)]),
      rules.join("\n"),
    ].join("\n\n");
  },
};

function storeRow(id: string, store: Store): readonly string[] {
  const where = codes([...store.paths, ...store.branches]);
  return [
    inertCode(id),
    inertText(store.domain),
    inertCode(store.dataset),
    inertText(store.currency),
    where || "everything",
  ];
}

function policyRules(sheet: Sheet): readonly string[] {
  const { policy } = sheet;
  return [
    policy.mode === "enforce"
      ? "The gate **holds** a change until all that it asks for is met."
      : "The gate **advises**: it says what it would hold, and holds nothing.",
    ...signingRules(policy),
    policy.release === "with-merge"
      ? "A merge is the release: what it can break is paused from then on."
      : "The release is separate from the merge: what a change can break is paused from its release, or from the merge until a record names one.",
    `A change may be rolled back for ${counted(policy.rollback_days, "day")} with one owner's signature. What is paused stays paused.`,
    ...(policy.override === null ? ["Nobody may override the gate."] : [overrideRule(sheet, policy.override)]),
    ...policy.freezes.map((freeze) => freezeRule(sheet, freeze)),
    `This policy, the list of owners and the gate's own files belong to ${ownerTitle(sheet, policy.owner)}.`,
  ];
}

function signingRules({ solo, sign_off }: Policy): readonly string[] {
  if (solo !== null) return [`A shop of one: ${inertCode(solo)} attests the retests, there are no sign-offs.`];
  return [
    sign_off.allow_author ? "The author of a change may sign it off." : "The author of a change can't sign it off.",
    ...(sign_off.distinct_people ? ["Each sign-off needs another person."] : []),
  ];
}

function overrideRule(sheet: Sheet, { owners, people, hours }: NonNullable<Policy["override"]>): string {
  const who = inWords(ownerTitles(sheet, owners), "or");
  return `${counted(people, "person", "people")} of ${who} may let a change merge early, for ${counted(hours, "hour")}. It pauses all the same.`;
}

function freezeRule(sheet: Sheet, { from, to, triggers }: Freeze): string {
  const which = inWords(triggers.map((id) => reference("trigger", id, sheet.triggers[id]?.title ?? id)));
  return `From ${inertText(from)} to ${inertText(to)} nothing merges that is a ${which}; rollbacks may.`;
}
