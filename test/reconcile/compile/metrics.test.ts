import { describe, expect, it } from "vitest";
import type { Question } from "../../../src/reconcile/compile/question.ts";
import { at, both, contract, event, judged, line, order, question, type Given } from "../small-store.ts";

interface Case {
  readonly says: string;
  readonly orders?: readonly Given[];
  readonly events: readonly Given[];
  readonly catalogue?: readonly Given[];
  readonly asked?: Partial<Question>;
  readonly rate: string;
}

/** The first order has both events, the second the browser's only, the third none. */
const orders = [1, 2, 3].map((n) => order(n));
const events = [...both(1), event("browser", 2)];
const day = 86_400;
const em = (address: string) => ({ em: address.repeat(64) });
const without = (parameter: string) => ({ parameters: question.parameters.filter((each) => each !== parameter) });
const serverOnly: Partial<Question> = { given: { browser: false, server: true, catalogue: true } };
const noCatalogue: Partial<Question> = { given: { browser: true, server: true, catalogue: false } };
const noServer: Partial<Question> = { paths: { browser: true, server: false } };
/** Money of another order's buyer, whose currency the order does not say. */
const foreign = { value: "36.80", currency: "EUR" };
/** The second order makes no id, and a server event may be its own; it is wrong for another reason. */
const unnamed = {
  orders: [order(1), order(2, { number: null }), order(3)],
  events: [
    ...both(1, { event_id: "order-1001", order_ref: null }),
    event("browser", 2, { value: "1" }),
    event("server", 2, { event_id: "x", order_ref: null }),
  ],
  asked: { template: "order-{order.number}" },
};
const divergent = { contract: { ...contract, divergence: ["browser", "server"] as const } };

const cases: Readonly<Record<string, readonly Case[]>> = {
  orders_with_event: [
    { says: "orders that either path has", events, rate: "2 of 3" },
    { says: "nothing where a path's log is missing", events, asked: serverOnly, rate: "0 of 0" },
    { says: "the one path that there is", events, asked: noServer, rate: "2 of 3" },
    {
      says: "no order that is left out",
      orders: [...orders, order(4, { test: true })],
      events: [...events, ...both(4)],
      rate: "2 of 3",
    },
    {
      says: "no order that is unknown",
      orders: [...orders, order(4, { total: null })],
      events: [...events, ...both(4)],
      rate: "2 of 3",
    },
  ],
  on_both_paths: [
    { says: "nothing of an order of which one path says nothing", ...unnamed, rate: "1 of 1" },
    { says: "orders that both have, of those that either has", events, rate: "1 of 2" },
    { says: "nothing where a path's log is missing", events, asked: serverOnly, rate: "0 of 0" },
    { says: "nothing where there is one path", events, asked: noServer, rate: "0 of 0" },
  ],
  duplicated_orders: [
    { says: "nothing of an order of which one path says nothing", ...unnamed, rate: "0 of 1" },
    { says: "none", events, rate: "0 of 2" },
    { says: "orders that count twice", events: [...events, event("browser", 2, { event_id: "x" })], rate: "1 of 2" },
    { says: "nothing where a path's log is missing", events, asked: serverOnly, rate: "0 of 0" },
  ],
  same_event_id: [
    { says: "orders with one id, of those with both events", events, rate: "1 of 1" },
    {
      says: "not those with two",
      events: [...events, event("server", 2, { event_id: "x" })],
      rate: "1 of 2",
    },
  ],
  same_value: [
    { says: "orders with an event", events, rate: "2 of 2" },
    {
      says: "not those whose event has another",
      events: [...both(1), event("browser", 2, { value: "1" })],
      rate: "1 of 2",
    },
    {
      says: "nothing of an order whose own is not known",
      orders: [order(1), order(2, { total: null }), order(3)],
      events,
      rate: "1 of 1",
    },
    { says: "nothing where events have no value", events, asked: without("value"), rate: "0 of 0" },
  ],
  with_value: [
    { says: "orders all of whose events say one", events, rate: "2 of 2" },
    {
      says: "not those of which one event says none",
      events: [...events, event("server", 2, { value: null })],
      rate: "1 of 2",
    },
  ],
  same_currency: [
    { says: "orders with an event", events, rate: "2 of 2" },
    {
      says: "not those whose event has another",
      events: [...both(1), event("browser", 2, { currency: "CAD" })],
      rate: "1 of 2",
    },
    {
      says: "nothing of an order whose own is not known",
      orders: [order(1), order(2, { currency: null }), order(3)],
      events,
      rate: "1 of 1",
    },
    {
      says: "nothing of an order whose buyer's is not known",
      events: [...both(1), event("browser", 2, foreign)],
      asked: divergent,
      rate: "1 of 1",
    },
  ],
  in_catalogue: [
    { says: "orders whose products it holds", events, rate: "2 of 2" },
    { says: "not those that it lacks", events, catalogue: [{ id: "v1" }], rate: "1 of 2" },
    {
      says: "nothing of events without products",
      events: [...both(1), event("browser", 2, { content_ids: null })],
      rate: "1 of 1",
    },
    { says: "nothing where there is none", events, asked: noCatalogue, rate: "0 of 0" },
  ],
  same_event_time: [
    { says: "orders with a server event", events, rate: "1 of 1" },
    {
      says: "not those whose event is late",
      events: [...events, event("server", 2, { event_at: at(day) })],
      rate: "1 of 2",
    },
    {
      says: "nothing of an order without a time",
      orders: [order(1), order(2, { happened_at: null }), order(3)],
      events: [...both(1), event("server", 2)],
      rate: "1 of 1",
    },
    {
      says: "nothing of an event without a time",
      events: [...both(1), event("server", 2, { event_at: null })],
      rate: "1 of 1",
    },
    { says: "nothing without a server's path", events, asked: noServer, rate: "0 of 0" },
  ],
  same_user_data: [
    {
      says: "orders whose events agree, of those whose events say who it was",
      events: [...both(1, { keys: em("a") }), event("browser", 2)],
      rate: "1 of 1",
    },
    {
      says: "not those whose events contradict each other",
      events: [
        ...both(1, { keys: em("a") }),
        event("browser", 2, { keys: em("a") }),
        event("server", 2, { keys: em("b") }),
      ],
      rate: "1 of 2",
    },
  ],
  events_with_order: [
    { says: "all", events, rate: "3 of 3" },
    {
      says: "not one between the orders that has none",
      events: [...events, event("server", 2, { event_id: "x", order_ref: "9" })],
      rate: "3 of 4",
    },
    {
      says: "nor one without any time",
      events: [...events, event("server", 2, { event_id: "x", order_ref: "9", event_at: null, received_at: null })],
      rate: "3 of 4",
    },
    {
      says: "not one that happened between the orders and came after them",
      events: [...events, event("server", 2, { event_id: "x", order_ref: "9", received_at: at(day) })],
      rate: "3 of 4",
    },
    {
      says: "nothing of one before the first order or after the last: the export may not reach so far",
      events: [...events, event("server", 0, { event_id: "x" }), event("server", 9, { event_id: "y" })],
      rate: "3 of 3",
    },
    {
      says: "of a window nothing that came before or after it",
      events,
      asked: { window: { from: at(100), to: at(200) } },
      rate: "1 of 1",
    },
    {
      says: "nothing of a side where orders without an id may have their events among the stray ones",
      orders: [order(1, { number: null }), ...orders.slice(1)],
      events: [event("browser", 2), event("server", 2, { event_id: "x", order_ref: null })],
      asked: { template: "order-{order.number}" },
      rate: "1 of 1",
    },
    {
      says: "nothing where no log was given",
      events,
      asked: { given: { browser: false, server: false, catalogue: true } },
      rate: "0 of 0",
    },
  ],
};

describe.each(Object.entries(cases))("the rate %s", (name, some) => {
  it.each(some)("counts $says: $rate", async ({ orders: placed = orders, events: sent, catalogue, asked, rate }) => {
    const lines = [1, 2, 3, 4].map((n) => line(n));
    const products = catalogue ?? [1, 2, 3, 4].map((n) => ({ id: `v${n}` }));
    const rows = await judged(
      { orders: placed, order_lines: lines, events: sent, catalogue: products },
      `SELECT numerator || ' of ' || denominator AS rate FROM metrics WHERE name = '${name}'`,
      asked,
    );
    expect(rows).toEqual([{ rate }]);
  });
});
