import { describe, expect, it } from "vitest";
import { checkHandoff, handoffFiles } from "../../../src/app/dashboard/check-handoff.ts";
import type { HandoffItem, Sheet } from "../../../src/model/sheet.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";

const now = "2026-11-22T12:00:00Z";
const done: HandoffItem = {
  title: "Budget",
  owner: "growth",
  evidence: "https://docs.northwind.example/budget",
  date: "2026-11-20",
  state: "done",
  detail: null,
};

function sheetWith(item: Partial<HandoffItem>, owners: Partial<Sheet["owners"][string]> = {}): Sheet {
  const growth = smallSheet.owners["growth"]!;
  return {
    ...smallSheet,
    owners: { ...smallSheet.owners, growth: { ...growth, ...owners } },
    handoff: { items: { budget: { ...done, ...item } }, links: [], max_age_days: 90 },
  };
}

const gaps = (sheet: Sheet, files: readonly string[] = []): readonly string[] =>
  checkHandoff(sheet, { now, files: new Set(files) }).map(({ what, detail }) => `${what}: ${detail}`);

describe("an item of the closeout checklist", () => {
  it("has no gap when it is done, dated, shown and owned", () => {
    expect(checkHandoff(sheetWith({}), { now, files: new Set() })).toEqual([]);
  });

  it.each<[string, Partial<HandoffItem>, string]>([
    ["is missing while it is open", { state: "open", evidence: null, date: null }, "missing: still open"],
    ["is missing when done without evidence", { evidence: null }, "missing: done without evidence"],
    ["is missing when done without a date", { date: null }, "missing: done without a date"],
    ["is missing when its day is still to come", { date: "2026-11-25" }, "missing: dated 2026-11-25"],
    ["is stale when done longer ago than allowed", { date: "2026-08-23" }, "stale: done 91 days ago"],
    ["is stale when its evidence file is gone", { evidence: "governance/evidence/a.yml" }, "stale: its evidence"],
    ["is unowned when its role is unknown", { owner: "nobody" }, "unowned: its owner is no role"],
  ])("%s", (_, item, gap) => {
    expect(gaps(sheetWith(item))).toEqual([expect.stringContaining(gap)]);
  });

  it("is unowned when its role has neither people nor teams", () => {
    expect(gaps(sheetWith({}, { people: [], teams: [] }))).toEqual([expect.stringContaining("has no people")]);
    expect(gaps(sheetWith({}, { people: [], teams: ["@northwind/growth"] }))).toEqual([]);
  });

  it("may have several gaps at once, each with the item's name and role", () => {
    const found = checkHandoff(sheetWith({ evidence: null, date: null }, { people: [], teams: [] }), {
      now,
      files: new Set(),
    });
    expect(found.map(({ id, title, owner, what }) => [id, title, owner, what])).toEqual([
      ["budget", "Budget", "growth", "missing"],
      ["budget", "Budget", "growth", "missing"],
      ["budget", "Budget", "growth", "unowned"],
    ]);
  });

  it("is spared when it does not apply", () => {
    expect(gaps(sheetWith({ state: "not-applicable", evidence: null, date: null, owner: "nobody" }))).toEqual([]);
  });

  it("is fresh on the last day that is allowed, and with a file that is there", () => {
    expect(gaps(sheetWith({ date: "2026-08-24" }))).toEqual([]);
    expect(gaps(sheetWith({ evidence: "governance/evidence/a.yml" }), ["governance/evidence/a.yml"])).toEqual([]);
  });

  it("may be dated on a day that has begun east of here", () => {
    expect(gaps(sheetWith({ date: "2026-11-23" }))).toEqual([]);
  });
});

it("asks only for the evidence that is a file, once", () => {
  const items = { a: { ...done, evidence: "b.yml" }, b: { ...done, evidence: "b.yml" }, c: done };
  expect(handoffFiles({ ...smallSheet, handoff: { items, links: [], max_age_days: 90 } })).toEqual(["b.yml"]);
});
