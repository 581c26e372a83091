import { foreignPurchase } from "../journey.ts";
import { amount, datasets, eventIdOf, makePurchase, type Signal } from "../signal.ts";
import { exclusionOf } from "../truth.ts";
import type { Addition, Change } from "./change.ts";

/** Sent so late that there is no doubt which path came first: the one that has an id. */
const withoutId: Change = (signal) => {
  const hours = signal.side === "browser" ? 2 : 4;
  return { ...signal, eventId: null, sentAt: signal.sentAt + hours * 3_600_000 };
};

/** The pixel's requests are answered with an image, whatever they say. */
const withFate =
  (fate: Signal["fate"]): Change =>
  (signal) =>
    signal.side === "server" ? { ...signal, fate } : signal;

/** Faults of what arrives, and of the names and ids that it arrives under. */
export const deliveryChanges = {
  "missing-server": () => null,
  "missing-browser": () => null,
  "ids-differ": (signal, { order }) => ({ ...signal, eventId: `${order.checkoutToken}-${signal.side}` }),
  "id-reused": (signal, { previous }) => (previous === null ? signal : { ...signal, eventId: eventIdOf(previous) }),
  "id-missing": withoutId,
  "id-missing-server": withoutId,
  unreferenced: (signal, { order }) => ({ ...signal, eventId: `${order.checkoutToken}-job`, orderRef: null }),
  "dataset-split": (signal) => ({ ...signal, dataset: datasets.other }),
  "event-name-case": (signal) => ({ ...signal, name: "purchase" }),
  "event-renamed": (signal) => ({ ...signal, name: "OrderCompleted" }),
  "request-refused": withFate("refused"),
  "request-poisoned": withFate("beside-refused"),
  // The pixel's requests have no such code.
  "test-code": (signal) => (signal.side === "server" ? { ...signal, testCode: "TEST48213" } : signal),
} satisfies Record<string, Change>;

/** The first of the order's own events on each side. */
const firsts = (purchases: readonly Signal[]) =>
  purchases.filter(({ side }, index) => purchases.findIndex((one) => one.side === side) === index);

/** Faults that send events which the order's own code does not. */
export const additions = {
  // Whatever keeps the shop's own event from leaving keeps the other's as well.
  "duplicate-sender": (purchases, { order, random }) =>
    firsts(purchases).map(({ side }) => foreignPurchase(order, random, side)),
  "second-sender": (purchases) =>
    firsts(purchases).map((signal) => ({ ...signal, sentAt: signal.sentAt + 1500, agent: "fabrikam-relay-2.3" })),
  "events-without-order": (purchases, { order, random }) => {
    const value = amount(1000 + random.below(90_000));
    return firsts(purchases).map((signal) => ({
      ...signal,
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
