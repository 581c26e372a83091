import { expect, it } from "vitest";
import { event, judged, order, type Given } from "../small-store.ts";

const asked = { template: "order-{order.number}", paths: { browser: false, server: true } };
const stray = (otherwise: Given = {}) => event("server", 1, { event_id: "x", order_ref: null, ...otherwise });
const found = event("server", 2, { event_id: "y" });

/** The first order makes no event id; the second one makes one. */
it.each([
  ["missing where no event is without an order", {}, [], "missing-on-server"],
  ["unknown where an event is that may be its own", {}, [stray()], "unknown"],
  ["known by the id that the order itself keeps", { noted_event_id: "abc" }, [stray()], "missing-on-server"],
  ["missing where events are found by the order that they name", {}, [stray(), found], "missing-on-server"],
  [
    "missing where an event names an order that is not there",
    {},
    [stray({ order_ref: "9" }), found],
    "missing-on-server",
  ],
  ["unknown where it has no id and an event names one", { id: null }, [stray({ order_ref: "9" }), found], "unknown"],
  ["missing where it has no id and no event names one", { id: null }, [stray(), found], "missing-on-server"],
  ["unknown where all events name orders that are not there", {}, [stray({ order_ref: "9" })], "unknown"],
])("an order that makes no event id is %s", async (_, differs, events: readonly Given[], verdict) => {
  const orders = [order(1, { number: null, ...differs }), order(2)];
  const rows = await judged({ orders, events }, "SELECT verdict FROM verdicts WHERE name = '#1001'", asked);
  expect(rows).toEqual([{ verdict }]);
});
