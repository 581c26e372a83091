import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import type { RecordChange } from "../../../src/model/record.ts";
import type { Sheet } from "../../../src/model/sheet.ts";
import { answersTo, blob, judge, requirement, says, sheet, snapshot, states } from "../world.ts";

type RecordFile = Extract<NonNullable<RecordChange["after"]>, { readonly state: "valid" }>["record"];

const at = "2026-11-20T14:10:00Z";
const through = "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432";
const danger = { kind: "change", declares: ["checkout"], happened_at: at } as const;
const incident = { kind: "incident", incident: "value-drift", happened_at: at } as const;
const resume: Extract<RecordFile, { readonly kind: "resume" }> = {
  kind: "resume",
  through,
  signals: ["Purchase.*"],
  retests: [],
  contaminated: "none",
};
const release = { kind: "release", through, released_at: at, signals: ["Purchase.value"] } as const;
const passed = { retest: "order-sample", result: "passed", at, evidence: "governance/evidence/s.yml" } as const;
const closed = { at, retests: [passed] };
const broken = {
  blob: "d".repeat(40),
  state: "broken",
  kind: null,
  findings: [{ code: "missing-key", severity: "error", args: { key: "kind", where: "" } }],
} as const;

function held(record: RecordFile): RecordChange["after"] {
  return { blob: blob(JSON.stringify(record)) ?? "", state: "valid", record };
}

function change(
  before: RecordChange["before"],
  after: RecordChange["after"],
  ancestor: boolean | null = null,
): RecordChange {
  return { id: "r", path: "governance/records/r.yml", before, after, ancestor };
}

/** A sample of ten orders of which some are wrong. */
function sample(wrong: number): Evidence {
  const rows = Array.from({ length: 10 }, (_, index) => ({
    order: String(index),
    values: { value: { order: "10", server: index < wrong ? "9" : "10" } },
  }));
  return {
    path: "governance/evidence/s.yml",
    blob: blob(`sample ${wrong}`) ?? "",
    kind: "sample",
    sample: { kind: "sample", retest: "order-sample", taken_at: at, rows },
  };
}

/** A reconciliation of one store's orders, in the place of the sample. */
const reconciled: Extract<Evidence, { readonly kind: "reconciliation" }> = {
  path: "governance/evidence/s.yml",
  blob: "f".repeat(40),
  kind: "reconciliation",
  report: { version: 1, kind: "reconciliation", taken_at: at, orders: 10, metrics: {}, store: "eu" },
};

function verdictOn(records: readonly RecordChange[], evidence: readonly Evidence[] = []) {
  return judge({ current: { ...snapshot([]), records, evidence } });
}

describe("new danger", () => {
  it.each([
    ["an outside change", danger],
    ["an outside change of a trigger that is not in the sheet", { ...danger, declares: ["constructor"] }],
    ["an incident", incident],
    ["an incident that the router does not know", { ...incident, incident: "constructor" }],
  ])("%s asks for nothing", (_what, record) => {
    expect(verdictOn([change(null, held(record))])).toMatchObject({
      verdict: "not-applicable",
      requirements: [],
      findings: [],
    });
  });
});

describe("a record that frees something", () => {
  it.each<[string, RecordChange, readonly string[]]>([
    ["a resume: the owners of its signals", change(null, held(resume), true), ["catalogue", "commerce", "tracking"]],
    ["a release: the owners of its signals", change(null, held(release), true), ["commerce"]],
    [
      "a resume of signals nobody has: the policy's owner",
      change(null, held({ ...resume, signals: ["Lead.value"] }), true),
      ["growth"],
    ],
    [
      "a no-impact judgement: the trigger's owner",
      change(null, held({ kind: "no-impact", trigger: "theme", reason: "r", commits: ["abcdef1"] })),
      ["catalogue"],
    ],
    [
      "a no-impact judgement of an unknown trigger: the policy's owner",
      change(null, held({ kind: "no-impact", trigger: "toString", reason: "r", commits: ["abcdef1"] })),
      ["growth"],
    ],
    [
      "a change that is released at once: the owners of what it touches",
      change(null, held({ ...danger, released_at: at })),
      ["catalogue", "commerce", "tracking"],
    ],
    [
      "a release of an unknown trigger: the policy's owner",
      change(null, held({ ...danger, declares: ["none"], released_at: at })),
      ["growth"],
    ],
    [
      "an amendment: the owners of what it touches",
      change(null, held({ ...danger, amends: "other" })),
      ["catalogue", "commerce", "tracking"],
    ],
    [
      "an amended incident: the router entry's owner",
      change(null, held({ ...incident, amends: "other" })),
      ["commerce"],
    ],
    [
      "a landed change that is released: the owners",
      change(held(danger), held({ ...danger, released_at: at })),
      ["catalogue", "commerce", "tracking"],
    ],
  ])("%s", (_what, record, owners) => {
    const verdict = verdictOn([record]);
    expect(requirement(verdict, "record:r")).toMatchObject({ owners, state: "missing" });
    expect(verdict.verdict).toBe("waiting");
  });

  it("is met once each of its owners has signed, by anybody's command or review", () => {
    const current = { ...snapshot([]), records: [change(null, held(resume), true)] };
    const open = judge({ current });
    const print = requirement(open, "record:r").fingerprint;
    const two = ["kim", "omar"].map((who) => says(who, `/signal sign-off ${print}`));
    expect(requirement(judge({ current, answers: { comments: two } }), "record:r").standing).toMatchObject({
      code: "some-signed",
      open: ["tracking"],
    });
    const all = [...two, says("ada", `/signal sign-off ${print}`)];
    expect(judge({ current, answers: { comments: all } }).verdict).toBe("clear");
  });

  it("asks again when a file that closes an incident changes", () => {
    const print = (evidence: Evidence) =>
      requirement(verdictOn([change(held(incident), held({ ...incident, closed }))], [evidence]), "record:r")
        .fingerprint;
    expect(print({ ...sample(0), blob: "e".repeat(40) })).not.toBe(print(sample(0)));
  });

  it("asks again when its blob or a file it names changes", () => {
    const withFile = { ...resume, retests: [passed] };
    const print = (record: RecordFile, evidence: Evidence) =>
      requirement(verdictOn([change(null, held(record), true)], [evidence]), "record:r").fingerprint;
    const first = print(withFile, sample(0));
    expect(print(withFile, sample(0))).toBe(first);
    expect(print({ ...withFile, contaminated: [{ from: at, to: at }] }, sample(0))).not.toBe(first);
    expect(print(withFile, { ...sample(0), blob: "e".repeat(40) })).not.toBe(first);
    const unnamed = { ...sample(0), path: "governance/evidence/other.yml" };
    expect(
      requirement(verdictOn([change(null, held(withFile), true)], [sample(0), unnamed]), "record:r").fingerprint,
    ).toBe(first);
  });
});

describe("a record that does not hold as a file is blocked, whoever signs", () => {
  const names = { ...resume, retests: [passed] };
  it.each<[string, RecordChange, readonly Evidence[], string]>([
    ["through is not on the base", change(null, held(resume), false), [], "through-not-ancestor"],
    ["nobody knows whether through is on the base", change(null, held(release), null), [], "through-not-ancestor"],
    ["numbers that do not hold", change(null, held(names), true), [sample(1)], "numbers-differ"],
    ["numbers that are not there", change(null, held(names), true), [], "numbers-differ"],
    [
      "an incident closed without its retest",
      change(held(incident), held({ ...incident, closed: { at, retests: [{ ...passed, retest: "preview-order" }] } })),
      [],
      "close-when-unmet",
    ],
    [
      "an incident closed on a failed retest",
      change(held(incident), held({ ...incident, closed: { at, retests: [{ ...passed, result: "failed" }] } })),
      [],
      "close-when-unmet",
    ],
    [
      "an incident closed on numbers that do not hold",
      change(held(incident), held({ ...incident, closed })),
      [sample(3)],
      "numbers-differ",
    ],
    [
      "a reconciliation of another store",
      change(null, held({ ...names, scope: { stores: ["us", "uk"] } }), true),
      [reconciled],
      "evidence-of-other-store",
    ],
    [
      "an incident closed on a reconciliation of another store",
      change(
        held({ ...incident, scope: { stores: ["us"] } }),
        held({ ...incident, scope: { stores: ["us"] }, closed }),
      ),
      [reconciled],
      "evidence-of-other-store",
    ],
  ])("%s", (_what, record, evidence, code) => {
    const current = { ...snapshot([]), records: [record], evidence };
    const answers = { comments: answersTo(judge({ current })) };
    const verdict = judge({ current, answers });
    expect(verdict.verdict).toBe("blocked");
    expect(requirement(verdict, "record:r").state).toBe("failed");
    expect(verdict.findings.map((finding) => finding.code)).toContain(code);
  });

  it("and holds when its numbers do", () => {
    const verdict = verdictOn([change(held(incident), held({ ...incident, closed }))], [sample(0)]);
    expect(requirement(verdict, "record:r")).toMatchObject({ owners: ["commerce"], state: "missing" });
    expect(verdict.findings).toEqual([]);
  });

  it("has no numbers to show for a retest that failed, nor for one that the sheet does not have", () => {
    const without = (answer: object) =>
      verdictOn([change(null, held({ ...names, retests: [{ ...passed, ...answer }] }), true)]);
    expect(without({ result: "failed" }).findings).toEqual([]);
    expect(without({ retest: "constructor" }).findings).toEqual([]);
  });

  it.each([
    ["its store among others", { stores: ["us", "eu"] }],
    ["no stores, as only the ledger knows what was hit", undefined],
  ])("a reconciliation of one store is no defect in a record that names %s", (_, scope) => {
    const record = scope === undefined ? names : { ...names, scope };
    const { findings } = verdictOn([change(null, held(record), true)], [reconciled]);
    expect(findings.map(({ code }) => code)).not.toContain("evidence-of-other-store");
  });

  it("a reconciliation that does not say whose orders it holds is a defect where the sheet has several stores", () => {
    const { store: _, ...nameless } = reconciled.report;
    const evidence = [{ ...reconciled, report: nameless }];
    const current = { ...snapshot([]), records: [change(null, held(names), true)], evidence };
    const [us] = Object.values(sheet.stores);
    const codes = (stores: Sheet["stores"]) =>
      judge({ sheet: { ...sheet, stores }, current }).findings.map(({ code }) => code);
    if (us === undefined) throw new Error("the small sheet has a store");
    expect(codes({ us })).not.toContain("evidence-without-store");
    expect(codes({ us, eu: us })).toContain("evidence-without-store");
  });

  it("says what is wrong with one that can't be read", () => {
    expect(verdictOn([change(null, broken)])).toMatchObject({ verdict: "blocked", requirements: [] });
  });
});

describe("a landed record", () => {
  const ended = { ...incident, closed };
  it.each<[string, RecordChange, string | null]>([
    ["deleted", change(held(danger), null), "deleted"],
    ["deleted although it could not be read", change(broken, null), "deleted"],
    ["with another time", change(held(danger), held({ ...danger, happened_at: "2026-11-21T00:00:00Z" })), "edited"],
    ["with another scope", change(held(danger), held({ ...danger, scope: { stores: ["us"] } })), "edited"],
    ["of another kind", change(held(danger), held(incident)), "edited"],
    ["made unreadable", change(held(danger), broken), "edited"],
    ["closed and edited at once", change(held(incident), held({ ...ended, detail: "less" })), "edited"],
    ["closed again", change(held(ended), held({ ...ended, closed: { at, retests: [] } })), "edited"],
    ["opened again", change(held(ended), held(incident)), "edited"],
    [
      "released at another time",
      change(held({ ...danger, released_at: at }), held({ ...danger, released_at: "2026-11-21T00:00:00Z" })),
      "edited",
    ],
    ["no longer released", change(held({ ...danger, released_at: at }), held(danger)), "edited"],
    ["a resume with more signals", change(held(resume), held({ ...resume, signals: ["*.*"] }), true), "edited"],
    ["with the same words in another form", change(held(danger), held({ ...danger })), null],
    ["released", change(held(danger), held({ ...danger, released_at: at })), null],
    ["mended", change(broken, held(danger)), null],
  ])("%s: %s", (_what, record, what) => {
    const codes = verdictOn([record]).findings.filter(({ code }) => code === "record-tampered");
    expect(codes.map(({ args }) => args)).toEqual(what === null ? [] : [{ record: "r", what }]);
    if (what !== null) expect(verdictOn([record]).verdict).toBe("blocked");
  });

  it("that was tampered with is not let through by an override", () => {
    const current = { ...snapshot([]), records: [change(held(danger), null)] };
    const { fingerprint } = judge({ current });
    const comments = ["kim", "ada"].map((who) => says(who, `/signal override ${fingerprint} outage`));
    expect(judge({ current, answers: { comments } }).verdict).toBe("blocked");
  });
});

describe("records in a shop of one", () => {
  it("are signed by that one", () => {
    const solo = { ...sheet, policy: { ...sheet.policy, solo: "@bo" } };
    const current = { ...snapshot([]), records: [change(null, held(resume), true)] };
    const open = judge({ sheet: solo, current });
    expect(states(open)).toEqual({ "record:r": "missing" });
    expect(judge({ sheet: solo, current, answers: { comments: answersTo(open) } }).verdict).toBe("clear");
  });
});
