import { both, event, type Given } from "../small-store.ts";
import type { Case } from "./verdict-cases.ts";

const leftOut = (says: string, differs: Given): Case => ({
  says,
  order: differs,
  events: both(1, { value: "1" }),
  verdict: "excluded",
  wrong: [],
});

const judged = (says: string, differs: Given): Case => ({ says, order: differs, events: both(1), verdict: "matched" });

const unsettled = ["pending", "authorized", "voided", "expired", "VOIDED"];
const unpaid = ["pending", "voided", "expired", "PENDING", "on-hold", "failed", "checkout-draft"];
const settled = ["paid", "refunded", "partially_refunded", "partially_paid"];

/** Orders that are left out of every rate, whatever their events say, and those that only look like them. */
export const leftOutCases: readonly Case[] = [
  leftOut("a sale at the till in other letters", { source: "POS" }),
  leftOut("a sale at the till by its other name", { source: "point_of_sale_go" }),
  leftOut("a draft by its short name", { source: "draft" }),
  leftOut("a draft by its middle name", { source: "Draft_Order" }),
  leftOut("a renewal by an app", { source: "recharge_subscription_app" }),
  leftOut("a customer who declined in other letters", { consent: "DENIED" }),
  leftOut("an order cancelled before anything was said of its payment", { cancelled: true, financial_status: null }),
  ...unsettled.map((status) =>
    leftOut(`an order cancelled when ${status}`, { cancelled: true, financial_status: status }),
  ),
  ...settled.map((status) =>
    judged(`an order cancelled when ${status}`, { cancelled: true, financial_status: status }),
  ),
  judged("an order of an app's own channel", { source: "1354745" }),
  judged("an order that says nothing of its source", { source: null }),
  judged("an order that says nothing of consent", { consent: null }),
  ...unpaid.map((status): Case => ({
    says: `an order ${status} without an event`,
    order: { financial_status: status },
    events: [],
    verdict: "excluded",
  })),
  ...["authorized", "paid"].map((status): Case => ({
    says: `an order ${status} without an event`,
    order: { financial_status: status },
    events: [],
    verdict: "missing-on-both",
  })),
  {
    says: "a payment that nobody has made, with an event on the server alone",
    order: { financial_status: "pending" },
    events: [event("server", 1)],
    verdict: "missing-on-browser",
  },
];
