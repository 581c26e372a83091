import { describe, expect, it } from "vitest";
import type { Facts, SheetState } from "../../src/model/facts.ts";
import type { Sheet } from "../../src/model/sheet.ts";
import {
  base,
  checkoutEdit,
  edit,
  file,
  head,
  judge,
  proposing,
  requirement,
  reviews,
  says,
  sheet,
  snapshot,
  states,
  styleEdit,
  withSheet,
} from "./world.ts";

const valid = (of: Sheet): SheetState => ({ state: "valid", commit: base, sheet: of, findings: [] });
const broken = (change: Partial<Extract<SheetState, { state: "broken" }>> = {}): SheetState => ({
  state: "broken",
  commit: base,
  findings: [{ code: "file-missing", severity: "error", args: { file: "governance/sheet.yml" } }],
  policy_owner: "growth",
  owners: sheet.owners,
  ...change,
});

function policies(of: SheetState, group: SheetState | null = null): Pick<Facts, "policies"> {
  return { policies: { base: of, group } };
}

const signedByGrowth = withSheet(sheet, (from) => ({
  ...from,
  triggers: edit(from.triggers, "checkout", (trigger) => ({ ...trigger, sign_off: ["growth"] })),
}));
const current = snapshot([checkoutEdit]);

describe("a merge group", () => {
  it("is judged by the base's sheet and by the one it is built on", () => {
    const verdict = judge({ facts: policies(valid(sheet), valid(signedByGrowth)) });
    expect(Object.keys(states(verdict))).toEqual([
      "retest:preview-order",
      "sign-off:catalogue",
      "sign-off:commerce",
      "sign-off:growth@group",
      "sign-off:tracking",
    ]);
  });

  it("tells what fired under either sheet by the trigger's name", () => {
    const more: Sheet = {
      ...sheet,
      triggers: edit(
        { ...sheet.triggers, app: sheet.triggers["checkout"]!, zone: sheet.triggers["checkout"]! },
        "app",
        (entry) => ({
          ...entry,
          touches: ["Purchase.value"],
        }),
      ),
    };
    const { fired } = judge({ facts: policies(valid(sheet), valid(more)) });
    expect(fired.map(({ trigger }) => trigger)).toEqual(["app", "checkout", "zone"]);
  });

  it("speaks of a trigger that fired under both sheets as the base does", () => {
    const less: Sheet = {
      ...sheet,
      triggers: edit(sheet.triggers, "checkout", (entry) => ({ ...entry, touches: ["Purchase.value"] })),
    };
    const { fired } = judge({ facts: policies(valid(sheet), valid(less)) });
    expect(fired).toEqual(judge().fired);
  });

  it("asks nothing twice where both sheets mean the same", () => {
    expect(states(judge({ facts: policies(valid(sheet), valid(sheet)) }))).toEqual(states(judge()));
  });

  it("takes people from the base alone", () => {
    const more: Sheet = {
      ...sheet,
      owners: edit(sheet.owners, "tracking", (owner) => ({ ...owner, people: ["@mallory"] })),
    };
    const verdict = judge({
      facts: policies(valid(sheet), valid(more)),
      answers: { reviews: [reviews("mallory", "APPROVED")] },
    });
    expect(states(verdict)["sign-off:tracking"]).toBe("missing");
  });

  it("can't be decided when the sheet it is built on can't be read", () => {
    expect(judge({ facts: policies(valid(sheet), broken()) }).verdict).toBe("error");
  });
});

describe("what a proposed sheet can't decide", () => {
  it("whether sign-offs are asked for at all", () => {
    const solo: Sheet = { ...signedByGrowth, policy: { ...sheet.policy, solo: "@bo" } };
    expect(Object.keys(states(judge({ current: proposing(solo, current) })))).toEqual(
      expect.arrayContaining(["sign-off:growth@proposed", "sign-off:tracking"]),
    );
    const open = judge({
      sheet: { ...sheet, policy: { ...sheet.policy, solo: "@bo" } },
      current: proposing(signedByGrowth, current),
    });
    expect(Object.keys(states(open)).filter((key) => key.startsWith("sign-off"))).toEqual([]);
  });

  it("how old an answer may be", () => {
    const older: Sheet = {
      ...sheet,
      retests: edit(sheet.retests, "preview-order", (retest) => ({ ...retest, max_age_days: null })),
    };
    const verdict = judge({ current: proposing(older, current) });
    expect(Object.keys(states(verdict)).filter((key) => key.startsWith("retest"))).toEqual(["retest:preview-order"]);
    expect(Object.keys(states(verdict))).toContain("weakening:retests.preview-order");
  });

  it("whether the gate holds anything", () => {
    const advice: Sheet = { ...sheet, policy: { ...sheet.policy, mode: "advise" } };
    expect(judge({ current: proposing(advice, current) }).mode).toBe("enforce");
    expect(judge({ sheet: advice }).mode).toBe("advise");
  });

  it("what another retest of the same name passes on: both stand, each with its own answers", () => {
    const easier: Sheet = {
      ...sheet,
      retests: edit(sheet.retests, "preview-order", (retest) => ({ ...retest, owner: "commerce" })),
    };
    const seen = proposing(easier, current);
    const open = judge({ current: seen });
    const asked = requirement(open, "retest:preview-order@proposed");
    expect(asked.people).toEqual(["lin", "omar"]);
    const comments = [says("omar", `/signal passed preview-order ${asked.fingerprint} https://northwind.example/run`)];
    const after = states(judge({ current: seen, answers: { comments } }));
    expect([after["retest:preview-order@proposed"], after["retest:preview-order"]]).toEqual(["met", "missing"]);
  });

  it("that a trigger is harmless under the base: its judgement waives its own retest alone", () => {
    const easier: Sheet = {
      ...sheet,
      triggers: edit(sheet.triggers, "checkout", (trigger) => ({
        ...trigger,
        owner: "growth",
        touches: ["Purchase.value"],
      })),
    };
    const seen = proposing(easier, current);
    const open = judge({ current: seen });
    const print = open.triggers
      .map(({ fingerprint }) => fingerprint)
      .filter((each) => each !== judge().triggers[0]?.fingerprint);
    const comments = print.map((each) => says("kim", `/signal no-impact checkout ${each} harmless`));
    expect(print).toHaveLength(1);
    expect(states(judge({ current: seen, answers: { comments } }))["retest:preview-order"]).toBe("missing");
  });
});

describe("a base sheet that is broken", () => {
  const mend = proposing(sheet, snapshot([file("governance/sheet.yml", "a\n", "b\n")]));
  const world = (from = mend, of = broken()) => ({ current: from, facts: policies(of) });

  it.each([
    ["a change elsewhere too", proposing(sheet, snapshot([file("governance/sheet.yml", "a\n", "b\n"), styleEdit]))],
    ["a sheet that stays broken", { ...mend, proposed: broken() }],
    ["a change that leaves the sheet alone", { ...mend, proposed: null }],
    [
      "a file moved out of the sheet's folder",
      proposing(sheet, {
        ...mend,
        change: {
          ...mend.change,
          files: [
            { status: "renamed" as const, path: "governance/a.yml", old_path: "src/a.yml", before: null, after: null },
          ],
        },
      }),
    ],
  ])("is not mended by %s", (_what, from) => {
    expect(judge(world(from)).verdict).toBe("error");
  });

  it("is mended with the policy owner's signature, bound to every file", () => {
    const open = judge(world());
    expect(open.requirements.map(({ key, owners }) => [key, owners])).toEqual([
      ["sheet-change:governance", ["growth"]],
    ]);
    const other = proposing(sheet, snapshot([file("governance/sheet.yml", "a\n", "c\n")]));
    expect(requirement(judge(world(other)), "sheet-change:governance").fingerprint).not.toBe(
      open.requirements[0]?.fingerprint,
    );
    expect(judge({ ...world(), answers: { reviews: [reviews("kim", "APPROVED")] } }).verdict).toBe("clear");
    expect(judge({ ...world(), answers: { reviews: [reviews("ada", "APPROVED")] } }).verdict).toBe("waiting");
    expect(judge({ ...world(), answers: { reviews: [reviews("kim", "CHANGES_REQUESTED")] } }).verdict).toBe("blocked");
  });

  it.each([
    ["its owners", { owners: null }],
    ["who owns the policy", { policy_owner: null }],
    ["the role that owns the policy", { policy_owner: "constructor" }],
  ])("takes an admin where nobody can read %s", (_what, change) => {
    const people = { author: "bo", contributors: ["bo"], teams: {}, admins: ["Kim", "bo"] };
    const at = (who: string) =>
      judge({
        current: mend,
        answers: { reviews: [reviews(who, "APPROVED")] },
        facts: { ...policies(broken(change)), people },
      }).verdict;
    expect([at("kim"), at("ada"), at("bo")]).toEqual(["clear", "waiting", "waiting"]);
  });

  it("hides neither a tampered record, nor a clash with the base, nor somebody else's status", () => {
    const record = {
      id: "r",
      path: "governance/records/r.yml",
      before: {
        blob: "a".repeat(40),
        state: "valid" as const,
        record: { kind: "change" as const, declares: ["checkout"], happened_at: "2026-11-20T00:00:00Z" },
      },
      after: null,
      ancestor: null,
    };
    const approved = { reviews: [reviews("kim", "APPROVED")] };
    expect(judge({ ...world({ ...mend, records: [record] }), answers: approved }).verdict).toBe("blocked");
    expect(judge({ ...world({ ...mend, conflicts: ["governance/sheet.yml"] }), answers: approved }).verdict).toBe(
      "waiting",
    );
    expect(
      judge({ ...world(), facts: { ...policies(broken()), foreign_statuses: ["mallory"] }, answers: approved }).verdict,
    ).toBe("blocked");
  });

  it("has records signed by whom the mended sheet names", () => {
    const record = {
      id: "r",
      path: "governance/records/r.yml",
      before: null,
      after: {
        blob: "a".repeat(40),
        state: "valid" as const,
        record: { kind: "no-impact" as const, trigger: "theme", reason: "r", commits: ["abcdef1"] },
      },
      ancestor: null,
    };
    expect(Object.keys(states(judge(world({ ...mend, records: [record] }))))).toEqual([
      "record:r",
      "sheet-change:governance",
    ]);
  });
});

describe("no sheet", () => {
  it("at the base and none proposed is not applicable, as advice", () => {
    expect(judge({ facts: policies({ state: "absent", commit: head }) })).toMatchObject({
      verdict: "not-applicable",
      mode: "advise",
      requirements: [],
      findings: [{ code: "no-sheet", severity: "warning" }],
    });
  });

  it("at the base and a broken one proposed is blocked, as advice", () => {
    expect(
      judge({ current: { ...current, proposed: broken() }, facts: policies({ state: "absent", commit: head }) }),
    ).toMatchObject({ verdict: "blocked", mode: "advise" });
  });
});

describe("a trigger that fires and asks for nothing", () => {
  it("is clear, not as if nothing had fired", () => {
    const quiet: Sheet = {
      ...sheet,
      triggers: edit(sheet.triggers, "checkout", (trigger) => ({
        ...trigger,
        sign_off: [],
        retests: { before_merge: [], after_release: [] },
      })),
    };
    expect(judge({ sheet: quiet })).toMatchObject({ verdict: "clear", requirements: [] });
    expect(judge({ sheet: quiet }).paused).not.toEqual([]);
  });
});
