import { describe, expect, it } from "vitest";
import { asksForChecks, validSheets } from "../../../src/app/gate/applied-sheets.ts";
import type { SheetState } from "../../../src/model/facts.ts";
import type { EvidenceKind, Sheet } from "../../../src/model/sheet.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";

const named = (name: string): Sheet => ({ ...smallSheet, name });
const valid = (name: string): SheetState => ({ state: "valid", commit: "c", sheet: named(name), findings: [] });
const absent: SheetState = { state: "absent", commit: "c" };

const answeredBy = (...kinds: readonly EvidenceKind[]): Sheet => {
  const [retest] = Object.values(smallSheet.retests);
  if (retest === undefined) throw new Error("the sheet has no retests");
  const retests = Object.fromEntries(
    kinds.map((evidence, index) => [`retest-${String(index)}`, { ...retest, evidence }]),
  );
  return { ...smallSheet, retests };
};
const check: EvidenceKind = { check: { name: "ci", app: "github-actions" } };

describe("the sheets that judge a change", () => {
  it("are those of the base, of a merge group and the proposed one, the valid ones", () => {
    const names = (...sheets: readonly [SheetState, SheetState | null, SheetState | null]) =>
      validSheets({ base: sheets[0], group: sheets[1] }, sheets[2]).map(({ name }) => name);
    expect(names(valid("base"), valid("group"), valid("proposed"))).toEqual(["base", "group", "proposed"]);
    expect(names(valid("base"), null, null)).toEqual(["base"]);
    expect(names(absent, null, valid("proposed"))).toEqual(["proposed"]);
  });

  it("ask for check runs where any retest of any of them is answered by one", () => {
    expect(asksForChecks([answeredBy("attested", check), answeredBy("sample")])).toBe(true);
    expect(asksForChecks([answeredBy("attested", "sample")])).toBe(false);
    expect(asksForChecks([])).toBe(false);
  });
});
