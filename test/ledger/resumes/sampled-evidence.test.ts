import { describe, expect, test } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { ledgerOf } from "../../../src/ledger/ledger-of.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";
import { codesOf, facts, firing, landed, landing, november, resume, sheet, version } from "../facts.ts";

const path = "governance/evidence/sample.yml";
const computed = { ...sheet, retests: { ...sheet.retests, "order-sample": smallSheet.retests["order-sample"]! } };

function sample(taken_at: string, server: string, { retest = "order-sample", placed_at = taken_at } = {}): Evidence {
  const rows = Array.from({ length: 10 }, (_, index) => ({
    order: `#${1000 + index}`,
    placed_at,
    values: { value: { order: "129.90", browser: "129.90", server } },
  }));
  return {
    path,
    blob: "d".repeat(40),
    kind: "sample",
    sample: { kind: "sample", retest, taken_at, rows },
  };
}

test.each<[string, readonly string[], readonly Evidence[]]>([
  ["with right numbers, taken in time", [], [sample(november(12), "129.90")]],
  ["with wrong numbers", ["numbers-differ"], [sample(november(12), "119.90")]],
  [
    "of orders from before the release",
    ["evidence-before-release"],
    [sample(november(12), "129.90", { placed_at: november(9) })],
  ],
  [
    "of orders from within the soak, looked at after it",
    [],
    [sample(november(12), "129.90", { placed_at: november(10, 5) })],
  ],
  ["that answers another retest", ["numbers-differ"], [sample(november(12), "129.90", { retest: "preview-order" })]],
  ["that is not there", ["numbers-differ"], []],
  [
    "that was taken before the release, whatever the record says",
    ["evidence-before-release"],
    [sample(november(9), "129.90")],
  ],
  ["that was taken within the soak, whatever the record says", ["soak-not-over"], [sample(november(10, 5), "129.90")]],
])("a resume on a sample %s: %s", (_, codes, evidence) => {
  const retests = [{ retest: "order-sample", result: "passed", at: november(12), evidence: path } as const];
  const back = version(resume(november(12), { retests }), {
    position: 9,
    at: november(13),
    covers: { main: 6 },
    evidence,
  });
  const history = facts({ sheet: computed, landings: [landing(5, november(10))], records: [landed("back", back)] });
  expect(codesOf(history)).toEqual(codes);
});

test.each<[string, string, Evidence]>([
  ["when its oldest order was placed", november(9), sample(november(12), "129.90", { placed_at: november(9) })],
  ["when it was taken, within the soak", november(10, 5), sample(november(10, 5), "129.90")],
])("a sample that is too early is told of by %s", (_, at, evidence) => {
  const retests = [{ retest: "order-sample", result: "passed", at: november(12), evidence: path } as const];
  const how = { position: 9, at: november(13), covers: { main: 6 }, evidence: [evidence] };
  const back = landed("back", version(resume(november(12), { retests }), how));
  const history = facts({ sheet: computed, landings: [landing(5, november(10))], records: [back] });
  expect(ledgerOf(history).findings).toMatchObject([{ args: { at } }]);
});

const reconciled = {
  ...sheet,
  retests: {
    ...sheet.retests,
    "order-sample": {
      ...sheet.retests["order-sample"]!,
      evidence: "reconciliation" as const,
      passes_when: { same_value: { min_rate: 0.9 } },
    },
  },
};

type Report = Extract<Evidence, { readonly kind: "reconciliation" }>;

function report(changes: Partial<Report["report"]> = {}, name = "all"): Report {
  return {
    path: `governance/evidence/${name}.json`,
    blob: "d".repeat(40),
    kind: "reconciliation",
    report: {
      version: 1,
      kind: "reconciliation",
      taken_at: november(12),
      orders: 200,
      window: { from: november(10, 1), to: november(12) },
      metrics: { same_value: { numerator: 199, denominator: 200 } },
      ...changes,
    },
  };
}

/** A resume that names these reports, each as one passed run. */
function resumeOn(reports: readonly Report[], changes: Parameters<typeof resume>[1] = {}) {
  const retests = reports.map(({ path: evidence, report: { taken_at: at } }) => ({
    ...{ retest: "order-sample", result: "passed" as const, at, evidence },
  }));
  const record = resume(november(12), { retests, ...changes });
  return landed("back", version(record, { position: 9, at: november(13), covers: { main: 6 }, evidence: reports }));
}

test.each<[string, readonly string[], string]>([
  ["began after the release", [], november(10, 1)],
  ["began before the release", ["evidence-before-release"], november(9)],
])("a resume on a reconciliation of orders whose time %s: %s", (_, codes, from) => {
  const back = resumeOn([report({ window: { from, to: november(12) } })]);
  expect(codesOf(facts({ sheet: reconciled, landings: [landing(5, november(10))], records: [back] }))).toEqual(codes);
});

test.each<[string, readonly string[], string]>([
  ["of the day of the release", [], november(10)],
  ["of the day before it", ["evidence-before-release"], november(9)],
])("a resume on a reconciliation of all orders that a file held, the first %s: %s", (_, codes, first) => {
  const days = [first, november(11)].map((at) => ({ day: at.slice(0, 10), orders: 100, verdicts: { matched: 100 } }));
  for (const window of [null, { from: null, to: november(12) }]) {
    const back = resumeOn([report({ window, days })]);
    expect(codesOf(facts({ sheet: reconciled, landings: [landing(5, november(10))], records: [back] }))).toEqual(codes);
  }
});

describe("a resume on a reconciliation of one store", () => {
  const us = report({ store: "us" }, "us");
  const eu = report({ store: "eu" }, "eu");
  const late = report({ store: "eu", taken_at: november(12, 5), metrics: {} }, "late");
  const hit = (...stores: readonly string[]) => [landing(5, november(10), { firings: [firing({ stores })] })];
  const other = ["evidence-of-other-store"];
  test.each<[string, ReturnType<typeof hit>, readonly Report[], readonly string[], readonly string[]]>([
    ["frees that store", hit("us"), [us], ["us"], []],
    ["frees that store where it alone was hit", hit("us"), [us], [], []],
    ["does not free another", hit("us", "eu"), [us], ["eu"], other],
    ["does not free another that alone was hit", hit("eu"), [us], [], other],
    ["does not free several", hit("us", "eu"), [us], [], other],
    ["frees several with the others' reports", hit("us", "eu"), [us, eu], [], []],
    [
      "frees nothing where a newer report of one of them does not hold",
      hit("us", "eu"),
      [us, eu, late],
      [],
      ["numbers-differ"],
    ],
    ["frees any where it does not say which", hit("us", "eu"), [report({ store: null })], [], []],
    ["frees a store that the sheet no longer has", hit("uk"), [us], [], []],
  ])("%s", (_, landings, reports, stores, codes) => {
    const back = resumeOn(reports, stores.length === 0 ? {} : { scope: { stores } });
    const history = facts({ sheet: reconciled, landings, records: [back] });
    expect(codesOf(history)).toEqual(codes);
    const lifted = ledgerOf(history).pauses.flatMap(({ lifts }) => lifts);
    expect(lifted.length).toBe(codes.length === 0 ? 1 : 0);
  });

  test("names the store that it is about and those that nothing shows", () => {
    const history = facts({ sheet: reconciled, landings: hit("us", "eu"), records: [resumeOn([us])] });
    expect(ledgerOf(history).findings).toMatchObject([
      { place: { file: "governance/records/back.yml" }, args: { retest: "order-sample", store: "us", stores: ["eu"] } },
    ]);
  });

  test("closes no incident of another", () => {
    const closing = (stores: readonly string[]) => ({
      kind: "incident" as const,
      incident: "value-drift",
      happened_at: november(8),
      scope: { stores },
      closed: {
        at: november(12),
        retests: [{ retest: "order-sample", result: "passed" as const, at: november(12), evidence: us.path }],
      },
    });
    const codes = (stores: readonly string[]) => {
      const closed = version(closing(stores), { position: 9, at: november(13), evidence: [us] });
      return codesOf(facts({ sheet: reconciled, records: [landed("drift", closed)] }));
    };
    expect(codes(["us"])).toEqual([]);
    expect(codes(["eu"])).toEqual(other);
  });
});
