import { writtenValue, type SentEvent } from "../events/sent-event.ts";

/** Forms of what is known of browser events, with the end of the file's name. */
export const browserForms = { lines: "jsonl", har: "har", "tr-log": "log" } as const;
/** How the browser's events can be written. */
export type BrowserForm = keyof typeof browserForms;

const shop = "https://shop.northwind.example";
const versions = ["2.9.207", "2.9.318", "2.9.324"];

/** User data of a browser event: what is hashed; the rest the browser sends by itself. */
function userData({ keys }: SentEvent): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(keys).filter(([key]) => !["client_ip_address", "client_user_agent", "fbp", "fbc"].includes(key)),
  );
}

/** Custom data as the pixel is given it: ids are numbers where Shopify has numbers. */
function customData(event: SentEvent) {
  const { contentIds, contentType, value, currency, orderRef, order } = event;
  const hasNumbers = order.index % 4 === 0 && contentIds.every((id) => /^\d+$/u.test(id));
  const quantities = new Map(order.lines.map(({ variant, quantity }) => [variant.variantId, quantity]));
  return {
    ...(contentIds.length === 0 ? {} : { content_ids: hasNumbers ? contentIds.map(Number) : contentIds }),
    ...(contentIds.length === 0 ? {} : { content_type: contentType }),
    ...(contentIds.length === 0
      ? {}
      : { contents: contentIds.map((id) => ({ id, quantity: quantities.get(id) ?? 1 })) }),
    ...(value === null ? {} : { value: writtenValue(event, order.index % 5 === 0) }),
    ...(currency === null ? {} : { currency }),
    ...(orderRef === null ? {} : { order_id: orderRef }),
  };
}

/** The parameters of one request to `/tr`, decoded, with the moment it was seen and the browser it came from. */
export function browserLine(event: SentEvent): string {
  const { order, keys, timeUnit } = event;
  const line = {
    id: event.dataset,
    ev: event.name,
    ...(event.eventId === null ? {} : { eid: event.eventId }),
    dl: `${shop}${event.path}`,
    rl: "",
    if: "false",
    ts: timeUnit === "ms" ? event.at * 1000 : event.at,
    cd: customData(event),
    ud: userData(event),
    ...(keys["fbp"] === undefined ? {} : { fbp: keys["fbp"] }),
    ...(keys["fbc"] === undefined ? {} : { fbc: keys["fbc"] }),
    v: versions[order.index % versions.length]!,
    r: "stable",
    ...(event.agent === null ? {} : { a: event.agent }),
    ...(event.origin === "event-setup-tool" ? { cs_est: "true", est_source: String(order.number) } : {}),
    ...(event.origin === "noscript" ? { noscript: "1" } : {}),
    received_at: new Date(event.sentAt).toISOString(),
    user_agent: order.device.userAgent,
  };
  return `${JSON.stringify(line)}\n`;
}
