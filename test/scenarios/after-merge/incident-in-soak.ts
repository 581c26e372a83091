import { expect, it } from "vitest";
import { inLedgerShop, pauseOf, resumeFiles, riskyTotal, sampleOf } from "../ledger-shop.ts";

const incident = "governance/records/2026-11-11-value-drift.yml";
const open = "kind: incident\nincident: value-drift\nhappened_at: 2026-11-11T06:00:00Z\n";

it("an incident inside a soak keeps its own pause when the landing is resumed, and ends with its closing", () =>
  inLedgerShop(async ({ land, status }) => {
    const landed = land("2026-11-10T12:00:00Z", riskyTotal("1.2"));
    land("2026-11-11T08:00:00Z", { [incident]: open });
    expect((await status("2026-11-11T09:00:00Z")).rows["us/roas"]).toEqual([
      "2026-11-11-value-drift",
      pauseOf(landed),
    ]);

    const released = "2026-11-10T12:00:00Z";
    land("2026-11-12T10:00:00Z", resumeFiles("resume", { through: landed, released, sampled: "2026-11-11T19:00:00Z" }));
    expect((await status("2026-11-12T11:00:00Z")).rows["us/roas"]).toEqual(["2026-11-11-value-drift"]);

    const evidence = "governance/evidence/closing.yml";
    const closed = `closed:\n  at: 2026-11-13T09:00:00Z\n  retests: [{ retest: order-sample, result: passed, at: 2026-11-13T08:00:00Z, evidence: ${evidence} }]\n`;
    land("2026-11-13T10:00:00Z", { [incident]: open + closed, [evidence]: sampleOf("2026-11-13T08:00:00Z") });
    expect(await status("2026-11-13T11:00:00Z")).toMatchObject({ code: 0, findings: [], rows: { "us/roas": "usable" } });
  }));

it("deleting an incident's record ends nothing and is named", () =>
  inLedgerShop(async ({ land, status }) => {
    land("2026-11-11T08:00:00Z", { [incident]: open });
    land("2026-11-12T08:00:00Z", { [incident]: null });
    expect(await status("2026-11-12T09:00:00Z")).toMatchObject({
      code: 1,
      findings: [`record-tampered ${incident}`],
      rows: { "us/roas": ["2026-11-11-value-drift"] },
    });
  }));
