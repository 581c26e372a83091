import { describe, expect, test } from "vitest";
import type { LandedRecord, LedgerFacts } from "../../../src/model/landing.ts";
import type { RecordFile } from "../../../src/model/written.generated.ts";
import { ledgerOf } from "../../../src/ledger/ledger-of.ts";
import {
  allSignals,
  codesOf,
  facts,
  landed,
  november,
  pausedRows,
  purchase,
  pushed,
  resume,
  sheet,
  version,
} from "../facts.ts";

type Change = Extract<RecordFile, { readonly kind: "change" }>;
type Incident = Extract<RecordFile, { readonly kind: "incident" }>;

const declared: Change = { kind: "change", declares: ["checkout"], happened_at: november(8) };
const drift: Incident = { kind: "incident", incident: "value-drift", happened_at: november(8) };
const closing = (at: string): Incident => ({
  ...drift,
  closed: { at: november(12), retests: [{ retest: "order-sample", result: "passed", at }] },
});
const at10 = { position: 5, at: november(10) };
const at13 = { position: 9, at: november(13) };

function world(...records: readonly LandedRecord[]): LedgerFacts {
  return facts({ records });
}

describe("a record that declares what is still to come", () => {
  const later = { happened_at: "2099-11-08T00:00:00Z" };

  test.each([
    ["an outside change", { ...declared, ...later }],
    ["an incident", { ...drift, ...later }],
  ])("%s is named, since it pauses nothing until then", (_, record) => {
    expect(codesOf(world(landed("slip", version(record, at10))))).toContain("declared-ahead");
  });

  test("is named no more once another record amends it", () => {
    const right: Change = { ...declared, amends: "slip" };
    const both = world(
      landed("slip", version({ ...declared, ...later }, at10)),
      landed("right", version(right, { position: 6, at: november(11) })),
    );
    expect(codesOf(both)).not.toContain("declared-ahead");
    expect(ledgerOf(both).pauses.map(({ since }) => since)).toEqual([november(8)]);
  });
});

describe("a declared outside change", () => {
  test("pauses what the trigger touches from the moment it happened", () => {
    const [pause] = ledgerOf(world(landed("klarna", version(declared, at10)))).pauses;
    expect(pause).toMatchObject({
      id: "klarna",
      signals: purchase,
      stores: ["eu", "us"],
      since: november(8),
      released_at: november(8),
      landed: { branch: "main", position: 5 },
    });
  });

  test("reaches as far as its scope says", () => {
    const record: Change = { ...declared, scope: { stores: ["us"], segment: "mobile", until: november(9) } };
    const [pause] = ledgerOf(world(landed("klarna", version(record, at10)))).pauses;
    expect(pause).toMatchObject({ stores: ["us"], segment: "mobile", since: november(8), released_at: november(9) });
  });

  test("pauses what the trigger's declared entry touches, where that says less", () => {
    const checkout = sheet.triggers["checkout"]!;
    const pausedBy = (...when: (typeof checkout)["when"]): readonly string[] | undefined => {
      const triggers = { ...sheet.triggers, checkout: { ...checkout, when } };
      return ledgerOf({ ...world(landed("klarna", version(declared, at10))), sheet: { ...sheet, triggers } }).pauses[0]
        ?.signals;
    };
    const [byPath = {}] = checkout.when;
    expect(pausedBy(byPath, { declared: true, touches: ["Purchase.value"] })).toEqual(["Purchase.value"]);
    expect(pausedBy({ ...byPath, touches: ["Purchase.value"] })).toEqual(purchase);
  });

  test("of two triggers pauses twice", () => {
    const { pauses } = ledgerOf(world(landed("both", version({ ...declared, declares: ["checkout", "theme"] }, at10))));
    expect(pauses.map(({ id }) => id)).toEqual(["both/checkout", "both/theme"]);
    expect(pauses[1]?.needs.of_trigger).toEqual(["preview-order"]);
  });

  test("of a trigger that the sheet does not have puts everything at risk", () => {
    const ledger = ledgerOf(world(landed("typo", version({ ...declared, declares: ["chekout"] }, at10))));
    expect(ledger.pauses[0]?.signals).toEqual(allSignals);
    expect(ledger.findings).toMatchObject([
      { code: "unknown-trigger", place: { file: "governance/records/typo.yml" } },
    ]);
  });

  test("counts as released when it went live, if somebody adds that later", () => {
    const history = world(
      landed(
        "klarna",
        version(declared, at10),
        version({ ...declared, released_at: november(11) }, { position: 6, at: november(11) }),
      ),
      landed("back", version(resume(november(11, 12)), { ...at13, covers: { main: 7 } })),
    );
    expect(codesOf(history)).toEqual(["soak-not-over"]);
  });

  test("resumes as a commit does, without a stated release", () => {
    const history = world(
      landed("klarna", version(declared, at10)),
      landed("back", version(resume(november(11)), { ...at13, covers: { main: 6 } })),
    );
    expect(codesOf(history)).toEqual([]);
    expect(pausedRows(history, november(13))).toEqual([]);
    expect(pausedRows(history, november(12))).toHaveLength(6);
  });
});

describe("an incident", () => {
  test("pauses what its entry contaminates from the moment it happened, and no resume ends it", () => {
    const history = world(
      landed("drift", version(drift, at10)),
      landed("back", version(resume(november(11)), { ...at13, covers: { main: 99 } })),
    );
    expect(pausedRows(history, november(20))).toEqual(["eu/health", "eu/roas", "us/health", "us/roas"]);
    expect(codesOf(history)).toEqual(["resume-covers-nothing"]);
  });

  test.each<[string, Partial<Incident>, readonly string[], readonly string[]]>([
    ["its own signals", { signals: ["Purchase.event_id"] }, ["Purchase.event_id"], ["eu", "us"]],
    ["some events", { signals: ["*.value"], scope: { events: ["ViewContent"] } }, ["ViewContent.value"], ["eu", "us"]],
    [
      "the store of a dataset",
      { scope: { datasets: ["543210987654321"] } },
      ["Purchase.currency", "Purchase.value"],
      ["eu"],
    ],
    [
      "a dataset that no store has",
      { scope: { datasets: ["1"] } },
      ["Purchase.currency", "Purchase.value"],
      ["eu", "us"],
    ],
    ["an entry that is gone", { incident: "lost" }, allSignals, ["eu", "us"]],
  ])("reaches as far as %s", (_, changes, signals, stores) => {
    const [pause] = ledgerOf(world(landed("drift", version({ ...drift, ...changes }, at10)))).pauses;
    expect(pause).toMatchObject({ signals, stores });
  });

  test("ends when a closing lands that holds what its entry asks for", () => {
    const history = world(landed("drift", version(drift, at10), version(closing(november(9)), at13)));
    expect(codesOf(history)).toEqual([]);
    expect(pausedRows(history, november(12, 23))).toHaveLength(4);
    expect(pausedRows(history, november(13))).toEqual([]);
  });

  test.each<[string, string, RecordFile, object]>([
    ["evidence from before it", "evidence-before-incident", closing(november(8)), {}],
    ["evidence from the future", "evidence-in-future", closing(november(14)), {}],
    ["evidence too old", "evidence-too-old", closing(november(9)), { at: november(20) }],
    [
      "another retest",
      "close-when-unmet",
      {
        ...drift,
        closed: { at: november(12), retests: [{ retest: "preview-order", result: "passed", at: november(9) }] },
      },
      {},
    ],
    ["a push past the gate", "record-not-judged", closing(november(9)), { arrival: pushed }],
  ])("does not end on %s", (_, code, record, how) => {
    const history = world(landed("drift", version(drift, at10), version(record, { ...at13, ...how })));
    expect(codesOf(history)).toEqual([code]);
    expect(pausedRows(history, november(30))).toHaveLength(4);
  });

  test("that is closed leaves its span out for good, unless the closing says otherwise", () => {
    const of = (record: RecordFile): unknown => ledgerOf(world(landed("drift", version(record, at13)))).contaminated;
    const closed = closing(november(9));
    expect(of(closed)).toMatchObject([{ record: "drift", from: november(8), to: november(12), segment: null }]);
    expect(of({ ...closed, closed: { ...closed.closed!, contaminated: "none" } })).toEqual([]);
    expect(of({ ...closed, scope: { from: november(7), to: november(9), segment: "mobile" } })).toMatchObject([
      { from: november(7), to: november(9), segment: "mobile" },
    ]);
  });
});

describe("versions of a record", () => {
  const moved = version({ ...declared, happened_at: november(20) }, at13);

  test.each([
    ["deleted", version(null, at13)],
    ["edited", moved],
    ["edited", version("broken", at13)],
  ])("that are %s change nothing and are named", (what, later) => {
    const before = ledgerOf(world(landed("klarna", version(declared, at10))));
    const after = ledgerOf(world(landed("klarna", version(declared, at10), later)));
    expect(after.pauses).toEqual(before.pauses);
    expect(after.findings).toEqual([
      {
        code: "record-tampered",
        severity: "error",
        place: { file: "governance/records/klarna.yml" },
        args: { record: "klarna", what },
      },
    ]);
  });

  test("that put the record back are no trouble any more", () => {
    const restored = version(declared, { position: 12, at: november(14) });
    expect(codesOf(world(landed("klarna", version(declared, at10), moved, restored)))).toEqual([]);
  });

  test("count from the first valid one", () => {
    const history = world(landed("klarna", version("broken", at10), version(declared, at13)));
    expect(ledgerOf(history).pauses[0]?.landed?.position).toBe(9);
    expect(codesOf(history)).toEqual([]);
  });
});

describe("an amendment", () => {
  const first = landed("first", version(declared, at10));
  const narrower: Change = { ...declared, amends: "first", happened_at: november(9), scope: { stores: ["us"] } };

  test("replaces the scope, never the moment", () => {
    const history = world(first, landed("second", version(narrower, at13)));
    expect(ledgerOf(history).pauses).toMatchObject([{ id: "second", stores: ["us"], since: november(8) }]);
  });

  test("moves no release to an earlier moment", () => {
    const out = landed("first", version({ ...declared, released_at: november(10) }, at10));
    const earlier = landed("second", version({ ...narrower, released_at: november(9) }, at13));
    expect(ledgerOf(world(out, earlier)).pauses).toMatchObject([{ id: "second", released_at: november(10) }]);
    const later = landed("second", version({ ...narrower, released_at: november(11) }, at13));
    expect(ledgerOf(world(out, later)).pauses).toMatchObject([{ id: "second", released_at: november(11) }]);
  });

  test("is followed from one to the next", () => {
    const third: Change = { ...narrower, amends: "second", scope: { stores: ["eu"] } };
    const history = world(
      first,
      landed("second", version(narrower, at13)),
      landed("third", version(third, { position: 12, at: november(14) })),
    );
    expect(ledgerOf(history).pauses).toMatchObject([{ id: "third", stores: ["eu"], since: november(8) }]);
  });

  test("past the gate leaves both paused", () => {
    const history = world(first, landed("second", version(narrower, { ...at13, arrival: pushed })));
    expect(ledgerOf(history).pauses.map(({ id }) => id)).toEqual(["first", "second"]);
    expect(codesOf(history)).toEqual(["record-not-judged"]);
  });

  test.each<[string, string, RecordFile, number]>([
    ["no record", "unknown", { ...narrower, amends: "none" }, 9],
    ["itself", "unknown", { ...narrower, amends: "second" }, 9],
    ["another kind of record", "other-kind", { ...drift, amends: "first" }, 9],
    ["a record of the same commit", "not-earlier", narrower, 5],
  ])("of %s is refused, and both pause", (_, why, record, position) => {
    const history = world(first, landed("second", version(record, { position, at: november(13) })));
    expect(ledgerOf(history).findings).toMatchObject([{ code: "amends-refused", args: { why } }]);
    expect(ledgerOf(history).pauses).toHaveLength(2);
  });

  test("in a circle pauses everything that is in it", () => {
    const one = landed("one", version({ ...declared, amends: "two" }, at10));
    const two = landed("two", version({ ...declared, amends: "one" }, at10));
    expect(ledgerOf(world(one, two)).pauses.map(({ id }) => id)).toEqual(["one", "two"]);
  });
});
