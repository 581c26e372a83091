import { expect, it } from "vitest";
import { field, inLedgerShop, pauseOf, resumeFiles, riskyTotal } from "../ledger-shop.ts";
import { list } from "../../github/json.ts";

it("a commit dated before its parent lands with its parent, so an older sample can't free it", () =>
  inLedgerShop(async ({ land, status }) => {
    land("2026-11-12T12:00:00Z", { "theme/base.css": "a { color: navy }\n" });
    const skewed = land("2026-11-05T12:00:00Z", riskyTotal("1.2"));
    const paused = await status("2026-11-12T13:00:00Z");
    expect(paused.rows["us/roas"]).toEqual([pauseOf(skewed)]);
    expect(field(list(paused.json, "conclusions")[0], "since")).toBe("2026-11-12T12:00:00Z");

    const early = { through: skewed, released: "2026-11-05T12:00:00Z", sampled: "2026-11-07T12:00:00Z" };
    land("2026-11-12T14:00:00Z", resumeFiles("resume", early));
    const after = await status("2026-11-12T15:00:00Z");
    expect(after.rows["us/roas"]).toEqual([pauseOf(skewed)]);
    expect(after.findings).toContain("release-before-landing governance/records/resume.yml");
  }));
