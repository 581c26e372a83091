import { both, event, line, order, type Given, type Tables } from "./small-store.ts";

const agents = ["Mozilla/5.0 (iPhone) Mobile Safari/604.1", "Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36"];
const late = 9 * 3600;

type Sent = (n: number) => readonly Given[];

const server = (n: number, otherwise: Given): readonly Given[] => [event("browser", n), event("server", n, otherwise)];

/** What can go wrong with an order, six of each, so that every question has something to ask on. */
const faults: readonly Sent[] = [
  (n) => server(n, { value: "33.00" }),
  (n) => server(n, { currency: "EUR" }),
  (n) => server(n, { content_ids: [`p${String(n)}`] }),
  (n) => server(n, { event_at: new Date(Date.UTC(2026, 10, 1, 12) + (n * 60 + late) * 1000).toISOString() }),
  (n) => server(n, { keys: { em: `kim${String(n)}@northwind.example` } }),
  (n) => [event("browser", n)],
  () => [],
  (n) => [event("browser", n), ...both(n, { event_id: `other-${String(n)}` })],
];

const usual = 40;
const all = usual + faults.length * 6;
const numbers = Array.from({ length: all }, (_, index) => index + 1);
const sentFor = (n: number): readonly Given[] =>
  n <= usual ? both(n) : (faults[Math.floor((n - usual - 1) / 6)]?.(n) ?? []);

/** A store in which each verdict occurs, with a catalogue, Meta's totals, and things that nobody declared. */
export const faultyStore: Tables = {
  orders: numbers.map((n) =>
    order(n, {
      user_agent: agents[n > usual ? 0 : 1],
      gateway: n > usual ? "new-gateway" : "card",
      identity: { em: `kim${String(n)}@northwind.example` },
      discounts: n % 3 === 0 ? "5.00" : "0.00",
      financial_status: n % 20 === 0 ? "pending" : "paid",
    }),
  ),
  order_lines: numbers.map((n) => line(n, { quantity: 2, price: "20.00" })),
  events: [
    ...numbers.flatMap(sentFor),
    ...both(900, { event_id: "stray", order_ref: null }),
    ...both(901, { name: "purchase" }),
    ...both(1, { name: "AddToCart", order_ref: null, event_id: null }),
  ],
  catalogue: numbers.map((n) => ({ id: `v${String(n)}`, item_group_id: `p${String(n)}` })),
  totals: [{ day: "2026-11-01", event: "Purchase", count: 80, value: "3200.00", emq: 7.5 }],
};
