import { expect, it } from "vitest";
import { inLedgerShop, pauseOf, riskyTotal } from "../ledger-shop.ts";
import { storeFiles } from "../shop.ts";

it("a revert is a change like any other: it pauses from its own landing, and the first pause stays", () =>
  inLedgerShop(async ({ land, status }) => {
    const landed = land("2026-11-10T12:00:00Z", riskyTotal("1.2"));
    const file = "checkout/total.js";
    const reverted = land("2026-11-10T15:00:00Z", { [file]: storeFiles[file] }, { message: "Revert the total" });
    expect((await status("2026-11-10T16:00:00Z")).rows["us/roas"]).toEqual([pauseOf(reverted), pauseOf(landed)]);
  }));
