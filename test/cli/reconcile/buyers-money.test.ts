import { describe, expect, it } from "vitest";
import {
  asBuyer,
  asShop,
  browserLog,
  ordersCsv,
  ordersJson,
  reconcileShop,
  serverLog,
  textOfShop,
  type Amount,
} from "./foreign-shop.ts";

const declared = "value: { amount: total, currency: shop }\n  divergence: [browser]";
const declaredOf = (amount: string) => `value: { amount: ${amount}, currency: shop }\n  divergence: [browser]`;

/** The shop's amount with the name of the buyer's currency on it. */
const mislabelled = (n: number): Amount => ({ value: asShop(n).value, currency: asBuyer(n).currency });
const aCent = (n: number): Amount => (asBuyer(n).currency === "CHF" ? { value: 0.01, currency: "CHF" } : asShop(n));

const parts = {
  subtotal: (n: number) => asBuyer(n, "subtotal").value,
  "total-without-shipping": (n: number) => asBuyer(n).value - asBuyer(n, "shipping").value,
  "total-without-tax": (n: number) => asBuyer(n).value - asBuyer(n, "tax").value,
  "total-without-shipping-and-tax": (n: number) =>
    asBuyer(n).value - asBuyer(n, "shipping").value - asBuyer(n, "tax").value,
} as const;

const shopsPart = {
  subtotal: 75,
  "total-without-shipping": 90,
  "total-without-tax": 85,
  "total-without-shipping-and-tax": 75,
};

describe("a path that may send the buyer's money", () => {
  it("is right with the buyer's amount, and with the shop's", async () => {
    for (const amountOf of [asBuyer, asShop]) {
      const { code, verdicts } = await reconcileShop({
        orders: ordersJson(),
        browser: browserLog(amountOf),
        server: serverLog(),
        contract: declared,
      });
      expect({ code, verdicts }).toEqual({ code: 0, verdicts: { matched: 36 } });
    }
  });

  it("is wrong with the shop's amount in the buyer's currency", async () => {
    const shop = { orders: ordersJson(), browser: browserLog(mislabelled), server: serverLog(), contract: declared };
    const { code, verdicts, metrics } = await reconcileShop(shop);
    expect({ code, verdicts }).toEqual({ code: 1, verdicts: { matched: 24, "value-drift": 12 } });
    expect(metrics["same_value"]).toEqual({ numerator: 24, denominator: 36 });
  });

  it.each(Object.entries(parts))("is held against the order's %s in the buyer's money", async (amount, theirs) => {
    const server = serverLog((n) => ({ ...asShop(n), value: shopsPart[amount as keyof typeof parts] }));
    const shop = { orders: ordersJson(), server, contract: declaredOf(amount) };
    const right = browserLog((n) => ({ ...asBuyer(n), value: theirs(n) }));
    const wrong = browserLog((n) => (asBuyer(n).currency === "CHF" ? aCent(n) : { ...asShop(n), value: theirs(n) }));
    expect((await reconcileShop({ ...shop, browser: right })).verdicts).toEqual({ matched: 36 });
    expect((await reconcileShop({ ...shop, browser: wrong })).verdicts).toEqual({ matched: 24, "value-drift": 12 });
  });

  it("is wrong with any other currency", async () => {
    const browser = browserLog((n) => ({ value: 100, currency: asBuyer(n).currency === "CHF" ? "USD" : "EUR" }));
    const { verdicts } = await reconcileShop({
      orders: ordersJson(),
      browser,
      server: serverLog(),
      contract: declared,
    });
    expect(verdicts).toEqual({ matched: 24, currency: 12 });
  });
});

describe("orders that do not hold the buyer's money", () => {
  it.each([
    ["the total", asBuyer],
    ["a cent", aCent],
  ] as const)("leave open whether %s is right", async (_, amountOf) => {
    const shop = { orders: ordersCsv(), browser: browserLog(amountOf), server: serverLog(), contract: declared };
    const { code, verdicts, said, metrics } = await reconcileShop(shop);
    expect({ code, verdicts }).toEqual({ code: 2, verdicts: { matched: 24, unknown: 12 } });
    expect(said).toContain("buyers-money-unknown");
    const text = await textOfShop(shop);
    expect(text).toContain("12 orders can't be judged: their events are in another currency than the shop's");
    expect(text).toContain("a CSV export holds the shop's money alone");
    expect(metrics["same_value"]).toEqual({ numerator: 24, denominator: 24 });
  });

  it("leave it open, too, where all paths send the buyer's money", async () => {
    const contract = "value: { amount: total, currency: presentment }";
    const logs = { browser: browserLog(asBuyer), server: serverLog(asBuyer), contract };
    expect(await reconcileShop({ orders: ordersCsv(), ...logs })).toMatchObject({
      code: 2,
      verdicts: { matched: 24, unknown: 12 },
    });
    expect(await reconcileShop({ orders: ordersJson(), ...logs })).toMatchObject({
      code: 0,
      verdicts: { matched: 36 },
    });
  });

  it("still show what is wrong in the shop's money, and what is missing", async () => {
    const browser = browserLog(asBuyer);
    const server = serverLog((n) => (n <= 6 ? { value: 90, currency: "EUR" } : asShop(n)));
    const { verdicts } = await reconcileShop({ orders: ordersCsv(), browser, server, contract: declared });
    expect(verdicts).toEqual({ matched: 20, unknown: 10, "value-drift": 6 });
    const fewer = serverLog().split("\n").slice(6).join("\n");
    expect((await reconcileShop({ orders: ordersCsv(), browser, server: fewer, contract: declared })).verdicts).toEqual(
      {
        matched: 20,
        unknown: 10,
        "missing-on-server": 6,
      },
    );
  });

  it("have the wrong currency where the sheet agrees on the shop's", async () => {
    const { verdicts } = await reconcileShop({
      orders: ordersCsv(),
      browser: browserLog(asBuyer),
      server: serverLog(),
    });
    expect(verdicts).toEqual({ matched: 24, currency: 12 });
  });
});
