import { describe, expect, test } from "vitest";
import type { LandedRecord } from "../../../src/model/landing.ts";
import type { RecordFile } from "../../../src/model/written.generated.ts";
import { ledgerOf } from "../../../src/ledger/ledger-of.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";
import { facts, landed, november, pushed, resume, sheet, version, type Landed } from "../facts.ts";

const at13 = { position: 9, at: november(13), covers: { main: 6 } };
const run = (retest: string, at: string, result: "passed" | "failed" = "passed") => ({ retest, result, at });

function back(id: string, retests: readonly ReturnType<typeof run>[], how: Partial<Landed> = {}): LandedRecord {
  return landed(id, version(resume(november(12), { retests: [...retests] }), { ...at13, ...how }));
}

const evidence = (...records: readonly LandedRecord[]) => ledgerOf(facts({ records })).evidence;

describe("the evidence that landed", () => {
  test("is the newest passed run of each retest, with the day on which it becomes too old", () => {
    const older = back("older", [run("order-sample", november(11)), run("id-sample", november(12))]);
    const newer = back("newer", [run("order-sample", november(12)), run("order-sample", november(10))]);
    const found = [
      { retest: "id-sample", record: "older", at: november(12), expires_at: null },
      { retest: "order-sample", record: "newer", at: november(12), expires_at: november(19) },
    ];
    expect(evidence(older, newer)).toEqual(found);
    expect(evidence(newer, older)).toEqual(found);
  });

  test("is that of an incident's closing too", () => {
    const open: RecordFile = { kind: "incident", incident: "value-drift", happened_at: november(8) };
    const closed: RecordFile = {
      ...open,
      closed: { at: november(11), retests: [run("order-sample", november(11))], contaminated: "none" },
    };
    const ended = landed("drift", version(open, { position: 5, at: november(8) }), version(closed, at13));
    expect(evidence(ended)).toMatchObject([{ retest: "order-sample", record: "drift", at: november(11) }]);
  });

  test.each<[string, LandedRecord]>([
    ["a run that failed", back("r", [run("order-sample", november(11), "failed")])],
    ["a run from after its record landed", back("r", [run("order-sample", november(13, 1))])],
    ["a run of a retest that the sheet does not have", back("r", [run("constructor", november(11))])],
    ["a run of a record that went past the gate", back("r", [run("order-sample", november(11))], { arrival: pushed })],
  ])("is not %s", (_, record) => {
    expect(evidence(record)).toEqual([]);
  });

  test("is not a run whose numbers do not hold", () => {
    const computed = { ...sheet, retests: { ...sheet.retests, "order-sample": smallSheet.retests["order-sample"]! } };
    const records = [back("r", [run("order-sample", november(11))])];
    expect(ledgerOf(facts({ sheet: computed, records })).evidence).toEqual([]);
  });
});
