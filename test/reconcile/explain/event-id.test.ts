import { describe, expect, test } from "vitest";
import { both, event, order } from "../small-store.ts";
import { explained, serverOf } from "./one-order.ts";

const uuid = "5e3f0a52-9c1b-4d6e-8f21-7b0c9d4e6a13";

describe("an event id that is not the sheet's", () => {
  test.each([
    ["random-id", uuid],
    ["random-id", `purchase-${uuid.toUpperCase()}`],
    ["event-id-letter-case", "ORDER-7001"],
    ["order-number-as-id", "order-1001"],
    ["order-number-as-id", "#1001"],
    ["order-id-otherwise", "7001"],
    ["order-id-otherwise", "gid://shopify/Order/7001"],
    ["clock-as-id", "purchase.1793534400123"],
    ["clock-as-id", "1793534400"],
    ["duplicate-unexplained", "f1793534400c0ffee-server"],
    ["duplicate-unexplained", "something"],
    ["id-left-out", null],
  ])("as by %s is explained so: %s", async (code, event_id) => {
    const { found, codes } = await explained(serverOf({ event_id }));
    const detail = code === "duplicate-unexplained" ? null : "right 0 of 1, without this 1 of 1";
    expect(found).toEqual([{ code, verdict: "duplicate", side: "server", orders: 1, of: 1, detail }]);
    expect(codes).toEqual([`server ${code}`]);
  });

  test.each([
    ["the path sent again by another id", event("browser", 1, { event_id: "again", content_ids: ["v1", "v2"] })],
    ["another order's path sent again", event("server", 2, { event_id: "again" })],
  ])("is not said to be all that is wrong beside %s", async (_, more) => {
    const tables = serverOf({ event_id: uuid });
    const orders = [...(tables.orders ?? []), order(2)];
    const events = [...(tables.events ?? []), ...both(2), more];
    const { found } = await explained({ ...tables, orders, events });
    const ids = found.filter(({ verdict }) => verdict === "duplicate");
    expect(ids.map(({ code, side, detail }) => [code, side, detail])).toEqual([["random-id", "server", null]]);
  });

  test("is not looked for where both paths send the agreed one", async () => {
    expect((await explained(serverOf({}))).found).toEqual([]);
  });
});
