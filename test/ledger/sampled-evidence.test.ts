import { expect, test } from "vitest";
import type { Evidence } from "../../src/model/evidence.ts";
import { smallSheet } from "../fixtures/small-sheet.ts";
import { codesOf, facts, landed, landing, november, resume, sheet, version } from "./facts.ts";

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

test.each<[string, readonly string[], string]>([
  ["began after the release", [], november(10, 1)],
  ["began before the release", ["evidence-before-release"], november(9)],
])("a resume on a reconciliation of orders whose time %s: %s", (_, codes, from) => {
  const reconciled = {
    ...sheet.retests["order-sample"]!,
    evidence: "reconciliation" as const,
    passes_when: { same_value: { min_rate: 0.9 } },
  };
  const report: Evidence = {
    path,
    blob: "d".repeat(40),
    kind: "reconciliation",
    report: {
      version: 1,
      kind: "reconciliation",
      taken_at: november(12),
      orders: 200,
      window: { from, to: november(12) },
      metrics: { same_value: { numerator: 199, denominator: 200 } },
    },
  };
  const retests = [{ retest: "order-sample", result: "passed", at: november(12), evidence: path } as const];
  const landed_ = { position: 9, at: november(13), covers: { main: 6 }, evidence: [report] };
  const back = landed("back", version(resume(november(12), { retests }), landed_));
  const judge = { ...sheet, retests: { ...sheet.retests, "order-sample": reconciled } };
  expect(codesOf(facts({ sheet: judge, landings: [landing(5, november(10))], records: [back] }))).toEqual(codes);
});
