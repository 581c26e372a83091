import type { Addition, Around, Change } from "./changes/change.ts";
import { additions, deliveryChanges } from "./changes/delivery.ts";
import { identityChanges, productChanges, timeChanges } from "./changes/parameters.ts";
import { valueChanges } from "./changes/value.ts";
import { faultNames, type FaultName } from "./fault-table.ts";
import type { Fault } from "./faults.ts";
import { createRandom } from "../random.ts";
import type { SentEvent } from "../events/sent-event.ts";

/** The one fault that sits in the orders' file. */
export const orderTwice = "order-twice" satisfies FaultName;

type AdditionName = keyof typeof additions;

const changes: Readonly<Record<Exclude<FaultName, AdditionName | typeof orderTwice>, Change>> = {
  ...deliveryChanges,
  ...valueChanges,
  ...timeChanges,
  ...productChanges,
  ...identityChanges,
};

const isAddition = (name: FaultName): name is AdditionName => Object.hasOwn(additions, name);

/** Events of other senders; no fault of the shop's code changes them. */
const isForeign = ({ agent }: SentEvent) => agent === "shopify_web_pixel";

/** The same events with one fault in them. */
export function applyFault(events: readonly SentEvent[], { name, side }: Fault, around: Around): readonly SentEvent[] {
  if (name === orderTwice) return events;
  const sides = (["browser", "server"] as const).filter((one) => side === "both" || side === one);
  const isHit = (event: SentEvent) =>
    event.name === "Purchase" && event.origin === "code" && !isForeign(event) && sides.includes(event.side);
  if (isAddition(name)) {
    const add: Addition = additions[name];
    return [...events, ...add(events.filter(isHit), around, sides)];
  }
  const change = changes[name];
  return events.flatMap((event) => {
    const after = isHit(event) ? change(event, around) : event;
    return after === null ? [] : [after];
  });
}

/** Faults in the order in which they apply: what sends further events comes last, and sends what the shop's own code sends by then. */
export function inOrder(faults: readonly Fault[]): readonly Fault[] {
  return [...faults.filter(({ name }) => !isAddition(name)), ...faults.filter(({ name }) => isAddition(name))];
}

/** Of each fault, the luck of one order: the same whichever other faults there are. */
export function luckOf(seed: number, index: number): (name: FaultName) => number {
  return (name) => createRandom(seed, 5, index, faultNames.indexOf(name)).next();
}
