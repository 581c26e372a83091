import type { Sample, SampledOrder, SampledProduct, SampledValue } from "../../../../src/model/sample.ts";

const same = (parameter: string, seen: string | number): SampledValue => ({
  parameter,
  order: seen,
  browser: seen,
  server: seen,
  agreement: "equal",
});

const matched: SampledOrder = {
  reference: "#1043",
  placed_at: "2026-11-20T09:40:00Z",
  verdict: "matched",
  explained: [],
  segment: "desktop, card, discount no, EUR",
  amounts: { shipping: "0.00", taxes: "8.20", discounts: "0.00", refunds: "0.00" },
  values: [
    same("occurrence", 1),
    same("event_id", "order-1043"),
    same("value", "59.00"),
    same("currency", "EUR"),
    {
      parameter: "content_ids",
      order: ["4501"],
      browser: ["4501"],
      server: ["4501"],
      catalogue: ["4501"],
      agreement: "equal",
    },
    { ...same("event_time", "2026-11-20T09:40:00Z"), browser: "2026-11-20T09:40:02Z" },
  ],
};

const drifted: SampledOrder = {
  reference: "#1042",
  placed_at: "2026-11-20T09:12:00Z",
  verdict: "value-drift",
  explained: [{ side: "server", code: "shipping-left-out" }],
  segment: "mobile, Shop Pay, discount yes, EUR",
  amounts: { shipping: "10.00", taxes: null, discounts: "5.00", refunds: "0.00" },
  values: [
    same("event_id", "order-1042"),
    { ...same("value", "129.90"), server: "119.90", agreement: "different" },
    same("currency", "EUR"),
    {
      parameter: "content_ids",
      order: ["4501", "4502"],
      browser: null,
      server: ["4501", "4502"],
      catalogue: "unknown",
      agreement: "absent",
    },
    {
      parameter: "event_time",
      order: "2026-11-20T09:12:00Z",
      browser: "unknown",
      server: "2026-11-20T09:53:00Z",
      agreement: "different",
    },
  ],
};

/** Two orders, one of them with another amount on the server. */
export const sampledOrders: Sample = {
  event: "Purchase",
  taken_at: "2026-11-22T09:00:00Z",
  seed: 7,
  of: 2_040,
  orders: [drifted, matched],
  products: [],
};

const product: SampledProduct = {
  reference: "4501",
  units: 31,
  variant_id: "4501",
  product_id: "77",
  sku: "TENT-2P",
  expected: "4501",
  events: [
    {
      event: "ViewContent",
      parameter: "content_ids",
      order: ["4501"],
      browser: ["gid://shopify/ProductVariant/4501"],
      server: ["4501"],
      catalogue: ["4501"],
      agreement: "different",
    },
    {
      event: "Purchase",
      parameter: "content_ids",
      order: ["4501"],
      browser: ["4501"],
      server: ["4501"],
      catalogue: ["4501"],
      agreement: "equal",
    },
  ],
};

export const sampledProducts: Sample = { ...sampledOrders, of: 300, orders: [], products: [product] };

/** A sample in which every foreign word is this text, with so many orders. */
export function hostileSample(text: string, orders = 2): Sample {
  const values = [...drifted.values, { ...same("occurrence", 1), browser: text }].map((value) => ({
    ...value,
    ...(value.parameter === "content_ids" ? { browser: [text, text] } : { server: text }),
  }));
  const hostile: SampledOrder = { ...drifted, segment: text, values, explained: [{ side: "server", code: text }] };
  return { ...sampledOrders, orders: Array.from({ length: orders }, () => hostile) };
}
