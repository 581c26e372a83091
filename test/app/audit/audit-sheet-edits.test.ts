import { describe, expect, it } from "vitest";
import { auditHistory } from "../../../src/app/audit/audit-history.ts";
import { pullRequestsOf } from "../../../src/app/audit/audit-signatures.ts";
import { ledgerOf } from "../../../src/ledger/ledger-of.ts";
import type { AuditRow } from "../../../src/model/audit.ts";
import type { Arrival, LedgerFacts, SheetEdit } from "../../../src/model/landing.ts";
import type { EntryEdit } from "../../../src/model/entry-edit.ts";
import { auditText } from "../../../src/report/audit/audit-text.ts";
import { cleared, commit, facts, landing, november, pushed } from "../../ledger/facts.ts";

function edit(entries: readonly EntryEdit[], arrival: Arrival | null = cleared): SheetEdit {
  return { commit: commit(3), landed_at: november(4), author: "Omar", arrival, entries };
}

const audited = (given: LedgerFacts) => auditHistory(given, ledgerOf(given), { from: null, to: null, said: [] });
const rowsOf = (edits: readonly SheetEdit[], more: Partial<LedgerFacts> = {}): readonly AuditRow[] =>
  audited(facts({ sheet_edits: edits, ...more })).rows;

const changed = (entry: string): EntryEdit => ({ entry, how: "changed", weaker: [] });
const weaker: EntryEdit = {
  entry: "triggers.checkout",
  how: "changed",
  weaker: [{ what: "retest-dropped", detail: "preview-order" }],
};

describe("an audit tells of a change of the sheet", () => {
  it("each entry, what became of it, and what rests on it", () => {
    const rows = rowsOf([edit([changed("conclusions.roas"), { entry: "owners.media", how: "added", weaker: [] }])]);
    expect(rows).toMatchObject([
      {
        at: november(4),
        kind: "sheet-change",
        subject: "conclusions.roas",
        what: "changed",
        commit: commit(3),
        pull_request: cleared.pull_request,
        conclusions: expect.arrayContaining(["roas"]) as unknown,
      },
      { subject: "owners.media", what: "new", signals: [], conclusions: [] },
    ]);
  });

  it("apart where it asks for less, with what it no longer asks for", () => {
    const [row] = rowsOf([edit([weaker])]);
    expect(row).toMatchObject({ kind: "weakening", subject: "triggers.checkout" });
    expect(row?.what).toBe("a retest is dropped (preview-order)");
    expect(auditText(audited(facts({ sheet_edits: [edit([weaker])] })), null)).toContain("1 entry: asks for less 1");
  });

  it.each([
    ["triggers.checkout", "Purchase.value"],
    ["events.Purchase", "Purchase.occurrence"],
    ["parameters.value", "Purchase.value"],
    ["retests.order-sample", "Purchase.value"],
    ["router.value-drift", "Purchase.value"],
  ])("%s concerns signals such as %s", (entry, signal) => {
    expect(rowsOf([edit([changed(entry)])])[0]?.signals).toContain(signal);
  });

  it.each(["conclusions.lost", "retests.lost", "router.lost", "triggers.lost", "policy.mode"])(
    "%s, which the sheet no longer has or no event has, concerns no signal",
    (entry) => {
      expect(rowsOf([edit([changed(entry)])])[0]).toMatchObject({ signals: [], conclusions: [], stores: ["eu", "us"] });
    },
  );

  it("every conclusion that rests on one of its signals, and no other", () => {
    expect(rowsOf([edit([changed("parameters.value")])])[0]?.conclusions).toEqual(["health", "roas"]);
    expect(rowsOf([edit([changed("events.ViewContent")])])[0]?.conclusions).toEqual(["health", "sku-scaling"]);
  });

  it("a store's entry in that store alone, and a file of the gate in all", () => {
    const [store, file] = rowsOf([edit([changed("stores.us"), changed(".github/CODEOWNERS")])]);
    expect([store?.stores, file?.stores]).toEqual([["us"], ["eu", "us"]]);
  });

  it("that it came past the gate, also where the same commit fired nothing", () => {
    const kinds = (arrival: Arrival | null) => rowsOf([edit([weaker], arrival)]).map(({ kind }) => kind);
    expect(kinds(pushed)).toEqual(["weakening", "bypass"]);
    expect(kinds({ ...cleared, gate: "overridden" })).toEqual(["weakening", "override"]);
    expect(kinds(cleared)).toEqual(["weakening"]);
    expect(kinds(null)).toEqual(["weakening"]);
  });

  it("once that a commit came past the gate which changed the sheet and fired", () => {
    const rows = rowsOf([edit([weaker], pushed)], { landings: [landing(3, november(4), { arrival: pushed })] });
    expect(rows.map(({ kind }) => kind).filter((kind) => kind === "bypass")).toHaveLength(1);
  });

  it("also where the same commit landed through the gate on a store's branch", () => {
    const there = landing(3, november(4), { branch: "eu" });
    const rows = rowsOf([edit([weaker], pushed)], { landings: [there] });
    expect(rows.filter(({ kind }) => kind === "bypass")).toMatchObject([{ commit: commit(3), who: "kim" }]);
  });

  it("by its author where nobody is known to have pushed it", () => {
    const [, bypass] = rowsOf([edit([weaker], { ...pushed, by: null })]);
    expect(bypass).toMatchObject({ kind: "bypass", who: "Omar" });
  });

  it("and asks who signed the pull request that brought it", () => {
    const span = { from: Date.parse(november(4)), to: Date.parse(november(5)) };
    expect(pullRequestsOf(facts({ sheet_edits: [edit([weaker], { ...cleared, pull_request: 7 })] }), span)).toEqual([
      7,
    ]);
  });
});
