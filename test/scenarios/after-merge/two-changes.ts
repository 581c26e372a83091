import { expect, it } from "vitest";
import { inLedgerShop, pauseOf, resumeFiles, riskyTotal } from "../ledger-shop.ts";

it("two changes pause one conclusion: a resume through the first leaves the second, one through both frees it", () =>
  inLedgerShop(async ({ land, status }) => {
    const first = land("2026-11-10T12:00:00Z", riskyTotal("1.2"));
    const second = land("2026-11-11T12:00:00Z", riskyTotal("1.3"));
    expect((await status("2026-11-11T13:00:00Z")).rows["us/roas"]).toEqual([pauseOf(second), pauseOf(first)]);

    const released = "2026-11-11T12:00:00Z";
    land("2026-11-13T10:00:00Z", resumeFiles("first", { through: first, released, sampled: "2026-11-12T13:00:00Z" }));
    expect((await status("2026-11-13T11:00:00Z")).rows["us/roas"]).toEqual([pauseOf(second)]);

    land("2026-11-13T12:00:00Z", resumeFiles("both", { through: second, released, sampled: "2026-11-12T13:00:00Z" }));
    expect((await status("2026-11-13T13:00:00Z")).rows["us/roas"]).toBe("usable");
  }));
