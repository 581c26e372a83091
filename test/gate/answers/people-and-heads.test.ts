import { describe, expect, it } from "vitest";
import { headAt, headsToRead, reviewedHead } from "../../../src/gate/answers/reviewed-head.ts";
import type { NotCounted } from "../../../src/model/finding.ts";
import type { Sheet } from "../../../src/model/sheet.ts";
import {
  checkoutEdit,
  edit,
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
  withSheet,
} from "../world.ts";

const [a, b, c, unknown] = ["a", "b", "c", "9"].map((digit) => digit.repeat(40)) as [string, string, string, string];
const nine = "2026-11-22T09:00:00Z";
const ten = "2026-11-22T10:00:00Z";
const eleven = "2026-11-22T11:00:00Z";

describe("the head a review is about", () => {
  const heads = [
    { sha: a, first_status_at: nine },
    { sha: b, first_status_at: ten },
    { sha: c, first_status_at: null },
  ];
  it.each([
    ["the newest the gate had shown", c, "2026-11-22T10:30:00Z", b],
    ["the one it names, if that is older", a, "2026-11-22T10:30:00Z", a],
    ["not a newer one that the host re-pointed it to", c, "2026-11-22T09:30:00Z", a],
    ["the one shown that very second", b, ten, b],
    ["the one shown, where it names none", null, "2026-11-22T10:30:00Z", b],
    ["the one shown, where it names a commit that was never a head", unknown, "2026-11-22T10:30:00Z", b],
    ["none, before the gate had shown anything", a, "2026-11-22T08:59:59Z", null],
  ])("is %s", (_what, commit, submitted_at, expected) => {
    expect(reviewedHead({ commit, submitted_at }, heads)).toBe(expected);
  });

  it("is unknown where nothing was ever shown, and of a time that is none", () => {
    expect(reviewedHead({ commit: a, submitted_at: ten }, [{ sha: a, first_status_at: null }])).toBeNull();
    expect(reviewedHead({ commit: a, submitted_at: ten }, [])).toBeNull();
    expect(headAt(heads, "whenever")).toBeNull();
  });

  it("is read for approvals and commands on earlier heads only", () => {
    const approved = { ...reviews("ada", "APPROVED", "2026-11-22T09:30:00Z"), commit: b };
    const objected = { ...reviews("lin", "CHANGES_REQUESTED", "2026-11-22T09:30:00Z"), commit: a };
    const shown = heads.slice(0, 2);
    expect(headsToRead({ heads: shown, reviews: [approved, objected], comments: [], checks: [] })).toEqual([a]);
    expect(headsToRead({ heads: shown, reviews: [objected], comments: [], checks: [] })).toEqual([]);
    expect(
      headsToRead({ heads: [{ sha: a, first_status_at: eleven }], reviews: [approved], comments: [], checks: [] }),
    ).toEqual([]);
    expect(
      headsToRead({
        heads: shown,
        reviews: [],
        comments: [says("ada", "x", "2026-11-22T09:30:00Z"), says("ada", "x", eleven)],
        checks: [],
      }),
    ).toEqual([a]);
  });
});

describe("an approval of a head that a force-push replaced", () => {
  const heads = [
    { sha: firstHead, first_status_at: nine },
    { sha: head, first_status_at: eleven },
  ];
  const approved = { ...reviews("ada", "APPROVED", ten), commit: firstHead };

  it("holds when the content is the same", () => {
    const before = snapshot([checkoutEdit], firstHead);
    const verdict = judge({ answers: { heads, reviews: [approved] }, facts: { reviewed: { [firstHead]: before } } });
    expect(requirement(verdict, "sign-off:tracking")).toMatchObject({ state: "met", standing: { head: firstHead } });
  });

  it("is void when that head can't be read any more", () => {
    const verdict = judge({ answers: { heads, reviews: [approved] }, facts: { reviewed: { [firstHead]: null } } });
    expect(requirement(verdict, "sign-off:tracking").state).toBe("void");
  });

  it("that was requested changes first is an approval that fell away, not an objection", () => {
    const objected = { ...reviews("ada", "CHANGES_REQUESTED", "2026-11-22T09:30:00Z"), commit: firstHead };
    const verdict = judge({
      answers: { heads, reviews: [objected, approved] },
      facts: { reviewed: { [firstHead]: null } },
    });
    expect(requirement(verdict, "sign-off:tracking").state).toBe("void");
  });

  it("of other content does not bring back a line from before an objection", () => {
    const print = requirement(judge(), "sign-off:tracking").fingerprint;
    const comments = [says("ada", `/signal sign-off ${print}`, "2026-11-22T09:10:00Z")];
    const objected = { ...reviews("ada", "CHANGES_REQUESTED", "2026-11-22T09:30:00Z"), commit: firstHead };
    const verdict = judge({
      answers: { heads, comments, reviews: [objected, approved] },
      facts: { reviewed: { [firstHead]: null } },
    });
    expect(requirement(verdict, "sign-off:tracking").state).toBe("void");
  });
});

describe("people who must be distinct", () => {
  /** Each role signed by these people: the states, by role. */
  function signedBy(
    roles: Readonly<Record<string, readonly string[]>>,
    current = snapshot([checkoutEdit]),
    proposed?: Sheet,
  ) {
    const owners = Object.entries(roles).reduce(
      (so, [role, people]) =>
        edit(so, role, (owner) => ({ ...owner, people: people.map((who) => `@${who}`), backups: [] })),
      sheet.owners,
    );
    const strict: Sheet = {
      ...sheet,
      owners,
      policy: { ...sheet.policy, sign_off: { allow_author: false, distinct_people: true } },
    };
    const seen = proposed === undefined ? current : proposing({ ...proposed, owners, policy: strict.policy }, current);
    const open = judge({ sheet: strict, current: seen });
    const comments = open.requirements
      .filter(({ kind }) => kind === "sign-off")
      .flatMap(({ people, fingerprint }) =>
        people.map((who) => says(who.toUpperCase(), `/signal sign-off ${fingerprint}`)),
      );
    const verdict = judge({ sheet: strict, current: seen, answers: { comments } });
    return Object.fromEntries(
      verdict.requirements
        .filter(({ kind }) => kind === "sign-off")
        .map(({ key, state }) => [key.slice("sign-off:".length), state]),
    );
  }

  it("are matched so that as many roles as possible stand", () => {
    expect(signedBy({ catalogue: ["ada", "kim"], commerce: ["ada"], tracking: ["kim", "lin"] })).toEqual({
      catalogue: "met",
      commerce: "met",
      tracking: "met",
    });
    expect(signedBy({ catalogue: ["ada"], commerce: ["ada"], tracking: ["lin"] })).toEqual({
      catalogue: "met",
      commerce: "missing",
      tracking: "met",
    });
    expect(signedBy({ catalogue: ["ada", "lin"], commerce: ["ada", "lin"], tracking: ["lin", "ada"] })).toEqual({
      catalogue: "met",
      commerce: "met",
      tracking: "missing",
    });
  });

  it("answer for one role under both sheets", () => {
    const proposed = withSheet(sheet, (from) => ({
      ...from,
      triggers: edit(from.triggers, "checkout", (trigger) => ({
        ...trigger,
        touches: ["Purchase.value", "Purchase.event_id"],
      })),
    }));
    expect(
      signedBy({ catalogue: ["kim"], commerce: ["omar"], tracking: ["ada"] }, snapshot([checkoutEdit]), proposed),
    ).toEqual({
      catalogue: "met",
      commerce: "met",
      "commerce@proposed": "met",
      tracking: "met",
      "tracking@proposed": "met",
    });
  });
});

describe("roles", () => {
  const line = (who: string, of: Sheet) => [
    says(who, `/signal sign-off ${requirement(judge({ sheet: of }), "sign-off:commerce").fingerprint}`),
  ];

  it("without people are answered by the policy's owner", () => {
    const empty = {
      ...sheet,
      owners: edit(sheet.owners, "commerce", (owner) => ({ ...owner, people: [], backups: ["@omar"] })),
    };
    expect(requirement(judge({ sheet: empty }), "sign-off:commerce").people).toEqual(["kim"]);
    expect(states(judge({ sheet: empty, answers: { comments: line("kim", empty) } }))["sign-off:commerce"]).toBe("met");
    expect(states(judge({ sheet: empty, answers: { comments: line("omar", empty) } }))["sign-off:commerce"]).toBe(
      "missing",
    );
  });

  it("named like something every object has are nobody's", () => {
    const odd = withSheet(sheet, (from) => ({
      ...from,
      triggers: edit(from.triggers, "checkout", (trigger) => ({ ...trigger, sign_off: ["constructor"] })),
    }));
    expect(requirement(judge({ sheet: odd }), "sign-off:constructor").people).toEqual(["kim"]);
  });

  it("count the members of their teams", () => {
    const team = {
      ...sheet,
      owners: edit(sheet.owners, "commerce", (owner) => ({ ...owner, people: [], teams: ["@northwind/shop"] })),
    };
    const people = { author: "bo", contributors: [], teams: { "@northwind/shop": ["Omar", "bo"] }, admins: [] };
    const verdict = judge({ sheet: team, answers: { comments: line("omar", team) }, facts: { people } });
    expect(requirement(verdict, "sign-off:commerce")).toMatchObject({ state: "met", people: ["omar"] });
  });

  it("let authors sign only where the base says so", () => {
    const open = { ...sheet, policy: { ...sheet.policy, sign_off: { allow_author: true, distinct_people: false } } };
    const people = { author: "omar", contributors: ["omar"], teams: {}, admins: [] };
    expect(
      states(judge({ sheet: open, answers: { comments: line("omar", open) }, facts: { people } }))["sign-off:commerce"],
    ).toBe("met");
    expect(
      states(
        judge({
          current: proposing(open, snapshot([checkoutEdit])),
          answers: { comments: line("omar", sheet) },
          facts: { people },
        }),
      )["sign-off:commerce"],
    ).toBe("missing");
  });

  it("count a backup from the hour, not before, and at once where no hours are stated", () => {
    const heads = (first_status_at: string) => [{ sha: head, first_status_at }];
    const print = requirement(judge(), "sign-off:tracking").fingerprint;
    const comments = [says("lin", `/signal sign-off ${print}`, "2026-11-22T11:59:00Z")];
    const at = (when: string) => states(judge({ answers: { comments, heads: heads(when) } }))["sign-off:tracking"];
    expect([at("2026-11-21T12:00:00Z"), at("2026-11-21T12:00:01Z")]).toEqual(["met", "missing"]);
    const soon = {
      ...sheet,
      owners: edit(sheet.owners, "tracking", (owner) => ({ ...owner, backup_after_hours: null })),
    };
    expect(requirement(judge({ sheet: soon }), "sign-off:tracking").people).toContain("lin");
  });
});

describe("an answer that does not count says why", () => {
  const print = requirement(judge(), "sign-off:tracking").fingerprint;
  const trigger = judge().triggers[0]?.fingerprint ?? "";
  const verdictPrint = judge().fingerprint;
  it.each<[string, string, string, NotCounted]>([
    ["a stranger", "mallory", `/signal sign-off ${print}`, "not-an-owner"],
    ["the author", "bo", `/signal override ${verdictPrint} r`, "author"],
    ["a backup", "lin", `/signal sign-off ${print}`, "backup-too-early"],
    ["an old line", "ada", `/signal sign-off ${"0".repeat(32)}`, "other-fingerprint"],
    [
      "a retest nobody asks for",
      "ada",
      `/signal passed order-sample ${print} https://northwind.example`,
      "unknown-retest",
    ],
    ["a trigger that did not fire", "kim", `/signal no-impact theme ${trigger} r`, "unknown-trigger"],
    ["a judgement of other content", "lin", `/signal no-impact checkout ${"0".repeat(32)} r`, "other-fingerprint"],
    ["a judgement by another role", "ada", `/signal no-impact checkout ${trigger} r`, "not-an-owner"],
    ["one person's override", "ada", `/signal override ${verdictPrint} r`, "too-few-people"],
    ["a stranger's override", "omar", `/signal override ${verdictPrint} r`, "not-an-owner"],
    ["an override of other content", "ada", `/signal override ${"0".repeat(32)} r`, "other-fingerprint"],
    ["a rollback to nowhere", "ada", `/signal rollback ${"c".repeat(40)}`, "not-a-landed-commit"],
    ["a stranger's rollback", "mallory", `/signal rollback ${"c".repeat(40)}`, "not-an-owner"],
    ["no command", "ada", "/signal do-it", "malformed"],
  ])("%s: %s", (_what, who, body, why) => {
    const verdict = judge({ answers: { comments: [says(who, body)] } });
    expect(verdict.findings.map(({ code, args }) => [code, "why" in args ? args.why : null])).toEqual([
      ["answer-not-counted", why],
    ]);
  });

  it("and one that counts says nothing", () => {
    const verdict = judge({
      answers: {
        comments: [
          says("ada", `/signal sign-off ${print}`),
          says("lin", `/signal no-impact checkout ${trigger} r`),
          says("ada", "/signal recheck"),
        ],
      },
    });
    expect(verdict.findings).toEqual([]);
  });

  it("once for an author's approvals, however many", () => {
    const people = { author: "ada", contributors: ["ada"], teams: {}, admins: [] };
    const verdict = judge({
      answers: { reviews: [reviews("ada", "APPROVED"), reviews("ADA", "APPROVED")] },
      facts: { people },
    });
    expect(verdict.findings).toHaveLength(1);
  });
});
