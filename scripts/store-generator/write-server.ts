import type { Signal } from "./signal.ts";

/** Most events that one request may hold. */
export const batchSize = 1000;

/** One event of a Conversions API request. */
export function serverEvent(signal: Signal): Readonly<Record<string, unknown>> {
  const { contentIds, value, order, keys } = signal;
  const quantities = new Map(order.lines.map(({ variant, quantity }) => [variant.variantId, quantity]));
  return {
    event_name: signal.name,
    event_time: signal.timeUnit === "ms" ? signal.at : Math.floor(signal.at / 1000),
    event_id: signal.eventId,
    action_source: "website",
    event_source_url: `https://shop.northwind.example${signal.path}`,
    user_data: Object.fromEntries(
      // Arrays and plain strings are both right for hashed keys.
      Object.entries(keys).map(([key, text]) => [key, key === "em" && order.index % 2 === 0 ? [text] : text]),
    ),
    custom_data: {
      value: value === null || order.index % 7 === 0 ? value : Number(value),
      currency: signal.currency,
      content_type: signal.contentType,
      content_ids: contentIds,
      contents: contentIds.map((id) => ({ id, quantity: quantities.get(id) ?? 1 })),
      ...(signal.orderRef === null ? {} : { order_id: signal.orderRef }),
    },
  };
}

interface Request {
  readonly dataset: string;
  readonly events: readonly Signal[];
  readonly agent: string | null;
}

/** One request as a sender logs it: when, where to, and the body as it was sent. */
export function requestLine({ dataset, events, agent }: Request): string {
  const sentAt = events.reduce((latest, signal) => Math.max(latest, signal.sentAt), 0);
  return `${JSON.stringify({
    received_at: new Date(sentAt).toISOString(),
    url: `https://graph.facebook.com/v25.0/${dataset}/events`,
    data: events.map(serverEvent),
    partner_agent: agent ?? "northwind-capi-1.4",
  })}\n`;
}
