import { describe, expect, it } from "vitest";
import { at, both, event, judged, line, order, type Given, type Tables } from "../small-store.ts";

interface Case {
  readonly says: string;
  readonly events: readonly Given[];
  readonly order?: Given;
  readonly template?: string | null;
  readonly joined: string | null;
}

const bare = { order_ref: null };

const cases: readonly Case[] = [
  { says: "the order's id", events: both(1), joined: "order-ref" },
  { says: "a global id", events: both(1, { order_ref: "gid://shopify/Order/7001" }), joined: "order-ref" },
  { says: "the order's name", events: both(1, { order_ref: "#1001" }), joined: "order-ref" },
  { says: "the order's number", events: both(1, { order_ref: "1001" }), joined: "order-ref" },
  { says: "the checkout's token", events: both(1, { order_ref: "token1" }), joined: "order-ref" },
  {
    says: "the order's name where nothing says its number",
    order: { number: null },
    events: both(1, { order_ref: "1001" }),
    joined: "order-ref",
  },
  {
    says: "the order's number where its name is another",
    order: { name: "#1001", number: "77" },
    events: both(1, { order_ref: "#77" }),
    joined: "order-ref",
  },
  {
    says: "a global id as event id",
    events: both(1, { ...bare, event_id: "gid://shopify/Order/7001" }),
    joined: "event-id",
  },
  { says: "the agreed event id", events: both(1, bare), joined: "event-id" },
  { says: "the order's id as event id", events: both(1, { ...bare, event_id: "7001" }), joined: "event-id" },
  { says: "the order's name as event id", events: both(1, { ...bare, event_id: "#1001" }), joined: "event-id" },
  { says: "the checkout's token as event id", events: both(1, { ...bare, event_id: "token1" }), joined: "event-id" },
  {
    says: "an event id noted with the order",
    order: { noted_event_id: "abc" },
    events: both(1, { ...bare, event_id: "abc" }),
    joined: "noted-id",
  },
  {
    says: "the other side, which knows the order",
    events: [event("browser", 1, { ...bare, event_id: "abc" }), event("server", 1, { event_id: "abc" })],
    joined: "order-ref",
  },
  { says: "the agreed id of a sheet without a template", template: null, events: both(1, bare), joined: null },
  { says: "another order's reference", events: both(1, { order_ref: "9", event_id: "9" }), joined: null },
];

function tablesOf({ order: differs, events }: Case): Tables {
  return { orders: [order(1, differs), order(2)], order_lines: [line(1), line(2)], events };
}

describe("an event finds its order", () => {
  it.each(cases)("by $says: $joined", async (one) => {
    const asked = one.template === undefined ? {} : { template: one.template };
    const rows = await judged(
      tablesOf(one),
      "SELECT joined_by, browser_seq IS NOT NULL AS b, server_seq IS NOT NULL AS s FROM verdicts WHERE name = '#1001'",
      asked,
    );
    expect(rows).toEqual([{ joined_by: one.joined, b: one.joined !== null, s: one.joined !== null }]);
  });

  const troubles = async (events: readonly Given[]) =>
    await judged(
      { orders: [order(1), order(2), order(3)], events },
      "SELECT kind, events FROM event_issues ORDER BY kind",
    );

  it("through another event of its side with its id, and counts once", async () => {
    const again = event("server", 1, { ...bare, event_id: "abc", received_at: at(500) });
    expect(await troubles([event("server", 1, { event_id: "abc" }), again])).toEqual([
      { kind: "id-not-agreed", events: "2" },
      { kind: "repeated", events: "1" },
    ]);
  });

  const unsaid = event("server", 2, { ...bare, event_id: "abc", value: "43.00" });
  it.each([
    ["that it names is none of these", [event("server", 2, { order_ref: "9", event_id: "abc", value: "43.00" })]],
    ["could be one of two with that id", [event("server", 2, { event_id: "abc" }), unsaid]],
  ])("through no event of its side where the order %s", async (_, others) => {
    const told = await troubles([event("server", 1, { event_id: "abc" }), ...others]);
    expect(told).toContainEqual({ kind: "event-without-order", events: "1" });
  });

  it("by amount and time only as a guess, which is no match", async () => {
    const orders = [order(1, { total: "41.00" }), order(20, { total: "42.00" })];
    const stray = (n: number, value: string) => event("server", n, { ...bare, event_id: `x${n}`, value });
    const tables = { orders, events: [stray(1, "41.00"), stray(20, "42.00"), stray(5, "43.00")] };
    const verdicts = await judged(tables, "SELECT DISTINCT verdict FROM verdicts");
    expect(verdicts).toEqual([{ verdict: "missing-on-both" }]);
    const issues = await judged(tables, "SELECT kind, side, events FROM event_issues ORDER BY kind");
    expect(issues).toContainEqual({ kind: "probable-match", side: "server", events: "2" });
    expect(issues).toContainEqual({ kind: "event-without-order", side: "server", events: "1" });
  });

  it("never by amount and time where two would fit", async () => {
    const tables = { orders: [order(1), order(2)], events: [event("server", 1, { ...bare, event_id: "x" })] };
    const issues = await judged(tables, "SELECT kind FROM event_issues");
    expect(issues).toEqual([{ kind: "event-without-order" }]);
  });

  it("as the first of two that share a token, once", async () => {
    const orders = [order(1), order(2, { checkout_token: "token1" })];
    const rows = await judged(
      { orders, events: [event("server", 1, { order_ref: "token1", event_id: "x" })] },
      "SELECT name, server_count FROM verdicts ORDER BY name",
    );
    expect(rows).toEqual([
      { name: "#1001", server_count: "1" },
      { name: "#1002", server_count: "0" },
    ]);
  });
});

describe("what is wrong with events", () => {
  const tables: Tables = {
    orders: [order(1), order(2), order(3, { consent: "denied" })],
    events: [
      event("browser", 1, { sender: "shop_pixel-1.2" }),
      event("browser", 1, { sender: "shop_pixel-1.3", received_at: at(400) }),
      event("server", 1, { test_code: true }),
      event("browser", 2, { event_id: "order-7001", sender: "other" }),
      event("server", 2, { event_id: null }),
      event("server", 2, { name: "purchase" }),
      event("browser", 2, { dataset: "9", event_id: "order-7002" }),
      event("browser", 2, { automatic: true, event_id: "auto" }),
      event("server", 3, { keys: { fbp: "fb.1.1.1" } }),
      event("server", 900, { order_ref: "no", event_id: "late" }),
    ],
  };

  it("is counted by kind and side", async () => {
    const rows = await judged(tables, "SELECT kind, side, events FROM event_issues ORDER BY kind, side");
    expect(rows.map(({ kind, side, events }) => [kind, side, Number(events)])).toEqual([
      ["automatic-duplicate", "browser", 1],
      ["consent-ignored", "server", 1],
      ["id-missing", "server", 1],
      ["id-not-agreed", "browser", 1],
      ["id-reused", "browser", 3],
      ["id-reused", "server", 1],
      ["repeated", "browser", 1],
      ["same-id-other-dataset", "browser", 1],
      ["same-id-other-name", "server", 1],
      ["second-sender", "browser", 1],
      ["test-code", "server", 1],
    ]);
  });

  it("is counted in the time that is judged only", async () => {
    const window = { from: at(200), to: at(300) };
    const later = {
      ...tables,
      orders: [...(tables.orders ?? []), order(4)],
      events: [...(tables.events ?? []), ...both(4)],
    };
    const ask = "SELECT kind, side, events FROM event_issues ORDER BY kind, side";
    expect(await judged(later, ask, { window })).toEqual([]);
    const mistaken = { ...later, events: [...later.events, event("browser", 4, { automatic: true })] };
    expect(await judged(mistaken, ask, { window })).toEqual([
      { kind: "automatic-duplicate", side: "browser", events: "1" },
    ]);
  });

  it("is no deduplication when the id that both paths carry is another order's as well", async () => {
    const shared = [1, 2].flatMap((n) => both(n, { event_id: "undefined" }));
    const apart = { orders: [1, 2, 3].map((n) => order(n)), events: [...shared, ...both(3)] };
    const rows = await judged(apart, "SELECT numerator, denominator FROM metrics WHERE name = 'same_event_id'");
    expect(rows).toEqual([{ numerator: "1", denominator: "3" }]);
  });

  it.each([
    ["an hour", 3600, 2],
    ["three days", 3 * 86_400, 0],
  ])("is an id of two orders that come %s apart: %i seconds", async (_, apart, events) => {
    const sent = [1, 2].map((n) => event("server", n, { event_id: "same", received_at: at(n * apart) }));
    const rows = await judged(
      { orders: [1, 2].map((n) => order(n)), events: sent },
      "SELECT events FROM event_issues WHERE kind = 'id-reused'",
    );
    expect(rows).toEqual(events === 0 ? [] : [{ events: String(events) }]);
  });

  it("is not that an event after the last order has none: the order may just not be in the export", async () => {
    const rows = await judged(tables, "SELECT numerator, denominator FROM metrics WHERE name = 'events_with_order'");
    expect(rows).toEqual([{ numerator: "6", denominator: "6" }]);
  });
});
