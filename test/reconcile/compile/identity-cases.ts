import { createHash } from "node:crypto";
import { at, both, contract, event, line, question, type Given } from "../small-store.ts";
import type { Case } from "./verdict-cases.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const em = sha256("ada@northwind.example");
const days = 86_400;

const ofCustomer = (says: string, identity: Given, keys: Given, verdict: string): Case => ({
  says,
  order: { identity },
  events: both(1, { keys }),
  verdict,
});

/** What events say of a customer, against what the order says and against each other. */
const said: readonly Case[] = [
  ofCustomer("the hash of an address in small letters", { em: " Ada@Northwind.example" }, { em }, "matched"),
  ofCustomer("the hash of another address", { em: "ada@northwind.example" }, { em: sha256("lin@x") }, "identity-keys"),
  ofCustomer(
    "the hash of a phone number's digits",
    { ph: "+1 (650) 555-1212" },
    { ph: sha256("16505551212") },
    "matched",
  ),
  ofCustomer("the hash of a phone number as it was typed", { ph: "+1 650" }, { ph: sha256("+1 650") }, "identity-keys"),
  ofCustomer("any hash of a phone number without its country", { ph: "650 555" }, { ph: sha256("1650555") }, "matched"),
  ofCustomer(
    "several hashes, the first of which is right",
    { em: "ada@northwind.example" },
    { em: `${em},${sha256("b")}` },
    "matched",
  ),
  ofCustomer("a hash with the shorter mark", {}, { em: `${em}.Ag` }, "matched"),
  ofCustomer("a hash that was cut off", {}, { em: em.slice(0, 63) }, "identity-keys"),
  ofCustomer("a text as long as a hash", {}, { em: "z".repeat(64) }, "identity-keys"),
  ...["", "null", "undefined", "none"].map((text) =>
    ofCustomer(`the hash of "${text}"`, {}, { em: sha256(text) }, "identity-keys"),
  ),
  ofCustomer("a key that Meta does not know", {}, { loyalty: "7" }, "identity-keys"),
  ofCustomer("a customer's own id that is a hash", {}, { external_id: sha256("7") }, "matched"),
  ofCustomer("a browser's agent in clear text", {}, { client_user_agent: "Mozilla/5.0" }, "matched"),
  {
    says: "a customer's own id that differs between the paths",
    events: [event("browser", 1, { keys: { external_id: "7" } }), event("server", 1, { keys: { external_id: "8" } })],
    verdict: "identity-keys",
  },
  {
    says: "addresses of browser and server, which differ by nature",
    events: [event("browser", 1, { keys: { fbp: "fb.1.1.1" } }), event("server", 1, { keys: { fbp: "fb.1.1.2" } })],
    verdict: "matched",
  },
  {
    says: "an address in clear text where identifiers are not judged",
    events: both(1, { keys: { em: "ada@northwind.example" } }),
    asked: { parameters: question.parameters.filter((each) => each !== "user_data") },
    verdict: "matched",
  },
  {
    says: "too little of a customer, which Meta refuses, where identifiers are not judged",
    events: [event("browser", 1), event("server", 1, { request: 1, value_text: "40.00", keys: { ge: "f" } })],
    asked: { parameters: question.parameters.filter((each) => each !== "user_data") },
    verdict: "identity-keys",
  },
];

const unnamed = (side: "browser" | "server", keys: Given, otherwise: Given = {}) =>
  event(side, 1, { event_id: null, keys, ...otherwise });

/** Events without an id, which Meta tells to be one by their customer, if it does. */
const customers: readonly Case[] = [
  {
    says: "no ids, and one customer with another cookie",
    events: [
      unnamed("browser", { external_id: "c1", fbp: "fb.1.1.42" }),
      unnamed("server", { external_id: "c1", fbp: "fb.1.1.43" }),
    ],
    verdict: "matched",
  },
  {
    says: "no ids, and cookies that differ in their last part",
    events: [unnamed("browser", { fbp: "fb.1.1.42" }), unnamed("server", { fbp: "fb.1.1.43" })],
    verdict: "duplicate",
  },
  { says: "no ids, and nothing of a customer", events: both(1, { event_id: null }), verdict: "duplicate" },
  {
    says: "no ids, and one customer, three days apart",
    events: [
      unnamed("browser", { external_id: "c1" }),
      unnamed("server", { external_id: "c1" }, { received_at: at(3 * days) }),
    ],
    verdict: "duplicate",
  },
  {
    says: "no ids, and one customer, received nobody knows when",
    events: both(1, { event_id: null, keys: { external_id: "c1" }, received_at: null }),
    verdict: "matched",
  },
  {
    says: "a reload, and a server event without an id three days after it",
    events: [
      ...[70, 75].map((time) => event("browser", 1, { keys: { external_id: "c1" }, received_at: at(time) })),
      unnamed("server", { external_id: "c1" }, { received_at: at(3 * days) }),
    ],
    verdict: "duplicate",
  },
  {
    says: "another id on the server, of an event that Meta refused for its age",
    events: [event("browser", 1), event("server", 1, { event_id: "x", received_at: at(8 * days) })],
    verdict: "event-time",
    wrong: ["event-time"],
  },
  {
    says: "a reload, and another id on the server, of an event that Meta refused for its age",
    events: [
      event("browser", 1),
      event("browser", 1, { received_at: at(80) }),
      event("server", 1, { event_id: "x", received_at: at(8 * days) }),
    ],
    verdict: "event-time",
    wrong: ["event-time"],
  },
];

/** The products of an order. */
const products: readonly Case[] = [
  {
    says: "a product's id with spaces around it in the order",
    lines: [line(1, { variant_id: " v1 " })],
    events: both(1),
    verdict: "matched",
  },
  {
    says: "an empty product's id in the order",
    lines: [line(1, { variant_id: " " })],
    events: both(1),
    verdict: "matched",
  },
  { says: "an order without lines", lines: [], events: both(1), verdict: "matched" },
  {
    says: "an order without lines and events without products",
    lines: [],
    events: both(1, { content_ids: null }),
    verdict: "matched",
  },
  { says: "a content type that is not said", events: both(1, { content_type: null }), verdict: "matched" },
  {
    says: "a product more than was bought",
    events: both(1, { content_ids: ["v1", "v2"] }),
    verdict: "product-identity",
  },
  {
    says: "products where there is no catalogue",
    events: both(1),
    catalogue: [],
    asked: { given: { browser: true, server: true, catalogue: false } },
    verdict: "matched",
  },
  {
    says: "a product of the other column of the catalogue",
    events: both(1, { content_ids: ["p1"], content_type: "product_group" }),
    catalogue: [{ id: "v1", item_group_id: "p1" }],
    asked: { contract: { ...contract, content_ids: { template: "{line.product_id}", type: "product_group" } } },
    verdict: "matched",
  },
  {
    says: "products where events have none",
    events: both(1, { content_ids: ["x"], content_type: "product_group" }),
    asked: { parameters: question.parameters.filter((each) => each !== "content_ids") },
    verdict: "matched",
  },
];

/** Orders by what their events say of the customer and of the products. */
export const identityCases: readonly Case[] = [...said, ...customers, ...products];
