/** Which amount of the order is an event's value. Discounts are always off, gift cards never: they pay, they do not reduce. */
export type OrderAmount =
  "total" | "subtotal" | "total-without-shipping" | "total-without-tax" | "total-without-shipping-and-tax";

/** What must hold between an order and its event, so that a program can check it. Every order is expected on each path that the event has. */
export interface EventContract {
  readonly value: {
    readonly amount: OrderAmount;
    /** Money of the shop, or of the buyer. */
    readonly currency: "shop" | "presentment";
    /** Largest difference that is no drift, as a decimal; null: one minor unit of the currency. */
    readonly tolerance: string | null;
  };
  /** Sides that may send the buyer's money although the contract says the shop's, or the reverse. */
  readonly divergence: readonly ("browser" | "server")[];
  /** How an id is made of an order line, `{line.variant_id}`; type as the catalogue column that it must equal. */
  readonly content_ids: { readonly template: string; readonly type: "product" | "product_group" };
  /** Seconds after the business event: up to `fine` nothing is said, beyond `late` it is late, beyond `failed` it is wrong. */
  readonly event_time: { readonly fine: number; readonly late: number; readonly failed: number };
  /** Identifiers that may be sent, and whether hashed. */
  readonly identity: Readonly<Record<string, "sha256" | "plain">>;
  /** Whether an order of a customer who declined is expected to have no event. */
  readonly consent: "required" | "not-required";
}
