import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import type { Requirement, RequirementState, Verdict, VerdictWord } from "../../src/model/verdict.ts";
import { verdictWord } from "../../src/gate/verdict-word.ts";
import { judge, requirement } from "./world.ts";

const asked = requirement(judge(), "sign-off:tracking");
const override: Verdict["override"] = { by: ["ada", "kim"], reason: "outage", until: "2026-11-25T10:00:00Z" };
const { fired } = judge();

function word(state: RequirementState, findings: readonly Finding[] = [], by: Verdict["override"] = null): VerdictWord {
  const requirements: readonly Requirement[] = [
    { ...asked, state: "met" },
    { ...asked, state },
  ];
  return verdictWord({ requirements, findings, override: by, fired });
}

describe("the word for a change", () => {
  it.each<[RequirementState, VerdictWord, VerdictWord]>([
    ["met", "clear", "clear"],
    ["waived", "clear", "clear"],
    ["missing", "waiting", "overridden"],
    ["claimed", "waiting", "overridden"],
    ["stale", "waiting", "overridden"],
    ["void", "waiting", "overridden"],
    ["failed", "blocked", "overridden"],
    ["objected", "blocked", "overridden"],
  ])("with one requirement %s is %s, and under an override %s", (state, alone, overridden) => {
    expect([word(state), word(state, [], override)]).toEqual([alone, overridden]);
  });

  it.each<[Finding, VerdictWord, VerdictWord]>([
    [{ code: "files-incomplete", severity: "error", args: { expected: 2, got: 1 } }, "error", "error"],
    [{ code: "too-many-commits", severity: "error", args: { count: 251, limit: 250 } }, "error", "error"],
    [{ code: "blob-missing", severity: "error", args: { file: "a" } }, "error", "error"],
    [{ code: "team-unresolved", severity: "error", args: { team: "@n/t", owner: "tracking" } }, "error", "error"],
    [{ code: "base-sheet-broken", severity: "error", args: { commit: "a", count: 1 } }, "error", "error"],
    [{ code: "record-tampered", severity: "error", args: { record: "r", what: "edited" } }, "blocked", "blocked"],
    [{ code: "foreign-status", severity: "error", args: { account: "mallory" } }, "blocked", "blocked"],
    [{ code: "file-missing", severity: "error", args: { file: "governance/sheet.yml" } }, "blocked", "blocked"],
    [{ code: "sheet-conflict", severity: "error", args: { file: "governance/sheet.yml" } }, "waiting", "waiting"],
    [
      { code: "frozen", severity: "error", args: { trigger: "checkout", from: "2026-11-26", to: "2026-12-01" } },
      "blocked",
      "overridden",
    ],
    [{ code: "file-missing", severity: "warning", args: { file: "governance/SHEET.md" } }, "clear", "clear"],
  ])("is the same whatever is met, with a finding: %o", (finding, alone, overridden) => {
    expect([word("met", [finding]), word("met", [finding], override)]).toEqual([alone, overridden]);
  });

  it("stays an error or a wait for the base branch where an override would lift all the rest", () => {
    const conflict: Finding = { code: "sheet-conflict", severity: "error", args: { file: "governance/sheet.yml" } };
    expect(word("missing", [conflict], override)).toBe("waiting");
    expect(word("failed", [conflict], override)).toBe("blocked");
  });

  it("is that it does not apply only where nothing fired and nothing is asked", () => {
    const nothing = { requirements: [], findings: [], override: null };
    expect(verdictWord({ ...nothing, fired: [] })).toBe("not-applicable");
    expect(verdictWord({ ...nothing, fired })).toBe("clear");
    expect(verdictWord({ ...nothing, fired: [], requirements: [{ ...asked, state: "met" }] })).toBe("clear");
  });
});
