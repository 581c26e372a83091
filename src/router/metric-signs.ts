import type { Sign } from "../model/sheet.ts";

/** What a reconciliation's metric shows when it misses its limit. */
export const metricSigns: Readonly<Record<string, Sign>> = {
  orders_with_event: "orders-without-event",
  events_with_order: "purchases-above-orders",
  on_both_paths: "one-path-missing",
  duplicated_orders: "duplicated-orders",
  same_event_id: "ids-differ",
  same_value: "value-differs",
  with_value: "value-missing",
  same_currency: "currency-differs",
  in_catalogue: "ids-not-in-catalogue",
  same_event_time: "event-time-late",
  same_user_data: "hashes-differ",
};
