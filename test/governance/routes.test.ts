import { describe, expect, it, test } from "vitest";
import { runRoutingTests, routesPath } from "../../src/app/policy-tests/run-routing-tests.ts";
import { metricSigns } from "../../src/router/metric-signs.ts";
import { parseRoutes } from "../../src/sheet/parse-routes.ts";
import { allSigns } from "../router/routers.ts";
import { readReferenceSheet, referenceText } from "./reference-sheet.ts";

const sheet = readReferenceSheet();
const text = referenceText(routesPath);
const parsed = parseRoutes(routesPath, text, sheet);
const routes = parsed.ok ? parsed.routes : [];
const entries = Object.keys(sheet.incidents);

test("every routing case of the reference sheet leads where it should", () => {
  const { cases, findings } = runRoutingTests(sheet, { path: routesPath, text });
  expect(findings).toEqual([]);
  expect(cases.length).toBe(routes.length);
});

describe("the reference sheet", () => {
  it.each(entries)("routes to %s by a sign and by words", (id) => {
    const leading = routes.filter(({ expect: expected }) => expected.incident === id);
    expect(leading.some(({ when }) => when.signs !== undefined && when.says === undefined)).toBe(true);
    expect(leading.some(({ when }) => when.says !== undefined && when.signs === undefined)).toBe(true);
  });

  it("knows every sign of the vocabulary", () => {
    const known = new Set(Object.values(sheet.incidents).flatMap(({ signs }) => signs));
    expect(allSigns.filter((sign) => !known.has(sign))).toEqual([]);
  });

  it("judges each rate that its own reconciliation asks for by a sign", () => {
    const asked = Object.values(sheet.retests).flatMap(({ evidence, passes_when }) =>
      evidence === "reconciliation" ? Object.keys(passes_when ?? {}) : [],
    );
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((metric) => metricSigns[metric] === undefined)).toEqual([]);
  });

  it("shows every entry that is seen, as an incident or under one", () => {
    for (const id of entries) {
      const { signs = [] } = sheet.incidents[id] ?? {};
      expect(signs.length, id).toBeGreaterThan(0);
    }
  });
});

test("an edit of the router that sends people elsewhere is noticed where the case stands", () => {
  const drift = sheet.incidents["value-drift"]!;
  const edited = { ...sheet, incidents: { ...sheet.incidents, "value-drift": { ...drift, signs: [] } } };
  const { cases, findings } = runRoutingTests(edited, { path: routesPath, text });
  expect(cases.some(({ passed }) => !passed)).toBe(true);
  const lines = text.split("\n");
  for (const { code, place } of findings) {
    expect(code).toBe("route-differs");
    expect(place?.file).toBe(routesPath);
    expect(lines[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1)).toMatch(/^(?:[a-z-]+|\[)/u);
  }
});
