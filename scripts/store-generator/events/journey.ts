import type { Order } from "../shop/order.ts";
import type { Random } from "../random.ts";
import { foreignEventId, makePurchase, productIds, type SentEvent } from "./sent-event.ts";

/** What really happens around an order in a shop without faults, and what was lost on the way. */
export interface Journey {
  readonly events: readonly SentEvent[];
  readonly natural: readonly Natural[];
}

/** `blocker` is the only one that leaves an order short of an event. */
export type Natural =
  "blocker" | "no-consent" | "retry" | "reload" | "ghost" | "now-stamp" | "appendix" | "rounding" | "renewal" | "free";

/** How often what is nobody's fault happens. */
export interface NaturalShares {
  /** Of the browser events, lost to blockers. */
  readonly blocked: number;
}

function serverDelay(random: Random): { readonly seconds: number; readonly natural: readonly Natural[] } {
  return random.chance(0.02)
    ? { seconds: 60 + random.below(1700), natural: ["now-stamp"] }
    : { seconds: random.below(25), natural: [] };
}

/** Hashes as Meta's Parameter Builder writes them, which is right as well. */
function withAppendix(event: SentEvent): SentEvent {
  const keys = Object.entries(event.keys).map(([key, value]) =>
    /^[0-9a-f]{64}$/u.test(value) ? [key, `${value}.AQQCAQMC`] : [key, value],
  );
  return { ...event, keys: Object.fromEntries(keys) as Readonly<Record<string, string>> };
}

function serverSide(order: Order, random: Random): Journey {
  const delay = serverDelay(random);
  const at = Math.floor(order.at / 1000 + delay.seconds) * 1000;
  const sent = makePurchase(order, { side: "server", at, sentAt: at + random.below(4000), agent: null });
  const appendix = random.chance(0.2);
  const event = appendix ? withAppendix(sent) : sent;
  const retried = random.chance(0.01);
  return {
    events: retried ? [event, { ...event, sentAt: event.sentAt + 5000 + random.below(3_600_000) }] : [event],
    natural: [...delay.natural, ...(appendix ? ["appendix" as const] : []), ...(retried ? ["retry" as const] : [])],
  };
}

function step(purchase: SentEvent, name: string, { before, random }: { before: number; random: Random }): SentEvent {
  const at = purchase.order.at - before - random.below(60_000);
  const id = purchase.contentIds.slice(0, 1);
  const line = purchase.order.lines[0]!;
  return {
    ...purchase,
    name,
    at,
    sentAt: at + random.below(900),
    eventId: `${name}-${random.hex(16)}`,
    contentIds: id,
    value: (line.variant.price / 100).toFixed(2),
    orderRef: null,
    path: `/products/${line.variant.sku.toLowerCase()}`,
  };
}

/** What is seen of the way to the order: some pages, with an image for those without scripts. */
function stepsBefore(purchase: SentEvent, random: Random): readonly SentEvent[] {
  const steps = random.chance(0.25)
    ? [
        step(purchase, "ViewContent", { before: 900_000, random }),
        step(purchase, "AddToCart", { before: 600_000, random }),
      ]
    : [];
  const page = {
    ...step(purchase, "PageView", { before: 1_000_000, random }),
    value: null,
    currency: null,
    contentIds: [],
  };
  const visits: readonly SentEvent[] = random.chance(0.05)
    ? [{ ...page, eventId: null, origin: "noscript", keys: {} }]
    : [];
  return [...visits, ...steps];
}

function ghost(purchase: SentEvent): SentEvent {
  return { ...purchase, at: purchase.at + 40, sentAt: purchase.sentAt + 40, eventId: null, origin: "event-setup-tool" };
}

function browserSide(order: Order, random: Random): Journey {
  const at = order.at + 1500 + random.below(18_000);
  const rounded = random.chance(0.01) && order.total > 0;
  const cents = order.total + (rounded ? random.pick([-1, 1]) : 0);
  const event = makePurchase(order, { side: "browser", at, sentAt: at, agent: null, cents });
  const reloaded = random.chance(0.015);
  const haunted = random.chance(0.01);
  const later = at + 20_000 + random.below(600_000);
  return {
    events: [
      ...stepsBefore(event, random),
      event,
      ...(reloaded ? [{ ...event, at: later, sentAt: later }] : []),
      ...(haunted ? [ghost(event)] : []),
    ],
    natural: [
      ...(rounded ? ["rounding" as const] : []),
      ...(reloaded ? ["reload" as const] : []),
      ...(haunted ? ["ghost" as const] : []),
    ],
  };
}

/** Events of one order as a right setup sends them. */
export function makeJourney(order: Order, random: Random, shares: NaturalShares): Journey {
  if (order.consent === "denied") return { events: [], natural: ["no-consent"] };
  if (order.cancelled || order.source === "pos" || order.source === "shopify_draft_order") {
    return { events: [], natural: [] };
  }
  const server = serverSide(order, random);
  if (order.source === "subscription_contract") {
    return { events: server.events, natural: [...server.natural, "renewal"] };
  }
  const browser = browserSide(order, random);
  const blocked = random.chance(shares.blocked);
  const onServer = browser.events.filter(({ name }) => name === "ViewContent" || name === "AddToCart");
  const both = onServer.map((event): SentEvent => ({
    ...event,
    side: "server",
    at: Math.floor(event.at / 1000) * 1000,
  }));
  return {
    events: [...both, ...server.events, ...(blocked ? [] : browser.events)],
    natural: [...server.natural, ...(blocked ? ["blocker" as const] : browser.natural)],
  };
}

/** What Shopify's own channel sends beside the shop's own code. */
export function foreignPurchase(order: Order, random: Random, side: SentEvent["side"]): SentEvent {
  const at = order.at + 900 + random.below(9000);
  const own = makePurchase(order, { side, at, sentAt: at, agent: "shopify_web_pixel" });
  return { ...own, eventId: foreignEventId(random), contentType: "product_group", contentIds: productIds(order) };
}
