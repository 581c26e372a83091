import { applyFaults, luckOf } from "./apply-faults.ts";
import type { Variant } from "./catalogue.ts";
import { faultSides, faultsOf, type FaultName } from "./faults.ts";
import { makeJourney, type Natural } from "./journey.ts";
import type { StoreOptions } from "./options.ts";
import { makeOrder, type Order } from "./order.ts";
import { sha256 } from "./people.ts";
import { createRandom } from "./random.ts";
import { shopOffset } from "./shop-time.ts";
import type { Signal } from "./signal.ts";
import { truthOf, type Truth } from "./truth.ts";

export interface MadeOrder {
  readonly order: Order;
  readonly signals: readonly Signal[];
  readonly truth: Truth;
}

const faultNames = Object.keys(faultSides) as readonly FaultName[];
const day = 86_400_000;

/** When the n-th of so many orders came: by the clock of the shop's buyers, fewer at night. */
function momentOf({ orders, from, days, seed }: StoreOptions, index: number): number {
  const place = ((index + createRandom(seed, 2, index).next()) / orders) * days;
  const inDay = place - Math.floor(place);
  const warped = inDay - 0.12 * Math.sin(2 * Math.PI * inDay);
  return Math.floor((from + (Math.floor(place) + warped) * day) / 1000) * 1000;
}

/** Names of the faults that left a trace, in events or in their absence. */
function traces(before: readonly Signal[], after: readonly Signal[], hit: readonly FaultName[]): readonly string[] {
  return JSON.stringify(before.map(trace)) === JSON.stringify(after.map(trace)) ? [] : hit;
}

function trace({ order: _order, ...rest }: Signal): Omit<Signal, "order"> {
  return rest;
}

interface Setting {
  readonly options: StoreOptions;
  readonly catalogue: readonly Variant[];
  readonly previous: Order | null;
}

function madeOrder(index: number, { options, catalogue, previous }: Setting): MadeOrder {
  const { seed } = options;
  const order = makeOrder(createRandom(seed, 3, index), index, { at: momentOf(options, index), catalogue });
  const journey = makeJourney(order, createRandom(seed, 4, index), { blocked: options.blocked });
  const around = { order, previous, random: createRandom(seed, 6, index), offset: shopOffset(order.at) };
  let signals = journey.signals;
  const faults: string[] = [];
  for (const fault of faultsOf(order, options.faults, luckOf(seed, index, faultNames))) {
    const after = applyFaults(signals, [fault], around);
    faults.push(...traces(signals, after, [fault.name]));
    signals = after;
  }
  const em = sha256(order.person.email.trim().toLowerCase());
  const natural: readonly Natural[] = journey.natural;
  return { order, signals, truth: truthOf(order, { signals, em, faults, natural }) };
}

/** Every order of a store with its events and the truth about it, one after the other. */
export function* makeOrders(options: StoreOptions, catalogue: readonly Variant[]): Generator<MadeOrder> {
  let previous: Order | null = null;
  for (let index = 0; index < options.orders; index += 1) {
    const made = madeOrder(index, { options, catalogue, previous });
    if (made.signals.some(({ eventId }) => eventId === `order-${made.order.id}`)) previous = made.order;
    yield made;
  }
}
