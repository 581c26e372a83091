import { expect, it } from "vitest";
import { reportSigns } from "../../src/router/report-signs.ts";

const finding = (code: string, args = {}) => ({ code, severity: "warning" as const, args });
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
  const sender = finding("undeclared-change", { what: "sender of events" });
  const findings = [
    ...["identity-up-matches-down", "totals-rise-alone", "input-rejected"].map((code) => finding(code)),
    ...[sender, sender],
  ];
  const segments = [segment("device", "mobile"), segment("gateway", "klarna"), segment("country", "DE")];
  expect(reportSigns({ findings, segments })).toEqual([
    "identity-up-matches-down",
    "purchases-above-orders",
    "undeclared-sender",
    "duplicated-orders",
    "mobile-only",
    "one-segment-only",
  ]);
  expect(reportSigns({})).toEqual([]);
});

it("a failure on other devices, or of another thing called mobile, is not one on mobiles", () => {
  for (const elsewhere of [segment("device", "desktop"), segment("channel", "mobile")]) {
    expect(reportSigns({ segments: [elsewhere] })).toEqual(["duplicated-orders", "one-segment-only"]);
  }
});

it("a failure on phones that pay in one way is not one of all phones", () => {
  const part = segment("device", "mobile");
  const where = [...part.where, { dimension: "gateway", value: "shop_pay" }];
  expect(reportSigns({ segments: [{ ...part, verdict: "value-drift", where }] })).toEqual([
    "value-differs",
    "one-segment-only",
  ]);
});

it.each([
  ["a sender of events", "sender of events", ["undeclared-sender"]],
  ["a dataset", "dataset", ["undeclared-sender"]],
  ["a payment gateway, which sends no events", "payment gateway", []],
  ["a sales channel", "sales channel", []],
])("that nobody declared %s is a sign of a sender where it can be one", (_, what, signs) => {
  expect(reportSigns({ findings: [finding("undeclared-change", { what })] })).toEqual(signs);
});

it("troubles with events are signs where there are any", () => {
  const events = { "test-code": 3, "consent-ignored": 1, "second-sender": 0, repeated: 9 };
  expect(reportSigns({ events })).toEqual(["test-code-live", "sent-without-consent"]);
});
