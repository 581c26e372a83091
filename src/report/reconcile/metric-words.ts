import type { MetricName, OrderVerdict, Reconciliation } from "../../model/reconciliation.ts";

type InputKind = Reconciliation["inputs"][number]["kind"];

/** A rate for readers. */
export interface MetricWords {
  /** The part of the event it is about; null: whether there is one. */
  readonly parameter: string | null;
  /** What the numerator counts: "orders carry the order's amount". */
  readonly says: string;
  /** What the denominator counts. */
  readonly of: "orders" | "events";
  /** Which end is good. */
  readonly good: "all" | "none";
  /** The verdicts of orders that make it worse. */
  readonly verdicts: readonly OrderVerdict[];
  /** Without these nothing is known. */
  readonly needs: readonly InputKind[];
}

const missing = ["missing-on-both", "missing-on-server", "missing-on-browser"] as const;

/** The closed list of rates, in the order in which they are shown. */
export const metricWords: Readonly<Record<MetricName, MetricWords>> = {
  orders_with_event: words(null, "have an event", { verdicts: ["missing-on-both"] }),
  on_both_paths: words(null, "have their event on both paths", { verdicts: missing, needs: ["browser", "server"] }),
  events_with_order: { ...words(null, "belong to an order", {}), of: "events" },
  duplicated_orders: { ...words("event_id", "count more than once", { verdicts: ["duplicate"] }), good: "none" },
  same_event_id: words("event_id", "deduplicate: one id on both paths, and no other order's", {
    verdicts: ["duplicate"],
    needs: ["browser", "server"],
  }),
  with_value: words("value", "carry a value", { verdicts: ["value-drift"] }),
  same_value: words("value", "carry the order's amount", { verdicts: ["value-drift"] }),
  same_currency: words("currency", "carry the order's currency", { verdicts: ["currency"] }),
  in_catalogue: words("content_ids", "carry ids that the catalogue holds", {
    verdicts: ["product-identity"],
    needs: ["catalogue"],
  }),
  same_event_time: words("event_time", "carry the time of the order", { verdicts: ["event-time"] }),
  same_user_data: words("user_data", "carry the customer's identifiers as agreed", { verdicts: ["identity-keys"] }),
};

function words(
  parameter: string | null,
  says: string,
  { verdicts = [], needs = [] }: Partial<Pick<MetricWords, "verdicts" | "needs">>,
): MetricWords {
  return { parameter, says, of: "orders", good: "all", verdicts, needs };
}
