import type { Order } from "../../shop/order.ts";
import type { Random } from "../../random.ts";
import type { SentEvent } from "../../events/sent-event.ts";

/** What stands around an order when a fault hits it. */
export interface Around {
  readonly order: Order;
  /** The order before it in the shop that had events. */
  readonly previous: Order | null;
  readonly random: Random;
  /** Seconds that the shop's clock is ahead of UTC. */
  readonly offset: number;
}

/** What a fault makes of an event; null: it is never sent. */
export type Change = (event: SentEvent, around: Around) => SentEvent | null;

/** Events that a fault sends besides those of the order; `purchases` are the order's own on the sides that it sits on. */
export type Addition = (
  purchases: readonly SentEvent[],
  around: Around,
  sides: readonly SentEvent["side"][],
) => readonly SentEvent[];
