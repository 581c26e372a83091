import { describe, expect, it } from "vitest";
import {
  answersTo,
  checkoutEdit,
  edit,
  facts,
  file,
  head,
  judge,
  proposing,
  reviews,
  says,
  sheet,
  snapshot,
  states,
  themeEdit,
} from "../world.ts";
import { evaluate } from "../../../src/gate/evaluate.ts";

describe("ways out", () => {
  it("no impact, judged by the trigger's owner, waives the retest and keeps the sign-offs", () => {
    const fingerprint = judge().triggers.find(({ trigger }) => trigger === "checkout")?.fingerprint ?? "";
    const verdict = judge({
      answers: { comments: [says("lin", `/signal no-impact checkout ${fingerprint} only a rename`)] },
    });
    expect(states(verdict)).toMatchObject({ "retest:preview-order": "waived", "sign-off:commerce": "missing" });
  });

  it("no impact by somebody else waives nothing", () => {
    const fingerprint = judge().triggers[0]?.fingerprint ?? "";
    const verdict = judge({ answers: { comments: [says("ada", `/signal no-impact checkout ${fingerprint} fine`)] } });
    expect(states(verdict)["retest:preview-order"]).toBe("missing");
  });

  it("no impact of other content, or over an objection, waives nothing", () => {
    const line = (print: string) => [says("lin", `/signal no-impact checkout ${print} harmless`)];
    expect(states(judge({ answers: { comments: line("0".repeat(32)) } }))["retest:preview-order"]).toBe("missing");
    const answers = {
      comments: line(judge().triggers[0]?.fingerprint ?? ""),
      reviews: [reviews("ada", "CHANGES_REQUESTED")],
    };
    expect(states(judge({ answers }))["retest:preview-order"]).toBe("objected");
  });

  it("no impact must be judged of every trigger that asks for a retest", () => {
    const current = snapshot([checkoutEdit, themeEdit]);
    const lines = judge({ current }).triggers.map(({ trigger, fingerprint }) =>
      says(trigger === "theme" ? "kim" : "lin", `/signal no-impact ${trigger} ${fingerprint} harmless`),
    );
    const state = (comments: typeof lines) => states(judge({ current, answers: { comments } }))["retest:preview-order"];
    expect(lines).toHaveLength(2);
    expect([state(lines.slice(0, 1)), state(lines.slice(1)), state(lines)]).toEqual(["missing", "missing", "waived"]);
  });

  it("a rollback to what a landed commit had needs one owner's line, the author's too", () => {
    const sha = "c".repeat(40);
    const landed = {
      [sha]: { landed_at: "2026-11-15T09:00:00Z", blobs: { "extensions/pay/run.js": checkoutEdit.file.after ?? null } },
    };
    const people = { author: "ada", contributors: ["ada"], teams: {}, admins: [] };
    const verdict = judge({
      answers: { comments: [says("ada", `/signal rollback ${sha}`)] },
      facts: { landed, people },
    });
    expect(new Set(Object.values(states(verdict)))).toEqual(new Set(["waived"]));
    expect(verdict.verdict).toBe("clear");
    expect(verdict.paused).not.toEqual([]);
  });

  it("a rollback waives no sheet change, weakening or record, and is no say of their owners", () => {
    const sha = "c".repeat(40);
    const blobs = { "extensions/pay/run.js": checkoutEdit.file.after ?? null };
    const landed = { [sha]: { landed_at: "2026-11-15T09:00:00Z", blobs } };
    const current = proposing({ ...sheet, stores: {} }, snapshot([checkoutEdit]));
    const back = (who: string) =>
      states(judge({ current, answers: { comments: [says(who, `/signal rollback ${sha}`)] }, facts: { landed } }));
    expect(back("ada")).toMatchObject({ "sign-off:tracking": "waived", "weakening:stores.us": "missing" });
    const alone = {
      ...sheet,
      owners: edit(sheet.owners, "catalogue", (role) => ({ ...role, people: ["@omar"], backups: [] })),
    };
    const growth = judge({
      sheet: alone,
      current: proposing({ ...alone, stores: {} }, snapshot([checkoutEdit])),
      answers: { comments: [says("kim", `/signal rollback ${sha}`)] },
      facts: { landed },
    });
    expect(states(growth)).toMatchObject({ "sign-off:tracking": "missing", "weakening:stores.us": "missing" });
  });

  it("no rollback of nothing", () => {
    const sha = "c".repeat(40);
    const landed = { [sha]: { landed_at: "2026-11-15T09:00:00Z", blobs: {} } };
    const current = proposing({ ...sheet, stores: {} }, snapshot([]));
    const verdict = judge({
      current,
      answers: { comments: [says("ada", `/signal rollback ${sha}`)] },
      facts: { landed },
    });
    expect(verdict.findings).toMatchObject([{ args: { why: "not-an-owner" } }]);
  });

  it.each([
    ["other content", "2026-11-15T09:00:00Z", "f".repeat(40), "files-differ"],
    ["a commit too old", "2026-11-01T09:00:00Z", checkoutEdit.file.after ?? null, "too-old-commit"],
  ])("no rollback to %s", (_what, landed_at, content, why) => {
    const sha = "c".repeat(40);
    const landed = { [sha]: { landed_at, blobs: { "extensions/pay/run.js": content } } };
    const verdict = judge({ answers: { comments: [says("ada", `/signal rollback ${sha}`)] }, facts: { landed } });
    expect(verdict.verdict).toBe("waiting");
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({ args: { login: "ada", what: `/signal rollback ${"c".repeat(7)}`, why } }),
    );
  });

  const overriding = (...people: readonly string[]) =>
    people.map((login) =>
      says(login, `/signal override ${judge().fingerprint} payment outage`, "2026-11-22T10:00:00Z"),
    );

  it("an override by two distinct people lets it merge and un-pauses nothing", () => {
    const verdict = judge({ answers: { comments: overriding("kim", "ada") } });
    expect(verdict.verdict).toBe("overridden");
    expect(verdict.paused).not.toEqual([]);
  });

  it("an override by one person, or by one person twice, holds nothing up", () => {
    expect(judge({ answers: { comments: overriding("kim", "kim") } }).verdict).toBe("waiting");
  });

  it("an override expires", () => {
    expect(
      judge({ answers: { comments: overriding("kim", "ada") }, facts: { now: "2026-11-26T12:00:00Z" } }).verdict,
    ).toBe("waiting");
  });

  it("an objection after the override voids it", () => {
    const verdict = judge({
      answers: {
        comments: overriding("kim", "ada"),
        reviews: [reviews("omar", "CHANGES_REQUESTED", "2026-11-22T11:00:00Z")],
      },
    });
    expect(verdict.verdict).toBe("blocked");
  });

  it("an override never covers a weakening", () => {
    const { checkout: _checkout, ...triggers } = sheet.triggers;
    const current = proposing({ ...sheet, triggers }, snapshot([checkoutEdit]));
    const fingerprint = judge({ current }).fingerprint;
    const comments = ["kim", "ada"].map((login) => says(login, `/signal override ${fingerprint} outage`));
    expect(judge({ current, answers: { comments } }).verdict).toBe("waiting");
  });
});

describe("what could not be decided", () => {
  it.each([
    [
      "an incomplete file list",
      { problems: [{ code: "files-incomplete", severity: "error", args: { expected: 3001, got: 3000 } }] },
    ],
    [
      "a broken base sheet",
      {
        policies: {
          base: { state: "broken", commit: head, findings: [], policy_owner: "growth", owners: sheet.owners },
          group: null,
        },
      },
    ],
  ] as const)("%s is an error, never green", (_what, more) => {
    expect(evaluate(facts({ facts: more })).verdict).toBe("error");
  });

  it("a fired file whose blob nobody read is an error", () => {
    const { before: _before, ...unread } = checkoutEdit.file;
    expect(judge({ current: snapshot([{ ...checkoutEdit, file: unread }]) }).verdict).toBe("error");
  });

  it("a team that nobody asks need not be known, unless a line calls on it", () => {
    const team = {
      ...sheet,
      owners: edit(sheet.owners, "growth", (owner) => ({ ...owner, teams: ["@northwind/growth"] })),
      triggers: edit(sheet.triggers, "checkout", (entry) => ({ ...entry, owner: "growth", sign_off: ["commerce"] })),
    };
    const after = (line: string) => judge({ sheet: team, answers: { comments: [says("omar", line)] } }).verdict;
    expect(after("/signal recheck")).toBe("waiting");
    expect(after(`/signal sign-off ${"a".repeat(32)}`)).toBe("waiting");
    expect(after(`/signal override ${"a".repeat(32)} outage`)).toBe("error");
    expect(after(`/signal no-impact checkout ${"a".repeat(32)} harmless`)).toBe("error");
    expect(after(`/signal no-impact theme ${"a".repeat(32)} harmless`)).toBe("waiting");
  });

  it("a change that only mends a broken base sheet waits for the policy's owner", () => {
    const mend = proposing(sheet, snapshot([file("governance/sheet.yml", "a\n", "b\n")]));
    const policies = {
      base: { state: "broken", commit: head, findings: [], policy_owner: "growth", owners: sheet.owners } as const,
      group: null,
    };
    const open = judge({ current: mend, facts: { policies } });
    expect(open.verdict).toBe("waiting");
    expect(judge({ current: mend, answers: { comments: answersTo(open) }, facts: { policies } }).verdict).toBe("clear");
  });

  it("somebody else's status under the gate's name blocks", () => {
    expect(judge({ facts: { foreign_statuses: ["mallory"] } }).verdict).toBe("blocked");
  });
});
