import { rightKeys, writtenValue, type SentEvent } from "../events/sent-event.ts";
import type { Sink } from "./sink.ts";
import { isRefused } from "../truth/truth.ts";

/** Forms of the log of requests to the Conversions API, with the end of its name. */
export const serverForms = { lines: "jsonl", texts: "jsonl", form: "txt" } as const;
/** How the server's requests can be written. */
export type ServerForm = keyof typeof serverForms;

/** Most events that one request may hold. */
const batchSize = 1000;

const hour = 3_600_000;

/** One event of a Conversions API request. */
function serverEvent(event: SentEvent): Readonly<Record<string, unknown>> {
  const { contentIds, order, keys } = event;
  const quantities = new Map(order.lines.map(({ variant, quantity }) => [variant.variantId, quantity]));
  return {
    event_name: event.name,
    event_time: event.timeUnit === "ms" ? event.at : Math.floor(event.at / 1000),
    event_id: event.eventId,
    action_source: "website",
    event_source_url: `https://shop.northwind.example${event.path}`,
    user_data: Object.fromEntries(
      // Arrays and plain strings are both right for hashed keys.
      Object.entries(keys).map(([key, text]) => [key, key === "em" && order.index % 2 === 0 ? [text] : text]),
    ),
    custom_data: {
      value: writtenValue(event, order.index % 7 === 0),
      currency: event.currency,
      content_type: event.contentType,
      content_ids: contentIds,
      contents: contentIds.map((id) => ({ id, quantity: quantities.get(id) ?? 1 })),
      ...(event.orderRef === null ? {} : { order_id: event.orderRef }),
    },
  };
}

/** A view that a queue has kept for eight days: Meta refuses it, and all that it is sent with. */
function refusedEvent({ order }: SentEvent, sentAt: number): Readonly<Record<string, unknown>> {
  const event_time = Math.floor((sentAt - 8 * 24 * hour) / 1000);
  return { event_name: "PageView", event_time, action_source: "website", user_data: rightKeys(order) };
}

/** What Meta says where the token has expired. */
const refusal = {
  status: 401,
  response: { error: { message: "Session has expired", type: "OAuthException", code: 190, error_subcode: 463 } },
};

/** One request as a sender logs it: when, where to, and the body as it was sent; of a form-encoded one the body alone. */
function requestLine(events: readonly SentEvent[], form: ServerForm): string {
  const [first] = events;
  if (first === undefined) return "";
  const sentAt = events.reduce((latest, one) => Math.max(latest, one.sentAt), 0);
  const poison = first.fate === "beside-refused" ? [refusedEvent(first, sentAt)] : [];
  const list = [...events.map(serverEvent), ...poison];
  const received_at = new Date(sentAt).toISOString();
  const answer = first.fate === "refused" ? refusal : {};
  const url = `https://graph.facebook.com/v25.0/${first.dataset}/events`;
  const rest = {
    partner_agent: first.agent ?? "northwind-capi-1.4",
    ...(first.testCode === null ? {} : { test_event_code: first.testCode }),
  };
  switch (form) {
    case "lines":
      return `${JSON.stringify({ received_at, url, data: list, ...rest, ...answer })}\n`;
    case "texts": {
      const body = JSON.stringify({ data: list.map((event) => JSON.stringify(event)), ...rest });
      return `${JSON.stringify({ received_at, url, body, ...answer })}\n`;
    }
    case "form":
      return `${new URLSearchParams({ data: JSON.stringify(list), ...rest }).toString()}\n`;
  }
}

/** Requests of up to a thousand events of one hour; each dataset, sender, test code and fate has requests of its own, and so has an event that would be refused. */
export function createServerWriter(form: ServerForm, sink: Sink) {
  const waiting = new Map<string, { readonly end: number; readonly events: SentEvent[] }>();
  const send = (events: readonly SentEvent[]) => sink.write(requestLine(events, form));
  const sendUntil = (at: number) => {
    for (const [key, { end, events }] of waiting) {
      if (end > at) continue;
      send(events);
      waiting.delete(key);
    }
  };
  const hold = (event: SentEvent) => {
    const end = Math.ceil((event.sentAt + 1) / hour) * hour;
    const alone = isRefused(event) ? event.order.id : null;
    const key = [event.dataset, event.agent, event.testCode, event.fate, end, alone].join(" ");
    const batch = waiting.get(key) ?? { end, events: [] };
    batch.events.push(event);
    waiting.set(key, batch);
    // The event that takes the others with it needs a place, too.
    if (batch.events.length < (event.fate === "beside-refused" ? batchSize - 1 : batchSize)) return;
    send(batch.events);
    waiting.delete(key);
  };
  let clock = 0;
  return {
    add: (event: SentEvent) => {
      if (event.order.at >= clock + hour) {
        clock = Math.floor(event.order.at / hour) * hour;
        sendUntil(clock);
      }
      hold(event);
    },
    end: () => sendUntil(Infinity),
  };
}
