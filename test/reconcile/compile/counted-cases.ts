import type { Question } from "../../../src/reconcile/compile/question.ts";
import { at, both, event } from "../small-store.ts";
import type { Case } from "./verdict-cases.ts";

const days = 86_400;
const noBrowser: Partial<Question> = { given: { browser: false, server: true, catalogue: true } };

/** Orders by how often they are counted: no event, one, or more than one. */
export const countedCases: readonly Case[] = [
  { says: "both events as agreed", events: both(1), verdict: "matched" },
  { says: "no event at all", events: [], verdict: "missing-on-both" },
  { says: "no server event", events: [event("browser", 1)], verdict: "missing-on-server" },
  { says: "no browser event", events: [event("server", 1)], verdict: "missing-on-browser" },
  { says: "no browser log", events: [event("server", 1)], asked: noBrowser, verdict: "matched" },
  { says: "no browser log and no server event", events: [], asked: noBrowser, verdict: "missing-on-server" },
  {
    says: "no log of either side",
    events: [],
    asked: { given: { browser: false, server: false, catalogue: true } },
    verdict: "unknown",
  },
  {
    says: "an event without a browser path",
    events: [event("server", 1)],
    asked: { paths: { browser: false, server: true } },
    verdict: "matched",
  },
  {
    says: "ids that differ",
    events: [event("browser", 1, { event_id: "abc" }), event("server", 1)],
    verdict: "duplicate",
  },
  {
    says: "an id on one path only",
    events: [event("browser", 1, { event_id: null }), event("server", 1)],
    verdict: "duplicate",
  },
  {
    says: "no ids, and the browser's event of the same customer first",
    events: both(1, { event_id: null, keys: { external_id: "c1" } }),
    verdict: "matched",
  },
  {
    says: "no ids, and the server's event first",
    events: [
      event("browser", 1, { event_id: null, keys: { external_id: "c1" }, received_at: at(90) }),
      event("server", 1, { event_id: null, keys: { external_id: "c1" }, received_at: at(80) }),
    ],
    verdict: "duplicate",
  },
  {
    says: "no ids and one cookie, once with the mark of the Parameter Builder",
    events: [
      event("browser", 1, { event_id: null, keys: { fbp: "fb.1.1747218225000.42" } }),
      event("server", 1, { event_id: null, keys: { fbp: "fb.1.1747218225000.42.AQQCAQMC" } }),
    ],
    verdict: "matched",
  },
  {
    says: "no ids, one cookie and two customers",
    events: [
      event("browser", 1, { event_id: null, keys: { fbp: "fb.1.1.42", external_id: "c1" } }),
      event("server", 1, { event_id: null, keys: { fbp: "fb.1.1.42", external_id: "c2" } }),
    ],
    verdict: "duplicate",
    wrong: ["duplicate", "identity-keys"],
  },
  {
    says: "a reload, and a server event without an id after them",
    events: [
      event("browser", 1, { keys: { external_id: "c1" } }),
      event("browser", 1, { keys: { external_id: "c1" }, received_at: at(75) }),
      event("server", 1, { event_id: null, keys: { external_id: "c1" }, received_at: at(80) }),
    ],
    verdict: "matched",
  },
  {
    says: "a reload, and another customer's server event without an id",
    events: [
      ...[70, 75].map((time) => event("browser", 1, { keys: { external_id: "c1" }, received_at: at(time) })),
      event("server", 1, { event_id: null, keys: { external_id: "c2" }, received_at: at(80) }),
    ],
    verdict: "duplicate",
  },
  {
    says: "an id in other letters",
    events: [event("browser", 1), event("server", 1, { event_id: "ORDER-7001", order_ref: null })],
    verdict: "duplicate",
  },
  {
    says: "a payment that nobody has made, without an event",
    order: { financial_status: "pending" },
    events: [],
    verdict: "excluded",
  },
  {
    says: "a payment that nobody has made, and no log",
    order: { financial_status: "pending" },
    events: [],
    asked: { given: { browser: false, server: false, catalogue: true } },
    verdict: "unknown",
  },
  {
    says: "a payment that nobody has made, with an event on one path",
    order: { financial_status: "pending" },
    events: [event("browser", 1)],
    verdict: "missing-on-server",
  },
  {
    says: "an event that came when it was too old for Meta",
    events: [event("browser", 1), event("server", 1, { received_at: at(8 * days) })],
    verdict: "event-time",
    wrong: ["event-time"],
  },
  {
    says: "a stranger's event before the agreed one",
    events: [event("browser", 1, { event_id: "x", content_ids: ["p1"], received_at: at(61) }), ...both(1)],
    verdict: "duplicate",
    wrong: ["duplicate"],
  },
  {
    says: "a reload with the same id",
    events: [...both(1), event("browser", 1, { received_at: at(600) })],
    verdict: "matched",
  },
  {
    says: "a reload with an id of its own",
    events: [...both(1), event("browser", 1, { event_id: "x" })],
    verdict: "duplicate",
  },
  {
    says: "the same id three days apart",
    events: [event("browser", 1), event("server", 1, { received_at: at(3 * days) })],
    verdict: "duplicate",
  },
  {
    says: "a retry after three days",
    events: [...both(1), event("server", 1, { received_at: at(3 * days) })],
    verdict: "duplicate",
  },
];
