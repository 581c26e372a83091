import type { FailingOrder, OrderVerdict, Reconciliation } from "../../../src/model/reconciliation.ts";

const none: Readonly<Record<OrderVerdict, number>> = {
  excluded: 0,
  unknown: 0,
  "missing-on-both": 0,
  "missing-on-server": 0,
  "missing-on-browser": 0,
  duplicate: 0,
  currency: 0,
  "value-drift": 0,
  "product-identity": 0,
  "event-time": 0,
  "identity-keys": 0,
  matched: 0,
};

const amount = (index: number): number => 12 + ((index * 37) % 180) + (index % 7) * 0.15;

const drifting: readonly FailingOrder[] = Array.from({ length: 60 }, (_, index) => {
  const total = amount(index);
  const sent = index % 3 === 0 ? total * 100 : total - 4.9;
  return {
    order: (0xa10000000000 + index * 7919).toString(16),
    happened_at: `2026-11-${String(16 + (index % 6))}T09:${String(10 + (index % 50))}:00Z`,
    verdict: "value-drift",
    expected: `${total.toFixed(2)} EUR`,
    browser: `${total.toFixed(2)} EUR`,
    server: `${sent.toFixed(2)} EUR`,
    explanation: index % 3 === 0 ? "minor-units" : "shipping-left-out",
  };
});

const agreeing = Array.from({ length: 90 }, (_, index) => {
  const sent = `${amount(index + 500).toFixed(2)} EUR`;
  const order = (0xc30000000000 + index * 15_485_863).toString(16);
  return { order, expected: sent, browser: index % 9 === 0 ? null : sent, server: sent };
});

const doubled: readonly FailingOrder[] = Array.from({ length: 40 }, (_, index) => ({
  order: (0xb20000000000 + index * 104729).toString(16),
  happened_at: `2026-11-${String(18 + (index % 4))}T14:${String(10 + index)}:00Z`,
  verdict: "duplicate",
  expected: `order-${String(1000 + index)}`,
  browser: `0f8b${String(1000 + index)}-77aa-4b1c-9d2e`,
  server: `order-${String(1000 + index)}`,
  explanation: null,
}));

const days = Array.from({ length: 7 }, (_, index) => {
  const broken = index >= 3;
  const verdicts = {
    excluded: 11,
    "missing-on-server": 3,
    "missing-on-both": 1,
    duplicate: broken ? 28 : 2,
    "value-drift": 9,
    "product-identity": 4,
    "event-time": index === 5 ? 12 : 0,
    matched: 250 + ((index * 17) % 40),
  };
  const orders = Object.values(verdicts).reduce((sum, each) => sum + each, 0);
  return { day: `2026-11-${String(15 + index)}`, orders, verdicts };
});

const total = (verdict: string): number =>
  days.reduce((sum, day) => sum + (Object.entries(day.verdicts).find(([name]) => name === verdict)?.[1] ?? 0), 0);

const verdicts: Readonly<Record<OrderVerdict, number>> = {
  ...none,
  excluded: total("excluded"),
  "missing-on-server": total("missing-on-server"),
  "missing-on-both": total("missing-on-both"),
  duplicate: total("duplicate"),
  "value-drift": total("value-drift"),
  "product-identity": total("product-identity"),
  "event-time": total("event-time"),
  matched: total("matched"),
};

const orders = Object.values(verdicts).reduce((sum, each) => sum + each, 0);
const judged = orders - verdicts.excluded;

const counts = (numerator: number, denominator: number) => ({ numerator, denominator });

const paymentRecord = `kind: change
declares:
  - payment-app
happened_at: 2026-11-18T14:00:00Z
scope:
  stores:
    - us
detail: "A payment gateway that nobody declared: shop_pay"
`;

/** A week in which a new wallet button made its own ids, and shipping was left out on the server. */
export const report: Reconciliation = {
  version: 1,
  kind: "reconciliation",
  retest: "order-reconciliation",
  taken_at: "2026-11-22T09:00:00Z",
  store: "us",
  event: "Purchase",
  window: { from: "2026-11-15T00:00:00Z", to: "2026-11-22T00:00:00Z" },
  inputs: [
    { kind: "orders", files: 2, read: orders, rejected: 0 },
    { kind: "browser", files: 7, read: 15_200, rejected: 12 },
    { kind: "server", files: 1, read: 2_100, rejected: 0 },
    { kind: "catalogue", files: 1, read: 840, rejected: 0 },
  ],
  orders,
  verdicts,
  excluded: { pos: 52, test: 18, "no-consent": 7 },
  metrics: {
    orders_with_event: { numerator: judged - 7, denominator: judged },
    on_both_paths: { numerator: judged - 28, denominator: judged },
    events_with_order: { numerator: 4_060, denominator: 4_072 },
    duplicated_orders: { numerator: verdicts.duplicate, denominator: judged },
    same_event_id: { numerator: judged - 28 - verdicts.duplicate, denominator: judged - 28 },
    with_value: { numerator: judged - 7, denominator: judged - 7 },
    same_value: { numerator: judged - 7 - verdicts["value-drift"], denominator: judged - 7 },
    same_currency: { numerator: judged - 7, denominator: judged - 7 },
    in_catalogue: { numerator: judged - 7 - 28, denominator: judged - 7 },
    same_event_time: { numerator: judged - 7 - 12, denominator: judged - 7 },
  },
  events: { "event-without-order": 12, "id-reused": 2, "second-sender": 0 },
  explanations: [
    { code: "shipping-left-out", verdict: "value-drift", side: "server", orders: 42, of: 63, detail: null },
    { code: "minor-units", verdict: "value-drift", side: "server", orders: 21, of: 63, detail: "value = total x 100" },
    {
      code: "processing-time",
      verdict: "event-time",
      side: "server",
      orders: 12,
      of: 12,
      detail: "41 min after the order",
    },
    { code: "global-id", verdict: "product-identity", side: "browser", orders: 28, of: 28, detail: null },
  ],
  compared: {
    windows: "halves",
    before: { from: "2026-11-15T00:00:00Z", to: "2026-11-18T11:59:59Z" },
    after: { from: "2026-11-18T12:00:00Z", to: "2026-11-22T00:00:00Z" },
    matches: [
      { name: "matched", before: counts(875, 920), after: counts(992, 1_196) },
      { name: "same_event_id", before: counts(902, 920), after: counts(990, 1_100) },
      { name: "same_value", before: counts(0, 0), after: counts(0, 0) },
    ],
    identity: [
      { name: "em", before: counts(460, 920), after: counts(880, 1_100) },
      { name: "ph", before: counts(300, 920), after: counts(360, 1_100) },
      { name: "ge", before: counts(0, 920), after: counts(0, 1_100) },
    ],
    grade: [6.4, 8.1],
    totals: { meta: [1_000, 1_500], orders: [980, 1_190] },
  },
  segments: [
    {
      verdict: "duplicate",
      where: [
        { dimension: "device", value: "mobile" },
        { dimension: "gateway", value: "Shop Pay" },
      ],
      inside: { numerator: 93, denominator: 150 },
      outside: { numerator: 25, denominator: 1_900 },
      p_value: 3e-41,
      first_seen: "2026-11-18T14:00:00Z",
      after: { what: "new wallet button (#398)", at: "2026-11-18T11:00:00Z" },
    },
    {
      verdict: "value-drift",
      where: [{ dimension: "country", value: "CH" }],
      inside: { numerator: 42, denominator: 120 },
      outside: { numerator: 21, denominator: 1_930 },
      p_value: 0.00021,
      first_seen: "2026-11-15T00:10:00Z",
      after: null,
    },
    {
      verdict: "event-time",
      where: [{ dimension: "hour", value: "3" }],
      inside: { numerator: 12, denominator: 30 },
      outside: { numerator: 0, denominator: 2_020 },
      p_value: 0.004,
      first_seen: null,
      after: null,
    },
  ],
  days,
  failing: [...doubled, ...drifting],
  matched: agreeing,
  findings: [
    {
      code: "identity-up-matches-down",
      severity: "warning",
      args: {
        since: "2026-11-18T12:00:00Z",
        up: ["em 50 % (460 of 920) → 80 % (880 of 1100)"],
        down: ["same event id on both paths 98 % (902 of 920) → 90 % (990 of 1100)"],
      },
    },
    {
      code: "undeclared-change",
      severity: "warning",
      args: {
        what: "payment gateway",
        value: "shop_pay",
        orders: 150,
        first_seen: "2026-11-18T14:00:00Z",
        first_order: "b20000000000",
        record: { path: "governance/records/2026-11-18-payment-app.yml", text: paymentRecord },
      },
    },
  ],
};

const noVerdicts = none;

/** Ten orders and nothing else: no path was given, so nothing is known of any of them. */
export const ordersAlone: Reconciliation = {
  ...report,
  inputs: [{ kind: "orders", files: 1, read: 10, rejected: 0 }],
  window: null,
  store: null,
  orders: 10,
  verdicts: { ...noVerdicts, unknown: 10 },
  excluded: {},
  metrics: {},
  events: {},
  explanations: [],
  compared: null,
  segments: [],
  days: [{ day: "2026-11-20", orders: 10, verdicts: { unknown: 10 } }],
  failing: [],
  matched: [],
  findings: [],
};

/** A clean day. */
export const clean: Reconciliation = {
  ...report,
  inputs: report.inputs.map((input) => ({ ...input, rejected: 0 })),
  orders: 200,
  verdicts: { ...noVerdicts, matched: 200 },
  excluded: {},
  metrics: {
    orders_with_event: { numerator: 200, denominator: 200 },
    on_both_paths: { numerator: 200, denominator: 200 },
    events_with_order: { numerator: 400, denominator: 400 },
    duplicated_orders: { numerator: 0, denominator: 200 },
    same_event_id: { numerator: 200, denominator: 200 },
    with_value: { numerator: 200, denominator: 200 },
    same_value: { numerator: 200, denominator: 200 },
    same_currency: { numerator: 200, denominator: 200 },
    in_catalogue: { numerator: 200, denominator: 200 },
    same_event_time: { numerator: 200, denominator: 200 },
    same_user_data: { numerator: 200, denominator: 200 },
  },
  events: {},
  explanations: [],
  compared: null,
  segments: [],
  days: [{ day: "2026-11-20", orders: 200, verdicts: { matched: 200 } }],
  failing: [],
  findings: [],
};

/** Nothing at all. */
export const empty: Reconciliation = {
  ...ordersAlone,
  inputs: [],
  orders: 0,
  verdicts: noVerdicts,
  days: [],
};
