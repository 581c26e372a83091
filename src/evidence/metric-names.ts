import type { MetricName } from "../model/reconciliation.ts";

const computed: Readonly<Record<MetricName, true>> = {
  orders_with_event: true,
  events_with_order: true,
  on_both_paths: true,
  duplicated_orders: true,
  same_event_id: true,
  same_value: true,
  with_value: true,
  same_currency: true,
  in_catalogue: true,
  same_event_time: true,
  same_user_data: true,
};

/** The rates that a reconciliation computes: no other can be asked for. */
export const metricNames: readonly string[] = Object.keys(computed);
