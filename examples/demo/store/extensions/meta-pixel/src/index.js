import { register } from "@shopify/web-pixels-extension";

register(({ analytics, settings }) => {
  analytics.subscribe("checkout_completed", ({ data: { checkout }, timestamp }) => {
    const payload = {
      event: "Purchase",
      event_id: `order-${checkout.order.id}`,
      event_time: Date.parse(timestamp) / 1000,
      value: checkout.totalPrice.amount,
      currency: checkout.totalPrice.currencyCode,
      content_ids: checkout.lineItems.map((line) => line.variant.id),
    };
    navigator.sendBeacon(settings.collector, JSON.stringify(payload));
  });
});
