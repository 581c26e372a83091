import type { MetricName, OrderVerdict, Reconciliation } from "../../model/reconciliation.ts";
import { grouped } from "../number-words.ts";

type InputKind = Reconciliation["inputs"][number]["kind"];

/** A rate for readers. */
export interface MetricWords {
  /** The part of the event it is about; null: whether there is one. */
  readonly parameter: string | null;
  /** What the numerator has: "the order's amount". */
  readonly what: string;
  /** What the denominator counts: "order with an event", "orders with an event". */
  readonly among: Among;
  readonly of: "orders" | "events";
  /** Which end is good. */
  readonly good: "all" | "none";
  /** The verdicts of orders that make it worse. */
  readonly verdicts: readonly OrderVerdict[];
  /** Without these nothing is known. */
  readonly needs: readonly InputKind[];
}

interface Among {
  readonly one: string;
  readonly many: string;
}

const missing = ["missing-on-both", "missing-on-server", "missing-on-browser"] as const;

const plain: Among = { one: "order", many: "orders" };

function ordersWith(what: string): Among {
  return { one: `order with ${what}`, many: `orders with ${what}` };
}

const seen = ordersWith("an event");

/** The closed list of rates. */
export const metricWords: Readonly<Record<MetricName, MetricWords>> = {
  orders_with_event: words(null, "orders that have an event", {
    among: plain,
    verdicts: ["missing-on-both"],
    needs: ["browser", "server"],
  }),
  on_both_paths: words(null, "an event on both paths", { verdicts: missing, needs: ["browser", "server"] }),
  events_with_order: {
    ...words(null, "events that belong to an order", { among: { one: "event", many: "events" } }),
    of: "events",
  },
  duplicated_orders: {
    ...words("event_id", "orders counted more than once", { verdicts: ["duplicate"], needs: ["browser", "server"] }),
    good: "none",
  },
  same_event_id: words("event_id", "deduplicated by its own id", {
    among: ordersWith("both events"),
    verdicts: ["duplicate"],
    needs: ["browser", "server"],
  }),
  with_value: words("value", "a value with the event", { verdicts: ["value-drift"] }),
  same_value: words("value", "the order's amount", { verdicts: ["value-drift"] }),
  same_currency: words("currency", "the order's currency", { verdicts: ["currency"] }),
  in_catalogue: words("content_ids", "product ids in the catalogue", {
    among: ordersWith("product ids"),
    verdicts: ["product-identity"],
    needs: ["catalogue"],
  }),
  same_event_time: words("event_time", "the order's time", {
    among: ordersWith("a server event"),
    verdicts: ["event-time"],
  }),
  same_user_data: words("user_data", "identifiers as agreed", {
    among: ordersWith("identifiers"),
    verdicts: ["identity-keys"],
  }),
};

function words(
  parameter: string | null,
  what: string,
  { among = seen, verdicts = [], needs = [] }: Partial<Pick<MetricWords, "among" | "verdicts" | "needs">>,
): MetricWords {
  return { parameter, what, among, of: "orders", good: "all", verdicts, needs };
}

/** The words of a rate; null: its name is none of the list. */
export function wordsOfMetric(name: string): MetricWords | null {
  return isMetric(name) ? metricWords[name] : null;
}

function isMetric(name: string): name is MetricName {
  return Object.hasOwn(metricWords, name);
}

/** A rate's two counts with what they count: "274 of 308 orders with an event". */
export function countsWords({ among }: Pick<MetricWords, "among">, rate: RateCounts): string {
  const { numerator, denominator } = rate;
  return `${grouped(numerator)} of ${grouped(denominator)} ${denominator === 1 ? among.one : among.many}`;
}

interface RateCounts {
  readonly numerator: number;
  readonly denominator: number;
}
