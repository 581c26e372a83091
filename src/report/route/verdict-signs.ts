import type { OrderVerdict } from "../../model/reconciliation.ts";
import type { Sign } from "../../model/sheet.ts";

const missing: readonly Sign[] = ["orders-without-event", "one-path-missing", "events-refused"];

/** The signs that orders of a verdict are seen by. */
export const verdictSigns: Readonly<Record<OrderVerdict, readonly Sign[]>> = {
  excluded: [],
  unknown: [],
  "missing-on-both": missing,
  "missing-on-server": missing,
  "missing-on-browser": missing,
  duplicate: ["duplicated-orders", "ids-differ", "id-missing"],
  currency: ["currency-differs"],
  "value-drift": ["value-differs", "value-missing", "value-repeated"],
  "product-identity": ["ids-not-in-catalogue"],
  "event-time": ["event-time-late", "events-bunched"],
  "identity-keys": ["hashes-differ", "hash-invalid"],
  matched: [],
};
