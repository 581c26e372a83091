import type { Order } from "../shop/order.ts";
import { hashedKeys } from "../shop/people.ts";
import type { Random } from "../random.ts";

/** The shop's dataset, and one that a fault sends to instead. */
export const datasets = { right: "123456789012345", other: "123456789012346" };

/** One event on its way to Meta, before it is written in the form of its side. */
export interface SentEvent {
  readonly side: "browser" | "server";
  readonly name: string;
  readonly dataset: string;
  readonly eventId: string | null;
  /** Milliseconds: what the event says of its own time. */
  readonly at: number;
  /** Milliseconds: when it was sent. */
  readonly sentAt: number;
  readonly timeUnit: "s" | "ms";
  /** As text: the sender's way to write a number is part of what is tested. */
  readonly value: string | null;
  /** `text`: always as text; `usual`: now and then, as some senders do. */
  readonly valueForm: "usual" | "text";
  readonly currency: string | null;
  readonly contentType: "product" | "product_group";
  readonly contentIds: readonly string[];
  readonly orderRef: string | null;
  readonly keys: Readonly<Record<string, string>>;
  /** `a` of a browser event, `partner_agent` of a server event. */
  readonly agent: string | null;
  /** `cs_est` and `noscript`: not sent by the shop's code; `nobody`: sent by it, for no order. */
  readonly origin: "code" | "event-setup-tool" | "noscript" | "nobody";
  /** `test_event_code` of the request. */
  readonly testCode: string | null;
  /** What became of its request: `refused` by Meta's answer in the log, or `beside-refused`, in one request with an event that Meta refuses. */
  readonly fate: "taken" | "refused" | "beside-refused";
  readonly path: string;
  readonly order: Order;
}

/** `1234` as `12.34`. */
export function amount(minor: number, digits = 2): string {
  return digits === 0 ? String(minor) : (minor / 10 ** digits).toFixed(digits);
}

/** The identifier that both paths make, `order-{order.id}`. */
export const eventIdOf = (order: Order): string => `order-${order.id}`;

/** An identifier as Shopify's own channel makes it. */
export function foreignEventId(random: Random): string {
  const groups = [8, 4, 4, 4, 12].map((count) => random.hex(count));
  return `sh-${groups[0]!}-${groups.slice(1).join("-").toUpperCase()}`;
}

const variantIds = (order: Order) => order.lines.map(({ variant }) => variant.variantId);

/** Products, each once, as a sender that doesn't know variants has them. */
export const productIds = (order: Order): readonly string[] => [
  ...new Set(order.lines.map(({ variant }) => variant.productId)),
];

interface Purchase {
  readonly side: SentEvent["side"];
  readonly at: number;
  readonly sentAt: number;
  readonly agent: string | null;
  readonly cents?: number;
}

/** What a right sender says of a buyer. */
export function rightKeys({ person, device }: Order): Readonly<Record<string, string>> {
  const plain = { client_ip_address: person.ip, client_user_agent: device.userAgent, fbp: person.fbp };
  return { ...hashedKeys(person), ...plain, ...(person.fbc === null ? {} : { fbc: person.fbc }) };
}

/** The value as it stands in JSON: some senders write every value as text, and one that is no number can't be written otherwise. */
export function writtenValue({ value, valueForm }: SentEvent, asText: boolean): string | number | null {
  if (value === null) return null;
  return asText || valueForm === "text" ? value : Number(value);
}

/** A Purchase as the sheet wants it. */
export function makePurchase(order: Order, { side, at, sentAt, agent, cents = order.total }: Purchase): SentEvent {
  return {
    side,
    name: "Purchase",
    dataset: datasets.right,
    eventId: eventIdOf(order),
    at,
    sentAt,
    timeUnit: "s",
    value: amount(cents),
    valueForm: "usual",
    currency: "CAD",
    contentType: "product",
    contentIds: variantIds(order),
    orderRef: order.id,
    keys: rightKeys(order),
    agent,
    origin: "code",
    testCode: null,
    fate: "taken",
    path: `/checkouts/cn/${order.checkoutToken}/thank-you`,
    order,
  };
}
