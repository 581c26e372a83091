import { describe, expect, it } from "vitest";
import { weakenings } from "../../../src/gate/weakening/weakenings.ts";
import { weakeningText } from "../../../src/report/verdict/weakening-text.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";
import {
  byExtension,
  byPath,
  declared,
  event,
  found,
  owner,
  passes,
  policy,
  retest,
  rollback,
  trigger,
  when,
  without,
  type Change,
} from "./sheet-changes.ts";
import { edit } from "../world.ts";

describe("what asks for less", () => {
  it.each<[string, string, Change]>([
    [
      "a trigger gone",
      "triggers.checkout removed",
      (from) => ({ ...from, triggers: without(from.triggers, "checkout") }),
    ],
    ["a condition gone", "triggers.checkout condition-removed-or-narrowed", trigger({ when: when.slice(1) })],
    [
      "a glob gone",
      "triggers.checkout condition-removed-or-narrowed",
      trigger({ when: [{ ...byPath, paths: ["extensions/**"] }, byExtension, declared] }),
    ],
    [
      "an exception more",
      "triggers.checkout condition-removed-or-narrowed",
      trigger({ when: [{ ...byPath, except: ["**/*.md", "**/*.js"] }, byExtension, declared] }),
    ],
    [
      "content asked for too",
      "triggers.checkout condition-removed-or-narrowed",
      trigger({ when: [byPath, { ...byExtension, content: ["x"] }, declared] }),
    ],
    [
      "an extension target gone",
      "triggers.checkout condition-removed-or-narrowed",
      trigger({ when: [byPath, { ...byExtension, "shopify-extension": { type: ["web_pixel_extension"] } }, declared] }),
    ],
    [
      "an entry that touches less",
      "triggers.checkout condition-removed-or-narrowed",
      trigger({ when: [byPath, { ...byExtension, touches: ["Purchase.value"] }, declared] }),
    ],
    [
      "declaring no longer possible",
      "triggers.checkout condition-removed-or-narrowed",
      trigger({ when: [byPath, byExtension] }),
    ],
    [
      "fewer signals touched",
      "triggers.checkout touches-shortened",
      trigger({ touches: ["Purchase.value"], sign_off: ["tracking", "commerce", "catalogue"] }),
    ],
    [
      "a retest before the merge gone",
      "triggers.checkout retest-dropped",
      trigger({ retests: { before_merge: ["preview-order"], after_release: ["order-sample"] } }),
    ],
    [
      "a retest after the release gone",
      "triggers.checkout retest-dropped",
      trigger({ retests: { before_merge: ["preview-order", "pixel-contract"], after_release: [] } }),
    ],
    ["a signer gone", "triggers.checkout sign-off-dropped", trigger({ sign_off: ["tracking"] })],
    ["nobody signs", "triggers.checkout sign-off-dropped", trigger({ sign_off: [] })],
    ["resumed at the merge", "triggers.checkout resumes-at-merge", trigger({ resume: "at-merge" })],
    [
      "a word in place of a check",
      "retests.pixel-contract evidence-weaker",
      retest("pixel-contract", { evidence: "attested" }),
    ],
    [
      "a check of another app",
      "retests.pixel-contract evidence-weaker",
      retest("pixel-contract", { evidence: { check: { name: "pixel-contract", app: "other" } } }),
    ],
    [
      "more wrong rows",
      "retests.order-sample threshold-loosened",
      passes({ wrong: 1, min_known: 8, tolerance: "0.01" }),
    ],
    [
      "fewer known rows",
      "retests.order-sample threshold-loosened",
      passes({ wrong: 0, min_known: 7, tolerance: "0.01" }),
    ],
    [
      "a wider tolerance",
      "retests.order-sample threshold-loosened",
      passes({ wrong: 0, min_known: 8, tolerance: "0.1" }),
    ],
    [
      "a parameter no longer judged",
      "retests.order-sample threshold-loosened",
      retest("order-sample", { passes_when: { currency: {} } }),
    ],
    ["nothing judged", "retests.order-sample threshold-loosened", retest("order-sample", { passes_when: null })],
    [
      "a retest that proves less",
      "retests.order-sample retest-dropped",
      retest("order-sample", { proves: ["Purchase.value"] }),
    ],
    ["older answers", "retests.preview-order age-loosened", retest("preview-order", { max_age_days: 8 })],
    ["answers of any age", "retests.preview-order age-loosened", retest("preview-order", { max_age_days: null })],
    ["a person more", "owners.tracking person-added", owner({ people: ["@ada", "@grace", "@mallory"] })],
    ["a team more", "owners.tracking person-added", owner({ teams: ["@northwind/tracking", "@northwind/all"] })],
    ["a backup more", "owners.tracking person-added", owner({ backups: ["@lin", "@mallory"] })],
    [
      "a backup made a member",
      "owners.tracking person-added",
      owner({ people: ["@ada", "@grace", "@lin"], backups: [] }),
    ],
    ["backups sooner", "owners.tracking backup-sooner", owner({ backup_after_hours: 1 })],
    ["backups at once", "owners.tracking backup-sooner", owner({ backup_after_hours: null })],
    ["a role gone", "owners.tracking removed", (from) => ({ ...from, owners: without(from.owners, "tracking") })],
    [
      "a conclusion on less",
      "conclusions.roas rests-on-shortened",
      (from) => ({
        ...from,
        conclusions: edit(from.conclusions, "roas", (entry) => ({ ...entry, rests_on: ["Purchase.value"] })),
      }),
    ],
    ["advice only", "policy mode-advise", policy({ mode: "advise" })],
    ["authors sign", "policy author-allowed", policy({ sign_off: { allow_author: true, distinct_people: false } })],
    ["a shop of one", "policy solo", policy({ solo: "@mallory" })],
    [
      "an override by one",
      "policy override-easier",
      policy({ override: { owners: ["growth", "tracking"], people: 1, hours: 72 } }),
    ],
    [
      "a longer override",
      "policy override-easier",
      policy({ override: { owners: ["growth", "tracking"], people: 2, hours: 73 } }),
    ],
    [
      "an override by more roles",
      "policy override-easier",
      policy({ override: { owners: ["growth", "tracking", "commerce"], people: 2, hours: 72 } }),
    ],
    ["older rollbacks", "policy rollback-longer", policy({ rollback_days: 15 })],
    ["no freeze", "policy freeze-removed", policy({ freezes: [] })],
    [
      "a shorter freeze",
      "policy freeze-removed",
      policy({ freezes: [{ from: "2026-11-27", to: "2026-12-01", triggers: ["checkout"] }] }),
    ],
    [
      "a freeze of another trigger",
      "policy freeze-removed",
      policy({ freezes: [{ from: "2026-11-26", to: "2026-12-01", triggers: ["theme"] }] }),
    ],
    ["releases apart", "policy release-separate", policy({ release: "separate" })],
    [
      "a parameter of an event gone",
      "events.Purchase parameter-dropped",
      (from) => event({ parameters: without(from.events["Purchase"]?.parameters ?? {}, "value") })(from),
    ],
    [
      "a shorter soak",
      "events.Purchase soak-shortened",
      event({ rollback: { ...rollback, resume_when: { retests: ["order-sample"], soak_hours: 1 } } }),
    ],
    [
      "a resume without its retest",
      "events.Purchase retest-dropped",
      event({ rollback: { ...rollback, resume_when: { retests: [], soak_hours: 24 } } }),
    ],
    [
      "an incident that contaminates less",
      "router.value-drift contaminates-shortened",
      (from) => ({
        ...from,
        incidents: edit(from.incidents, "value-drift", (entry) => ({ ...entry, contaminates: ["Purchase.value"] })),
      }),
    ],
    [
      "an incident that closes on less",
      "router.value-drift retest-dropped",
      (from) => ({
        ...from,
        incidents: edit(from.incidents, "value-drift", (entry) => ({ ...entry, close_when: { retests: [] } })),
      }),
    ],
    ["a store gone", "stores.us removed", (from) => ({ ...from, stores: {} })],
    [
      "a handoff item gone",
      "handoff.event-qa removed",
      (from) => ({ ...from, handoff: { ...from.handoff, items: without(from.handoff.items, "event-qa") } }),
    ],
    [
      "a handoff that stays fresh for longer",
      "handoff.max_age_days age-loosened",
      (from) => ({ ...from, handoff: { ...from.handoff, max_age_days: 365 } }),
    ],
    [
      "a parameter gone",
      "parameters.value removed",
      (from) => ({ ...from, parameters: without(from.parameters, "value") }),
    ],
  ])("%s is %s", (_what, expected, change) => {
    expect(found(change)).toContain(expected);
  });

  it("names what was lost", () => {
    const told = (change: Change): readonly string[] =>
      weakenings(smallSheet, change(smallSheet)).map(({ detail }) => detail);
    expect(told(owner({ people: ["@ada", "@grace", "@mallory"] }))).toEqual(["@mallory"]);
    expect(told(retest("order-sample", { passes_when: null }))).toEqual(["value"]);
    expect(told(policy({ rollback_days: 15 }))).toEqual(["14 → 15"]);
    expect(told((from) => ({ ...from, stores: {} }))).toEqual(["us"]);
  });

  it("an override is a loss where there was none", () => {
    const none = policy({ override: null })(smallSheet);
    expect(found(policy({ override: { owners: ["growth"], people: 9, hours: 1 } }), none)).toEqual([
      "policy override-easier",
    ]);
  });

  it("one person for several roles is a loss where they had to be distinct", () => {
    const distinct = policy({ sign_off: { allow_author: false, distinct_people: true } })(smallSheet);
    expect(found(policy({ sign_off: { allow_author: false, distinct_people: false } }), distinct)).toEqual([
      "policy one-person-enough",
    ]);
  });

  it.each<[string, Record<string, number>, Record<string, number>]>([
    ["a lower rate", { min_rate: 0.95 }, { min_rate: 0.9 }],
    ["a higher rate", { max_rate: 0.05 }, { max_rate: 0.1 }],
    ["no upper rate", { max_rate: 0.05 }, {}],
    ["fewer orders", { min_rate: 0.9, min_orders: 200 }, { min_rate: 0.9, min_orders: 100 }],
    ["wrong rows where none were allowed without saying so", { min_known: 8 }, { min_known: 8, wrong: 5 }],
    ["no known rows where one was needed without saying so", {}, { min_known: 0 }],
  ])("%s is a looser threshold", (_what, before, after) => {
    const from = passes(before)(smallSheet);
    expect(found(passes(after), from)).toEqual(["retests.order-sample threshold-loosened"]);
  });

  it("is told in words, whatever it is", () => {
    expect(weakeningText("person-added")).toBe("somebody is added who can sign");
  });
});
