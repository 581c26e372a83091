import { describe, expect, it } from "vitest";
import { auditHistory, type AuditQuestion } from "../../../src/app/audit/audit-history.ts";
import { pullRequestsOf } from "../../../src/app/audit/audit-signatures.ts";
import { ledgerOf } from "../../../src/ledger/ledger-of.ts";
import { validate } from "../../../src/contract/validate.ts";
import type { Audit, AuditRow } from "../../../src/model/audit.ts";
import type { LedgerFacts } from "../../../src/model/landing.ts";
import type { Written } from "../../../src/model/written.generated.ts";
import type { SaidAbout } from "../../../src/port/signatures.ts";
import { auditJson } from "../../../src/report/audit/audit-json.ts";
import {
  cleared,
  commit,
  facts,
  firing,
  landed,
  landing,
  november,
  pushed,
  resume,
  sheet,
  themeFiring,
  version,
} from "../../ledger/facts.ts";

interface Asked extends Partial<AuditQuestion> {
  readonly said?: readonly SaidAbout[];
}

const rows = (from: LedgerFacts, { from: first = null, to = null, said = [] }: Asked = {}): readonly AuditRow[] => {
  const audit: Written["audit"] & Audit = auditHistory(from, ledgerOf(from), { from: first, to, said });
  // Whatever a test asks about: every kind of row is among them.
  expect(validate("audit", JSON.parse(auditJson(audit)))).toMatchObject({ ok: true });
  return audit.rows;
};
const kinds = (given: readonly AuditRow[]): readonly string[] => given.map(({ kind, subject }) => `${kind} ${subject}`);

const print = "0123456789abcdef0123456789abcdef";
const change = { kind: "change", declares: ["checkout"], happened_at: november(5), by: "@omar" } as const;
const incident = { kind: "incident", incident: "value-drift", happened_at: november(6) } as const;

describe("an audit tells of a landing", () => {
  it("what fired, by whom, through which pull request, in which stores and for which conclusions", () => {
    const given = facts({ landings: [landing(3, november(4), { firings: [firing({ stores: ["us"] })] })] });
    expect(rows(given)[0]).toMatchObject({
      at: november(4),
      kind: "fired",
      subject: "checkout",
      who: "Omar",
      pull_request: 41,
      commit: commit(3),
      stores: ["us"],
      conclusions: expect.arrayContaining(["roas"]) as unknown,
    });
  });

  it.each([
    ["@Lin", ["commerce", "tracking"]],
    ["omar", ["catalogue", "commerce"]],
    ["somebody", []],
  ])("with the roles of %s, as a backup, too", (author, roles) => {
    expect(rows(facts({ landings: [landing(3, november(4), { author })] }))[0]?.roles).toEqual(roles);
  });

  it("once, where a branch of no store holds it as well", () => {
    const stores = Object.fromEntries(
      Object.entries(sheet.stores).map(([id, store]) => [id, { ...store, branches: ["main"] }]),
    );
    const onMain = landing(3, november(4));
    const onFeature = { ...onMain, branch: "feature" };
    const fired = (landings: LedgerFacts["landings"]) =>
      kinds(rows(facts({ branch: "feature", sheet: { ...sheet, stores }, landings }))).filter((row) =>
        row.startsWith("fired"),
      );
    expect(fired([onMain, onFeature])).toEqual(["fired checkout"]);
    expect(fired([onFeature])).toEqual(["fired checkout"]);
  });

  it("the theme editor's user rather than the account that pushes for it", () => {
    const given = facts({ landings: [landing(3, november(4), { author: "shop-bot", editor: "Kim" })] });
    expect(rows(given)[0]?.who).toBe("Kim");
  });

  it.each([
    ["an override", { ...cleared, gate: "overridden" } as const, ["override"]],
    ["a push without a pull request", pushed, ["bypass"]],
    ["a merge that the gate had not cleared", { ...cleared, gate: "not-clear" } as const, ["bypass"]],
    ["a merge that the gate never judged", { ...cleared, gate: "none" } as const, ["bypass"]],
    ["nothing of the kind where the gate said yes", cleared, []],
    ["nothing of the kind where nobody was asked", null, []],
  ])("%s", (_, arrival, expected) => {
    const given = facts({ landings: [landing(3, november(4), { arrival })] });
    const found = rows(given).filter(({ kind }) => kind === "override" || kind === "bypass");
    expect(found.map(({ kind }) => kind)).toEqual(expected);
  });

  it("who and what began a pause", () => {
    const paused = (given: LedgerFacts) => rows(given).find(({ kind }) => kind === "paused");
    const byEditor = landing(3, november(4), { author: "shop-bot", editor: "Kim" });
    expect(paused(facts({ landings: [landing(3, november(4))] }))).toMatchObject({
      who: "Omar",
      commit: commit(3),
      pull_request: 41,
    });
    expect(paused(facts({ landings: [byEditor] }))?.who).toBe("Kim");
    const records = [landed("klarna", version(change, { position: 5, at: november(7) }))];
    expect(paused(facts({ records }))).toMatchObject({ who: "@omar", commit: null, pull_request: null });
  });

  it("that it pauses, and that a proven theme change does not", () => {
    expect(kinds(rows(facts({ landings: [landing(3, november(4))] })))).toEqual([
      "fired checkout",
      `paused ${commit(3).slice(0, 12)}/checkout`,
    ]);
    expect(kinds(rows(facts({ landings: [landing(3, november(4), { firings: [themeFiring] })] })))).toEqual([
      "fired theme",
    ]);
  });
});

describe("an audit tells of the records", () => {
  it("an outside change, then that it is live, each when it landed and the pause from when it happened", () => {
    const versions = [
      version(change, { position: 5, at: november(7) }),
      version({ ...change, released_at: november(8) }, { position: 6, at: november(9) }),
    ];
    const found = rows(facts({ records: [landed("klarna", ...versions)] }));
    expect(kinds(found)).toEqual(["paused klarna", "change klarna", "release klarna"]);
    expect(found.map(({ at }) => at)).toEqual([november(5), november(7), november(9)]);
  });

  it("an incident from opening to closing", () => {
    const closed = {
      at: november(8),
      retests: [{ retest: "order-sample", result: "passed", at: november(8) } as const],
    };
    const versions = [
      version(incident, { position: 5, at: november(6) }),
      version({ ...incident, closed }, { position: 6, at: november(8, 1) }),
    ];
    const found = kinds(rows(facts({ records: [landed("drift", ...versions)] })));
    expect(found).toContain("incident drift");
    expect(found).toContain("incident-closed drift");
  });

  it("an incident that lands closed: that it was, and that it is over", () => {
    const closed = {
      at: november(8),
      retests: [{ retest: "order-sample", result: "passed", at: november(8) } as const],
    };
    const versions = [version({ ...incident, closed }, { position: 6, at: november(8, 1) })];
    const found = kinds(rows(facts({ records: [landed("drift", ...versions)] })));
    expect(found.filter((kind) => kind.startsWith("incident"))).toEqual(["incident drift", "incident-closed drift"]);
  });

  it("whether a resume frees something", () => {
    const landings = [landing(3, november(4))];
    const record = (at: string) =>
      landed("again", version(resume(at), { position: 9, at: november(10), covers: { main: 9 } }));
    const whatOf = (at: string) =>
      rows(facts({ landings, records: [record(at)] })).find(({ kind }) => kind === "resume")?.what;
    expect(whatOf(november(9))).not.toContain("frees nothing");
    expect(whatOf(november(2))).toContain("frees nothing");
  });

  it("an edit or a deletion, and that it counts as it landed", () => {
    const edited = [
      version(change, { position: 5, at: november(7) }),
      version({ ...change, declares: ["theme"] }, { position: 6, at: november(8) }),
      version(null, { position: 7, at: november(9) }),
    ];
    const found = rows(facts({ records: [landed("klarna", ...edited)] })).filter(
      ({ kind }) => kind === "record-edited",
    );
    expect(found.map(({ at }) => at)).toEqual([november(8), november(9)]);
  });

  it("nothing of a version that can't be read beside one that can", () => {
    const versions = [
      version(change, { position: 5, at: november(7) }),
      version("broken", { position: 6, at: november(8) }),
      version(change, { position: 7, at: november(9) }),
    ];
    const found = rows(facts({ records: [landed("klarna", ...versions.slice(0, 2))] }));
    expect(kinds(found)).toEqual(["paused klarna", "change klarna"]);
  });

  it("nothing of one that was there before the sheet and is deleted", () => {
    expect(rows(facts({ records: [landed("old", version(null, { position: 5, at: november(7) }))] }))).toEqual([]);
  });

  it("of a version that can't be read only that it pauses", () => {
    const unread = landed("klarna", version("broken", { position: 5, at: november(7) }));
    expect(rows(facts({ records: [unread] }))).toMatchObject([
      { kind: "paused", what: "governance/records/klarna.yml can't be read: what it declares is unknown" },
    ]);
  });
});

describe("the span of an audit", () => {
  const given = facts({ landings: [landing(3, november(4)), landing(4, november(6)), landing(5, november(8))] });

  it("holds both ends", () => {
    const found = rows(given, { from: november(4), to: november(6) });
    expect(found.filter(({ kind }) => kind === "fired").map(({ at }) => at)).toEqual([november(4), november(6)]);
  });

  it("begins with the adoption and ends now, where nothing is said", () => {
    const audit = auditHistory(given, ledgerOf(given), { from: null, to: null, said: [] });
    expect([Date.parse(audit.from), Date.parse(audit.to)]).toEqual([Date.parse(november(1)), Date.parse(november(30))]);
  });

  it("says of which pull requests the signatures are asked", () => {
    const span = { from: Date.parse(november(4)), to: Date.parse(november(6)) };
    const landings = [
      landing(3, november(4), { arrival: { ...cleared, pull_request: 7 } }),
      landing(4, november(6), { arrival: pushed }),
      landing(5, november(8), { arrival: { ...cleared, pull_request: 9 } }),
    ];
    expect(pullRequestsOf(facts({ landings }), span)).toEqual([7]);
  });
});

describe("signatures", () => {
  const comment = (body: string, id = 1, edited = false) => ({
    id,
    author: "ada",
    body,
    created_at: november(3),
    edited,
    url: null,
  });
  const review = (state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED", id: number) => {
    return { id, author: "Ada", state, submitted_at: november(3, 1), commit: null, url: "https://github.com/r" };
  };
  const about = (more: Partial<SaidAbout>): SaidAbout => {
    return { pull_request: 41, url: "https://github.com/northwind/store/pull/41", comments: [], reviews: [], ...more };
  };
  const given = facts({ landings: [landing(3, november(4))] });
  const said = (more: Partial<SaidAbout>): readonly AuditRow[] =>
    rows(given, { from: november(4), said: [about(more)] }).filter(({ link }) => link !== null);

  it("are told with role, link and what they are about, also when given before the span", () => {
    expect(said({ comments: [comment(`/signal sign-off ${print}`)] })).toMatchObject([
      {
        kind: "signed",
        at: november(3),
        who: "ada",
        roles: ["tracking"],
        pull_request: 41,
        link: "https://github.com/northwind/store/pull/41",
        stores: ["eu", "us"],
        conclusions: expect.arrayContaining(["roas"]) as unknown,
      },
    ]);
  });

  it.each([
    [`/signal passed preview-order ${print} https://northwind.example/run`, "retest-passed preview-order"],
    [`/signal no-impact checkout ${print} only a comment`, "no-impact checkout"],
    [`/signal override ${print} the sale starts`, "override #41"],
    [`/signal rollback ${"a".repeat(40)}`, "rollback #41"],
  ])("%s", (body, expected) => {
    expect(kinds(said({ comments: [comment(body)] }))).toEqual([expected]);
  });

  it("count by reviews that approve or object, and by commands that are whole and unedited", () => {
    const reviews = (["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED"] as const).map(review);
    expect(kinds(said({ reviews }))).toEqual(["signed #41", "objected #41"]);
    expect(said({ comments: [comment(`/signal sign-off ${print}`, 1, true), comment("/signal recheck", 2)] })).toEqual(
      [],
    );
  });
});
