import { expect, it } from "vitest";
import { handoffText } from "../../src/report/handoff/handoff-text.ts";
import { routeIncident } from "../../src/app/records/route-incident.ts";
import { incidentsText } from "../../src/report/incidents-text.ts";
import { policyTestText } from "../../src/report/policy-tests/policy-test-text.ts";
import type { ReplayTotals } from "../../src/model/replay.ts";
import { replayText } from "../../src/report/replay-report.ts";
import { painter } from "../../src/report/terminal/painter.ts";
import { routeText } from "../../src/report/route/route-text.ts";
import { hanging } from "../../src/report/terminal/hanging.ts";
import { terminalWidth } from "../../src/report/terminal/terminal-width.ts";
import { smallSheet } from "../fixtures/small-sheet.ts";
import { entry } from "../router/routers.ts";

const long =
  "Since the thank-you page was rebuilt the pixel counts every order twice and nobody knows why, so look at ten orders. ";
const sums: ReplayTotals = {
  commits: 1_200,
  ungoverned: 3,
  fired: 140,
  held: 120,
  pausing: 90,
  triggers: { checkout: 140 },
  requirements: { "sign-off:commerce": 120 },
  paused: { roas: 90 },
  conditions: [{ trigger: "checkout", condition: "content", pattern: "totalPrice|".repeat(20), commits: 4 }],
  paused_days: null,
};
const gaps = [{ what: "stale", detail: long }] as const;
const place = { file: "governance/tests/checkout.yml", line: 4, column: 39 };
const unmet = [{ expectation: "paused", place, missing: ["roas"], unexpected: [] }];

const texts: readonly (readonly [string, (columns: number) => string])[] = [
  ["a replay", (columns) => replayText(sums, columns)],
  [
    "a checklist",
    (columns) =>
      handoffText(
        [{ id: "budget", title: "Budget", owner: "media", state: "done", date: null, evidence: null, gaps }],
        columns,
      ),
  ],
  [
    "policy tests",
    (columns) =>
      policyTestText([{ file: place.file, cases: [{ name: "A cart", unmet, unheard: [] }] }], {
        paint: painter(false),
        columns,
      }),
  ],
  [
    "a list of incidents",
    (columns) =>
      incidentsText(
        [
          {
            record: "2026-11-20-value-drift",
            incident: "value-drift",
            title: "Value drifts",
            since: "2026-11-20T14:10:00Z",
            stores: null,
            segment: null,
            detail: `${long}${long}`.trim(),
            close_when: ["order-sample"],
          },
        ],
        columns,
      ),
  ],
  [
    "the router's answer",
    (columns) => {
      const said = { likely_cause: long.trim(), first_action: long.trim(), do_not: long.trim() };
      const sheet = { ...smallSheet, incidents: { late: entry({ ...said, title: "Late", signs: ["value-differs"] }) } };
      const routed = routeIncident(sheet, { symptom: null, signs: ["value-differs"], says: "", report: null });
      return routeText({ sheet, ...routed, record: null }, { colour: false, columns, offer: true, facts: null });
    },
  ],
  ["any line", (columns) => hanging(`  ${long.trim()}`, columns)],
];

it.each(texts)("%s follows the terminal's width", (_, textOf) => {
  for (const columns of [72, 80, 100]) {
    const widest = Math.max(...textOf(columns).split("\n").map(terminalWidth));
    expect(widest).toBeLessThanOrEqual(columns);
  }
  expect(textOf(72)).not.toBe(textOf(100));
});

it("a line that goes nowhere near a terminal stays whole", () => {
  expect(hanging(`  ${long}`, null)).toBe(`  ${long}`);
});

it("an incident's detail is told whole", () => {
  expect(texts[3]?.[1](80)).not.toContain("…");
});
