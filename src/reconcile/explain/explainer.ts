import type { EventContract } from "../../model/event-contract.ts";
import type { OrderVerdict } from "../../model/reconciliation.ts";

/** One way in which an event can come to differ from its order. */
export interface Explainer {
  /** Stands in reports: `shipping-left-out`. */
  readonly code: string;
  /** When it fits, in SQL over the columns of its aspect's rows; null counts as no. */
  readonly holds: string;
  /** What to say of the case, in SQL giving text; the most frequent is told. */
  readonly says?: string;
  /** It fits whatever else is wrong in the same place, so it counts only where no other one does. */
  readonly isRest?: true;
}

/** What can be wrong with an event, and everything that can explain it. */
export interface Aspect {
  readonly verdict: OrderVerdict;
  /** It lies between the events of an order: what mending one path gives is known only where nothing else is wrong in this way. */
  readonly isBetweenEvents?: true;
  /** A query with `order_key`, `side` and what the explainers look at: a row for each event that differs. */
  readonly rows: (contract: EventContract) => string;
  /** Of two that fit equally often the first counts. */
  readonly explainers: (contract: EventContract) => readonly Explainer[];
}
