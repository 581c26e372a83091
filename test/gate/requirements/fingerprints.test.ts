import { describe, expect, it } from "vitest";
import { evidenceFingerprint } from "../../../src/gate/answers/evidence-fingerprint.ts";
import { askedRequirement } from "../../../src/gate/requirements/asked-requirement.ts";
import type { Sheet } from "../../../src/model/sheet.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";
import {
  checkoutEdit,
  edit,
  file,
  judge,
  proposing,
  requirement,
  sheet,
  snapshot,
  styleEdit,
  type World,
} from "../world.ts";

/** The small sheet whose checkout trigger asks for a retest of every kind. */
const full: Sheet = {
  ...sheet,
  triggers: edit(sheet.triggers, "checkout", (trigger) => ({
    ...trigger,
    retests: { before_merge: ["preview-order", "order-sample", "pixel-contract"], after_release: [] },
  })),
};

function prints(world: World = {}): Readonly<Record<string, string>> {
  const verdict = judge({ sheet: full, ...world });
  return Object.fromEntries([
    ...verdict.requirements.map(({ key, fingerprint }) => [key, fingerprint] as const),
    ...verdict.triggers.map(({ trigger, fingerprint }) => [`trigger:${trigger}`, fingerprint] as const),
  ]);
}

const keys = [
  "retest:order-sample",
  "retest:pixel-contract",
  "retest:preview-order",
  "sign-off:catalogue",
  "sign-off:commerce",
  "sign-off:tracking",
  "trigger:checkout",
];

/** Which fingerprints differ between the full sheet's and this world's. */
function changed(world: World): readonly string[] {
  const [before, after] = [prints(), prints(world)];
  return keys.filter((key) => before[key] !== after[key]);
}

const retest = (id: string, change: Partial<Sheet["retests"][string]>): World => ({
  sheet: { ...full, retests: edit(full.retests, id, (entry) => ({ ...entry, ...change })) },
});
const trigger = (change: Partial<Sheet["triggers"][string]>): World => ({
  sheet: { ...full, triggers: edit(full.triggers, "checkout", (entry) => ({ ...entry, ...change })) },
});
const event = (change: Partial<Sheet["events"][string]>): World => ({
  sheet: { ...full, events: edit(full.events, "Purchase", (entry) => ({ ...entry, ...change })) },
});

describe("a fingerprint changes with", () => {
  it.each<[string, World, readonly string[]]>([
    [
      "the file's content",
      { current: snapshot([file("extensions/pay/run.js", "const a = 1;\n", "const a = subtotalPrice;\n")]) },
      keys,
    ],
    [
      "what it was before",
      { current: snapshot([file("extensions/pay/run.js", "const a = 2;\n", "const a = totalPrice;\n")]) },
      keys,
    ],
    [
      "another file that fires",
      { current: snapshot([checkoutEdit, file("extensions/b.js", "", "totalPrice\n")]) },
      keys,
    ],
    [
      "the branch",
      { current: { ...snapshot([checkoutEdit]), change: { ...snapshot([checkoutEdit]).change, branch: "eu" } } },
      keys,
    ],
    [
      "what a retest passes on",
      retest("order-sample", { passes_when: { value: { wrong: 1 } } }),
      ["retest:order-sample"],
    ],
    ["how old its answer may be", retest("preview-order", { max_age_days: 1 }), ["retest:preview-order"]],
    ["whose it is", retest("preview-order", { owner: "growth" }), ["retest:preview-order"]],
    [
      "the check that answers it",
      retest("pixel-contract", { evidence: { check: { name: "other", app: "github-actions" } } }),
      ["retest:pixel-contract"],
    ],
    [
      "the signals at risk",
      trigger({ touches: ["Purchase.value", "Purchase.currency"], sign_off: ["catalogue", "commerce", "tracking"] }),
      [
        "sign-off:catalogue",
        "sign-off:commerce",
        "sign-off:tracking",
        "trigger:checkout",
        "retest:pixel-contract",
      ].sort(),
    ],
    [
      "the retests of the trigger, for a judgement of no impact",
      trigger({
        retests: { before_merge: ["preview-order", "order-sample", "pixel-contract"], after_release: ["order-sample"] },
      }),
      ["trigger:checkout"],
    ],
  ])("%s", (_what, world, expected) => {
    expect(changed(world)).toEqual(expected);
  });

  it.each<[string, World]>([
    ["a file that fires nothing", { current: snapshot([checkoutEdit, styleEdit]) }],
    ["titles", trigger({ title: "Other" })],
    ["the steps of a retest", retest("preview-order", { title: "Other", method: ["Other"] })],
    ["words about an event", event({ business_action: "Other", fires_when: "Other" })],
    ["who owns the trigger", trigger({ owner: "growth" })],
    [
      "evidence in the change",
      {
        current: {
          ...snapshot([checkoutEdit]),
          evidence: [{ path: "governance/evidence/a.png", blob: "a".repeat(40), kind: "other" }],
        },
      },
    ],
    [
      "the commits it is between",
      {
        current: {
          ...snapshot([checkoutEdit]),
          change: {
            ...snapshot([checkoutEdit]).change,
            base: "5".repeat(40),
            merge_base: "6".repeat(40),
            head: "7".repeat(40),
          },
        },
      },
    ],
    ["people", { sheet: { ...full, owners: smallSheet.owners } }],
  ])("not with %s", (_what, world) => {
    expect(changed(world)).toEqual([]);
  });

  it("its key: what is about the same facts is told apart", () => {
    const same = {
      ...full,
      retests: { ...full.retests, again: full.retests["preview-order"] ?? smallSheet.retests["order-sample"]! },
    };
    const both = trigger({ retests: { before_merge: ["preview-order", "again"], after_release: [] } });
    const verdict = judge({ sheet: { ...same, triggers: both.sheet?.triggers ?? {} } });
    expect(requirement(verdict, "retest:again").fingerprint).not.toBe(
      requirement(verdict, "retest:preview-order").fingerprint,
    );
  });

  it("what an entry of the sheet becomes and what it was, not with other entries", () => {
    const days = (rollback_days: number, from: Sheet = sheet): Sheet => ({
      ...from,
      policy: { ...from.policy, rollback_days },
    });
    const print = (from: Sheet, to: Sheet): string =>
      requirement(judge({ sheet: from, current: proposing(to, snapshot([])) }), "sheet-change:policy").fingerprint;
    const before = print(days(9), days(5));
    expect(print(days(9), days(4))).not.toBe(before);
    expect(print(days(8), days(5))).not.toBe(before);
    expect(print(days(9), { ...days(5), handoff: { ...sheet.handoff, links: [] } })).toBe(before);
  });

  it("each side of a file that belongs to the gate", () => {
    const print = (before: string, after: string): string =>
      requirement(judge({ current: snapshot([file("CODEOWNERS", before, after)]) }), "sheet-change:CODEOWNERS")
        .fingerprint;
    expect(print("a", "c")).not.toBe(print("a", "b"));
    expect(print("d", "b")).not.toBe(print("a", "b"));
  });

  it("of an evidence file, its path and its content", () => {
    const asked = askedRequirement("main", {
      ...{ key: "retest:preview-order", kind: "retest", id: "preview-order", owners: [], triggers: [] },
      ...{ rule: null, facts: [], retest: null, broken: null },
    });
    const print = (path: string, blob: string): string => evidenceFingerprint("main", asked, { path, blob });
    const all = [print("a.yml", "1"), print("a.yml", "2"), print("b.yml", "1")];
    expect(new Set(all).size).toBe(3);
  });

  it("of a package's version, not with the rest of the lockfile", () => {
    const lock = (facebook: string, other: string) =>
      JSON.stringify({ dependencies: { "facebook-sdk": facebook, other } });
    const at = (after: string) =>
      prints({ current: snapshot([file("package.json", lock("1.0.0", "1.0.0"), after)]) })["retest:preview-order"];
    expect(at(lock("2.0.0", "9.9.9"))).toBe(at(lock("2.0.0", "1.0.0")));
    expect(at(lock("2.0.1", "1.0.0"))).not.toBe(at(lock("2.0.0", "1.0.0")));
  });
});
