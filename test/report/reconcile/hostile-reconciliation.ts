import type { Finding } from "../../../src/model/finding.ts";
import type { Reconciliation } from "../../../src/model/reconciliation.ts";
import { report } from "./world.ts";

/** A reconciliation in which every foreign word is this text. */
export function hostileReconciliation(text: string): Reconciliation {
  const finding: Finding = {
    code: "through-not-ancestor",
    severity: "error",
    place: { file: text },
    args: { through: text },
  };
  const appeared: Finding = {
    code: "undeclared-change",
    severity: "warning",
    args: {
      ...{ what: "payment gateway", value: text, orders: 3, first_seen: "2026-11-18T14:00:00Z", first_order: text },
      record: { path: text, text: "kind: change\ndetail: klarna\n" },
    },
  };
  return {
    ...report,
    event: text,
    store: text,
    retest: text,
    events: { [`${text} `]: 3 },
    explanations: [
      { code: "minor-units", verdict: "value-drift", side: "server", orders: 1, of: 2, detail: text },
      { code: text, verdict: "value-drift", side: "browser", orders: 1, of: 2, detail: text },
    ],
    segments: report.segments.map((segment, index) => ({
      ...segment,
      where: [{ dimension: "gateway", value: `${text}${String(index)}` }],
      after: { what: text, at: "2026-11-18T11:00:00Z" },
    })),
    failing: report.failing.slice(36, 46).map((order) => ({
      ...order,
      order: text,
      ...(order.verdict === "duplicate" ? { expected: text, browser: text, server: text } : {}),
      explanation: text,
    })),
    matched: [
      { order: text, expected: text, browser: text, server: text },
      { order: text, expected: "12.90 EUR", browser: "12.90 EUR", server: text },
    ],
    findings: [finding, appeared],
  };
}

/** As large as a report gets: every list is longer than any of its readers has room for. */
export function hugeReconciliation(text: string): Reconciliation {
  const hostile = hostileReconciliation(text);
  const many = <T>(items: readonly T[], count: number): readonly T[] =>
    Array.from({ length: count }, (_, index) => items[index % items.length]).filter((item) => item !== undefined);
  return {
    ...hostile,
    events: Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${text}${String(index)}`, 1])),
    explanations: many(hostile.explanations, 400),
    segments: many(hostile.segments, 400),
    failing: many(hostile.failing, 3_000),
    findings: many(hostile.findings, 500),
    days: Array.from({ length: 400 }, (_, index) => ({
      day: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
      orders: 5,
      verdicts: { matched: 4, duplicate: 1 },
    })),
  };
}
