import { expect, test } from "vitest";
import type { LedgerFacts } from "../../src/model/landing.ts";
import { ledgerOf } from "../../src/ledger/ledger-of.ts";
import { facts, firing, landed, landing, november, pushed, resume, sheet, version } from "./facts.ts";

const change = landing(5, november(10));

test("a trigger that the sheet has changed since asks for what it asks for today", () => {
  const { pauses } = ledgerOf(
    facts({ landings: [{ ...change, firings: [firing({ after_release: ["id-sample"] })] }] }),
  );
  expect(pauses[0]?.needs.of_trigger).toEqual(["order-sample"]);
});

test("two triggers of the same signals ask for their own retests", () => {
  const sheetOfBoth = {
    ...sheet,
    triggers: {
      ...sheet.triggers,
      theme: { ...sheet.triggers["sender"]!, retests: { before_merge: [], after_release: ["id-sample"] } },
    },
  };
  const firings = [firing(), firing({ trigger: "theme" })];
  const { pauses } = ledgerOf(facts({ sheet: sheetOfBoth, landings: [{ ...change, firings }] }));
  expect(pauses.map(({ needs }) => needs.of_trigger)).toEqual([["order-sample"], ["id-sample"]]);
});

test("the rollback rule of an event asks for all its retests, whichever signal of it is paused", () => {
  const purchase = sheet.events["Purchase"]!;
  const rule = { ...purchase.rollback, resume_when: { retests: ["order-sample", "id-sample"], soak_hours: 24 } };
  const events = { ...sheet.events, Purchase: { ...purchase, rollback: rule } };
  const needs = (signals: readonly string[]) =>
    ledgerOf(facts({ sheet: { ...sheet, events }, landings: [{ ...change, firings: [firing({ signals })] }] }))
      .pauses[0]?.needs.retests;
  expect(needs(["Purchase.value"])).toEqual(["id-sample", "order-sample"]);
  expect(needs(["Purchase.content_ids"])).toEqual(["id-sample", "order-sample"]);
});

test("a landing that two sheets judge alike says once why it pauses", () => {
  const { pauses } = ledgerOf(facts({ landings: [{ ...change, firings: [firing(), firing()] }] }));
  expect(pauses.map(({ cause }) => "because" in cause && cause.because)).toEqual([firing().because]);
});

test("pauses stand by the moment that they began, then by name", () => {
  const later = landing(7, november(12), { firings: [firing(), firing({ trigger: "app" })] });
  const { pauses } = ledgerOf(facts({ landings: [later, change] }));
  expect(pauses.map(({ since, id }) => [since, id.split("/")[1]])).toEqual([
    [november(10), "checkout"],
    [november(12), "app"],
    [november(12), "checkout"],
  ]);
});

test("what reading the history found is told with the rest", () => {
  const finding = { code: "no-sheet", severity: "warning", args: { branch: "main" } } as const;
  expect(ledgerOf(facts({ findings: [finding] })).findings).toEqual([finding]);
});

test("a finding names ten of the pauses that it is about", () => {
  const landings = Array.from({ length: 12 }, (_, index) => landing(index + 1, november(2)));
  const history = (record: ReturnType<typeof resume>, changes: Partial<LedgerFacts>): LedgerFacts =>
    facts({
      records: [landed("back", version(record, { position: 19, at: november(13), covers: { main: 13 } }))],
      ...changes,
    });
  const named = (from: LedgerFacts): unknown =>
    ledgerOf(from).findings.map(({ args }) => ("pauses" in args ? args.pauses : null));
  const ten = landings.slice(0, 10).map(({ commit }) => `${commit.slice(0, 12)}/checkout`);
  expect(named(history(resume(november(11), { retests: [] }), { landings }))).toEqual([ten]);
  const pushes = landings.map((one) => ({ ...one, arrival: pushed }));
  expect(named(history(resume(november(11)), { landings: pushes }))).toEqual([ten]);
  const separate = { ...sheet, policy: { ...sheet.policy, release: "separate" as const } };
  expect(named(history(resume(november(11)), { landings, sheet: separate }))).toEqual([ten]);
});
