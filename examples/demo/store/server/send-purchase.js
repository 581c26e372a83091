import { CustomData, EventRequest, ServerEvent } from "facebook-nodejs-business-sdk";

export function sendPurchase(order, { token, dataset }) {
  const data = new CustomData()
    .setValue(Number(order.total_price))
    .setCurrency(order.currency)
    .setContentIds(order.line_items.map((line) => String(line.variant_id)));
  const event = new ServerEvent()
    .setEventName("Purchase")
    .setEventId(`order-${order.id}`)
    .setEventTime(Math.floor(Date.parse(order.processed_at) / 1000))
    .setActionSource("website")
    .setCustomData(data);
  return new EventRequest(token, dataset).setEvents([event]).execute();
}
