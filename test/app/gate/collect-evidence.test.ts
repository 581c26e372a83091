import { describe, expect, it } from "vitest";
import { collectEvidence } from "../../../src/app/gate/collect-evidence.ts";
import { indexReads } from "../../../src/app/gate/file-reads.ts";
import type { FileText } from "../../../src/model/change.ts";
import type { RecordChange } from "../../../src/model/record.ts";
import type { FileRead, WantedFile } from "../../../src/port/repository.ts";

const sampleText = `kind: sample
retest: order-sample
taken_at: 2026-11-22T09:00:00Z
rows:
  - { order: "1", values: { value: { order: "10", server: "10" } } }
`;
const evidence = (name: string): string => `governance/evidence/${name}`;
const at = (path: string, content: FileText = { text: sampleText }, blob: string | null = "b1"): FileRead => {
  return { commit: "head", path, blob, content };
};

function naming(...paths: readonly string[]): RecordChange {
  const retests = paths.map((path) => ({ retest: "order-sample", result: "passed" as const, at: "", evidence: path }));
  const record = { kind: "resume", through: "a", signals: ["Purchase.*"], retests, contaminated: "none" } as const;
  return { id: "r", path: "r.yml", before: null, after: { blob: "r", state: "valid", record }, ancestor: true };
}

/** What is collected from a change of these files, of which some were read; the others stand in the repository. */
async function collected(
  changed: readonly string[],
  {
    records = [],
    read = [],
    stored = [],
  }: Partial<Readonly<Record<"read" | "stored", readonly FileRead[]>>> & {
    readonly records?: readonly RecordChange[];
  },
) {
  const asked: WantedFile[] = [];
  const readFiles = (wanted: readonly WantedFile[]): Promise<readonly FileRead[]> => {
    asked.push(...wanted);
    return Promise.resolve(stored.filter(({ path }) => wanted.some((file) => file.path === path)));
  };
  const files = changed.map((path) => {
    return { status: "added", path, old_path: null, before: null, after: "b1" } as const;
  });
  const change = { branch: "main", base: "b", merge_base: "b", head: "head", files, texts: { before: {}, after: {} } };
  const found = await collectEvidence({ readFiles }, { change, records, read: indexReads(read) });
  return { found: found.map(({ path, kind }) => `${path} ${kind}`), asked: asked.map(({ path }) => path) };
}

describe("the evidence of a change", () => {
  it("is its own files under evidence, and no others, as they were read", async () => {
    const read = [at(evidence("a.yml")), at("governance/notes.yml")];
    const { found, asked } = await collected([evidence("a.yml"), "governance/notes.yml"], { read });
    expect([found, asked]).toEqual([[`${evidence("a.yml")} sample`], []]);
  });

  it("is also what a record names that landed before, once, read at the head", async () => {
    const records = [naming(evidence("old.yml"), evidence("a.yml"), "elsewhere/b.yml")];
    const { found, asked } = await collected([evidence("a.yml")], {
      records,
      read: [at(evidence("a.yml"))],
      stored: [at(evidence("old.yml")), at("elsewhere/b.yml")],
    });
    expect([found, asked]).toEqual([
      [`${evidence("a.yml")} sample`, `${evidence("old.yml")} sample`],
      [evidence("old.yml")],
    ]);
  });

  it("is none where a record can't be read or names none", async () => {
    const broken = { blob: "r", state: "broken", kind: "resume", findings: [] } as const;
    const records = [
      { ...naming(evidence("a.yml")), after: broken },
      { ...naming(evidence("a.yml")), after: null },
    ];
    expect(await collected([], { records, stored: [at(evidence("a.yml"))] })).toEqual({ found: [], asked: [] });
  });

  it.each<[string, FileRead, readonly string[]]>([
    ["is gone", at(evidence("a.yml"), { missing: true }, null), []],
    ["gives no text", at(evidence("a.yml"), { unreadable: "binary" }), [`${evidence("a.yml")} other`]],
    ["is no evidence", at(evidence("a.yml"), { text: "kind: sample\n" }), [`${evidence("a.yml")} broken`]],
  ])("of a file that %s", async (_, file, expected) => {
    expect((await collected([file.path], { read: [file] })).found).toEqual(expected);
  });
});
