import { expect, test } from "vitest";
import { parseSheet } from "../../src/sheet/parse-sheet.ts";
import { tinyFiles } from "./tiny-sheet.ts";

test("limits of retests and the checklist of a handoff are read as they stand", () => {
  const written = `retests:
  order-sample:
    title: Ten orders, side by side
    method: [Compare ten orders with what both paths sent]
    proves: ["Purchase.*"]
    owner: tracking
    evidence: sample
    passes_when: { value: { wrong: 0, min_known: 8, tolerance: "0.01" }, currency: { wrong: 1 } }
  all-orders:
    title: All orders
    method: [Run reconcile]
    proves: ["Purchase.*"]
    owner: tracking
    evidence: reconciliation
    passes_when: { same_value: { min_rate: 0.98, min_orders: 150 }, duplicated_orders: { max_rate: 0.01, min_orders: 50 } }
`;
  const handoff = `max_age_days: 30
items: { pixel: { title: Pixel, owner: tracking, evidence: null, date: null, state: open } }
links: [{ title: Events Manager, url: "https://northwind.example/events" }]
`;
  const parsed = parseSheet(tinyFiles({ "retests.yml": written, "handoff.yml": handoff }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  expect(parsed.sheet.retests["order-sample"]?.passes_when).toEqual({
    value: { wrong: 0, min_known: 8, tolerance: "0.01" },
    currency: { wrong: 1 },
  });
  expect(parsed.sheet.retests["all-orders"]?.passes_when).toEqual({
    same_value: { min_rate: 0.98, min_orders: 150 },
    duplicated_orders: { max_rate: 0.01, min_orders: 50 },
  });
  expect(parsed.sheet.handoff).toEqual({
    items: { pixel: { title: "Pixel", owner: "tracking", evidence: null, date: null, state: "open", detail: null } },
    links: [{ title: "Events Manager", url: "https://northwind.example/events" }],
    max_age_days: 30,
  });
});
