import { createHash } from "node:crypto";
import type { Question } from "../../../src/reconcile/compile/question.ts";
import { at, both, contract, event, line, type Given } from "../small-store.ts";

/** An order with its events, and the verdict that it gets. */
export interface Case {
  readonly says: string;
  readonly order?: Given;
  readonly lines?: readonly Given[];
  readonly events: readonly Given[];
  readonly catalogue?: readonly Given[];
  readonly asked?: Partial<Question>;
  readonly verdict: string;
  readonly wrong?: readonly string[];
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const em = { em: sha256("ada@northwind.example") };
const presentment = { presentment_currency: "EUR", presentment_total: "36.80" };

/** Orders by what their events say: money, products, time, identifiers, and whether they are judged at all. */
export const cases: readonly Case[] = [
  {
    says: "another currency with the same number",
    events: [event("browser", 1), event("server", 1, { currency: "CAD" })],
    verdict: "currency",
    wrong: ["currency"],
  },
  { says: "no currency", events: both(1, { currency: null }), verdict: "currency" },
  { says: "a currency in lower case", events: both(1, { currency: "usd" }), verdict: "matched" },
  { says: "a cent of rounding", events: both(1, { value: "40.01" }), verdict: "matched" },
  { says: "two cents of difference", events: both(1, { value: "40.02" }), verdict: "value-drift" },
  { says: "no value", events: both(1, { value: null, value_text: "$40" }), verdict: "value-drift" },
  {
    says: "no value, which Meta refuses, and the same again with it",
    events: [
      event("browser", 1),
      event("server", 1, { request: 1, value: null }),
      event("server", 1, { request: 2, value_text: "40.00", received_at: at(600) }),
    ],
    verdict: "matched",
  },
  {
    says: "no value, which Meta refuses, twice",
    events: [
      event("browser", 1),
      event("server", 1, { request: 1, value: null }),
      event("server", 1, { request: 2, value: null, received_at: at(600) }),
    ],
    verdict: "value-drift",
  },
  {
    says: "a yen of rounding",
    order: { currency: "JPY", total: "4000" },
    events: both(1, { value: "4001", currency: "JPY" }),
    verdict: "matched",
  },
  {
    says: "a dinar's thousandths",
    order: { currency: "KWD", total: "4.000" },
    events: both(1, { value: "4.002", currency: "KWD" }),
    verdict: "value-drift",
  },
  {
    says: "an order whose total is not known",
    order: { total: null },
    events: both(1, { value: "1" }),
    verdict: "unknown",
  },
  {
    says: "the buyer's money",
    order: presentment,
    events: both(1, { value: "36.80", currency: "EUR" }),
    verdict: "currency",
    wrong: ["currency"],
  },
  {
    says: "the buyer's money where that is declared",
    order: presentment,
    events: [event("browser", 1, { value: "36.80", currency: "EUR" }), event("server", 1)],
    asked: { contract: { ...contract, divergence: ["browser"] } },
    verdict: "matched",
  },
  {
    says: "product ids",
    events: [event("browser", 1, { content_ids: ["p1"] }), event("server", 1)],
    verdict: "product-identity",
  },
  {
    says: "no ids",
    events: [event("browser", 1, { content_ids: [] }), event("server", 1)],
    verdict: "product-identity",
  },
  {
    says: "the same ids in another order, one twice",
    lines: [line(1), line(1, { variant_id: "v2" })],
    events: both(1, { content_ids: ["v2", "v1", "v2"] }),
    verdict: "matched",
  },
  {
    says: "a line without an id beside a known one",
    lines: [line(1), line(1, { variant_id: null })],
    events: both(1, { content_ids: ["v1", "x"] }),
    catalogue: [{ id: "v1" }, { id: "x" }],
    verdict: "matched",
  },
  {
    says: "a product without variants, whose variant is 0",
    lines: [line(1, { variant_id: "0", product_id: "v1" })],
    events: both(1, { content_ids: ["v1"] }),
    catalogue: [{ id: "v1" }],
    verdict: "matched",
  },
  {
    says: "a product without variants that the catalogue does not hold",
    lines: [line(1, { variant_id: "0", product_id: "v1" })],
    events: both(1, { content_ids: ["v1"] }),
    catalogue: [{ id: "v9" }],
    verdict: "product-identity",
  },
  {
    says: "the type of the other catalogue column",
    events: both(1, { content_type: "product_group" }),
    verdict: "product-identity",
  },
  { says: "an id that the catalogue lacks", events: both(1), catalogue: [{ id: "v9" }], verdict: "product-identity" },
  {
    says: "an event time after two hours",
    events: [event("browser", 1), event("server", 1, { event_at: at(60 + 7201) })],
    verdict: "event-time",
  },
  {
    says: "an event time four hours before",
    events: [event("browser", 1), event("server", 1, { event_at: at(60 - 14_400) })],
    verdict: "event-time",
  },
  {
    says: "milliseconds on the server",
    events: [event("browser", 1), event("server", 1, { time_unit: "ms" })],
    verdict: "event-time",
  },
  {
    says: "milliseconds in the browser",
    events: [event("browser", 1, { time_unit: "ms" }), event("server", 1)],
    verdict: "matched",
  },
  {
    says: "an e-mail address in clear text",
    events: [event("browser", 1), event("server", 1, { keys: { em: "ada@northwind.example" } })],
    verdict: "identity-keys",
  },
  {
    says: "hashes that differ between the paths",
    events: [event("browser", 1, { keys: em }), event("server", 1, { keys: { em: sha256("lin") } })],
    verdict: "identity-keys",
  },
  {
    says: "the hash of another text than the order's address",
    order: { identity: { em: " Ada@Northwind.example" } },
    events: both(1, { keys: { em: sha256("Ada@Northwind.example") } }),
    verdict: "identity-keys",
  },
  {
    says: "the right hash with a mark",
    order: { identity: { em: " Ada@Northwind.example" } },
    events: [event("browser", 1, { keys: { em: `${em.em}.AQQCAQMC` } }), event("server", 1, { keys: em })],
    verdict: "matched",
  },
  { says: "the hash of nothing", events: both(1, { keys: { em: sha256("") } }), verdict: "identity-keys" },
  {
    says: "a browser id that is hashed",
    events: both(1, { keys: { fbp: sha256("fb.1.1.1") } }),
    verdict: "identity-keys",
  },
  { says: "an identifier that is not agreed", events: both(1, { keys: { lead_id: "1" } }), verdict: "identity-keys" },
  {
    says: "several faults at once",
    events: [event("server", 1, { value: "1", currency: "EUR" })],
    verdict: "missing-on-browser",
    wrong: ["missing-on-browser", "currency", "value-drift"],
  },
  { says: "a sale at the till", order: { source: "pos" }, events: [], verdict: "excluded" },
  { says: "a draft", order: { source: "shopify_draft_order" }, events: [], verdict: "excluded" },
  { says: "a test", order: { test: true }, events: both(1), verdict: "excluded" },
  { says: "a renewal", order: { source: "subscription_contract" }, events: [], verdict: "excluded" },
  { says: "a customer who declined", order: { consent: "denied" }, events: [], verdict: "excluded" },
  {
    says: "a customer who declined where that does not count",
    order: { consent: "denied" },
    events: both(1),
    asked: { contract: { ...contract, consent: "not-required" } },
    verdict: "matched",
  },
  {
    says: "an order cancelled before it was paid",
    order: { cancelled: true, financial_status: "voided" },
    events: [],
    verdict: "excluded",
  },
  {
    says: "an order cancelled and refunded",
    order: { cancelled: true, financial_status: "refunded" },
    events: both(1),
    verdict: "matched",
  },
  {
    says: "an event of another dataset",
    events: [event("browser", 1, { dataset: "2" }), event("server", 1)],
    verdict: "missing-on-browser",
  },
  {
    says: "an event of another name",
    events: [event("browser", 1), event("server", 1, { name: "purchase" })],
    verdict: "missing-on-server",
  },
  {
    says: "an automatic event beside its own",
    events: [...both(1), event("browser", 1, { automatic: true, event_id: null })],
    verdict: "matched",
  },
];
