import { describe, expect, it } from "vitest";
import { judgeEvidence, retestOfEvidence } from "../../src/evidence/judge-evidence.ts";
import type { Evidence, EvidenceContent } from "../../src/model/evidence.ts";
import type { Retest } from "../../src/model/sheet.ts";

const taken_at = "2026-11-22T09:00:00Z";
const contents: Readonly<Record<EvidenceContent["kind"], EvidenceContent>> = {
  sample: {
    kind: "sample",
    sample: {
      kind: "sample",
      retest: "order-sample",
      taken_at,
      rows: [{ order: "1", values: { same_value: { order: "10", server: "10" } } }],
    },
  },
  reconciliation: {
    kind: "reconciliation",
    report: {
      version: 1,
      kind: "reconciliation",
      retest: "order-sample",
      taken_at,
      orders: 1,
      metrics: { same_value: { numerator: 1, denominator: 1 } },
    },
  },
  other: { kind: "other" },
  broken: { kind: "broken", findings: [] },
};
const file = (kind: EvidenceContent["kind"]): Evidence => ({
  path: "governance/evidence/a.yml",
  blob: "a".repeat(40),
  ...contents[kind],
});
const retest = (evidence: Retest["evidence"]): Retest => ({
  title: "",
  method: [],
  proves: [],
  owner: "analytics",
  max_age_days: null,
  evidence,
  passes_when: { same_value: {} },
});

describe("the numbers of an evidence file", () => {
  it.each<[EvidenceContent["kind"], Retest["evidence"], boolean | null]>([
    ["sample", "sample", true],
    ["sample", "reconciliation", null],
    ["sample", "attested", null],
    ["reconciliation", "reconciliation", true],
    ["reconciliation", "sample", null],
    ["reconciliation", "attested", null],
    ["other", "sample", null],
    ["other", "reconciliation", null],
    ["broken", "sample", null],
    ["broken", "reconciliation", null],
  ])("of kind %s, for a retest answered by %s: passed is %j", (kind, evidence, passed) => {
    expect(judgeEvidence(retest(evidence), file(kind))?.passed ?? null).toBe(passed);
  });

  it.each<[EvidenceContent["kind"], string | null]>([
    ["sample", "order-sample"],
    ["reconciliation", "order-sample"],
    ["other", null],
    ["broken", null],
  ])("of kind %s answer the retest %j", (kind, answered) => {
    expect(retestOfEvidence(file(kind))).toBe(answered);
  });
});
