import type { Sign } from "../../model/sheet.ts";

/** What each sign says, in the words of schema/router.schema.json. */
export const signWords: Readonly<Record<Sign, string>> = {
  "purchases-above-orders":
    "Events Manager or a log counts clearly more purchases than the shop has paid orders in the same hours.",
  "orders-without-event": "Paid orders with consent have a Purchase on neither path.",
  "duplicated-orders": "Some orders count more than once.",
  "ids-differ": "Browser and server send different event ids for the same order.",
  "id-missing": "Events of one path carry no event id.",
  "one-path-missing": "The events of one path fall to nothing, or nearly, while those of the other go on.",
  "one-segment-only": "Only one page, wallet, market or payment method is affected; the rest agrees with the shop.",
  "mobile-only": "Only phones are affected; desktop agrees with the shop.",
  "value-differs": "Purchases carry an amount that is not the order's total.",
  "value-missing": "Purchases carry no value, or 0 for orders that cost something.",
  "value-repeated": "Many orders of different totals carry one and the same value.",
  "currency-differs": "Purchases carry a currency that is not the order's.",
  "ids-not-in-catalogue": "Events send content ids that the connected catalogue does not hold.",
  "event-time-late": "The event time trails the customer's action by minutes, by the queue's delay or by whole hours.",
  "events-bunched": "Many events carry the same minute, or crowd after an outage, although the orders did not.",
  "events-refused": "The platform answers server events with an error, or receives fewer than were sent.",
  "hash-invalid": "Identifiers are hashed twice, not at all, from nothing, or although they must not be.",
  "hashes-differ": "Browser and server send different hashes for the same customer.",
  "match-quality-down": "Event Match Quality falls.",
  "identity-up-matches-down": "Event Match Quality rises while fewer orders agree with their events.",
  "sent-without-consent": "Events with identifiers arrive for visitors who refused, or whose choice is unknown.",
  "region-silent": "All events of a region or of one banner's visitors stop.",
  "undeclared-sender": "Events come from an agent, partner, pixel or id pattern that the sheet does not know.",
  "test-code-live": "Events of the live shop carry a test code, or orders of staff and test cards count.",
};

/** Whether a text is one of the router's signs. */
export function isSign(text: string): text is Sign {
  return Object.hasOwn(signWords, text);
}
