import fc from "fast-check";
import type { Sheet, Trigger } from "../../src/model/sheet.ts";
import { smallSheet } from "../fixtures/small-sheet.ts";
import { sheet } from "./world.ts";

const roles = ["growth", "tracking", "commerce", "catalogue"] as const;

const triggerEdits: fc.Arbitrary<(trigger: Trigger) => Trigger> = fc
  .record({
    sign_off: fc.option(fc.subarray([...roles])),
    before: fc.subarray(["preview-order", "pixel-contract", "order-sample"]),
    resume: fc.constantFrom<Trigger["resume"]>("after-release", "at-merge"),
  })
  .map(({ sign_off, before, resume }) => (trigger) => ({
    ...trigger,
    sign_off,
    resume,
    retests: { ...trigger.retests, before_merge: before },
  }));

/** A sheet of one to three triggers with retests of every kind, and a policy with its switches in any position. */
export const sheets: fc.Arbitrary<Sheet> = fc
  .record({
    triggers: fc.subarray(["checkout", "theme", "sender"], { minLength: 1 }),
    change: fc.array(triggerEdits, { minLength: 3, maxLength: 3 }),
    distinct_people: fc.boolean(),
    allow_author: fc.boolean(),
    frozen: fc.boolean(),
  })
  .map(({ triggers, change, distinct_people, allow_author, frozen }) => ({
    ...sheet,
    triggers: Object.fromEntries(
      triggers.flatMap((id, index) => {
        const trigger = smallSheet.triggers[id];
        return trigger === undefined ? [] : [[id, change[index]?.(trigger) ?? trigger]];
      }),
    ),
    policy: {
      ...sheet.policy,
      sign_off: { allow_author, distinct_people },
      freezes: frozen ? [{ from: "2026-11-20", to: "2026-11-30", triggers: ["checkout", "theme"] }] : [],
    },
  }));

type SheetEdit = (from: Sheet) => Sheet;

function without<T>(map: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== id));
}

/** What a hostile or a well-meant change may do to a sheet. */
const sheetEdits: readonly SheetEdit[] = [
  (from) => ({ ...from, triggers: without(from.triggers, "checkout") }),
  (from) => ({ ...from, triggers: {} }),
  (from) => ({ ...from, triggers: mapped(from.triggers, (trigger) => ({ ...trigger, sign_off: [] })) }),
  (from) => ({ ...from, triggers: mapped(from.triggers, (trigger) => ({ ...trigger, sign_off: ["growth"] })) }),
  (from) => ({ ...from, triggers: mapped(from.triggers, (trigger) => ({ ...trigger, touches: ["Purchase.value"] })) }),
  (from) => ({
    ...from,
    triggers: mapped(from.triggers, (trigger) => ({ ...trigger, retests: { before_merge: [], after_release: [] } })),
  }),
  (from) => ({ ...from, triggers: mapped(from.triggers, (trigger) => ({ ...trigger, when: [{ paths: ["x"] }] })) }),
  (from) => ({ ...from, retests: without(from.retests, "preview-order") }),
  (from) => ({ ...from, retests: mapped(from.retests, (retest) => ({ ...retest, owner: "growth" })) }),
  (from) => ({ ...from, retests: mapped(from.retests, (retest) => ({ ...retest, evidence: "attested" })) }),
  (from) => ({ ...from, retests: mapped(from.retests, (retest) => ({ ...retest, passes_when: null })) }),
  (from) => ({ ...from, retests: mapped(from.retests, (retest) => ({ ...retest, max_age_days: null })) }),
  (from) => ({
    ...from,
    owners: mapped(from.owners, (owner) => ({ ...owner, people: [...owner.people, "@mallory"] })),
  }),
  (from) => ({ ...from, owners: mapped(from.owners, (owner) => ({ ...owner, people: [] })) }),
  (from) => ({ ...from, owners: {} }),
  (from) => ({ ...from, events: without(from.events, "Purchase") }),
  (from) => ({ ...from, conclusions: {} }),
  (from) => ({ ...from, stores: {} }),
  (from) => ({ ...from, policy: { ...from.policy, mode: "advise" } }),
  (from) => ({ ...from, policy: { ...from.policy, solo: "@bo" } }),
  (from) => ({ ...from, policy: { ...from.policy, owner: "commerce", freezes: [] } }),
  (from) => ({ ...from, policy: { ...from.policy, sign_off: { allow_author: true, distinct_people: false } } }),
  (from) => ({ ...from, policy: { ...from.policy, override: { owners: ["growth"], people: 1, hours: 9000 } } }),
];

function mapped<T>(map: Readonly<Record<string, T>>, change: (entry: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(map).map(([id, entry]) => [id, change(entry)]));
}

/** One to four of the edits, in any order. */
export const editsOfSheet: fc.Arbitrary<SheetEdit> = fc
  .uniqueArray(fc.constantFrom(...sheetEdits), { minLength: 1, maxLength: 4 })
  .map((edits) => (from) => edits.reduce((so, change) => change(so), from));
