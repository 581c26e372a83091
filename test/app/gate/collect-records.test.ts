import { describe, expect, it } from "vitest";
import { collectRecords } from "../../../src/app/gate/collect-records.ts";
import { indexReads } from "../../../src/app/gate/file-reads.ts";
import type { ChangedFile, FileText } from "../../../src/model/change.ts";

const path = "governance/records/back.yml";
const through = "a".repeat(40);
const text = {
  change: "kind: change\ndeclares: [checkout]\nhappened_at: 2026-11-08T00:00:00Z\n",
  resume: `kind: resume\nthrough: ${through}\nsignals: ["Purchase.*"]\nretests:\n  - { retest: order-sample, result: passed, at: 2026-11-09T00:00:00Z }\ncontaminated: none\n`,
  release: `kind: release\nthrough: ${through}\nsignals: ["Purchase.*"]\nreleased_at: 2026-11-09T00:00:00Z\n`,
};

interface Side {
  readonly blob: string | null;
  readonly content: FileText;
}
const holds = (kind: keyof typeof text): Side => ({ blob: `${kind}-blob`, content: { text: text[kind] } });
const nothing: Side = { blob: null, content: { missing: true } };

async function collected(before: Side, after: Side, { ancestor = true, file = path } = {}) {
  const asked: (readonly [string, string])[] = [];
  const isAncestor = (...pair: readonly [string, string]): Promise<boolean> => {
    asked.push(pair);
    return Promise.resolve(ancestor);
  };
  const changed: ChangedFile = { status: "modified", path: file, old_path: null };
  const read = indexReads([
    { commit: "m", path: file, ...before },
    { commit: "h", path: file, ...after },
  ]);
  const change = {
    branch: "main",
    base: "b",
    merge_base: "m",
    head: "h",
    files: [changed],
    texts: { before: {}, after: {} },
  };
  return { records: await collectRecords({ isAncestor }, { change, base: "tip", read }), asked };
}

describe("the records of a change", () => {
  it.each([
    ["resume", [[through, "tip"]], false],
    ["release", [[through, "tip"]], false],
    ["change", [], null],
  ] as const)("of kind %s ask whether what they cover has landed: %j", async (kind, asks, ancestor) => {
    const { records, asked } = await collected(nothing, holds(kind), { ancestor: false });
    expect(records).toMatchObject([{ id: "back", path, before: null, after: { state: "valid" }, ancestor }]);
    expect(asked).toEqual(asks);
  });

  it("stand as they were and as they are", async () => {
    const { records } = await collected(holds("change"), nothing);
    expect(records).toMatchObject([{ before: { state: "valid", blob: "change-blob" }, after: null, ancestor: null }]);
  });

  it("are not those whose mode alone changed, nor files elsewhere", async () => {
    expect((await collected(holds("change"), holds("change"))).records).toEqual([]);
    expect((await collected(nothing, holds("change"), { file: "docs/back.yml" })).records).toEqual([]);
  });

  it("that can't be read are broken, and cover nothing", async () => {
    const { records, asked } = await collected(nothing, { blob: "x", content: { unreadable: "binary" } });
    expect(records).toMatchObject([
      { after: { state: "broken", findings: [{ code: "file-unreadable" }] }, ancestor: null },
    ]);
    expect(asked).toEqual([]);
  });
});
