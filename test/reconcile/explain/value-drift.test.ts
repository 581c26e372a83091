import { describe, expect, test } from "vitest";
import { contract, event, order, type Given } from "../small-store.ts";
import { explained, paid, serverOf } from "./one-order.ts";

describe("a value that differs", () => {
  const values: readonly (readonly [code: string, sent: Given])[] = [
    ["shipping-and-tax-left-out", { value: "90.00" }],
    ["shipping-left-out", { value: "103.50" }],
    ["tax-left-out", { value: "95.00" }],
    ["refund-deducted", { value: "60.25" }],
    ["gift-card-deducted", { value: "83.50" }],
    ["discount-taken-twice", { value: "98.50" }],
    ["discount-ignored", { value: "118.50" }],
    ["discount-ignored", { value: "100.00" }],
    ["shipping-added", { value: "113.50" }],
    ["tax-added", { value: "122.00" }],
    ["minor-units", { value: "10850" }],
    ["minor-units-divided", { value: "1.09" }],
    ["presentment-amount", { value: "58.77" }],
    ["whole-units", { value: "108" }],
    ["value-missing", { value: null, value_text: null }],
    ["locale-number", { value: null, value_text: "108,50" }],
    ["locale-number", { value: null, value_text: "CA$ 108.50" }],
    ["not-a-number", { value: null, value_text: "NaN" }],
    ["value-zero", { value: "0" }],
    ["one-line-only", { value: "40.00" }],
    ["line-left-out", { value: "68.50" }],
    ["value-drift-unexplained", { value: "77.77" }],
  ];

  test.each(values)("as by %s is explained so: %j", async (code, sent) => {
    const { found, codes } = await explained(serverOf(sent));
    const detail = code === "value-drift-unexplained" ? null : "right 0 of 1, without this 1 of 1";
    expect(found).toEqual([{ code, verdict: "value-drift", side: "server", orders: 1, of: 1, detail }]);
    expect(codes).toEqual([`server ${code}`]);
  });

  const extras = { total: "126.50", tip: "7.00", duties: "11.00" };
  const edited = { total: "108.50", refunded: "0", current_total: "131.00" };
  const noRefund = { refunded: "0", current_total: "88.10" };
  const yen = { currency: "JPY", total: "4015", subtotal: null, shipping: null, tax: null, discounts: null };
  const dinars = { ...yen, currency: "KWD", total: "4.125" };
  const inYen = { currency: "JPY", presentment_currency: null, presentment_total: null, current_total: null };

  test.each([
    ["tip-left-out", { value: "119.50" }, extras],
    ["tip-added", { value: "133.50" }, extras],
    ["duties-left-out", { value: "115.50" }, extras],
    ["duties-added", { value: "137.50" }, extras],
    ["subtotal-instead", { value: "90.00" }, extras],
    ["edits-included", { value: "131.00" }, edited],
    ["edits-included", { value: "88.10" }, noRefund],
    ["changes-included", { value: "88.10" }, { ...noRefund, refunded: null }],
    ["edited-otherwise", { value: "77.77" }, edited],
    ["hundredfold", { value: "401500", currency: "JPY" }, { ...yen, ...inYen }],
    ["hundredth", { value: "40.15", currency: "JPY" }, { ...yen, ...inYen }],
    ["minor-units", { value: "4125", currency: "KWD" }, { ...dinars, ...inYen, currency: "KWD" }],
    ["hundredfold", { value: "412.5", currency: "KWD" }, { ...dinars, ...inYen, currency: "KWD" }],
    ["hundredth", { value: "0.041", currency: "KWD" }, { ...dinars, ...inYen, currency: "KWD" }],
  ])("as by %s is explained so: %j in %j", async (code, sent: Given, otherwise: Given) => {
    expect((await explained(serverOf(sent, otherwise))).codes).toEqual([`server ${code}`]);
  });

  test("of a free order is not divided by anything", async () => {
    const free = serverOf({ value: "0", currency: "JPY" }, { ...yen, ...inYen, total: "40" });
    expect((await explained(free)).codes).toEqual(["server value-zero"]);
  });

  test("in the buyer's yen is tried in hundredths as well", async () => {
    const order = { ...paid, presentment_currency: "JPY", presentment_total: "4015" };
    const sent = serverOf({ value: "401500", currency: "JPY" }, order);
    expect((await explained(sent, { divergence: ["server"] })).codes).toContain("server hundredfold");
  });

  test("of the shop under the buyer's currency is the shop's, where the sheet lets a side say the buyer's", async () => {
    const sent = serverOf({ currency: "GBP" }, paid);
    const { codes } = await explained(sent, { divergence: ["server"] });
    expect(codes).toContain("server shop-amount");
  });

  test("in the buyer's money leaves out what was paid in that money", async () => {
    const theirs = { presentment_subtotal: "48.77", presentment_shipping: "2.70", presentment_tax: "7.30" };
    const inTheirs = { value: { ...contract.value, currency: "presentment" } } as const;
    const sent = (value: string) => serverOf({ value, currency: "GBP" }, { ...paid, ...theirs });
    expect((await explained(sent("56.07"), inTheirs)).codes).toContain("server shipping-left-out");
    expect((await explained(sent("53.77"), inTheirs)).codes).not.toContain("server shipping-left-out");
  });

  test("by unit prices is explained so", async () => {
    expect((await explained(serverOf({ value: "60.00" }, { total: "110.00" }))).codes).toContain("server unit-price");
  });

  test("by a cent is no difference, unless the sheet allows none: then it is rounding", async () => {
    const cent = serverOf({ value: "108.49" });
    expect((await explained(cent)).found).toEqual([]);
    const none = await explained(cent, { value: { ...contract.value, tolerance: "0" } });
    expect(none.codes).toEqual(["server rounding"]);
  });

  test("by the shipping alone is explained so where prices hold the tax", async () => {
    const order = { total: "108.50", subtotal: "93.50", shipping: "15.00", tax: "15.00", taxes_included: true };
    expect((await explained(serverOf({ value: "93.50" }, order))).codes).toEqual(["server shipping-left-out"]);
  });

  test("in the same way for many orders is a constant", async () => {
    const numbers = Array.from({ length: 25 }, (_, index) => index + 1);
    const tables = {
      orders: numbers.map((n) => order(n, { total: `${100 + n * 7}.00` })),
      events: numbers.flatMap((n) => [
        event("browser", n, { value: `${100 + n * 7}.00` }),
        event("server", n, { value: "49.95" }),
      ]),
    };
    const { found } = await explained(tables);
    const detail = "49.9500; right 0 of 25, without this 25 of 25";
    expect(found).toContainEqual({
      code: "constant",
      verdict: "value-drift",
      side: "server",
      orders: 25,
      of: 25,
      detail,
    });
  });

  test("names the cause of most orders although one of them has another cause as well", async () => {
    const sent = ["108,50", "108,50", "90,00"];
    const { found } = await explained({
      orders: sent.map((_, index) => order(index + 1, paid)),
      events: sent.map((value_text, index) => event("server", index + 1, { value: null, value_text, currency: "CAD" })),
    });
    expect(found.map(({ code, orders }) => [code, orders])).toEqual([
      ["locale-number", 2],
      ["not-a-number", 1],
    ]);
  });

  test("takes the explanation that fits most orders, where several fit one", async () => {
    const right = { total: "15.00", subtotal: "10.00", shipping: "5.00", tax: "0.00" };
    const taxed = { total: "17.00", subtotal: "10.00", shipping: "5.00", tax: "2.00" };
    const tables = {
      orders: [order(1, right), order(2, taxed)],
      events: [1, 2].map((n) => event("server", n, { value: "10.00" })),
    };
    const { found } = await explained(tables);
    expect(found.map(({ code, orders }) => [code, orders])).toContainEqual(["shipping-and-tax-left-out", 2]);
    expect(found.map(({ code }) => code)).not.toContain("shipping-left-out");
  });
});
