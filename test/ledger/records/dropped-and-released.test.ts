import { describe, expect, test } from "vitest";
import type { LandedRecord, LedgerFacts } from "../../../src/model/landing.ts";
import type { RecordFile } from "../../../src/model/written.generated.ts";
import { ledgerOf } from "../../../src/ledger/ledger-of.ts";
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
  purchase,
  pushed,
  resume,
  rowOf,
  sheet,
  statusOf,
  version,
} from "../facts.ts";

const at13 = { position: 9, at: november(13) };

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
    const record = harmless({ commits: [commit(5).slice(0, 7)] });
    expect(triggers(record)).toEqual(["sender"]);
    expect(codesOf(facts({ landings: [change], records: [landed("fine", version(record, at13))] }))).toEqual([]);
  });

  test.each<[string, RecordFile, object]>([
    ["names a commit from after it", harmless({ commits: [commit(6)] }), {}],
    ["names a commit from before it", harmless({ commits: [commit(4)] }), {}],
    ["names other facts", harmless({ facts: [["file"]] }), {}],
    ["landed before the commit that it binds to by facts", harmless({ facts: firing().facts }), { position: 4 }],
    [
      "lists the beginning of an id that no commit had yet",
      harmless({ commits: [commit(5).slice(0, 7)] }),
      { position: 4, at: november(9) },
    ],
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

  test("of one commit among many drops that one alone", () => {
    const landings = Array.from({ length: 9 }, (_, index) => landing(index, november(2)));
    for (const { commit: listed } of landings) {
      const record = landed("fine", version(harmless({ commits: [listed.slice(0, 8)] }), at13));
      const { pauses } = ledgerOf(facts({ landings, records: [record] }));
      expect(pauses.map(({ cause }) => "commit" in cause && cause.commit)).toEqual(
        landings.map(({ commit: each }) => each).filter((each) => each !== listed),
      );
    }
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

  test("a release covers no commit of a branch that it does not name, whatever the branch is called", () => {
    const landings = [landing(5, november(10), { branch: "constructor" })];
    expect(ledgerOf({ ...history(release()), landings }).pauses).toMatchObject([{ released_at: null }]);
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
  const older = ledgerOf({ ...history, landings: [landing(5, november(3))] });
  expect(older.pauses.find(({ id }) => id === "history-incomplete")?.since).toBe(november(3));
});
