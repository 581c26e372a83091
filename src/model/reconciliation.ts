import type { Instant } from "./answers.ts";
import type { Finding } from "./finding.ts";

/** One verdict for each order; they sum to the orders. In order of precedence: the first that holds counts. */
export type OrderVerdict =
  | "excluded"
  | "unknown"
  | "missing-on-both"
  | "missing-on-server"
  | "missing-on-browser"
  | "duplicate"
  | "currency"
  | "value-drift"
  | "product-identity"
  | "event-time"
  | "identity-keys"
  | "matched";

/** Why an order is left out of every ratio. */
export type Exclusion = "pos" | "draft" | "test" | "renewal" | "no-consent" | "cancelled" | "unpaid";

/** A rate as two counts; a denominator of 0 is unknown. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

/** What an order that matches says, and what was sent for it; its reference is a pseudonym. */
export type MatchedOrder = Pick<FailingOrder, "order" | "expected" | "browser" | "server">;

/** A span of time, both ends included; null: nobody wrote this end. */
export interface OpenSpan {
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** A span of time, both ends included. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The closed list of rates that `passes_when` of a retest may name. */
export type MetricName =
  | "orders_with_event"
  | "events_with_order"
  | "on_both_paths"
  | "duplicated_orders"
  | "same_event_id"
  | "same_value"
  | "with_value"
  | "same_currency"
  | "in_catalogue"
  | "same_event_time"
  | "same_user_data";

/** How many orders one explanation fits, and of how many that differ. */
export interface Explanation {
  /** `shipping-left-out`, `minor-units`, `processing-time`, … */
  readonly code: string;
  /** What it explains: the orders that it counts have this verdict, or would have it were nothing before it wrong. */
  readonly verdict: OrderVerdict;
  readonly side: "browser" | "server";
  readonly orders: number;
  readonly of: number;
  /** Numbers and names only. */
  readonly detail: string | null;
}

/** Something that went live or was declared: a landing, a change record. */
export interface DatedChange {
  readonly what: string;
  readonly at: Instant;
}

/** A part of the orders in which something fails more often than elsewhere. */
export interface FailingSegment {
  /** What fails: a verdict. */
  readonly verdict: OrderVerdict;
  /** One or two, `device` → `mobile`. */
  readonly where: readonly { readonly dimension: string; readonly value: string }[];
  readonly inside: Rate;
  readonly outside: Rate;
  /** Corrected for how many segments were looked at. */
  readonly p_value: number;
  readonly first_seen: Instant | null;
  /** The record or landing merged nearest before it. */
  readonly after: DatedChange | null;
}

/** An order that is not as it should be; its reference is a pseudonym. */
export interface FailingOrder {
  readonly order: string;
  readonly happened_at: Instant | null;
  readonly verdict: OrderVerdict;
  readonly expected: string | null;
  readonly browser: string | null;
  readonly server: string | null;
  readonly explanation: string | null;
}

/** What orders are compared by between two windows: those that agree (identifiers aside), one id on both paths, the order's amount. */
export type MatchName = "matched" | "same_event_id" | "same_value";

/** One rate in two windows. */
export interface ComparedRate {
  /** A match, or an identifier such as `em`. */
  readonly name: string;
  readonly before: Rate;
  readonly after: Rate;
}

/** Two windows held against each other, the earlier one first everywhere. */
export interface Comparison {
  /** `named` on the command line, or the `halves` of what was judged. */
  readonly windows: "named" | "halves";
  readonly before: Span;
  readonly after: Span;
  /** Orders that agree with their events, by {@link MatchName}. */
  readonly matches: readonly ComparedRate[];
  /** Events of orders that carry an identifier, by its name. */
  readonly identity: readonly ComparedRate[];
  /** Meta's own grade of the event, Event Match Quality; null: not known in both. */
  readonly grade: readonly [number, number] | null;
  /** Meta's own count beside the shop's orders, on whole days; null: not known in both. */
  readonly totals: { readonly meta: readonly [number, number]; readonly orders: readonly [number, number] } | null;
}

/** What the files of one window say about one event of one store. */
export interface Reconciliation {
  readonly version: 1;
  readonly kind: "reconciliation";
  readonly retest: string | null;
  readonly taken_at: Instant;
  readonly store: string | null;
  readonly event: string;
  /** Orders of this time were judged; null: all that were given. */
  readonly window: OpenSpan | null;
  /** What was given, by kind; a kind that was not given was not judged. */
  readonly inputs: readonly {
    readonly kind: "orders" | "browser" | "server" | "catalogue" | "totals";
    readonly files: number;
    readonly read: number;
    readonly rejected: number;
  }[];
  readonly orders: number;
  readonly verdicts: Readonly<Record<OrderVerdict, number>>;
  readonly excluded: Readonly<Partial<Record<Exclusion, number>>>;
  readonly metrics: Readonly<Partial<Record<MetricName, Rate>>>;
  /** Events with no order, ids that two orders share, one id under two names or datasets, more than one sender on the page. */
  readonly events: Readonly<Record<string, number>>;
  readonly explanations: readonly Explanation[];
  /** Null: the judged orders cover no span that could be halved. */
  readonly compared: Comparison | null;
  readonly segments: readonly FailingSegment[];
  /** Per day, for charts. */
  readonly days: readonly {
    readonly day: string;
    readonly orders: number;
    readonly verdicts: Readonly<Partial<Record<OrderVerdict, number>>>;
  }[];
  readonly failing: readonly FailingOrder[];
  /** A few of those that match, so that a chart shows where amounts agree. */
  readonly matched: readonly MatchedOrder[];
  readonly findings: readonly Finding[];
}
