import type { OrderVerdict } from "../model/reconciliation.ts";

/** Every verdict on an order, in order of precedence: the first that holds is the order's. */
export const orderVerdicts: readonly OrderVerdict[] = [
  "excluded",
  "unknown",
  "missing-on-both",
  "missing-on-server",
  "missing-on-browser",
  "duplicate",
  "currency",
  "value-drift",
  "product-identity",
  "event-time",
  "identity-keys",
  "matched",
];
