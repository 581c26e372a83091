import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lintSheet } from "../../../src/app/sheet/lint-sheet.ts";
import { runPolicyTests, type PolicyTestRun } from "../../../src/app/policy-tests/run-policy-tests.ts";
import { readSheetFolder } from "../../../src/host/disk/read-sheet-folder.ts";
import type { Sheet } from "../../../src/model/sheet.ts";

const files = readSheetFolder(join(import.meta.dirname, "../../../governance"));
const { sheet: read } = lintSheet(files);
if (read === null) throw new Error("the reference sheet has errors");
const reference: Sheet = read;

const sources = files.flatMap(({ path, content }) =>
  /tests\/(?:theme|records|checkout|sheet-changes)\.yml$/.test(path) && "text" in content
    ? [{ text: content.text }]
    : [],
);
const path = "governance/tests/a.yml";
const run = (text: string, sheet: Sheet = reference): PolicyTestRun =>
  runPolicyTests({ sheet, files }, [{ path, text }]);

/** The one case of a text, as `expectation line:column -missing +unexpected`. */
function outcome(body: string, sheet?: Sheet): readonly string[] {
  const { findings, files: ran } = run(`cases:\n  - name: a\n${body}`, sheet);
  if (findings.length > 0)
    return findings.map(({ code, place }) => `${code} ${String(place?.line)}:${String(place?.column)}`);
  const [one] = ran[0]?.cases ?? [];
  return [
    ...(one?.unmet ?? []).map(({ expectation, place, missing, unexpected }) =>
      [
        `${expectation} ${String(place.line)}:${String(place.column)}`,
        ...missing.map((item) => `-${item}`),
        ...unexpected.map(({ item }) => `+${item}`),
      ].join(" "),
    ),
    ...(one?.unheard ?? []).map(({ place, what }) => `${what} ${String(place.line)}:${String(place.column)}`),
  ];
}

const query = '    change: { app/lib/fragments.ts: { before: "  totalAmount {", after: "  subtotalAmount {" } }\n';

describe("a case that does not hold says what is missing and what came instead, at its place", () => {
  it.each<[string, string, readonly string[]]>([
    ["of what fires", `${query}    expect: { fired: [theme] }\n`, ["fired 4:23 -theme +checkout"]],
    ["of what fires on top", `${query}    expect: { fired: [] }\n`, ["fired 4:15 +checkout"]],
    [
      "of what is asked for",
      `${query}    expect: { requirements: [retest:preview-order, sign-off:media] }\n`,
      ["requirements 4:52 -sign-off:media +sign-off:commerce +sign-off:tracking"],
    ],
    [
      "of the states",
      `${query}    expect:\n      requirements: { retest:preview-order: met, sign-off:commerce: missing, sign-off:tracking: missing }\n`,
      ["requirements 5:45 -retest:preview-order: met +retest:preview-order: missing"],
    ],
    ["of the verdict", `${query}    expect: { verdict: clear }\n`, ["verdict 4:24 -clear +waiting"]],
    [
      "of the pauses",
      `${query}    expect: { paused: [roas] }\n`,
      ["paused 4:15 +budget-moves +creative-winners +sku-scaling +tracking-healthy"],
    ],
    ["of the stores", `    change: { a.css: edited }\n    expect: { stores: [us] }\n`, ["stores 4:24 -us"]],
    ["of the findings", `${query}    expect: { findings: [frozen] }\n`, ["findings 4:26 -frozen"]],
    [
      "of several at once, in the order of the file",
      `${query}    expect: { verdict: clear, fired: [] }\n`,
      ["fired 4:31 +checkout", "verdict 4:24 -clear +waiting"],
    ],
  ])("%s", (_, body, expected) => {
    expect(outcome(body)).toEqual(expected);
  });

  it("leaves out what is not expected", () => {
    expect(outcome(`${query}    expect: { verdict: waiting }\n`)).toEqual([]);
  });
});

describe("an answer in a case", () => {
  it.each<[string, string]>([
    ["is given by the first of a role who may", "signed: [commerce, tracking], passed: [preview-order]"],
    ["is given by a person", 'signed: ["@omar", "@grace"], passed: [{ retest: preview-order, by: "@grace" }]'],
    ["is given by an approval", "approved: [commerce, tracking], passed: [preview-order]"],
  ])("%s, and clears the change", (_, answers) => {
    expect(outcome(`${query}    answers: { ${answers} }\n    expect: { verdict: clear }\n`)).toEqual([]);
  });

  it("is the author's no more than on the host", () => {
    const body = `${query}    author: "@lin"\n    answers: { signed: [commerce] }\n    expect: { requirements: { retest:preview-order: missing, sign-off:commerce: met, sign-off:tracking: missing } }\n`;
    expect(outcome(body)).toEqual([]);
    expect(outcome(body.replace("commerce]", '"@lin"]'))).toContain("signed by @lin 5:25");
  });

  it("may be too old", () => {
    const body = (age: number): string =>
      `${query}    answers: { passed: [{ retest: preview-order, days_ago: ${String(age)} }] }\n    expect: { requirements: { retest:preview-order: stale, sign-off:commerce: missing, sign-off:tracking: missing } }\n`;
    expect(outcome(body(8))).toEqual([]);
    expect(outcome(body(6))).toEqual([expect.stringContaining("+retest:preview-order: met")]);
  });

  it.each<[string, string, string]>([
    ["a signature", "signed: [media]", "signed by media 4:25"],
    ["a retest", "passed: [sender-diff]", "passed sender-diff 4:25"],
    ["a judgement", "no_impact: [theme]", "no impact of theme 4:28"],
  ])("fails the case where nobody asked for it: %s", (_, answers, expected) => {
    expect(outcome(`${query}    answers: { ${answers} }\n    expect: { fired: [checkout] }\n`)).toEqual([expected]);
  });

  it("may be a check of the host", () => {
    const check = { check: { name: "preview", app: "shop-ci" } };
    const preview = reference.retests["preview-order"]!;
    const sheet = { ...reference, retests: { ...reference.retests, "preview-order": { ...preview, evidence: check } } };
    const body = `${query}    answers: { passed: [preview-order], signed: [commerce, tracking] }\n    expect: { verdict: clear }\n`;
    expect(outcome(body, sheet)).toEqual([]);
  });

  it("of a team's member counts for the team's role", () => {
    const commerce = { ...reference.owners["commerce"]!, people: [], backups: [], teams: ["@northwind/commerce"] };
    const sheet = { ...reference, owners: { ...reference.owners, commerce } };
    expect(
      outcome(
        `${query}    answers: { passed: [preview-order], signed: [commerce, tracking] }\n    expect: { verdict: clear }\n`,
        sheet,
      ),
    ).toEqual([]);
  });

  it("may be a signed sample, whose numbers are counted", () => {
    const checkout = reference.triggers["checkout"]!;
    const asked = { ...checkout, retests: { before_merge: ["order-sample"], after_release: ["funnel-sample"] } };
    const passes = { ...reference.retests["order-sample"]!, passes_when: { value: { wrong: 0, min_known: 1 } } };
    const sheet = {
      ...reference,
      triggers: { ...reference.triggers, checkout: asked },
      retests: { ...reference.retests, "order-sample": passes },
    };
    const sample = (server: string): string =>
      `    now: 2026-11-22T12:00:00Z\n    change:\n      app/lib/fragments.ts: { before: "  totalAmount {", after: "  subtotalAmount {" }\n      governance/evidence/s.yml:\n        after: |\n          kind: sample\n          retest: order-sample\n          taken_at: 2026-11-22T09:00:00Z\n          rows: [{ order: "1", values: { value: { order: "1", browser: "1", server: "${server}" } } }]\n`;
    const expected = (state: string): string =>
      `    expect: { requirements: { retest:order-sample: ${state}, sign-off:commerce: missing, sign-off:tracking: missing } }\n`;
    expect(outcome(`${sample("1")}    answers: { passed: [order-sample] }\n${expected("met")}`, sheet)).toEqual([]);
    expect(outcome(`${sample("1")}${expected("claimed")}`, sheet)).toEqual([]);
    expect(outcome(`${sample("2")}${expected("failed")}`, sheet)).toEqual([]);
  });
});

describe("the moment of a case", () => {
  const frozen = (from: string, to: string): Sheet => {
    return { ...reference, policy: { ...reference.policy, freezes: [{ from, to, triggers: ["checkout"] }] } };
  };

  it("falls into no freeze unless it is named", () => {
    const open = `${query}    expect: { verdict: waiting, findings: [] }\n`;
    expect(outcome(open, frozen("2026-01-01", "2026-01-31"))).toEqual([]);
    expect(outcome(open, frozen("2026-01-01", "9999-12-31"))).toEqual([]);
    const named = `${query}    now: 2026-11-27T12:00:00Z\n    expect: { verdict: blocked, findings: [frozen] }\n`;
    expect(outcome(named, frozen("2026-11-26", "2026-12-01"))).toEqual([]);
  });
});

describe("names in a case", () => {
  it.each<[string, string, string]>([
    ["a trigger", "    expect: { fired: [chekout] }\n", "unknown-trigger 3:23"],
    ["a conclusion", "    expect: { paused: [roaz] }\n", "unknown-conclusion 3:24"],
    ["a store", "    expect: { stores: [uk] }\n", "unknown-store 3:24"],
    ["a retest that is asked for", "    expect: { requirements: [retest:previw] }\n", "unknown-retest 3:30"],
    ["a role that is asked", "    expect: { requirements: { sign-off:comerce: met } }\n", "unknown-owner 3:49"],
    ["a role that answers", "    answers: { signed: [comerce] }\n    expect: { fired: [] }\n", "unknown-owner 3:25"],
    [
      "a role that approves",
      "    answers: { approved: [{ by: comerce }] }\n    expect: { fired: [] }\n",
      "unknown-owner 3:33",
    ],
    [
      "a retest that passed",
      "    answers: { passed: [{ retest: previw }] }\n    expect: { fired: [] }\n",
      "unknown-retest 3:35",
    ],
    [
      "a trigger judged harmless",
      "    answers: { no_impact: [them] }\n    expect: { fired: [] }\n",
      "unknown-trigger 3:28",
    ],
    [
      "a trigger that somebody judged harmless",
      "    answers: { no_impact: [{ trigger: them, by: growth }] }\n    expect: { fired: [] }\n",
      "unknown-trigger 3:39",
    ],
    [
      "a role that judges a trigger harmless",
      "    answers: { no_impact: [{ trigger: checkout, by: grwoth }] }\n    expect: { fired: [] }\n",
      "unknown-owner 3:53",
    ],
    [
      "a trigger of a record",
      "    records: { r: { proposed: { kind: change, declares: [them], happened_at: 2026-11-20T14:10:00Z } } }\n    expect: { fired: [] }\n",
      "unknown-trigger 3:58",
    ],
    [
      "a sheet file among the changes",
      "    change: { governance/triggers.yml: edited }\n    expect: { fired: [] }\n",
      "invalid-value 3:15",
    ],
    [
      "a record among the changes",
      "    change: { governance/records/r.yml: edited }\n    expect: { fired: [] }\n",
      "invalid-value 3:15",
    ],
  ])("are looked up, and nothing runs while one is unknown: %s", (_, body, expected) => {
    expect(outcome(body)).toEqual([expected]);
    expect(run(`cases:\n  - name: a\n${body}`).files).toEqual([]);
  });

  it("may stand in the proposed sheet alone", () => {
    const body =
      "    sheet: { conclusions.yml: { conclusions: { weekly: { title: W, owner: media, rests_on: [Purchase.value], instead: Orders } } } }\n" +
      "    expect: { paused: [weekly] }\n";
    expect(outcome(body)).toEqual(["paused 4:24 -weekly"]);
  });
});

it("a file about routes is asked of the router", () => {
  const { files: ran } = run(
    "routes:\n  - name: a\n    when: { signs: [value-differs] }\n    expect: { incident: purchase-spike }\n",
  );
  expect(ran[0]?.cases).toMatchObject([
    {
      name: "a",
      unmet: [{ expectation: "incident", missing: ["purchase-spike"], unexpected: [{ item: "value-drift" }] }],
    },
  ]);
});

it("a run never throws, whatever a file holds", () => {
  const pieces = [
    "\n",
    "  ",
    ": ",
    "{",
    "]",
    "'",
    "null",
    "deleted",
    "edited",
    "__proto__",
    "*.*",
    "0",
    "9999-12-31T23:59:60Z",
  ];
  const inserted = fc.array(fc.constantFrom(...pieces), { maxLength: 3 });
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.nat(),
      fc.nat({ max: 12 }),
      inserted,
      ({ text }, from, drop, insert) => {
        const at = from % text.length;
        const { findings, files: ran } = run(text.slice(0, at) + insert.join("") + text.slice(at + drop));
        expect(findings.length + ran.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

it("a run gives the same every time, whatever came before", () => {
  const text = `cases:\n  - name: a\n${query}    answers: { signed: [commerce] }\n    expect: { verdict: clear }\n`;
  expect(run(text)).toEqual(run(text));
});
