import { expect, it } from "vitest";
import { inLedgerShop, pauseOf, resumeFiles, riskyTotal } from "../ledger-shop.ts";

it("a resume through a commit that a rewritten history no longer holds frees nothing, cached or not", () =>
  inLedgerShop(async ({ repository, land, status }) => {
    const adopted = repository.sha("main");
    const landed = land("2026-11-10T12:00:00Z", riskyTotal("1.2"));
    const resume = resumeFiles("resume", {
      through: landed,
      released: "2026-11-10T12:00:00Z",
      sampled: "2026-11-11T19:00:00Z",
    });
    land("2026-11-12T10:00:00Z", resume);
    expect((await status("2026-11-12T11:00:00Z")).rows["us/roas"]).toBe("usable");

    const rewritten = land("2026-11-10T12:00:00Z", riskyTotal("1.2"), { onto: adopted, message: "Rewritten" });
    land("2026-11-12T10:00:00Z", resume);
    const after = await status("2026-11-12T11:00:00Z");
    expect(after.rows["us/roas"]).toEqual([pauseOf(rewritten)]);
    expect(after.findings).toEqual(["through-not-ancestor governance/records/resume.yml"]);
    expect(await status("2026-11-12T11:00:00Z", "--no-cache")).toEqual(after);
  }));
