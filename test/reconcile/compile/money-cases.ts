import type { OrderAmount } from "../../../src/model/event-contract.ts";
import type { Question } from "../../../src/reconcile/compile/question.ts";
import { at, both, contract, event, question, type Given } from "../small-store.ts";
import type { Case } from "./verdict-cases.ts";

const divergent: Partial<Question> = { contract: { ...contract, divergence: ["browser", "server"] } };
const presentment: Partial<Question> = {
  contract: { ...contract, value: { ...contract.value, currency: "presentment" } },
};
const euros = { presentment_currency: "EUR", presentment_total: "36.80" };
const inEuros = { value: "36.80", currency: "EUR" };

const amount = (says: string, name: OrderAmount, value: string, differs: Given): Case => ({
  says,
  order: differs,
  events: both(1, { value }),
  asked: { contract: { ...contract, value: { ...contract.value, amount: name } } },
  verdict: "matched",
});

const parts = { subtotal: "30.00", shipping: "6.00", tax: "4.00" };

/** What of an order's price an event's value is held against. */
const amounts: readonly Case[] = [
  amount("the subtotal", "subtotal", "30.00", parts),
  amount("the total without shipping", "total-without-shipping", "34.00", parts),
  amount("the total without tax", "total-without-tax", "36.00", parts),
  amount("the total without both", "total-without-shipping-and-tax", "30.00", parts),
  amount("the total without shipping where there is none", "total-without-shipping", "40.00", {}),
  {
    says: "the buyer's total without what is nothing in the shop's",
    order: { ...euros, shipping: "0.00" },
    events: both(1, inEuros),
    asked: {
      contract: { ...contract, value: { amount: "total-without-shipping", currency: "presentment", tolerance: null } },
    },
    verdict: "matched",
  },
  {
    says: "the buyer's total without a shipping that is only known in the shop's",
    order: { ...euros, shipping: "5.00" },
    events: both(1, inEuros),
    asked: {
      contract: { ...contract, value: { amount: "total-without-shipping", currency: "presentment", tolerance: null } },
    },
    verdict: "unknown",
  },
  {
    says: "a difference within the agreed tolerance",
    events: both(1, { value: "40.05" }),
    asked: { contract: { ...contract, value: { ...contract.value, tolerance: "0.05" } } },
    verdict: "matched",
  },
  {
    says: "a difference beyond the agreed tolerance",
    events: both(1, { value: "40.06" }),
    asked: { contract: { ...contract, value: { ...contract.value, tolerance: "0.05" } } },
    verdict: "value-drift",
  },
];

/** Events in one of an order's two currencies, and orders that do not say which those are. */
const currencies: readonly Case[] = [
  { says: "a currency with a space around it", events: both(1, { currency: " usd " }), verdict: "matched" },
  {
    says: "the buyer's money where that is agreed",
    order: euros,
    events: both(1, inEuros),
    asked: presentment,
    verdict: "matched",
  },
  {
    says: "the shop's money where the buyer's is agreed",
    order: euros,
    events: both(1),
    asked: presentment,
    verdict: "currency",
    wrong: ["currency"],
  },
  {
    says: "the shop's money where the buyer's is agreed and it is the same",
    events: both(1),
    asked: presentment,
    verdict: "matched",
  },
  {
    says: "the shop's amount with the buyer's currency where that may be sent",
    order: euros,
    events: both(1, { currency: "EUR" }),
    asked: divergent,
    verdict: "value-drift",
  },
  {
    says: "a yen of rounding in the buyer's money that was not agreed",
    order: { presentment_currency: "JPY", presentment_total: "6100" },
    events: both(1, { value: "6101", currency: "JPY" }),
    verdict: "currency",
    wrong: ["currency"],
  },
  {
    says: "the shop's money where the buyer's may be sent and is not known",
    events: both(1),
    asked: divergent,
    verdict: "matched",
  },
  {
    says: "other money where the buyer's may be sent and is not known",
    events: both(1, inEuros),
    asked: divergent,
    verdict: "unknown",
  },
  {
    says: "other money where the buyer's is agreed and not known",
    events: both(1, inEuros),
    asked: presentment,
    verdict: "unknown",
  },
  {
    says: "other money where the buyer's is agreed and not known, of events without a value",
    events: both(1, { ...inEuros, value: null }),
    asked: { ...presentment, parameters: ["event_id", "currency"] },
    verdict: "unknown",
  },
  {
    says: "other money where the buyer's may be sent and is not known, of events whose currency is not judged",
    events: both(1, inEuros),
    asked: { ...divergent, parameters: ["event_id", "value"] },
    verdict: "unknown",
  },
  {
    says: "no value, in money that is not known",
    events: both(1, { value: null, currency: "EUR" }),
    asked: divergent,
    verdict: "value-drift",
  },
  {
    says: "no value, in the buyer's money whose amount is not known",
    order: { presentment_currency: "EUR" },
    events: both(1, { value: null, currency: "EUR" }),
    asked: divergent,
    verdict: "value-drift",
  },
  {
    says: "an order whose own amount is not known, though the buyer's is",
    order: { ...euros, total: null },
    events: both(1, inEuros),
    asked: divergent,
    verdict: "unknown",
  },
  { says: "an order whose currency is not known", order: { currency: null }, events: both(1), verdict: "unknown" },
];

/** Orders whose time is not known. */
const open: readonly Case[] = [
  { says: "an order without a time", order: { happened_at: null }, events: both(1), verdict: "unknown" },
  {
    says: "an order without a time where times are not judged",
    order: { happened_at: null },
    events: both(1),
    asked: { parameters: question.parameters.filter((each) => each !== "event_time") },
    verdict: "matched",
  },
  {
    says: "an order without a time where the server has no path",
    order: { happened_at: null },
    events: [event("browser", 1)],
    asked: { paths: { browser: true, server: false } },
    verdict: "matched",
  },
  {
    says: "a server event at the last moment that is not late",
    events: [event("browser", 1), event("server", 1, { event_at: at(60 + 7200) })],
    verdict: "matched",
  },
];

/** Orders by what their events' money is held against, and by what of an order is not known. */
export const moneyCases: readonly Case[] = [...amounts, ...currencies, ...open];
