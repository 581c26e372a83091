import { sha256 } from "../../shop/people.ts";
import { productIds, type SentEvent } from "../../events/sent-event.ts";
import type { Change } from "./change.ts";

const minute = 60_000;
const hour = 60 * minute;

/** Sends what an export finds, by itself. */
const exporter = "northwind-export-0.9";

/** The nightly and daily runs of an export that stamps what it sends. */
function nextRun(at: number): number {
  return Math.ceil((at + 3 * hour) / (6 * hour)) * 6 * hour;
}

/** Faults of event_time and of when an event is sent. */
export const timeChanges = {
  "processing-time": (event, { order }) => ({
    ...event,
    at: nextRun(order.at),
    sentAt: nextRun(order.at) + 2000,
    agent: exporter,
  }),
  milliseconds: (event) => ({ ...event, timeUnit: "ms" }),
  "local-time": (event, { offset }) => ({ ...event, at: event.at + offset * 1000 }),
  // No difference between time zones: a clock that is wrong.
  "future-time": (event) => ({ ...event, at: event.at + 3 * hour + 7 * minute }),
  "clock-ahead": (event) => ({ ...event, at: event.at + 8 * minute }),
  "sent-after-a-week": (event) => ({ ...event, sentAt: event.sentAt + 8 * 24 * hour }),
  "sent-late": (event) => ({ ...event, sentAt: event.sentAt + 72 * hour }),
} satisfies Record<string, Change>;

const eachId =
  (change: (id: string) => string): Change =>
  (event) => ({ ...event, contentIds: event.contentIds.map(change) });

/** Faults of content_ids and content_type. */
export const productChanges = {
  "product-ids": (event, { order }) => ({ ...event, contentIds: productIds(order) }),
  "sku-ids": (event, { order }) => ({ ...event, contentIds: order.lines.map(({ variant }) => variant.sku) }),
  "global-ids": eachId((id) => `gid://shopify/ProductVariant/${id}`),
  "prefixed-ids": eachId((id) => `shopify_CA_${id}`),
  "content-type": (event) => ({ ...event, contentType: "product_group" }),
} satisfies Record<string, Change>;

function withKey(event: SentEvent, key: string, value: string | null): SentEvent {
  return value === null ? event : { ...event, keys: { ...event.keys, [key]: value } };
}

/** Faults of user_data. */
export const identityChanges = {
  "unhashed-email": (event, { order }) => withKey(event, "em", order.person.email),
  "double-hash": (event, { order }) => withKey(event, "em", sha256(sha256(order.person.email.trim().toLowerCase()))),
  "hash-of-empty": (event) => withKey(event, "em", sha256("")),
  "hashed-fbp": (event, { order }) => withKey(event, "fbp", sha256(order.person.fbp)),
  "phone-as-typed": (event, { order: { person } }) =>
    withKey(event, "ph", person.phone === null ? null : sha256(person.phone)),
  "city-with-spaces": (event, { order: { person } }) =>
    person.place.city.includes(" ") ? withKey(event, "ct", sha256(person.place.city.toLowerCase())) : event,
} satisfies Record<string, Change>;
