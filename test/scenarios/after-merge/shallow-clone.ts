import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runGit } from "../../git/run-git.ts";
import { inLedgerShop, runAt, usableFrom } from "../ledger-shop.ts";

it("a shallow clone pauses everything, because what it does not hold may have paused something", () =>
  inLedgerShop(async ({ repository, land }) => {
    land("2026-11-10T12:00:00Z", { "theme/base.css": "a { color: navy }\n" });
    const folder = mkdtempSync(join(tmpdir(), "signal-shallow-"));
    try {
      runGit(folder, ["clone", "--quiet", "--depth=1", `file://${repository.path}`, "store"]);
      const words = ["status", "--json"];
      const seen = usableFrom(await runAt(join(folder, "store"), { at: "2026-11-10T13:00:00Z" }, words));
      expect(seen.code).toBe(1);
      expect(Object.values(seen.rows)).toEqual([["history-incomplete"], ["history-incomplete"]]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }));
