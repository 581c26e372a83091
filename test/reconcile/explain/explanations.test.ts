import { describe, expect, test } from "vitest";
import { at, event, order } from "../small-store.ts";
import { explained, serverOf } from "./one-order.ts";

describe("a currency that differs", () => {
  test.each([
    ["default-usd", { currency: "USD" }],
    ["presentment-currency", { currency: "GBP", value: "58.77" }],
    ["presentment-label", { currency: "GBP" }],
    ["currency-missing", { currency: null }],
    ["not-a-currency", { currency: "CA$" }],
  ])("as by %s is explained so", async (code, sent) => {
    const { codes } = await explained(serverOf(sent));
    expect(codes).toContain(`server ${code}`);
  });

  test("on a side that may send the buyer's money needs no explanation", async () => {
    const sent = serverOf({ currency: "GBP", value: "58.77" });
    expect((await explained(sent, { divergence: ["server"] })).found).toEqual([]);
  });
});

describe("an event time that differs", () => {
  const hours = 3600;

  test.each([
    ["milliseconds", { time_unit: "ms" }],
    ["processing-time", { event_at: at(10_007), received_at: at(10_009) }],
    ["local-time", { event_at: at(60 - 4 * hours + 3) }],
    ["local-time", { event_at: at(60 + 5.5 * hours + 3) }],
    ["future", { event_at: at(9_100), received_at: at(70) }],
    ["date-only", { event_at: "2026-11-01T00:00:00.000Z" }],
    ["older-than-seven-days", { event_at: at(-8 * 24 * hours - 411), received_at: at(70) }],
    ["late", { event_at: at(9_100), received_at: at(90_000) }],
  ])("as by %s is explained so", async (code, sent) => {
    expect((await explained(serverOf(sent))).codes).toEqual([`server ${code}`]);
  });

  test("in a request sent after eight days is older, however the order's two times differ by a second", async () => {
    const placed = { created_at: at(61), happened_at: at(60) };
    const sent = { event_at: at(62), received_at: at(62 + 8 * 24 * hours) };
    expect((await explained(serverOf(sent, placed))).codes).toEqual(["server older-than-seven-days"]);
  });

  test("that is the order's creation is explained so where the order was placed long before", async () => {
    const placed = { created_at: at(9_000), happened_at: at(60) };
    const sent = { event_at: at(9_004), received_at: at(10_000) };
    expect((await explained(serverOf(sent, placed))).codes).toEqual(["server created-at"]);
  });

  test("by the time of a batch is explained so", async () => {
    const stamp = { event_at: at(20_011), received_at: at(50_000) };
    const tables = { orders: [1, 2, 3].map((n) => order(n)), events: [1, 2, 3].map((n) => event("server", n, stamp)) };
    const { found } = await explained(tables);
    expect(found).toContainEqual(expect.objectContaining({ code: "batch-time", side: "server", orders: 3, of: 3 }));
  });
});

test("orders that are right have no explanation", async () => {
  expect(await explained(serverOf({}))).toEqual({ found: [], codes: [] });
});
