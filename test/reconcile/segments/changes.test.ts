import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Warehouse } from "../../../src/port/warehouse.ts";
import { nameReleases, nearestBefore } from "../../../src/reconcile/segments/changes.ts";
import { fill, openWarehouse } from "./in-memory.ts";

const changes = [
  { what: "second", at: "2026-11-02T00:00:00Z" },
  { what: "first", at: "2026-11-01T00:00:00+01:00" },
];

describe("changes beside orders", () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await openWarehouse();
  });
  afterAll(() => warehouse.close());

  it("the nearest before a moment is the one that was there already", () => {
    expect(nearestBefore(changes, "2026-11-01T12:00:00Z")?.what).toBe("first");
    expect(nearestBefore(changes, "2026-11-02T00:00:00Z")?.what).toBe("second");
    expect(nearestBefore(changes, "2026-10-31T22:59:59Z")).toBeNull();
  });

  it("every order is named after the change that was the newest when it happened", async () => {
    const at = (moment: string) => ({ at: moment, verdict: "matched", dimensions: {} });
    await fill(warehouse, [at("2026-10-30T00:00:00Z"), at("2026-10-31T23:30:00Z"), at("2026-11-05T00:00:00Z")]);
    await nameReleases(warehouse.rows, changes);
    const rows = await warehouse.rows("SELECT release FROM dimensions ORDER BY order_key");
    expect(rows.map(({ release }) => release)).toEqual([null, "first", "second"]);
  });
});
