import { describe, expect, it } from "vitest";
import type { RecordVersion } from "../../../src/model/landing.ts";
import type { RecordFile } from "../../../src/model/written.generated.ts";
import { ledgerOf } from "../../../src/ledger/ledger-of.ts";
import { allSignals, facts, landed, november, version } from "../facts.ts";

const declared: RecordFile = { kind: "change", declares: ["checkout"], happened_at: november(8) };

function unreadable(day: number, kind: RecordFile["kind"] | null = null): RecordVersion {
  const read = version("broken", { position: day, at: november(day) });
  return { ...read, state: { blob: "c".repeat(40), state: "broken", kind, findings: [] } };
}
const deleted = (day: number): RecordVersion => version(null, { position: day, at: november(day) });

const pausesOf = (...versions: readonly RecordVersion[]) =>
  ledgerOf(facts({ records: [landed("klarna", ...versions)] })).pauses;

describe("a record that can't be read", () => {
  it("pauses everything everywhere from its landing", () => {
    expect(pausesOf(unreadable(10))).toMatchObject([
      {
        id: "klarna",
        cause: { kind: "record-unreadable", path: "governance/records/klarna.yml" },
        signals: allSignals,
        stores: ["eu", "us"],
        since: november(10),
        lifts: [],
      },
    ]);
  });

  it("pauses since it landed first, however often it is edited", () => {
    expect(pausesOf(unreadable(10), unreadable(12))).toMatchObject([{ since: november(10), lifts: [] }]);
  });

  it.each<[RecordFile["kind"] | null, number]>([
    [null, 1],
    ["change", 1],
    ["incident", 1],
    ["resume", 0],
    ["release", 0],
    ["no-impact", 0],
  ])("and says it is of kind %s makes %i pauses", (kind, pauses) => {
    expect(pausesOf(unreadable(10, kind))).toHaveLength(pauses);
  });

  it("pauses from when it might declare something, not from when it said it frees", () => {
    expect(pausesOf(unreadable(10, "resume"), unreadable(12, "incident"))).toMatchObject([{ since: november(12) }]);
  });

  it("pauses until it is gone", () => {
    const [pause] = pausesOf(unreadable(10), deleted(12));
    expect(pause?.lifts).toEqual([{ record: "klarna", at: november(12), signals: allSignals, stores: ["eu", "us"] }]);
    expect(pausesOf(unreadable(10), deleted(12), unreadable(14))[0]?.lifts).toEqual([]);
  });

  it("pauses nothing of that sort where another version of it can be read", () => {
    const readable = version(declared, { position: 12, at: november(12) });
    expect(pausesOf(unreadable(10), readable).map(({ cause }) => cause.kind)).toEqual(["change"]);
    expect(pausesOf(deleted(10))).toEqual([]);
  });
});
