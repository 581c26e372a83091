import { describe, expect, it } from "vitest";
import type { CheckRun } from "../../../src/model/answers.ts";
import type { Evidence } from "../../../src/model/evidence.ts";
import type { Sheet } from "../../../src/model/sheet.ts";
import {
  answersTo,
  checkoutEdit,
  edit,
  file,
  judge,
  proposing,
  reviews,
  says,
  head,
  sheet,
  snapshot,
  type World,
} from "../world.ts";

const ten = "2026-11-22T10:00:00Z";

/** The world's verdict once these people overrode it at ten. */
function overridden(world: World, who: readonly string[] = ["kim", "ada"], at = ten) {
  const { fingerprint } = judge(world);
  const comments = who.map((login) => says(login, `/signal override ${fingerprint} outage`, at));
  return judge({
    ...world,
    answers: { ...world.answers, comments: [...(world.answers?.comments ?? []), ...comments] },
  });
}

const why = (verdict: ReturnType<typeof judge>) =>
  verdict.findings.flatMap(({ args }) => ("why" in args ? [args.why] : []));

describe("an override", () => {
  it("says who, why and until when", () => {
    expect(overridden({}).override).toEqual({
      by: ["ada", "kim"],
      reason: "outage",
      until: "2026-11-25T10:00:00.000Z",
    });
  });

  it("gives the newest of several reasons", () => {
    const { fingerprint } = judge();
    const line = (who: string, why: string, at: string) => says(who, `/signal override ${fingerprint} ${why}`, at);
    const comments = [line("kim", "second", "2026-11-22T10:30:00Z"), line("ada", "first", ten)];
    expect(judge({ answers: { comments } }).override).toMatchObject({
      reason: "second",
      until: "2026-11-25T10:00:00.000Z",
    });
  });

  it("counts people, not logins in other capitals", () => {
    expect(overridden({}, ["ada", "ADA"]).verdict).toBe("waiting");
  });

  it("ends on the second", () => {
    const now = (when: string) => overridden({ facts: { now: when } }).verdict;
    expect([now("2026-11-25T09:59:59Z"), now("2026-11-25T10:00:00Z")]).toEqual(["overridden", "waiting"]);
    expect(why(overridden({ facts: { now: "2026-11-26T10:00:00Z" } }))).toEqual(["expired", "expired"]);
  });

  it("is never the author's, not even where authors may sign", () => {
    const open: Sheet = {
      ...sheet,
      policy: { ...sheet.policy, sign_off: { allow_author: true, distinct_people: false } },
    };
    const people = { author: "ada", contributors: ["ada"], teams: {}, admins: [] };
    expect(overridden({ sheet: open, facts: { people } }).verdict).toBe("waiting");
  });

  it("is refused where the base's policy has none, whatever the change proposes", () => {
    const none: Sheet = { ...sheet, policy: { ...sheet.policy, override: null } };
    expect(why(overridden({ sheet: none }))).toEqual(["not-overridable", "not-overridable"]);
    const easy: Sheet = {
      ...sheet,
      policy: { ...sheet.policy, override: { owners: ["commerce"], people: 1, hours: 9999 } },
    };
    expect(overridden({ current: proposing(easy, snapshot([checkoutEdit])) }, ["omar"]).override).toBeNull();
  });

  it.each(["DISMISSED", "APPROVED"] as const)(
    "does not come back when the objection after it is taken back (%s)",
    (taken) => {
      const objection = reviews("lin", taken === "DISMISSED" ? taken : "CHANGES_REQUESTED", "2026-11-22T10:30:00Z");
      const after = taken === "DISMISSED" ? [] : [reviews("lin", taken, "2026-11-22T10:40:00Z")];
      const verdict = overridden({ answers: { reviews: [objection, ...after] } });
      expect([verdict.verdict, why(verdict)]).toEqual(["waiting", ["voided-by-objection", "voided-by-objection"]]);
    },
  );

  it("falls with an objection that comes after it, of whichever of several objectors", () => {
    const objections = [
      reviews("lin", "CHANGES_REQUESTED", "2026-11-22T09:00:00Z"),
      reviews("omar", "CHANGES_REQUESTED", "2026-11-22T11:00:00Z"),
    ];
    const verdict = overridden({ answers: { reviews: objections } });
    expect(verdict.verdict).toBe("blocked");
    expect(why(verdict)).toEqual(["voided-by-objection", "voided-by-objection"]);
  });

  it("does not fall with an approval that comes after it", () => {
    const said = [
      reviews("omar", "CHANGES_REQUESTED", "2026-11-22T09:00:00Z"),
      reviews("lin", "APPROVED", "2026-11-22T11:00:00Z"),
    ];
    expect(overridden({ answers: { reviews: said } }).verdict).toBe("overridden");
  });

  it("stands against an objection that was there before, and against one that is nobody's", () => {
    expect(
      overridden({ answers: { reviews: [reviews("omar", "CHANGES_REQUESTED", "2026-11-22T09:00:00Z")] } }).verdict,
    ).toBe("overridden");
    expect(
      overridden({ answers: { reviews: [reviews("mallory", "CHANGES_REQUESTED", "2026-11-22T11:00:00Z")] } }).verdict,
    ).toBe("overridden");
  });

  const checked: Sheet = {
    ...sheet,
    triggers: edit(sheet.triggers, "checkout", (trigger) => ({
      ...trigger,
      retests: { before_merge: ["pixel-contract"], after_release: [] },
    })),
  };
  const failed = (completed_at: string): CheckRun => ({
    name: "pixel-contract",
    app: "github-actions",
    status: "completed",
    conclusion: "failure",
    started_at: "2026-11-22T09:20:00Z",
    completed_at,
    url: null,
  });

  it.each([
    ["2026-11-22T09:30:00Z", "overridden"],
    ["2026-11-22T10:30:00Z", "blocked"],
  ])("and a check that failed at %s: %s", (completed_at, expected) => {
    expect(overridden({ sheet: checked, answers: { checks: [failed(completed_at)] } }).verdict).toBe(expected);
  });

  it("falls with a check that failed after it while that is run again", () => {
    const again: CheckRun = { ...failed("2026-11-22T10:30:00Z"), status: "in_progress", conclusion: null };
    const rerun = { ...again, started_at: "2026-11-22T10:40:00Z", completed_at: null };
    const verdict = (first: string) =>
      overridden({ sheet: checked, answers: { checks: [failed(first), rerun] } }).verdict;
    expect([verdict("2026-11-22T10:30:00Z"), verdict("2026-11-22T09:30:00Z")]).toEqual(["waiting", "overridden"]);
  });

  it.each<[string, Partial<CheckRun>]>([
    ["passed", { conclusion: "success", started_at: "2026-11-22T09:10:00Z" }],
    ["failed under another name", { name: "lint" }],
    ["failed in another app", { app: "somebody" }],
    ["has not ended", { status: "in_progress", conclusion: null, started_at: "2026-11-22T09:10:00Z" }],
  ])("stands against a later run that %s", (_what, other) => {
    const checks = [failed("2026-11-22T09:30:00Z"), { ...failed("2026-11-22T10:30:00Z"), ...other }];
    expect(overridden({ sheet: checked, answers: { checks } }).verdict).toBe("overridden");
  });

  it.each([
    ["2026-11-22T09:30:00Z", "overridden"],
    ["2026-11-22T10:30:00Z", "blocked"],
    [null, "blocked"],
  ])(
    "and failed numbers that the gate first saw at %s, whatever date the file says: %s",
    (first_status_at, expected) => {
      const sampled: Sheet = {
        ...sheet,
        triggers: edit(sheet.triggers, "checkout", (trigger) => ({
          ...trigger,
          retests: { before_merge: ["order-sample"], after_release: [] },
        })),
      };
      const evidence: Evidence = {
        path: "governance/evidence/s.yml",
        blob: "a".repeat(40),
        kind: "sample",
        sample: {
          kind: "sample",
          retest: "order-sample",
          taken_at: "2026-11-20T09:00:00Z",
          rows: [{ order: "1", values: { value: { order: "1", server: "2" } } }],
        },
      };
      const current = { ...snapshot([checkoutEdit]), evidence: [evidence] };
      const heads = [{ sha: head, first_status_at }];
      expect(overridden({ sheet: sampled, current, answers: { heads } }).verdict).toBe(expected);
    },
  );

  it("lifts a freeze", () => {
    const frozen: Sheet = {
      ...sheet,
      policy: { ...sheet.policy, freezes: [{ from: "2026-11-22", to: "2026-11-22", triggers: ["checkout"] }] },
    };
    expect([judge({ sheet: frozen }).verdict, overridden({ sheet: frozen }).verdict]).toEqual([
      "blocked",
      "overridden",
    ]);
  });

  it.each<[string, World, string]>([
    [
      "what could not be read",
      { facts: { problems: [{ code: "files-incomplete", severity: "error", args: { expected: 2, got: 1 } }] } },
      "error",
    ],
    ["somebody else's status", { facts: { foreign_statuses: ["mallory"] } }, "blocked"],
    [
      "a conflict with the base's sheet",
      { current: { ...snapshot([checkoutEdit]), conflicts: ["governance/sheet.yml"] } },
      "waiting",
    ],
  ])("lifts not %s", (_what, world, expected) => {
    expect(overridden(world).verdict).toBe(expected);
  });

  it("lifts no open record", () => {
    const record = { kind: "no-impact" as const, trigger: "theme", reason: "r", commits: ["abcdef1"] };
    const after = { blob: "a".repeat(40), state: "valid" as const, record };
    const records = [{ id: "r", path: "governance/records/r.yml", before: null, after, ancestor: null }];
    expect(overridden({ current: { ...snapshot([checkoutEdit]), records } }).verdict).toBe("waiting");
  });

  it("lets pass what asks for less once that is signed", () => {
    const current = proposing({ ...sheet, stores: {} }, snapshot([checkoutEdit]));
    const signed = answersTo(judge({ current })).filter(({ author }) => author === "kim");
    expect(overridden({ current, answers: { comments: signed } }).verdict).toBe("overridden");
    expect(overridden({ current }).verdict).toBe("waiting");
  });

  it("that lasts longer than any clock does not overflow", () => {
    const endless: Sheet = {
      ...sheet,
      policy: { ...sheet.policy, override: { owners: ["growth"], people: 1, hours: 1e300 } },
    };
    expect(overridden({ sheet: endless }, ["kim"]).override?.until).toBe("2027-11-23T10:00:00.000Z");
  });
});

describe("a freeze", () => {
  const frozen = (from: string, to: string): Sheet => ({
    ...sheet,
    policy: { ...sheet.policy, freezes: [{ from, to, triggers: ["checkout"] }] },
  });
  it.each([
    ["2026-11-22", "2026-11-22", "blocked"],
    ["2026-11-20", "2026-11-22", "blocked"],
    ["2026-11-22", "2026-11-30", "blocked"],
    ["2026-11-23", "2026-11-30", "clear"],
    ["2026-11-01", "2026-11-21", "clear"],
  ])("from %s to %s, on 22 November: %s", (from, to, expected) => {
    const world = { sheet: frozen(from, to) };
    expect(judge({ ...world, answers: { comments: answersTo(judge(world)) } }).verdict).toBe(expected);
  });

  it("of another trigger holds nothing", () => {
    const current = snapshot([file("sections/a.liquid", "a", "b")]);
    const world = { sheet: frozen("2026-11-22", "2026-11-22"), current };
    expect(judge({ ...world, answers: { comments: answersTo(judge(world)) } }).verdict).toBe("clear");
  });

  it("exempts a rollback", () => {
    const sha = "c".repeat(40);
    const landed = {
      [sha]: { landed_at: "2026-11-15T09:00:00Z", blobs: { "extensions/pay/run.js": checkoutEdit.file.after ?? null } },
    };
    const verdict = judge({
      sheet: frozen("2026-11-22", "2026-11-22"),
      answers: { comments: [says("ada", `/signal rollback ${sha}`)] },
      facts: { landed },
    });
    expect(verdict.verdict).toBe("clear");
  });
});
