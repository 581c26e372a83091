import { describe, expect, it } from "vitest";
import type { Question } from "../../../src/reconcile/compile/question.ts";
import { at, both, event, judged, order, type Given } from "../small-store.ts";

interface Case {
  readonly says: string;
  readonly orders?: readonly Given[];
  readonly events: readonly Given[];
  readonly asked?: Partial<Question>;
  /** Kind, side and number of events; empty: nothing is told. */
  readonly told: readonly string[];
}

const stray = { order_ref: null };
/** An event that nothing ties to the order, so many seconds after it was placed. */
const guessed = (seconds: number, otherwise: Given = {}) =>
  event("server", 1, { ...stray, event_id: "x", event_at: at(60 + seconds), ...otherwise });
const span = { window: { from: at(0), to: at(500) } };

const guesses: readonly Case[] = [
  { says: "a minute later", events: [guessed(60)], told: ["probable-match server 1"] },
  { says: "nine minutes earlier", events: [guessed(-540)], told: ["probable-match server 1"] },
  { says: "ten minutes later", events: [guessed(600)], told: ["probable-match server 1"] },
  { says: "not one eleven minutes later", events: [guessed(660)], told: ["event-without-order server 1"] },
  {
    says: "not one of another amount",
    events: [guessed(60, { value: "41.00" })],
    told: ["event-without-order server 1"],
  },
  {
    says: "not one in other money",
    events: [guessed(60, { currency: "EUR" })],
    told: ["event-without-order server 1"],
  },
  { says: "not one of two", events: [guessed(60), guessed(90)], told: ["event-without-order server 2"] },
  {
    says: "not where the order has its own on that side",
    events: [event("server", 1), guessed(60)],
    told: ["event-without-order server 1"],
  },
  {
    says: "beside the order's own on the other side",
    events: [event("browser", 1), guessed(60)],
    told: ["probable-match server 1"],
  },
  {
    says: "not of an order that is left out",
    orders: [order(1, { test: true }), order(20)],
    events: [guessed(60)],
    told: ["event-without-order server 1"],
  },
];

const misnamed = (name: string, otherwise: Given = {}) => event("server", 1, { ...stray, name, ...otherwise });

const names: readonly Case[] = [
  {
    says: "in other letters, of an order without its event",
    events: [misnamed("purchase")],
    told: ["same-id-other-name server 1"],
  },
  {
    says: "in other letters, with an id that only the other side's event has",
    events: [event("browser", 1, { event_id: "abc" }), misnamed("purchase", { event_id: " abc " })],
    asked: { template: null },
    told: ["same-id-other-name server 1"],
  },
  {
    says: "quite another, of an order without its event",
    events: [misnamed("OrderPlaced")],
    told: ["same-id-other-name server 1"],
  },
  {
    says: "quite another, with the id of the other side's event",
    events: [event("browser", 1, { event_id: "abc" }), misnamed("OrderPlaced", { event_id: "abc" })],
    asked: { template: null },
    told: ["same-id-other-name server 1"],
  },
  { says: "not of an order that has its own event, too", events: [...both(1), misnamed("InitiateCheckout")], told: [] },
  { says: "not where only the other side lacks it", events: [event("server", 1), misnamed("OrderPlaced")], told: [] },
  {
    says: "not of an order that is left out",
    orders: [order(1, { test: true })],
    events: [misnamed("OrderPlaced")],
    told: [],
  },
  { says: "not with another id", events: [misnamed("OrderPlaced", { event_id: "x" })], told: [] },
];

const datasets: readonly Case[] = [
  {
    says: "of an order without its event",
    events: [event("browser", 1, { dataset: "9" })],
    told: ["same-id-other-dataset browser 1"],
  },
  {
    says: "beside its own",
    events: [...both(1), event("browser", 1, { dataset: "9" })],
    told: ["same-id-other-dataset browser 1"],
  },
  {
    says: "not with another name",
    events: [...both(1), event("browser", 1, { dataset: "9", name: "PageView" })],
    told: [],
  },
  { says: "not with another id", events: [...both(1), event("browser", 1, { dataset: "9", event_id: "x" })], told: [] },
];

const senders: readonly Case[] = [
  {
    says: "not another version of the same",
    events: ["pixel 2.1", "Pixel/v2.2.0", "pixel"].map((sender, n) => event("browser", n, { sender })),
    orders: [0, 1, 2].map((n) => order(n)),
    told: [],
  },
  {
    says: "one that gives no name",
    events: [0, 1, 2].map((n) => event("browser", n, { sender: n === 2 ? null : "pixel" })),
    orders: [0, 1, 2].map((n) => order(n)),
    told: ["second-sender browser 1"],
  },
  {
    says: "not the one of the other side",
    events: [event("browser", 1, { sender: "pixel" }), event("server", 1, { sender: "capi" })],
    told: [],
  },
];

const others: readonly Case[] = [
  { says: "none where both events are as agreed", events: both(1), told: [] },
  {
    says: "an id that is not agreed",
    events: both(1, { event_id: "abc" }),
    told: ["id-not-agreed browser 1", "id-not-agreed server 1"],
  },
  {
    says: "none where an id is the one that the order itself keeps",
    orders: [order(1, { noted_event_id: "abc" })],
    events: both(1, { event_id: "abc" }),
    told: [],
  },
  {
    says: "a server event that nobody knows when it was received, and no browser event",
    events: both(1, { received_at: null }),
    told: ["receipt-unknown server 1"],
  },
  {
    says: "one id of two orders whose events have no time",
    orders: [order(1), order(2)],
    events: [1, 2].map((n) => event("browser", n, { event_id: "x", event_at: null, received_at: null })),
    told: ["id-not-agreed browser 2", "id-reused browser 2"],
  },
  {
    says: "none where an automatic event has another name",
    events: [...both(1), event("browser", 1, { automatic: true, name: "SubscribedButtonClick", event_id: null })],
    told: [],
  },
  {
    says: "none where an event of somebody who declined says nothing of them",
    orders: [order(1, { consent: "denied" })],
    events: both(1),
    told: [],
  },
  {
    says: "a time that is not known counts as one in the window",
    events: [...both(1), event("browser", 1, { automatic: true, event_id: null, event_at: null, received_at: null })],
    asked: span,
    told: ["automatic-duplicate browser 1"],
  },
  {
    says: "an event without an order in the window, and none after it",
    events: [...both(1), guessed(300, { value: "9" }), guessed(900, { value: "9" })],
    asked: span,
    told: ["event-without-order server 1"],
  },
  {
    says: "what is wrong with events in the window that have no order, too",
    events: [300, 900].map((seconds) => guessed(seconds, { value: "9", test_code: true })),
    asked: span,
    told: ["event-without-order server 1", "test-code server 1"],
  },
  {
    says: "none where the stray one may be that of an order without an id",
    orders: [order(1, { number: null }), order(2)],
    events: [guessed(20, { value: "9" })],
    asked: { template: "order-{order.number}" },
    told: [],
  },
];

const aspects = [
  ["of an order that only amount and time tell is a guess:", guesses],
  ["under another name than the order's is told:", names],
  ["to another dataset is told:", datasets],
  ["by a second sender is told:", senders],
  ["in itself is told:", others],
] as const;

describe.each(aspects)("an event %s", (_, cases) => {
  it.each(cases)("$says", async ({ orders = [order(1), order(20, { total: "7.00" })], events, asked, told }) => {
    const ask = "SELECT kind || ' ' || side || ' ' || events AS told FROM event_issues ORDER BY kind, side";
    const rows = await judged({ orders, events }, ask, asked);
    expect(rows.map((row) => row["told"])).toEqual(told);
  });
});
