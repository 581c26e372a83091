import { expect, it } from "vitest";
import { inLedgerShop, pauseOf, riskyTotal } from "../ledger-shop.ts";
import { replaced, storySheet } from "../shop.ts";

it("a conclusion that is removed while paused leaves its pause standing, for whatever rests on the signal next", () =>
  inLedgerShop(async ({ land, status }) => {
    const path = "governance/conclusions.yml";
    const landed = land("2026-11-10T12:00:00Z", riskyTotal("1.2"));
    const [before, after] = (storySheet[path] ?? "").split("  sku-scaling:");
    const router = "governance/router.yml";
    const unrouted = replaced(storySheet[router], "pause_first: [roas]", "pause_first: [sku-scaling]");
    const signals = replaced(unrouted, "contaminates: [Purchase.value]", "contaminates: [ViewContent.content_ids]");
    land("2026-11-11T12:00:00Z", { [path]: `conclusions:\n  sku-scaling:${after ?? ""}`, [router]: signals });
    const removed = await status("2026-11-11T13:00:00Z");
    expect(removed).toMatchObject({ code: 0, rows: { "us/sku-scaling": "usable" }, unused: [pauseOf(landed)] });

    const renamed = replaced(before, "roas:", "revenue:");
    land("2026-11-12T12:00:00Z", { [path]: `${renamed}  sku-scaling:${after ?? ""}` });
    expect((await status("2026-11-12T13:00:00Z")).rows["us/revenue"]).toEqual([pauseOf(landed)]);
  }));
