import type { Instant } from "./answers.ts";
import type { OrderVerdict } from "./reconciliation.ts";

/** What one source says: a value, null for "was not there", `unknown` for "could not be seen"; left out where it has no say. */
export type Seen = string | number | null | readonly string[];

/** What each source says about one parameter. */
export interface SeenBySources {
  readonly order?: Seen;
  readonly browser?: Seen;
  readonly server?: Seen;
  readonly catalogue?: Seen;
}

/** Whether the sources agree: absent, when one has nothing where another has a value. */
export type Agreement = "equal" | "different" | "absent" | "unknown";

/** One parameter of one order or product, side by side. */
export interface SampledValue extends SeenBySources {
  readonly parameter: string;
  readonly agreement: Agreement;
}

/** One order, from every source. */
export interface SampledOrder {
  /** The order's number, as the shop prints it; it names no person. */
  readonly reference: string;
  readonly placed_at: Instant | null;
  readonly verdict: OrderVerdict;
  /** Codes of explanations, by side: "server shipping-left-out". */
  readonly explained: readonly { readonly side: "browser" | "server"; readonly code: string }[];
  /** The part of the orders that it stands for; it may hold foreign text. */
  readonly segment: string | null;
  /** Amounts that no event carries, for whoever looks at a difference; null: not in the file. */
  readonly amounts: Readonly<Record<"shipping" | "taxes" | "discounts" | "refunds", string | null>>;
  readonly values: readonly SampledValue[];
}

/** One product, from the order's line to the catalogue and both paths, by event. */
export interface SampledProduct {
  readonly reference: string;
  readonly units: number;
  readonly variant_id: string | null;
  readonly product_id: string | null;
  readonly sku: string | null;
  /** The id that the contract makes of the line. */
  readonly expected: string | null;
  readonly events: readonly (SampledValue & { readonly event: string })[];
}

/** Orders picked by a seed, or best sellers. */
export interface Sample {
  readonly event: string;
  readonly taken_at: Instant;
  readonly seed: number;
  /** How many there were to pick from. */
  readonly of: number;
  readonly orders: readonly SampledOrder[];
  readonly products: readonly SampledProduct[];
}
