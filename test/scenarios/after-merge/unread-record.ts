import { expect, it } from "vitest";
import { inLedgerShop } from "../ledger-shop.ts";

const incident = "governance/records/2026-11-11-value-drift.yml";
const open = "kind: incident\nincident: value-drift\nhappened_at: 2026-11-11T06:00:00Z\n";

it("a record pushed past the gate that can't be read pauses everything until it can be", () =>
  inLedgerShop(async ({ land, run, status }) => {
    land("2026-11-11T08:00:00Z", { [incident]: open.replace("value-drift", "[value-drift") });
    const unread = await status("2026-11-11T09:00:00Z");
    expect(unread).toMatchObject({ code: 1, findings: [`yaml-syntax ${incident}`] });
    expect(new Set(Object.values(unread.rows).flat())).toEqual(new Set(["2026-11-11-value-drift"]));
    const { out } = await run("2026-11-11T09:00:00Z", "status", "--conclusion", "roas");
    expect(out).toContain("The record 2026-11-11-value-drift can't be read, so what it declares is");
    expect(out).toContain(`${incident} can be read`);

    land("2026-11-11T10:00:00Z", { [incident]: open });
    expect(await status("2026-11-11T11:00:00Z")).toMatchObject({
      code: 1,
      findings: [],
      rows: { "us/roas": ["2026-11-11-value-drift"] },
    });
  }));

it("a resume that can't be read frees nothing and pauses nothing", () =>
  inLedgerShop(async ({ land, status }) => {
    land("2026-11-11T08:00:00Z", { "governance/records/resume.yml": "kind: resume\nthrough: 7\n" });
    const { code, rows } = await status("2026-11-11T09:00:00Z");
    expect({ code, rows: new Set(Object.values(rows)) }).toEqual({ code: 0, rows: new Set(["usable"]) });
  }));

it("a record that can't be read and is taken away again declares nothing any more", () =>
  inLedgerShop(async ({ land, status }) => {
    land("2026-11-11T08:00:00Z", { [incident]: "kind: incident\n" });
    expect((await status("2026-11-11T09:00:00Z")).code).toBe(1);
    land("2026-11-11T10:00:00Z", { [incident]: null });
    expect(await status("2026-11-11T11:00:00Z")).toMatchObject({ code: 0, findings: [], rows: { "us/roas": "usable" } });
  }));
