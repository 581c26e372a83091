import type { Signal } from "./signal.ts";

const shop = "https://shop.northwind.example";
const versions = ["2.9.207", "2.9.318", "2.9.324"];

/** User data of a browser event: what is hashed; the rest the browser sends by itself. */
function userData({ keys }: Signal): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(keys).filter(([key]) => !["client_ip_address", "client_user_agent", "fbp", "fbc"].includes(key)),
  );
}

/** Custom data as the pixel is given it: ids are numbers where Shopify has numbers. */
function customData(signal: Signal) {
  const { contentIds, contentType, value, currency, orderRef, order } = signal;
  const quantities = new Map(order.lines.map(({ variant, quantity }) => [variant.variantId, quantity]));
  return {
    ...(contentIds.length === 0 ? {} : { content_ids: order.index % 4 === 0 ? contentIds.map(Number) : contentIds }),
    ...(contentIds.length === 0 ? {} : { content_type: contentType }),
    ...(contentIds.length === 0
      ? {}
      : { contents: contentIds.map((id) => ({ id, quantity: quantities.get(id) ?? 1 })) }),
    ...(value === null ? {} : { value: order.index % 5 === 0 ? value : Number(value) }),
    ...(currency === null ? {} : { currency }),
    ...(orderRef === null ? {} : { order_id: orderRef }),
  };
}

/** The parameters of one request to `/tr`, decoded, with the moment it was seen and the browser it came from. */
export function browserLine(signal: Signal): string {
  const { order, keys, timeUnit } = signal;
  const line = {
    id: signal.dataset,
    ev: signal.name,
    ...(signal.eventId === null ? {} : { eid: signal.eventId }),
    dl: `${shop}${signal.path}`,
    rl: "",
    if: "false",
    ts: timeUnit === "ms" ? signal.at * 1000 : signal.at,
    cd: customData(signal),
    ud: userData(signal),
    ...(keys["fbp"] === undefined ? {} : { fbp: keys["fbp"] }),
    ...(keys["fbc"] === undefined ? {} : { fbc: keys["fbc"] }),
    v: versions[order.index % versions.length]!,
    r: "stable",
    ...(signal.agent === null ? {} : { a: signal.agent }),
    ...(signal.origin === "event-setup-tool" ? { cs_est: "true", est_source: String(order.number) } : {}),
    ...(signal.origin === "noscript" ? { noscript: "1" } : {}),
    received_at: new Date(signal.sentAt).toISOString(),
    user_agent: order.device.userAgent,
  };
  return `${JSON.stringify(line)}\n`;
}

function bracketed(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value !== "object" || value === null) return [[name, String(value)]];
  return Object.entries(value).map(([key, inner]: [string, unknown]) => [
    `${name}[${key}]`,
    typeof inner === "string" ? inner : JSON.stringify(inner),
  ]);
}

/** The same request as a browser's developer tools save it. */
export function harEntry(signal: Signal): string {
  const { received_at, user_agent, ...parameters } = JSON.parse(browserLine(signal)) as Readonly<
    Record<string, unknown>
  >;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const [key, text] of bracketed(name, value)) query.append(key, text);
  }
  query.append("rqm", "GET");
  return JSON.stringify({
    startedDateTime: received_at,
    time: 41,
    request: {
      method: "GET",
      url: `https://www.facebook.com/tr/?${query.toString()}`,
      httpVersion: "h2",
      headers: [{ name: "User-Agent", value: user_agent }],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: 200,
      statusText: "",
      httpVersion: "h2",
      headers: [],
      cookies: [],
      content: { size: 44, mimeType: "image/gif" },
      redirectURL: "",
      headersSize: -1,
      bodySize: 44,
    },
    cache: {},
    timings: { send: 0, wait: 40, receive: 1 },
  });
}
