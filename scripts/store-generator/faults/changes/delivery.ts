import { foreignPurchase } from "../../events/journey.ts";
import { amount, datasets, eventIdOf, makePurchase, type SentEvent } from "../../events/sent-event.ts";
import { exclusionOf } from "../../truth/truth.ts";
import type { Addition, Change } from "./change.ts";

/** Sent so late that there is no doubt which path came first: the one that has an id. */
const withoutId: Change = (event) => {
  const hours = event.side === "browser" ? 2 : 4;
  return { ...event, eventId: null, sentAt: event.sentAt + hours * 3_600_000 };
};

/** The pixel's requests are answered with an image, whatever they say. */
const withFate =
  (fate: SentEvent["fate"]): Change =>
  (event) =>
    event.side === "server" ? { ...event, fate } : event;

/** Faults of what arrives, and of the names and ids that it arrives under. */
export const deliveryChanges = {
  "missing-server": () => null,
  "missing-browser": () => null,
  "ids-differ": (event, { order }) => ({ ...event, eventId: `${order.checkoutToken}-${event.side}` }),
  "id-reused": (event, { previous }) => (previous === null ? event : { ...event, eventId: eventIdOf(previous) }),
  "id-missing": withoutId,
  "id-missing-server": withoutId,
  unreferenced: (event, { order }) => ({ ...event, eventId: `${order.checkoutToken}-job`, orderRef: null }),
  "dataset-split": (event) => ({ ...event, dataset: datasets.other }),
  "event-name-case": (event) => ({ ...event, name: "purchase" }),
  "event-renamed": (event) => ({ ...event, name: "OrderCompleted" }),
  "request-refused": withFate("refused"),
  "request-poisoned": withFate("beside-refused"),
  // The pixel's requests have no such code.
  "test-code": (event) => (event.side === "server" ? { ...event, testCode: "TEST48213" } : event),
} satisfies Record<string, Change>;

/** The first of the order's own events on each side. */
const firsts = (purchases: readonly SentEvent[]) =>
  purchases.filter(({ side }, index) => purchases.findIndex((one) => one.side === side) === index);

/** Faults that send events which the order's own code does not. */
export const additions = {
  // Whatever keeps the shop's own event from leaving keeps the other's as well.
  "duplicate-sender": (purchases, { order, random }) =>
    firsts(purchases).map(({ side }) => foreignPurchase(order, random, side)),
  "second-sender": (purchases) =>
    firsts(purchases).map((event) => ({ ...event, sentAt: event.sentAt + 1500, agent: "fabrikam-relay-2.3" })),
  "events-without-order": (purchases, { order, random }) => {
    const value = amount(1000 + random.below(90_000));
    return firsts(purchases).map((event) => ({
      ...event,
      at: order.at,
      timeUnit: "s",
      sentAt: order.at + 900,
      eventId: `order-9${order.id}`,
      orderRef: null,
      value,
      origin: "nobody",
    }));
  },
  "consent-ignored": (_purchases, { order, random }, sides) =>
    exclusionOf(order) === "no-consent"
      ? sides.map((side) => {
          const at = order.at + 1000 * (1 + random.below(20));
          return makePurchase(order, { side, at, sentAt: at + 500, agent: null });
        })
      : [],
} satisfies Record<string, Addition>;
