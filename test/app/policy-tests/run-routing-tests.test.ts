import { describe, expect, it } from "vitest";
import { lintSheet } from "../../../src/app/sheet/lint-sheet.ts";
import { routesPath, runRoutingTests } from "../../../src/app/policy-tests/run-routing-tests.ts";
import type { Sheet } from "../../../src/model/sheet.ts";
import { messageFor } from "../../../src/report/finding-pages/finding-messages.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";
import { entry } from "../../router/routers.ts";
import { tinyFiles } from "../../sheet/tiny-sheet.ts";

const sheet: Sheet = {
  ...smallSheet,
  incidents: {
    ...smallSheet.incidents,
    missing: entry({ signs: ["value-missing"], causes: ["value-drift"], owner: "tracking" }),
    late: entry({ signs: ["event-time-late"] }),
  },
};
const runOn = (text: string) => runRoutingTests(sheet, { path: routesPath, text });
const route = (when: string, expected: string): string =>
  `routes:\n  - name: a case\n    when: { ${when} }\n    expect: { ${expected} }\n`;

describe("a routing case", () => {
  it.each([
    [
      "signs: [value-differs]",
      "incident: value-drift, consequences: [], others: [], pause_first: [roas], owner: commerce",
    ],
    ["signs: [value-missing, value-differs]", "incident: missing, consequences: [value-drift], owner: tracking"],
    ["signs: [event-time-late, value-differs]", "incident: late, others: [value-drift]"],
    ["symptom: late", "incident: late"],
    ["says: the weather is fine", "incident: null"],
    ["metrics: { same_value: { numerator: 1, denominator: 2 } }", "incident: null"],
  ])("with %s passes where it expects %s", (when, expected) => {
    const { cases, findings } = runOn(route(when, expected));
    expect(findings).toEqual([]);
    expect(cases).toEqual([{ name: "a case", passed: true }]);
  });

  it.each([
    ["incident: late", "late", "expected the incident to be late, got value-drift"],
    ["incident: null", "null", "expected the incident to be nothing, got value-drift"],
    ["incident: value-drift, consequences: [late]", "[late]", "expected its consequences to be late, got none"],
    ["incident: value-drift, others: [late]", "[late]", "expected the incidents beside it to be late, got none"],
    ["incident: value-drift, pause_first: []", "[]", "expected what to pause first to be none, got roas"],
    ["incident: value-drift, owner: growth", "growth", "expected the owner to be growth, got commerce"],
  ])("that expects %s otherwise is a finding at its place", (expected, mark, words) => {
    const text = route("signs: [value-differs]", expected);
    const { cases, findings } = runOn(text);
    expect(cases).toEqual([{ name: "a case", passed: false }]);
    const [finding, ...more] = findings;
    expect([finding?.place?.file, finding?.place?.line, more]).toEqual([routesPath, 4, []]);
    expect(text.split("\n")[3]?.slice((finding?.place?.column ?? 0) - 1)).toMatch(
      new RegExp(`^${mark.replace(/[[\]]/gu, "\\$&")}`),
    );
    expect(finding === undefined ? "" : messageFor(finding).message).toBe(`“a case”: ${words}`);
  });
});

it("a broken file has findings and no cases", () => {
  expect(runOn("routes: 1\n")).toMatchObject({ cases: [], findings: [{ code: "wrong-type" }] });
});

it("lint reads the cases beside a sheet, and asks none of them", () => {
  const lint = (text: string) =>
    lintSheet(
      [...tinyFiles(), { path: routesPath, text }].map((file) => ({
        path: file.path,
        blob: "",
        content: { text: file.text },
      })),
    ).findings.filter(({ place }) => place?.file === routesPath);
  expect(lint(route("signs: [value-differs]", "incident: value-drift"))).toEqual([]);
  expect(lint(route("signs: [value-differs]", "incident: value-drfit"))).toMatchObject([{ code: "unknown-incident" }]);
});
