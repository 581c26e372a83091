import { expect, it } from "vitest";
import { reportSigns } from "../../src/router/report-signs.ts";

const finding = (code: string) => ({ code, severity: "warning" as const, args: {} });
const segment = (dimension: string, value: string) => ({
  verdict: "duplicate" as const,
  where: [{ dimension, value }],
  inside: { numerator: 57, denominator: 150 },
  outside: { numerator: 20, denominator: 2_000 },
  p_value: 1e-50,
  first_seen: null,
  after: null,
});

it("a report's findings and failing segments are signs, each once", () => {
  const codes = [
    "identity-up-matches-down",
    "totals-rise-alone",
    "undeclared-change",
    "undeclared-change",
    "input-rejected",
  ];
  const segments = [segment("device", "mobile"), segment("gateway", "klarna"), segment("country", "DE")];
  expect(reportSigns({ findings: codes.map(finding), segments })).toEqual([
    "identity-up-matches-down",
    "purchases-above-orders",
    "undeclared-sender",
    "mobile-only",
    "one-segment-only",
  ]);
  expect(reportSigns({})).toEqual([]);
});
