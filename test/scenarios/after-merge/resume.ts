import { expect, it } from "vitest";
import { inLedgerShop, pauseOf, resumeFiles, riskyTotal } from "../ledger-shop.ts";

const record = "governance/records/resume.yml";

it("what landed pauses until a sample from after the release and its soak resumes it, and the days before stay out", () =>
  inLedgerShop(async ({ land, status }) => {
    expect((await status("2026-11-09T12:00:00Z")).rows).toEqual({ "us/roas": "usable", "us/sku-scaling": "usable" });
    const landed = land("2026-11-10T12:00:00Z", riskyTotal("1.2"));
    const paused = await status("2026-11-10T13:00:00Z");
    expect(paused).toMatchObject({ code: 1, rows: { "us/roas": [pauseOf(landed)], "us/sku-scaling": "usable" } });

    land(
      "2026-11-12T10:00:00Z",
      resumeFiles("resume", { through: landed, released: "2026-11-10T18:00:00Z", sampled: "2026-11-11T19:00:00Z" }),
    );
    const resumed = await status("2026-11-12T11:00:00Z");
    expect(resumed).toMatchObject({ code: 0, findings: [], rows: { "us/roas": "usable" } });
    expect(resumed.leaveOut["us/roas"]).toEqual(["2026-11-10T12:00:00Z..2026-11-10T18:00:00Z"]);
    expect((await status("2026-11-13T11:00:00Z", "--at", "2026-11-11T11:00:00Z")).rows["us/roas"]).toEqual([
      pauseOf(landed),
    ]);
  }));

const released = "2026-11-10T18:00:00Z";
const refused = [
  ["its sample was taken before the release", { released, sampled: "2026-11-10T13:00:00Z" }, "evidence-before-release"],
  ["its sample was taken before the soak was over", { released, sampled: "2026-11-11T10:00:00Z" }, "soak-not-over"],
  ["its sample is dated after the commit that brings it", { released, sampled: "2026-11-13T10:00:00Z" }, "evidence-in-future"],
  ["its sample is wrong in one order", { released, sampled: "2026-11-11T19:00:00Z", server: "9.00" }, "numbers-differ"],
  ["nobody said when the direct push went live", { sampled: "2026-11-11T19:00:00Z" }, "release-time-missing"],
] as const;

it.each(refused)("a resume frees nothing when %s", (_says, given, code) =>
  inLedgerShop(async ({ land, status }) => {
    const landed = land("2026-11-10T12:00:00Z", riskyTotal("1.2"));
    land("2026-11-12T10:00:00Z", resumeFiles("resume", { through: landed, ...given }));
    const after = await status("2026-11-12T11:00:00Z");
    expect(after.rows["us/roas"]).toEqual([pauseOf(landed)]);
    expect(after.findings).toEqual([`${code} ${record}`]);
  }),
);

it("a resume without its evidence file frees nothing", () =>
  inLedgerShop(async ({ land, status }) => {
    const landed = land("2026-11-10T12:00:00Z", riskyTotal("1.2"));
    const files = resumeFiles("resume", { through: landed, released, sampled: "2026-11-11T19:00:00Z" });
    land("2026-11-12T10:00:00Z", { [record]: files[record] ?? "" });
    expect(await status("2026-11-12T11:00:00Z")).toMatchObject({
      code: 1,
      findings: [`numbers-differ ${record}`],
      rows: { "us/roas": [pauseOf(landed)] },
    });
  }));
