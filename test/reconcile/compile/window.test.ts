import { describe, expect, it } from "vitest";
import { at, both, judged, order } from "../small-store.ts";

/** Orders a minute apart, judged from the second to the fourth. */
const orders = [1, 2, 3, 4, 5].map((n) => order(n));
const window = { from: at(120), to: at(240) };
const names = async (some = orders) => {
  const rows = await judged({ orders: some, events: both(1) }, "SELECT name FROM verdicts ORDER BY name", { window });
  return rows.map((row) => row["name"]);
};

describe("the time that is judged", () => {
  it("has the orders of its first and of its last moment", async () => {
    expect(await names()).toEqual(["#1002", "#1003", "#1004"]);
  });

  it("has an order of which nobody knows when it was: it could be one of them", async () => {
    expect(await names([order(1), order(2), order(9, { happened_at: null })])).toEqual(["#1002", "#1009"]);
  });
});
