import { expect, test } from "vitest";
import { auditJson } from "../../src/report/audit/audit-json.ts";
import { handoffJson } from "../../src/report/handoff/handoff-text.ts";
import { policyTestJson } from "../../src/report/policy-tests/policy-test-json.ts";
import { fencesOf } from "./pages.ts";

/** A value with every leaf replaced by its type, lists by their first item. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [key, shapeOf(inner)]));
}

const place = { file: "governance/tests/checkout.yml", line: 9, column: 15 };
const unmet = { expectation: "fired", place, missing: ["theme"], unexpected: [{ item: "checkout", note: "why" }] };
const outputs = {
  Tests: policyTestJson([{ file: place.file, cases: [{ name: "a", unmet: [unmet], unheard: [] }] }], []),
  Handoff: handoffJson("2026-11-22T12:00:00Z", [
    {
      id: "budget",
      title: "Budget",
      owner: "media",
      state: "open",
      date: null,
      evidence: null,
      gaps: [{ what: "missing", detail: "still open" }],
    },
  ]),
  Audit: auditJson({
    version: 1,
    from: "2026-11-01T00:00:00.000Z",
    to: "2026-11-30T23:59:59.000Z",
    branch: "main",
    tip: "1".repeat(40),
    adopted: { commit: "0".repeat(40), at: "2026-09-01T08:00:00Z" },
    verified: true,
    rows: [
      {
        at: "2026-11-20T14:10:00Z",
        kind: "fired",
        subject: "checkout",
        what: "Rewrite discounts",
        who: "Omar",
        roles: [],
        pull_request: 412,
        commit: "9".repeat(40),
        link: "https://github.com/northwind/store/pull/412",
        stores: ["us"],
        signals: ["Purchase.value"],
        conclusions: ["roas"],
      },
    ],
  }),
};

const shown = fencesOf("docs/output.md")
  .filter(({ language }) => language === "json")
  .slice(-3);

test.each(Object.entries(outputs).map(([name, text], index) => ({ name, text, index })))(
  "docs/output.md shows $name as it is written",
  ({ text, index }) => {
    expect(shapeOf(JSON.parse(shown[index]?.text ?? "null"))).toEqual(shapeOf(JSON.parse(text)));
  },
);
