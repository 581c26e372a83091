import type { Fault, FaultName } from "./faults.ts";
import { foreignPurchase } from "./journey.ts";
import { presented, type Order } from "./order.ts";
import { sha256 } from "./people.ts";
import { createRandom, type Random } from "./random.ts";
import { amount, datasets, eventIdOf, productIds, type Signal } from "./signal.ts";

interface Around {
  readonly order: Order;
  /** The order before it in the shop that had events. */
  readonly previous: Order | null;
  readonly random: Random;
  /** Seconds that the shop's clock is ahead of UTC. */
  readonly offset: number;
}

type Change = (signal: Signal, around: Around) => Signal | null;

const everySixHours = 6 * 3_600_000;

/** Sends what an export finds, by itself. */
const exporter = "northwind-export-0.9";

/** The nightly and daily runs of an export that stamps what it sends. */
function nextRun(at: number): number {
  return Math.ceil((at + everySixHours / 2) / everySixHours) * everySixHours;
}

function withEmail(signal: Signal, change: (email: string) => string): Signal {
  return { ...signal, keys: { ...signal.keys, em: change(signal.order.person.email) } };
}

const changes: Readonly<Record<Exclude<FaultName, "duplicate-sender">, Change>> = {
  "missing-server": () => null,
  "missing-browser": () => null,
  "ids-differ": (signal, { order }) => ({ ...signal, eventId: `${order.checkoutToken}-${signal.side}` }),
  "id-reused": (signal, { previous }) => (previous === null ? signal : { ...signal, eventId: eventIdOf(previous) }),
  "value-subtotal": (signal, { order }) => ({ ...signal, value: amount(order.subtotal) }),
  "value-minor-units": (signal, { order }) => ({ ...signal, value: String(order.total) }),
  "value-presentment": (signal, { order }) => ({
    ...signal,
    value: amount(presented(order, order.total), order.presentment.digits),
  }),
  "value-zero": (signal) => ({ ...signal, value: "0.00" }),
  "currency-default-usd": (signal) => ({ ...signal, currency: "USD" }),
  "product-ids": (signal, { order }) => ({ ...signal, contentIds: productIds(order) }),
  "processing-time": (signal, { order }) => ({
    ...signal,
    at: nextRun(order.at),
    sentAt: nextRun(order.at) + 2000,
    agent: exporter,
  }),
  milliseconds: (signal) => ({ ...signal, timeUnit: "ms" }),
  "local-time": (signal, { offset }) => ({ ...signal, at: signal.at + offset * 1000 }),
  "unhashed-email": (signal) => withEmail(signal, (email) => email),
  "double-hash": (signal) => withEmail(signal, (email) => sha256(sha256(email.trim().toLowerCase()))),
  "dataset-split": (signal) => ({ ...signal, dataset: datasets.other }),
  "event-name-case": (signal) => ({ ...signal, name: "purchase" }),
};

function changed(signals: readonly Signal[], fault: Fault, around: Around): readonly Signal[] {
  const { name, side } = fault;
  const purchases = signals.filter((signal) => signal.name === "Purchase" && signal.origin === "code");
  if (purchases.length === 0) return signals;
  if (name === "duplicate-sender") {
    // Whatever keeps the shop's own event from leaving keeps the other's as well.
    const sides = [...new Set(purchases.map((purchase) => purchase.side))].filter(
      (one) => side === "both" || one === side,
    );
    return [...signals, ...sides.map((one) => foreignPurchase(around.order, around.random, one))];
  }
  const isHit = (signal: Signal) => purchases.includes(signal) && (side === "both" || signal.side === side);
  const isOwn = (signal: Signal) => signal.agent !== "shopify_web_pixel";
  return signals.flatMap((signal) => {
    if (!isHit(signal) || !isOwn(signal)) return [signal];
    const after = changes[name](signal, around);
    return after === null ? [] : [after];
  });
}

/** The same events with the faults in them, in the order in which they were asked for. */
export function applyFaults(signals: readonly Signal[], faults: readonly Fault[], around: Around): readonly Signal[] {
  return faults.reduce((left, fault) => changed(left, fault, around), signals);
}

/** Of each fault, the luck of one order: the same whichever other faults there are. */
export function luckOf(seed: number, index: number, names: readonly FaultName[]): (name: FaultName) => number {
  return (name) => createRandom(seed, 5, index, names.indexOf(name)).next();
}
