import type { Exclusion, OrderVerdict } from "../../../src/model/reconciliation.ts";
import type { Natural } from "../events/journey.ts";
import type { Order } from "../shop/order.ts";
import { datasets, eventIdOf, rightKeys, type SentEvent } from "../events/sent-event.ts";

/** One line of `truth.jsonl`: what is right about one order, known because it was made so. */
export interface Truth {
  readonly order: string;
  readonly id: string;
  readonly at: string;
  readonly verdict: OrderVerdict;
  readonly exclusion: Exclusion | null;
  /** Every verdict that holds, the first counts. */
  readonly wrong: readonly OrderVerdict[];
  /** Faults that changed something of this order. */
  readonly faults: readonly string[];
  readonly natural: readonly Natural[];
  readonly dimensions: Order["dimensions"];
}

/** Seconds between the order and its event beyond which the event is late. */
const lateSeconds = 7200;

/** Milliseconds after the first event within which later ones with its id are dropped. */
const dedupWindow = 48 * 3_600_000;

/** Milliseconds after its own time at which Meta refuses an event. */
const oldestEvent = 7 * 24 * 3_600_000;

/** Why an order is left out of every rate; null where it is not. */
export function exclusionOf(order: Order): Exclusion | null {
  if (order.source === "pos") return "pos";
  if (order.source === "shopify_draft_order") return "draft";
  if (order.test) return "test";
  if (order.source === "subscription_contract") return "renewal";
  if (order.consent === "denied") return "no-consent";
  return order.cancelled ? "cancelled" : null;
}

/** A hash is right with and without what Meta's Parameter Builder adds to it. */
function hasWrongKeys({ keys }: SentEvent, right: Readonly<Record<string, string>>): boolean {
  return Object.entries(keys).some(([key, sent]) => {
    const wanted = right[key] ?? "";
    return (/^[0-9a-f]{64}$/u.test(wanted) ? sent.slice(0, 64) : sent) !== wanted;
  });
}

function isLate(event: SentEvent): boolean {
  const { at, timeUnit, order, side } = event;
  const isOff = timeUnit === "ms" || Math.abs(at - order.at) > lateSeconds * 1000;
  return side === "server" && (isOff || isTooOld(event));
}

/** Within a cent; what is no number is never right. */
function isRightValue({ value, order: { total } }: SentEvent): boolean {
  return value !== null && Math.abs(Math.round(Number(value) * 100) - total) <= 1;
}

function parameterTrouble(order: Order, events: readonly SentEvent[]): readonly OrderVerdict[] {
  const ids = new Set(order.lines.map(({ variant }) => variant.variantId));
  const hasOtherIds = ({ contentIds, contentType }: SentEvent) =>
    contentType !== "product" || contentIds.length !== ids.size || !contentIds.every((id) => ids.has(id));
  const keys = rightKeys(order);
  const found: readonly (readonly [OrderVerdict, boolean])[] = [
    ["currency", events.some(({ currency }) => currency?.toUpperCase() !== "CAD")],
    ["value-drift", !events.every(isRightValue)],
    ["product-identity", events.some(hasOtherIds)],
    ["event-time", events.some(isLate)],
    ["identity-keys", events.some((event) => hasWrongKeys(event, keys))],
  ];
  return found.filter(([, holds]) => holds).map(([verdict]) => verdict);
}

/** Purchases of the store, whether or not anybody can tell which order they belong to. */
export function isAsked({ name, origin, dataset }: SentEvent): boolean {
  return name === "Purchase" && (origin === "code" || origin === "nobody") && dataset === datasets.right;
}

/** Whether an event was lost with its request although nothing is wrong with itself. */
export const isLostWithRequest = (event: SentEvent): boolean => event.fate === "beside-refused" && !isRefused(event);

/** Purchases of the store that Meta got, or refused for what they say themselves. */
export function isCounted(event: SentEvent): boolean {
  return isAsked(event) && event.fate !== "refused" && !isLostWithRequest(event);
}

/** Whether an event says which order it belongs to. */
export function isTied({ origin, orderRef, eventId, order }: SentEvent): boolean {
  return origin === "code" && (orderRef !== null || eventId === eventIdOf(order));
}

/** Whether an event comes so late after its own time, in whatever unit, that Meta refuses it. */
function isTooOld({ side, at, sentAt }: SentEvent): boolean {
  return side === "server" && sentAt - at > oldestEvent;
}

/** Whether Meta refuses an event, and every request that it is in. */
export function isRefused(event: SentEvent): boolean {
  return isTooOld(event) || (event.side === "server" && event.name === "Purchase" && event.value === null);
}

/** Whether Meta takes two events for one by their customer: of two paths, the browser first, where an id is missing. */
function isSameCustomer(browser: SentEvent, server: SentEvent): boolean {
  const later = server.sentAt - browser.sentAt;
  if ((browser.eventId !== null && server.eventId !== null) || later < 0 || later > dedupWindow) return false;
  const [mine, theirs] = [browser.keys["external_id"], server.keys["external_id"]];
  return mine !== undefined && theirs !== undefined ? mine === theirs : browser.keys["fbp"] === server.keys["fbp"];
}

/** How often an order is counted once Meta has dropped what it takes for duplicates. */
function copies(counted: readonly SentEvent[]): number {
  const browsers = counted.filter(({ side }) => side === "browser");
  const left = counted.filter(
    (event) => !isRefused(event) && (event.side === "browser" || !browsers.some((one) => isSameCustomer(one, event))),
  );
  const ids = new Set(left.map(({ eventId }) => eventId));
  return [...ids].reduce((sum, id) => {
    const same = left.filter(({ eventId }) => eventId === id);
    if (id === null) return sum + same.length;
    const moments = same.map(({ sentAt }) => sentAt);
    return sum + (Math.max(...moments) - Math.min(...moments) > dedupWindow ? 2 : 1);
  }, 0);
}

/** Events that speak for the order: on each side the shop's own, and another sender's only where there are none. */
function spoken(counted: readonly SentEvent[]): readonly SentEvent[] {
  return (["browser", "server"] as const).flatMap((one) => {
    const ofSide = counted.filter(({ side }) => side === one);
    const own = ofSide.filter(({ agent }) => agent !== "shopify_web_pixel");
    return own.length === 0 ? ofSide : own;
  });
}

/** What a reader must find wrong, in order of precedence. */
export function troubleOf(order: Order, events: readonly SentEvent[]): readonly OrderVerdict[] {
  const counted = events.filter((event) => isCounted(event) && isTied(event));
  const hasBrowser = counted.some(({ side }) => side === "browser");
  const hasServer = counted.some(({ side }) => side === "server");
  if (!hasBrowser && !hasServer) return ["missing-on-both"];
  const missing: readonly OrderVerdict[] = hasServer
    ? hasBrowser
      ? []
      : ["missing-on-browser"]
    : ["missing-on-server"];
  return [
    ...missing,
    ...(copies(counted) > 1 ? ["duplicate" as const] : []),
    ...parameterTrouble(order, spoken(counted)),
  ];
}

interface Made {
  readonly events: readonly SentEvent[];
  readonly faults: readonly string[];
  readonly natural: readonly Natural[];
}

/** The truth about an order. */
export function truthOf(order: Order, { events, faults, natural }: Made): Truth {
  const exclusion = exclusionOf(order);
  const wrong = exclusion === null ? troubleOf(order, events) : [];
  return {
    order: order.name,
    id: order.id,
    at: new Date(order.at).toISOString(),
    verdict: exclusion === null ? (wrong[0] ?? "matched") : "excluded",
    exclusion,
    wrong,
    faults,
    natural,
    dimensions: order.dimensions,
  };
}
