import { sha256 } from "../people.ts";
import { productIds, type Signal } from "../signal.ts";
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
  "processing-time": (signal, { order }) => ({
    ...signal,
    at: nextRun(order.at),
    sentAt: nextRun(order.at) + 2000,
    agent: exporter,
  }),
  milliseconds: (signal) => ({ ...signal, timeUnit: "ms" }),
  "local-time": (signal, { offset }) => ({ ...signal, at: signal.at + offset * 1000 }),
  // No difference between time zones: a clock that is wrong.
  "future-time": (signal) => ({ ...signal, at: signal.at + 3 * hour + 7 * minute }),
  "clock-ahead": (signal) => ({ ...signal, at: signal.at + 8 * minute }),
  "sent-after-a-week": (signal) => ({ ...signal, sentAt: signal.sentAt + 8 * 24 * hour }),
  "sent-late": (signal) => ({ ...signal, sentAt: signal.sentAt + 72 * hour }),
} satisfies Record<string, Change>;

const eachId =
  (change: (id: string) => string): Change =>
  (signal) => ({ ...signal, contentIds: signal.contentIds.map(change) });

/** Faults of content_ids and content_type. */
export const productChanges = {
  "product-ids": (signal, { order }) => ({ ...signal, contentIds: productIds(order) }),
  "sku-ids": (signal, { order }) => ({ ...signal, contentIds: order.lines.map(({ variant }) => variant.sku) }),
  "global-ids": eachId((id) => `gid://shopify/ProductVariant/${id}`),
  "prefixed-ids": eachId((id) => `shopify_CA_${id}`),
  "content-type": (signal) => ({ ...signal, contentType: "product_group" }),
} satisfies Record<string, Change>;

function withKey(signal: Signal, key: string, value: string | null): Signal {
  return value === null ? signal : { ...signal, keys: { ...signal.keys, [key]: value } };
}

/** Faults of user_data. */
export const identityChanges = {
  "unhashed-email": (signal, { order }) => withKey(signal, "em", order.person.email),
  "double-hash": (signal, { order }) => withKey(signal, "em", sha256(sha256(order.person.email.trim().toLowerCase()))),
  "hash-of-empty": (signal) => withKey(signal, "em", sha256("")),
  "hashed-fbp": (signal, { order }) => withKey(signal, "fbp", sha256(order.person.fbp)),
  "phone-as-typed": (signal, { order: { person } }) =>
    withKey(signal, "ph", person.phone === null ? null : sha256(person.phone)),
  "city-with-spaces": (signal, { order: { person } }) =>
    person.place.city.includes(" ") ? withKey(signal, "ct", sha256(person.place.city.toLowerCase())) : signal,
} satisfies Record<string, Change>;
