import { describe, expect, it } from "vitest";
import { statusDays } from "../../../src/app/status/status-days.ts";
import type { Lift } from "../../../src/model/ledger.ts";
import { ledger, sheet } from "../../report/status/world.ts";

const question = {
  at: "2026-11-22T12:00:00Z",
  window: null,
  stores: ["us"],
  conclusions: ["roas", "creative-winners"],
};
const pause = ledger.pauses[1]!;
const daysOf = (lifts: readonly Lift[], at = question.at, adopted = ledger.adopted.at) =>
  statusDays({ ...ledger, adopted: { ...ledger.adopted, at: adopted }, pauses: [{ ...pause, lifts }] }, sheet, {
    ...question,
    at,
  });
const short = (days: readonly string[] | undefined): string => (days ?? []).map((day) => day.charAt(0)).join("");
const lift: Lift = { record: "r", at: "2026-11-22T09:00:00Z", signals: pause.signals, stores: ["us"] };

describe("the days before a status", () => {
  it("are thirty, the last of them the moment that was asked about", () => {
    const [roas, winners] = daysOf([]);
    expect(roas).toMatchObject({ conclusion: "roas", store: "us" });
    expect(short(roas?.days)).toBe(`${"u".repeat(27)}ppp`);
    expect(short(winners?.days)).toBe("u".repeat(30));
  });

  it("show how each ended, and the last as it is", () => {
    expect(short(daysOf([lift])[0]?.days)).toBe(`${"u".repeat(27)}ppu`);
    expect(short(daysOf([lift], "2026-11-22T08:00:00Z")[0]?.days)).toBe(`${"u".repeat(27)}ppp`);
  });

  it("are unknown before the sheet was adopted", () => {
    expect(short(daysOf([], question.at, "2026-11-19T08:00:00Z")[0]?.days)).toBe(`${"b".repeat(26)}uppp`);
  });
});
