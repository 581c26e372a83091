import { describe, expect, it } from "vitest";
import type { RecordFile } from "../../../src/model/written.generated.ts";
import { gateText } from "../../../src/report/verdict/gate-text.ts";
import { headlineWords } from "../../../src/report/verdict/verdict-headline.ts";
import { recordSection } from "../../../src/report/verdict/verdict-records.ts";
import { readStatus, statusDescription } from "../../../src/report/verdict/verdict-status.ts";
import { checkoutEdit, judge, snapshot } from "../../gate/world.ts";
import { context } from "./hostile-verdict.ts";

const at = "2026-11-20T14:10:00Z";
const through = "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432";
const change: RecordFile = { kind: "change", declares: ["checkout"], happened_at: at, detail: "a new wallet." };
const incident: RecordFile = { kind: "incident", incident: "value-drift", happened_at: at };
const proof = [{ retest: "order-sample", result: "passed", at, evidence: "https://northwind.example/1" }] as const;

const held = (record: RecordFile | null) =>
  record === null ? null : ({ blob: JSON.stringify(record), state: "valid", record } as const);

/** The verdict for a pull request that adds a record, or writes an ending into a landed one. */
function adding(after: RecordFile, before: RecordFile | null = null, files: Parameters<typeof snapshot>[0] = []) {
  const path = "governance/records/r.yml";
  const records = [{ id: "r", path, before: held(before), after: held(after), ancestor: true }];
  return judge({ current: { ...snapshot(files), records } });
}

describe("a pull request that adds a record", () => {
  it.each<[string, string, RecordFile]>([
    ["an incident", "nothing to answer: opens incident value-drift", incident],
    ["an outside change", "nothing to answer: declares a change of checkout", change],
  ])("of %s is told what it does, and its status counts as before", (_what, words, record) => {
    const verdict = adding(record);
    expect([verdict.verdict, headlineWords(verdict)]).toEqual(["not-applicable", words]);
    const description = statusDescription(verdict);
    expect(readStatus({ state: "success", description }, "main")).toBe("not-applicable");
  });

  it.each<[string, string, RecordFile, RecordFile | null]>([
    ["an incident", "Paused from then on, until it is closed: Return on ad spend", incident, null],
    ["an outside change", "Paused from then on, until it is resumed: Return on ad spend", change, null],
    [
      "a wider incident",
      "until it is closed, in place of 2026-11-19-drift: Return",
      { ...incident, amends: "2026-11-19-drift" },
      null,
    ],
    [
      "the end of an incident",
      "Its pauses end, unless signal-governance status",
      { ...incident, closed: { at, retests: proof } },
      incident,
    ],
    ["a moment that it went live", "checkout, live since", { ...change, released_at: at }, change],
    [
      "a resume",
      "Freed of what landed up to there, unless",
      { kind: "resume", through, signals: ["Purchase.*"], retests: proof, contaminated: "none" },
      null,
    ],
    [
      "a release",
      "What proves a resume is taken after that: Return",
      { kind: "release", through, released_at: at, signals: ["Purchase.*"] },
      null,
    ],
    [
      "a no-impact judgement",
      "What this trigger fired there does not pause",
      { kind: "no-impact", trigger: "checkout", reason: "a comment", commits: [through] },
      null,
    ],
  ])("reads what follows once it has landed: %s", (_what, words, record, before) => {
    const verdict = adding(record, before);
    expect(recordSection(verdict)?.text).toContain(words);
    expect(gateText(verdict, { ...context, columns: null })).toContain(words.slice(0, 30));
  });

  it("beside a risky edit is told beside what holds it", () => {
    const verdict = adding(incident, null, [checkoutEdit]);
    expect(headlineWords(verdict)).toMatch(/^waiting for /u);
    expect(recordSection(verdict)?.text).toContain("`r`: value-drift since 2026-11-20T14:10:00Z. Paused");
  });

  it("an edit that no landed record takes says nothing of what it would do", () => {
    expect(adding({ ...change, happened_at: "2026-11-21T00:00:00Z" }, change).records).toEqual([]);
  });
});
