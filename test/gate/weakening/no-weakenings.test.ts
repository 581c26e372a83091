import { describe, expect, it } from "vitest";
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
  type Change,
} from "./sheet-changes.ts";

describe("what does not ask for less", () => {
  it.each<[string, Change]>([
    ["nothing changed", (from) => from],
    ["titles and contacts", (from) => owner({ title: "T", contact: "#t" })(trigger({ title: "T" })(from))],
    ["another owner", trigger({ owner: "tracking" })],
    [
      "a trigger more",
      (from) => ({
        ...from,
        triggers: { ...from.triggers, more: smallSheet.triggers["theme"] ?? Object.values(from.triggers)[0]! },
      }),
    ],
    ["a condition more", trigger({ when: [...when, { paths: ["x/**"] }] })],
    ["conditions in another order", trigger({ when: [...when].reverse() })],
    [
      "a glob more",
      trigger({ when: [{ ...byPath, paths: [...(byPath.paths ?? []), "more/**"] }, byExtension, declared] }),
    ],
    [
      "no exception",
      trigger({ when: [{ paths: byPath.paths ?? [], content: byPath.content ?? [] }, byExtension, declared] }),
    ],
    [
      "any content",
      trigger({ when: [{ paths: byPath.paths ?? [], except: byPath.except ?? [] }, byExtension, declared] }),
    ],
    [
      "an entry that touches all",
      trigger({ when: [byPath, { "shopify-extension": byExtension["shopify-extension"] ?? {} }, declared] }),
    ],
    ["more signals touched", trigger({ touches: ["*.*"] })],
    [
      "signals spelt out",
      trigger({
        touches: [
          "Purchase.event_id",
          "Purchase.value",
          "Purchase.currency",
          "Purchase.content_ids",
          "Purchase.occurrence",
        ],
      }),
    ],
    [
      "a retest more",
      trigger({
        retests: { before_merge: ["preview-order", "pixel-contract", "order-sample"], after_release: ["order-sample"] },
      }),
    ],
    ["the same signers by name and one more", trigger({ sign_off: ["tracking", "commerce", "catalogue", "growth"] })],
    ["numbers in place of a word", retest("preview-order", { evidence: "sample" })],
    ["stricter numbers", passes({ wrong: 0, min_known: 9, tolerance: "0.001" })],
    ["no tolerance", passes({ wrong: 0, min_known: 8 })],
    ["what is meant anyway, said", passes({ min_known: 8, tolerance: "0.01" })],
    ["younger answers", retest("preview-order", { max_age_days: 6 })],
    ["a person fewer", owner({ people: ["@ada"] })],
    ["a member made a backup", owner({ people: ["@ada"], backups: ["@lin", "@grace"] })],
    ["backups later", owner({ backup_after_hours: 48 })],
    ["no override", policy({ override: null })],
    ["a stricter override", policy({ override: { owners: ["growth"], people: 3, hours: 1 } })],
    ["younger rollbacks", policy({ rollback_days: 1 })],
    [
      "a longer freeze of more",
      policy({ freezes: [{ from: "2026-11-20", to: "2026-12-24", triggers: ["theme", "checkout"] }] }),
    ],
    [
      "a longer soak",
      event({ rollback: { ...rollback, resume_when: { retests: ["order-sample", "preview-order"], soak_hours: 48 } } }),
    ],
  ])("%s", (_what, change) => {
    expect(found(change)).toEqual([]);
  });

  it("is a policy that asks for little already and stays as it is", () => {
    const lax = policy({
      mode: "advise",
      sign_off: { allow_author: true, distinct_people: false },
      solo: "@kim",
      release: "separate",
    })(smallSheet);
    expect(found((from) => from, lax)).toEqual([]);
  });

  it("is a name that every object has", () => {
    const odd = {
      ...smallSheet,
      triggers: { constructor: smallSheet.triggers["theme"] ?? Object.values(smallSheet.triggers)[0]! },
    };
    expect(found((from) => ({ ...from, triggers: {} }), odd)).toEqual(["triggers.constructor removed"]);
  });
});
