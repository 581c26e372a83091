import { expect, it } from "vitest";
import type { Question } from "../../../src/reconcile/compile/question.ts";
import { searchedDimensions } from "../../../src/reconcile/segments/searched.ts";
import { both, event, judged, order, type Given } from "../small-store.ts";

interface Case {
  readonly says: string;
  readonly order?: Given;
  readonly events?: readonly Given[];
  readonly asked?: Partial<Question>;
  readonly sliced: Given;
}

const phone = "Mozilla/5.0 (iPhone) Version/18.0 Mobile/15E148 Safari/604.1";
const desk = "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36";
const noServer: Partial<Question> = { paths: { browser: true, server: false } };
const noBrowser: Partial<Question> = { paths: { browser: false, server: true } };
const ofBoth = (of: (side: "browser" | "server") => Given) => [
  event("browser", 1, of("browser")),
  event("server", 1, of("server")),
];

const cases: readonly Case[] = [
  {
    says: "the order's own device before its events'",
    order: { user_agent: phone },
    events: both(1, { user_agent: desk }),
    sliced: { device: "mobile", browser: "safari" },
  },
  {
    says: "the browser's device before the one that the server's event names",
    events: ofBoth((side) => ({ user_agent: side === "browser" ? phone : desk })),
    sliced: { device: "mobile", browser: "safari" },
  },
  {
    says: "the device that the server's event names where nothing else does",
    events: [event("server", 1, { user_agent: desk })],
    sliced: { device: "desktop", browser: "chrome" },
  },
  { says: "the buyer's money", order: { presentment_currency: "eur" }, sliced: { currency: "EUR" } },
  { says: "the shop's money where that is all that is known", order: { currency: "usd" }, sliced: { currency: "USD" } },
  { says: "a discount by its code", order: { discount_code: "SALE", discounts: null }, sliced: { discount: "yes" } },
  { says: "a discount by its amount", order: { discount_code: " ", discounts: "5.00" }, sliced: { discount: "yes" } },
  { says: "no discount", order: { discounts: "0.00" }, sliced: { discount: "no" } },
  { says: "nothing of discounts where nothing is said", sliced: { discount: null } },
  { says: "the country in capital letters", order: { country: " de " }, sliced: { country: "DE" } },
  { says: "nothing of what is empty", order: { gateway: " ", source: "" }, sliced: { gateway: null, source: null } },
  { says: "a new customer", order: { returning_customer: false }, sliced: { returning_customer: "new" } },
  { says: "one who came back", order: { returning_customer: true }, sliced: { returning_customer: "returning" } },
  { says: "nobody known", sliced: { returning_customer: null } },
  {
    says: "the server's sender, and the browser's version",
    events: ofBoth((side) => ({ sender: `${side} program`, version: `${side} 2.9` })),
    sliced: { sender: "server program", version: "browser 2.9" },
  },
  {
    says: "no other side's sender or version, which would say that an event is missing",
    events: [event("browser", 1, { sender: "pixel", version: "2.9" })],
    sliced: { sender: null, version: "2.9" },
  },
  {
    says: "the browser's sender where the server has no path",
    events: [event("browser", 1, { sender: "pixel", version: "2.9" })],
    asked: noServer,
    sliced: { sender: "pixel", version: "2.9" },
  },
  {
    says: "the server's version where the browser has no path",
    events: [event("server", 1, { sender: "capi", version: "25" })],
    asked: noBrowser,
    sliced: { sender: "capi", version: "25" },
  },
  {
    says: "the order's consent before its events'",
    order: { consent: "Granted" },
    events: both(1, { consent: "ldu" }),
    sliced: { consent: "granted" },
  },
  {
    says: "the server's consent before the browser's",
    events: ofBoth((side) => ({ consent: side === "server" ? "LDU" : "granted" })),
    sliced: { consent: "ldu" },
  },
  { says: "the hour in UTC", order: { happened_at: "2026-11-01T23:30:00-05:00" }, sliced: { hour: "04" } },
];

it.each(cases)("an order can be sliced by $says", async ({ order: says = {}, events = both(1), asked, sliced }) => {
  const ask = `SELECT ${Object.keys(sliced).join(", ")} FROM dimensions`;
  const rows = await judged({ orders: [order(1, says)], events }, ask, asked);
  expect(rows).toEqual([sliced]);
});

it("everything that an order can be sliced by is searched for what fails", async () => {
  const [row] = await judged({ orders: [order(1)], events: both(1) }, "SELECT * FROM dimensions");
  const { order_key, ...slices } = row ?? {};
  expect(order_key).toBe("7001");
  expect(Object.keys(slices)).toEqual([...searchedDimensions]);
});

it("an order that is left out is in no slice", async () => {
  const orders = [order(1), order(2, { test: true })];
  const rows = await judged({ orders, events: both(1) }, "SELECT order_key FROM dimensions");
  expect(rows).toEqual([{ order_key: "7001" }]);
});
