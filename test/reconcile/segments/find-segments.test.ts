import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Warehouse } from "../../../src/port/warehouse.ts";
import { failingSegments } from "../../../src/reconcile/segments/find-segments.ts";
import { drawOrders, fill, type JudgedOrder, openWarehouse, seeded } from "./in-memory.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openWarehouse();
});
afterAll(() => warehouse.close());

const find = async (orders: readonly JudgedOrder[], changes: readonly { what: string; at: string }[] = []) => {
  await fill(warehouse, orders);
  return failingSegments(warehouse.rows, { changes });
};
const names = (segments: Awaited<ReturnType<typeof find>>): readonly string[] =>
  segments.map(({ where }) => where.map(({ dimension, value }) => `${dimension}=${value}`).join("+"));
const failing = (order: JudgedOrder, verdict = "duplicate"): JudgedOrder => ({ ...order, verdict });

const turned = (value: string): string => value.slice(1) + value.charAt(0);

const onMobileShopPay = ({ dimensions }: JudgedOrder): boolean =>
  dimensions.device === "mobile" && dimensions.gateway === "shop_pay";

describe("failing segments", () => {
  it("finds the injected two-way segment first in at least 95 of 100 seeds", async () => {
    let first = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = seeded(seed);
      const orders = drawOrders(1_000, random).map((order) =>
        random() < (onMobileShopPay(order) ? 0.38 : 0.01) ? failing(order) : order,
      );
      if (names(await find(orders))[0] === "device=mobile+gateway=shop_pay") first += 1;
    }
    expect(first).toBeGreaterThanOrEqual(95);
  }, 300_000);

  it("tells nothing of orders that fail everywhere alike in at least 95 of 100 seeds", async () => {
    let silent = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = seeded(seed);
      const orders = drawOrders(1_000, random).map((order) => (random() < 0.1 ? failing(order) : order));
      if ((await find(orders)).length === 0) silent += 1;
    }
    expect(silent).toBeGreaterThanOrEqual(95);
  }, 300_000);

  it("gives counts, a chance, the first time and the change before it", async () => {
    const random = seeded(7);
    const broken = "2026-11-02T00:00:00Z";
    const orders = drawOrders(4_000, random).map((order, index) => {
      const early = index === 3 && onMobileShopPay(order);
      const since = order.at >= broken.replace("Z", ".000Z");
      return early || random() < (since && onMobileShopPay(order) ? 0.5 : 0.01) ? failing(order) : order;
    });
    const changes = [
      { what: "9f8e7d6c5b4a", at: "2026-11-01T12:00:00Z" },
      { what: "2026-11-01-shop-pay", at: "2026-11-01T23:30:00Z" },
      { what: "0a1b2c3d4e5f", at: "2026-11-03T01:00:00Z" },
    ];
    const [first, ...others] = await find(orders, changes);
    const inside = orders.filter(onMobileShopPay);
    const failed = (some: readonly JudgedOrder[]): number => some.filter(({ verdict }) => verdict !== "matched").length;
    expect(first).toMatchObject({
      verdict: "duplicate",
      where: [
        { dimension: "device", value: "mobile" },
        { dimension: "gateway", value: "shop_pay" },
      ],
      inside: { numerator: failed(inside), denominator: inside.length },
      outside: { numerator: failed(orders) - failed(inside), denominator: orders.length - inside.length },
      after: changes[1],
    });
    expect(first!.p_value).toBeLessThan(1e-20);
    const seen = Date.parse(first!.first_seen!);
    expect(seen).toBeGreaterThanOrEqual(Date.parse(broken));
    expect(seen).toBeLessThan(Date.parse(broken) + 3 * 3_600_000);
    expect(others).toEqual([]);
  });

  it("takes one stray early failure for none, and the very first failure where all of a segment fails from the start", async () => {
    const random = seeded(3);
    const drawn = drawOrders(2_000, random);
    const klarna = drawn.flatMap(({ dimensions }, index) => (dimensions.gateway === "klarna" ? [index] : []));
    const late = klarna.filter((index) => index > 1_200);
    const stray = new Set([klarna[2]!, ...late]);
    const [noisy] = await find(drawn.map((order, index) => (stray.has(index) ? failing(order) : order)));
    expect(noisy!.first_seen).toBe(drawn[late[0]!]!.at.replace(".000Z", "Z"));
    const always = new Set(klarna);
    const [constant] = await find(drawn.map((order, index) => (always.has(index) ? failing(order) : order)));
    expect(constant!.first_seen).toBe(drawn[klarna[0]!]!.at.replace(".000Z", "Z"));
  });

  it("takes a few failures in a row for no beginning where a third fails all the time", async () => {
    const drawn = drawOrders(4_000, seeded(7));
    const mobile = drawn.flatMap((order, index) => (onMobileShopPay(order) ? [index] : [])).slice(-220);
    const wrong = new Set([...mobile.filter((_, nth) => nth % 3 === 0), ...mobile.slice(-5)]);
    const earlier = drawn.slice(mobile[0]);
    const [steady] = await find(
      earlier.map((order, index) => (wrong.has(index + mobile[0]!) ? failing(order) : order)),
    );
    expect(names([steady!])).toEqual(["device=mobile+gateway=shop_pay"]);
    expect(steady!.first_seen).toBe(earlier[0]!.at.replace(".000Z", "Z"));
  });

  it("tells one value alone where everything that has it fails alike", async () => {
    const random = seeded(11);
    const orders = drawOrders(3_000, random).map((order) =>
      random() < (order.dimensions.gateway === "klarna" ? 0.4 : 0.01) ? failing(order) : order,
    );
    expect(names(await find(orders))).toEqual(["gateway=klarna"]);
  });

  it("tells two causes apart, the stronger one first", async () => {
    const random = seeded(5);
    const rate = (order: JudgedOrder): number =>
      onMobileShopPay(order) ? 0.6 : order.dimensions.country === "DE" ? 0.15 : 0.01;
    const orders = drawOrders(4_000, random).map((order) => (random() < rate(order) ? failing(order) : order));
    expect(names(await find(orders))).toEqual(["device=mobile+gateway=shop_pay", "country=DE"]);
  });

  it("finds the same segment under any names of the values", async () => {
    const random = seeded(9);
    const orders = drawOrders(2_000, random).map((order) =>
      random() < (onMobileShopPay(order) ? 0.4 : 0.02) ? failing(order) : order,
    );
    const renamed = orders.map((order) => ({
      ...order,
      dimensions: Object.fromEntries(
        Object.entries(order.dimensions).map(([name, value]) => [name, `it's ${turned(value)}`]),
      ),
    }));
    const before = await find(orders);
    const after = await find(renamed);
    expect(after.map(({ where: _where, ...rest }) => rest)).toEqual(before.map(({ where: _where, ...rest }) => rest));
    expect(names(after)).toEqual(["device=it's obilem+gateway=it's hop_pays"]);
  });

  it("finds the same in any order of the rows", async () => {
    const random = seeded(21);
    const orders = drawOrders(2_000, random).map((order) =>
      random() < (onMobileShopPay(order) ? 0.4 : 0.02) ? failing(order) : order,
    );
    expect(await find([...orders].reverse())).toEqual(await find(orders));
  });

  it("stays silent about segments of a few orders, and about shares that differ by next to nothing", async () => {
    const few = drawOrders(400, seeded(2)).map((order, index) =>
      index < 15 ? failing({ ...order, dimensions: { ...order.dimensions, gateway: "gift_card" } }) : order,
    );
    expect(names(await find(few)).some((name) => name.includes("gift_card"))).toBe(false);
    const random = seeded(2);
    const alike = drawOrders(20_000, random).map((order) =>
      random() < (order.dimensions.device === "mobile" ? 0.33 : 0.3) ? failing(order) : order,
    );
    expect(await find(alike)).toEqual([]);
  });

  it("does not take orders without an event for orders whose event is right", async () => {
    const random = seeded(4);
    const orders = drawOrders(3_000, random).map((order) => {
      if (order.dimensions.device === "desktop" && random() < 0.7) return failing(order, "missing-on-both");
      return random() < 0.2 ? failing(order, "value-drift") : order;
    });
    const found = await find(orders);
    expect(found.map(({ verdict }) => verdict)).toEqual(["missing-on-both"]);
    expect(names(found)).toEqual(["device=desktop"]);
  });

  it("sees what fails behind a verdict that came first", async () => {
    const random = seeded(6);
    const orders = drawOrders(2_000, random).map((order): JudgedOrder => {
      const drifts = order.dimensions.country === "CA" && random() < 0.5;
      const wrong = ["duplicate", ...(drifts ? ["value-drift"] : [])];
      return { ...order, verdict: "duplicate", wrong };
    });
    expect((await find(orders)).map(({ verdict, where }) => [verdict, where[0]!.value])).toEqual([
      ["value-drift", "CA"],
    ]);
  });

  it("leaves orders out that are not judged, and values that are not known", async () => {
    const random = seeded(8);
    const orders = drawOrders(2_000, random).map((order): JudgedOrder => {
      if (random() < 0.3)
        return { ...failing(order, "excluded"), dimensions: { ...order.dimensions, gateway: "klarna" } };
      const { device, ...unknown } = order.dimensions;
      return random() < 0.3
        ? failing({ ...order, dimensions: unknown })
        : { ...order, dimensions: { ...unknown, device: device! } };
    });
    expect(await find(orders)).toEqual([]);
  });
});
