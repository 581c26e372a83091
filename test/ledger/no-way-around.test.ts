import { describe, expect, test } from "vitest";
import type { LandedRecord } from "../../src/model/landing.ts";
import type { RecordFile } from "../../src/model/written.generated.ts";
import { ledgerOf } from "../../src/ledger/ledger-of.ts";
import {
  cleared,
  codesOf,
  commit,
  facts,
  firing,
  landed,
  landing,
  november,
  pausedRows,
  resume,
  sheet,
  statusOf,
  version,
} from "./facts.ts";

type Incident = Extract<RecordFile, { readonly kind: "incident" }>;
type Change = Extract<RecordFile, { readonly kind: "change" }>;

const drift: Incident = { kind: "incident", incident: "value-drift", happened_at: november(8) };
const declared: Change = { kind: "change", declares: ["checkout"], happened_at: november(8) };
const at10 = { position: 5, at: november(10) };
const at13 = { position: 9, at: november(13) };

describe("a second file with the id of a landed record", () => {
  const first = landed("drift", version(drift, at10));
  const second = {
    ...landed("drift", version({ ...declared, scope: { stores: ["eu"], segment: "tablet" } }, at13)),
    path: "governance/records/drift.yaml",
  };

  test("takes nothing away from it", () => {
    const { pauses } = ledgerOf(facts({ records: [first, second] }));
    expect(pauses.map(({ cause }) => cause.kind).sort()).toEqual(["change", "incident"]);
  });

  test("is not what an amendment of that id replaces", () => {
    const narrower = version({ ...declared, amends: "drift" }, { position: 12, at: november(14) });
    const history = facts({ records: [first, second, landed("later", narrower)] });
    expect(codesOf(history)).toEqual(["amends-refused"]);
    expect(ledgerOf(history).pauses).toHaveLength(3);
  });
});

test("an incident is not replaced by one of another kind, whose owner and proof are others", () => {
  const other: Incident = { ...drift, incident: "stripped-ids", signals: ["ViewContent.value"], amends: "drift" };
  const incidents = { ...sheet.incidents, "stripped-ids": sheet.incidents["value-drift"]! };
  const history = facts({
    sheet: { ...sheet, incidents },
    records: [landed("drift", version(drift, at10)), landed("ids", version(other, at13))],
  });
  expect(codesOf(history)).toEqual(["amends-refused"]);
  expect(ledgerOf(history).pauses.map(({ id }) => id)).toEqual(["drift", "ids"]);
});

test("an outside change is not narrowed by one that leaves out what it declares, whose owners would not be asked", () => {
  const other: Change = { ...declared, declares: ["theme"], scope: { stores: ["eu"] }, amends: "klarna" };
  const history = facts({
    records: [landed("klarna", version(declared, at10)), landed("theme", version(other, at13))],
  });
  expect(codesOf(history)).toEqual(["amends-refused"]);
  expect(ledgerOf(history).pauses).toMatchObject([
    { id: "klarna", stores: ["eu", "us"] },
    { id: "theme", stores: ["eu"] },
  ]);
});

test("a broken record does not bury the rest under what is wrong with it", () => {
  const broken = version("broken", at10);
  const findings = Array.from({ length: 900 }, (_, index) => ({
    code: "yaml-syntax" as const,
    severity: "error" as const,
    args: { problem: `line ${index % 300}`, comment: false },
  }));
  const state = { blob: "c".repeat(40), state: "broken" as const, kind: null, findings };
  expect(codesOf(facts({ records: [landed("bomb", { ...broken, state })] }))).toHaveLength(3);
});

test("a release that was still to come when its record landed is none", () => {
  const release = version(
    { kind: "release", through: commit(5), released_at: november(28), signals: ["Purchase.*"] },
    { position: 7, at: november(12), covers: { main: 6 }, arrival: cleared },
  );
  const history = facts({
    sheet: { ...sheet, policy: { ...sheet.policy, release: "separate" } },
    landings: [landing(5, november(10))],
    records: [landed("out", release)],
  });
  expect(ledgerOf(history).pauses).toMatchObject([{ since: november(10), released_at: null }]);
});

describe("a store that the sheet does not have", () => {
  test.each<[string, RecordFile]>([
    ["an outside change", { ...declared, scope: { stores: ["uss"] } }],
    ["an incident", { ...drift, scope: { stores: ["uss"] } }],
  ])("is no way to declare %s that pauses nothing", (_, record) => {
    const { pauses } = ledgerOf(facts({ records: [landed("typo", version(record, at10))] }));
    expect(pauses).toMatchObject([{ stores: ["eu", "us"] }]);
  });

  test("is named", () => {
    const record: Change = { ...declared, scope: { stores: ["uss", "us"] } };
    const history = facts({ records: [landed("typo", version(record, at10))] });
    expect(ledgerOf(history)).toMatchObject({
      pauses: [{ stores: ["us"] }],
      findings: [{ code: "unknown-store", args: { name: "uss", known: ["us", "eu"] } }],
    });
  });

  test("because it was renamed passes what pauses it on", () => {
    const history = facts({ landings: [landing(5, november(10), { firings: [firing({ stores: ["usa"] })] })] });
    expect(pausedRows(history, november(12))).toHaveLength(6);
    expect(statusOf(history, november(12)).unused).toEqual([]);
    const back = version(resume(november(12)), { ...at13, covers: { main: 6 } });
    const resumed = { ...history, records: [landed("back", back)] };
    expect(pausedRows(resumed, november(14))).toEqual([]);
  });
});

test("a resume that fell short is told of until a later one has lifted what it meant", () => {
  const early = landed(
    "early",
    version(resume(november(10, 1)), { position: 7, at: november(11), covers: { main: 6 } }),
  );
  const part = landed(
    "part",
    version(resume(november(12), { signals: ["Purchase.value"] }), { ...at13, covers: { main: 6 } }),
  );
  const whole = landed("whole", version(resume(november(12)), { ...at13, covers: { main: 6 } }));
  const codes = (...records: readonly LandedRecord[]): readonly string[] =>
    codesOf(facts({ landings: [landing(5, november(10))], records }));
  expect(codes(early)).toEqual(["soak-not-over"]);
  expect(codes(early, part)).toEqual(["soak-not-over"]);
  expect(codes(early, whole)).toEqual([]);
  const both = facts({ landings: [landing(4, november(9)), landing(5, november(10))], records: [early] });
  const first = landed("first", version(resume(november(12)), { ...at13, covers: { main: 5 } }));
  expect(codesOf({ ...both, records: [early, first] })).toEqual(["soak-not-over"]);
});
