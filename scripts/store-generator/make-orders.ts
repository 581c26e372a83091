import { applyFault, inOrder, luckOf, orderTwice } from "./faults/apply-faults.ts";
import type { Variant } from "./shop/catalogue.ts";
import { faultsOf } from "./faults/faults.ts";
import { makeJourney, type Natural } from "./events/journey.ts";
import type { StoreOptions } from "./options.ts";
import { makeOrder, type Order } from "./shop/order.ts";
import { createRandom } from "./random.ts";
import { shopOffset } from "./shop/shop-time.ts";
import { eventIdOf, type SentEvent } from "./events/sent-event.ts";
import { truthOf, type Truth } from "./truth/truth.ts";

/** An order, what was sent for it, and what is right to say of it. */
export interface MadeOrder {
  readonly order: Order;
  readonly events: readonly SentEvent[];
  readonly truth: Truth;
}

const day = 86_400_000;

/** When the n-th of so many orders came: by the clock of the shop's buyers, fewer at night. */
function momentOf({ orders, from, days, seed }: StoreOptions, index: number): number {
  const place = ((index + createRandom(seed, 2, index).next()) / orders) * days;
  const inDay = place - Math.floor(place);
  const warped = inDay - 0.12 * Math.sin(2 * Math.PI * inDay);
  return Math.floor((from + (Math.floor(place) + warped) * day) / 1000) * 1000;
}

/** Whether a fault left a trace, in events or in their absence. */
function differs(before: readonly SentEvent[], after: readonly SentEvent[]): boolean {
  return JSON.stringify(before.map(trace)) !== JSON.stringify(after.map(trace));
}

function trace({ order: _order, ...rest }: SentEvent): Omit<SentEvent, "order"> {
  return rest;
}

interface Setting {
  readonly options: StoreOptions;
  readonly catalogue: readonly Variant[];
  readonly previous: Order | null;
}

function madeOrder(index: number, { options, catalogue, previous }: Setting): MadeOrder {
  const { seed, taxesIncluded } = options;
  const at = momentOf(options, index);
  const order = makeOrder(createRandom(seed, 3, index), index, { at, catalogue, taxesIncluded });
  const journey = makeJourney(order, createRandom(seed, 4, index), { blocked: options.blocked });
  const around = { order, previous, random: createRandom(seed, 6, index), offset: shopOffset(order.at) };
  let events = journey.events;
  const faults: string[] = [];
  for (const fault of inOrder(faultsOf(order, options.faults, luckOf(seed, index)))) {
    const after = applyFault(events, fault, around);
    if (fault.name === orderTwice || differs(events, after)) faults.push(fault.name);
    events = after;
  }
  const natural: readonly Natural[] = [...journey.natural, ...(order.total === 0 ? ["free" as const] : [])];
  return { order, events, truth: truthOf(order, { events, faults, natural }) };
}

/** Every order of a store with its events and the truth about it, one after the other. */
export function* makeOrders(options: StoreOptions, catalogue: readonly Variant[]): Generator<MadeOrder> {
  let previous: Order | null = null;
  for (let index = 0; index < options.orders; index += 1) {
    const made = madeOrder(index, { options, catalogue, previous });
    if (made.events.some(({ eventId }) => eventId === eventIdOf(made.order))) previous = made.order;
    yield made;
  }
}
