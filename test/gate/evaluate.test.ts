import { describe, expect, it } from "vitest";
import {
  answersTo,
  checkoutEdit,
  edit,
  file,
  firstHead,
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
  themeEdit,
} from "./world.ts";

describe("a change that nothing watches", () => {
  it("is not applicable", () => {
    expect(judge({ current: snapshot([styleEdit]) }).verdict).toBe("not-applicable");
  });
});

describe("a checkout change", () => {
  it("waits for the retest and for the owners of the touched signals", () => {
    const verdict = judge();
    expect(verdict.verdict).toBe("waiting");
    expect(states(verdict)).toEqual({
      "retest:preview-order": "missing",
      "sign-off:catalogue": "missing",
      "sign-off:commerce": "missing",
      "sign-off:tracking": "missing",
    });
  });

  it("pauses the conclusions that rest on what it touches and asks for the sample after the release", () => {
    const verdict = judge();
    expect(verdict.paused.map(({ conclusion }) => conclusion)).toEqual(["health", "roas", "sku-scaling"]);
    expect(verdict.after_release.map(({ retest }) => retest)).toEqual(["order-sample"]);
  });

  it("is clear once each line is pasted by somebody who may", () => {
    const verdict = judge({ answers: { comments: answersTo(judge()) } });
    expect(states(verdict)).toEqual({
      "retest:preview-order": "met",
      "sign-off:catalogue": "met",
      "sign-off:commerce": "met",
      "sign-off:tracking": "met",
    });
    expect(verdict.verdict).toBe("clear");
  });

  it("takes an approving review as sign-off, never as proof of a retest", () => {
    const verdict = judge({ answers: { reviews: ["ada", "lin", "kim"].map((login) => reviews(login, "APPROVED")) } });
    expect(states(verdict)["sign-off:tracking"]).toBe("met");
    expect(states(verdict)["retest:preview-order"]).toBe("missing");
  });

  it("pauses nothing for an at-merge trigger", () => {
    expect(judge({ current: snapshot([themeEdit]) }).paused).toEqual([]);
  });

  it("is held by a freeze, and says which", () => {
    const frozen = {
      ...sheet,
      policy: { ...sheet.policy, freezes: [{ from: "2026-11-22", to: "2026-11-23", triggers: ["checkout"] }] },
    };
    const open = judge({ sheet: frozen });
    const answered = judge({ sheet: frozen, answers: { comments: answersTo(open) } });
    expect(answered.verdict).toBe("blocked");
    expect(answered.findings.map(({ code }) => code)).toContain("frozen");
  });
});

describe("who may answer", () => {
  const line = (): string => `/signal sign-off ${requirement(judge(), "sign-off:tracking").fingerprint}`;

  it.each([
    ["an owner's person", "ada", "met"],
    ["the same person in other capitals", "ADA", "met"],
    ["a backup before its hours", "lin", "missing"],
    ["the author", "bo", "missing"],
    ["a stranger", "mallory", "missing"],
  ])("%s: %s → %s", (_who, login, state) => {
    expect(states(judge({ answers: { comments: [says(login, line())] } }))["sign-off:tracking"]).toBe(state);
  });

  it("lets a backup answer once the gate has waited long enough on this head", () => {
    const heads = [{ sha: head, first_status_at: "2026-11-21T09:00:00Z" }];
    const verdict = judge({ answers: { heads, comments: [says("lin", line())] } });
    expect(states(verdict)["sign-off:tracking"]).toBe("met");
  });

  it("bars an author who is an owner, and says why", () => {
    const people = { author: "ada", contributors: ["ada"], teams: {}, admins: [] };
    const verdict = judge({ answers: { comments: [says("ada", line())] }, facts: { people } });
    expect(states(verdict)["sign-off:tracking"]).toBe("missing");
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({
        code: "answer-not-counted",
        args: { login: "ada", what: "/signal sign-off", why: "author" },
      }),
    );
  });

  it("bars a co-author too", () => {
    const people = { author: "bo", contributors: ["bo", "ada"], teams: {}, admins: [] };
    expect(
      states(judge({ answers: { comments: [says("ada", line())] }, facts: { people } }))["sign-off:tracking"],
    ).toBe("missing");
  });

  it("asks one person of one role only where people must be distinct", () => {
    const distinct = {
      ...sheet,
      policy: { ...sheet.policy, sign_off: { allow_author: false, distinct_people: true } },
      owners: edit(
        edit(sheet.owners, "tracking", (owner) => ({ ...owner, people: ["@ada"] })),
        "commerce",
        (owner) => ({ ...owner, people: ["@ada", "@omar"] }),
      ),
    };
    const open = judge({ sheet: distinct });
    const prints = ["sign-off:tracking", "sign-off:commerce"]
      .map((key) => requirement(open, key).fingerprint)
      .join(" ");
    const alone = judge({ sheet: distinct, answers: { comments: [says("ada", `/signal sign-off ${prints}`)] } });
    expect(Object.values(states(alone)).filter((state) => state === "met")).toHaveLength(1);
    const both = judge({
      sheet: distinct,
      answers: { comments: [says("ada", `/signal sign-off ${prints}`), says("omar", `/signal sign-off ${prints}`)] },
    });
    expect([states(both)["sign-off:tracking"], states(both)["sign-off:commerce"]]).toEqual(["met", "met"]);
  });

  it("asks a shop of one for retests only, and says that they are self-attested", () => {
    const solo = { ...sheet, policy: { ...sheet.policy, solo: "@bo" } };
    const open = judge({ sheet: solo });
    expect(Object.keys(states(open))).toEqual(["retest:preview-order"]);
    const answered = judge({ sheet: solo, answers: { comments: answersTo(open) } });
    expect(requirement(answered, "retest:preview-order").standing).toMatchObject({
      code: "signed",
      how: "self-attested",
    });
    expect(answered.verdict).toBe("clear");
  });

  it("cannot decide about a team that nobody could read, once somebody has spoken", () => {
    const team = {
      ...sheet,
      owners: edit(sheet.owners, "commerce", (owner) => ({ ...owner, teams: ["@northwind/shop"] })),
    };
    expect(judge({ sheet: team }).verdict).toBe("waiting");
    expect(judge({ sheet: team, answers: { reviews: [reviews("lin", "APPROVED")] } }).verdict).toBe("error");
  });
});

describe("the latest opinion", () => {
  const objecting = {
    answers: {
      reviews: [
        reviews("ada", "APPROVED", "2026-11-22T10:00:00Z"),
        reviews("ada", "CHANGES_REQUESTED", "2026-11-22T11:00:00Z"),
      ],
    },
  };

  it("is an objection when changes are requested after an approval", () => {
    expect(judge(objecting).verdict).toBe("blocked");
    expect(states(judge(objecting))["sign-off:tracking"]).toBe("objected");
  });

  it("is a yes again when the line is pasted after that", () => {
    const line = `/signal sign-off ${requirement(judge(), "sign-off:tracking").fingerprint}`;
    const verdict = judge({ answers: { ...objecting.answers, comments: [says("ada", line, "2026-11-22T11:30:00Z")] } });
    expect(states(verdict)["sign-off:tracking"]).toBe("met");
  });

  it("is nothing when the approval was dismissed", () => {
    const verdict = judge({ answers: { reviews: [reviews("ada", "DISMISSED")] } });
    expect(states(verdict)["sign-off:tracking"]).toBe("missing");
  });

  it("is not masked by a later comment review", () => {
    const verdict = judge({
      answers: { reviews: [reviews("ada", "APPROVED"), reviews("ada", "COMMENTED", "2026-11-22T11:00:00Z")] },
    });
    expect(states(verdict)["sign-off:tracking"]).toBe("met");
  });

  it("of somebody outside the role blocks nothing", () => {
    expect(judge({ answers: { reviews: [reviews("mallory", "CHANGES_REQUESTED")] } }).verdict).toBe("waiting");
  });
});

describe("a push after an approval", () => {
  const heads = [
    { sha: firstHead, first_status_at: "2026-11-22T09:00:00Z" },
    { sha: head, first_status_at: "2026-11-22T11:00:00Z" },
  ];
  const approved = { ...reviews("ada", "APPROVED", "2026-11-22T10:00:00Z"), commit: head };

  it("voids it when a fired file changed, although the host re-points the review to the new head, and names the file", () => {
    const before = snapshot([file("extensions/pay/run.js", "const a = 1;\n", "const a = subtotalPrice;\n")], firstHead);
    const verdict = judge({ answers: { heads, reviews: [approved] }, facts: { reviewed: { [firstHead]: before } } });
    expect(requirement(verdict, "sign-off:tracking").state).toBe("void");
    expect(requirement(verdict, "sign-off:tracking").standing).toMatchObject({
      code: "changed-since",
      files: ["extensions/pay/run.js"],
    });
  });

  it("keeps it when only an unrelated file changed", () => {
    const verdict = judge({
      current: snapshot([checkoutEdit, styleEdit]),
      answers: { heads, reviews: [approved] },
      facts: { reviewed: { [firstHead]: snapshot([checkoutEdit], firstHead) } },
    });
    expect(requirement(verdict, "sign-off:tracking").state).toBe("met");
  });

  it("counts no approval from before the gate had shown any content", () => {
    const early = reviews("ada", "APPROVED", "2026-11-22T08:00:00Z");
    const verdict = judge({ answers: { heads, reviews: [early] } });
    expect(requirement(verdict, "sign-off:tracking").standing).toMatchObject({ code: "not-bound" });
  });

  it("counts no approval where the gate can't post statuses", () => {
    const verdict = judge({ answers: { posts_statuses: false, reviews: [reviews("ada", "APPROVED")] } });
    expect(requirement(verdict, "sign-off:tracking").standing).toMatchObject({ code: "not-bound" });
  });
});

describe("a proposed sheet", () => {
  const current = snapshot([checkoutEdit]);

  it("that drops a trigger loosens nothing here, and the loss must be signed by the base's owner", () => {
    const { checkout: _checkout, ...triggers } = sheet.triggers;
    const verdict = judge({ current: proposing({ ...sheet, triggers }, current) });
    expect(states(verdict)).toMatchObject({
      "retest:preview-order": "missing",
      "sign-off:tracking": "missing",
      "weakening:triggers.checkout": "missing",
    });
    expect(requirement(verdict, "weakening:triggers.checkout").owners).toEqual(["commerce"]);
  });

  it("that adds a person to a role gives that person no say", () => {
    const owners = edit(sheet.owners, "tracking", (owner) => ({ ...owner, people: [...owner.people, "@mallory"] }));
    const verdict = judge({
      current: proposing({ ...sheet, owners }, current),
      answers: { reviews: [reviews("mallory", "APPROVED")] },
    });
    expect(states(verdict)).toMatchObject({ "sign-off:tracking": "missing", "weakening:owners.tracking": "missing" });
  });

  it("that asks for more adds its own requirement beside the base's", () => {
    const triggers = edit(sheet.triggers, "checkout", (trigger) => ({ ...trigger, sign_off: ["growth"] }));
    const verdict = judge({ current: proposing({ ...sheet, triggers }, current) });
    expect(Object.keys(states(verdict))).toContain("sign-off:growth@proposed");
    expect(Object.keys(states(verdict))).toContain("sign-off:tracking");
  });

  it("that is broken blocks", () => {
    const broken = {
      state: "broken",
      commit: head,
      findings: [{ code: "file-missing", severity: "error", args: { file: "governance/sheet.yml" } }],
      policy_owner: null,
      owners: null,
    } as const;
    expect(judge({ current: { ...current, proposed: broken } }).verdict).toBe("blocked");
  });

  it("that changed on the base too waits for a merge of the base", () => {
    expect(judge({ current: { ...current, conflicts: ["governance/triggers.yml"] } }).verdict).toBe("waiting");
  });

  it("that changed on the base too does not hide an objection", () => {
    const answers = { reviews: [reviews("ada", "CHANGES_REQUESTED")] };
    expect(judge({ current: { ...current, conflicts: ["governance/triggers.yml"] }, answers }).verdict).toBe("blocked");
  });

  it("of a repository without a sheet is advice", () => {
    const verdict = judge({
      current: proposing(sheet, current),
      facts: { policies: { base: { state: "absent", commit: head }, group: null } },
    });
    expect([verdict.mode, verdict.verdict]).toEqual(["advise", "waiting"]);
  });
});
