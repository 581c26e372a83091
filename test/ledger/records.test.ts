import { describe, expect, test } from "vitest";
import type { LandedRecord, LedgerFacts } from "../../src/model/landing.ts";
import type { RecordFile } from "../../src/model/written.generated.ts";
import { ledgerOf } from "../../src/ledger/ledger-of.ts";
import {
  allSignals,
  cleared,
  codesOf,
  commit,
  facts,
  firing,
  landed,
  landing,
  november,
  pausedRows,
  purchase,
  pushed,
  resume,
  rowOf,
  sheet,
  statusOf,
  version,
} from "./facts.ts";

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

describe("a no-impact record", () => {
  const firings = [firing(), firing({ trigger: "sender" })];
  const change = landing(5, november(10), { firings });
  const harmless = (with_: object): RecordFile => ({
    kind: "no-impact",
    trigger: "checkout",
    reason: "Only a comment changed.",
    ...with_,
  });
  const triggers = (record: RecordFile, how: object = {}, landings = [change]): readonly string[] =>
    ledgerOf(facts({ landings, records: [landed("fine", version(record, { ...at13, ...how }))] })).pauses.map(
      ({ id }) => id.split("/")[1] ?? "",
    );

  test("of a commit drops that firing, for all time", () => {
    expect(triggers(harmless({ commits: [commit(5).slice(0, 7)] }))).toEqual(["sender"]);
  });

  test.each<[string, RecordFile, object]>([
    ["names another commit", harmless({ commits: [commit(6)] }), {}],
    ["names other facts", harmless({ facts: [["file"]] }), {}],
    ["landed before the commit that it binds to by facts", harmless({ facts: firing().facts }), { position: 4 }],
    ["went past the gate", harmless({ commits: [commit(5)] }), { arrival: pushed }],
  ])("that %s drops nothing", (_, record, how) => {
    expect(triggers(record, how)).toEqual(["checkout", "sender"]);
  });

  test("binds to facts in any order, where it lands and before", () => {
    const facts_ = [
      ["b", "2"],
      ["a", null],
    ];
    const landings = [landing(5, november(10), { firings: [firing({ facts: [...facts_].reverse() })] })];
    expect(triggers(harmless({ facts: facts_ }), { position: 5 }, landings)).toEqual([]);
  });

  test("that could mean two commits means neither", () => {
    const other = landing(6, november(11), { commit: `${commit(5).slice(0, 10)}${"f".repeat(30)}` });
    expect(triggers(harmless({ commits: [commit(5).slice(0, 10)] }), {}, [change, other])).toHaveLength(3);
  });

  test("that matches nothing is named", () => {
    const records = [landed("fine", version(harmless({ commits: [commit(6)] }), at13))];
    expect(codesOf(facts({ landings: [change], records }))).toEqual(["no-impact-matches-nothing"]);
  });
});

describe("under a separate release", () => {
  const separate = { ...sheet, policy: { ...sheet.policy, release: "separate" as const } };
  const release = (
    changes: object = {},
    covers: Record<string, number> | null = { main: 6 },
    arrival = cleared,
  ): LandedRecord =>
    landed(
      "out",
      version(
        { kind: "release", through: commit(5), released_at: november(11), signals: ["Purchase.*"], ...changes },
        { position: 7, at: november(12), covers, arrival },
      ),
    );
  const history = (...records: readonly LandedRecord[]): LedgerFacts =>
    facts({ sheet: separate, landings: [landing(5, november(10))], records });
  const back = landed("zback", version(resume(november(12)), { ...at13, covers: { main: 6 } }));

  test("a landing pauses until a release record covers it, then from that release", () => {
    expect(ledgerOf(history()).pauses).toMatchObject([{ since: november(10), released_at: null }]);
    expect(ledgerOf(history(release())).pauses).toMatchObject([{ since: november(11), released_at: november(11) }]);
    expect(rowOf(statusOf(history(), november(12))).resume?.not_before).toBeNull();
  });

  test("a resume needs the release and counts from it", () => {
    expect(codesOf(history(back))).toEqual(["release-missing"]);
    expect(codesOf(history(release(), back))).toEqual([]);
    expect(codesOf(history(release({ released_at: november(11, 1) }), back))).toEqual(["soak-not-over"]);
  });

  test.each<[string, LandedRecord]>([
    ["of some signals", release({ signals: ["Purchase.value"] })],
    ["of one store", release({ scope: { stores: ["us"] } })],
    ["of earlier commits", release({}, { main: 5 })],
    ["before the landing", release({ released_at: november(9) })],
    ["of an unknown commit", release({}, null)],
  ])("a release %s is none of all of it", (_, record) => {
    expect(ledgerOf(history(record)).pauses).toMatchObject([{ since: november(10), released_at: null }]);
  });

  test("signals that the sheet has dropped since wait for no release", () => {
    const landings = [landing(5, november(10), { firings: [firing({ signals: ["Gone.value", ...purchase] })] })];
    const ledger = ledgerOf({ ...history(release()), landings });
    expect(ledger.pauses).toMatchObject([{ since: november(11), released_at: november(11) }]);
  });

  test("a release past the gate is none", () => {
    const ledger = ledgerOf(history(release({}, { main: 6 }, pushed)));
    expect(ledger.pauses).toMatchObject([{ released_at: null }]);
    expect(ledger.findings).toMatchObject([{ code: "record-not-judged" }]);
  });
});

test("a history that is cut off pauses everything, and no evidence ends that", () => {
  const history = facts({
    incomplete: true,
    landings: [landing(5, november(10))],
    adopted: { commit: commit(1), at: november(4) },
  });
  const row = rowOf(statusOf(history, november(12)), "health");
  expect(row).toMatchObject({ state: "paused", since: november(4), resume: null });
  expect(pausedRows(history, november(12))).toHaveLength(6);
  expect(codesOf(history)).toEqual(["history-incomplete"]);
});
