import type { Exclusion, OrderVerdict } from "../../model/reconciliation.ts";
import { orderVerdicts } from "../../evidence/order-verdicts.ts";

/** A verdict for readers; `tone` aside: the order was not judged. */
export interface VerdictWords {
  readonly label: string;
  /** What is true of an order with this verdict. */
  readonly says: string;
  readonly tone: "good" | "bad" | "aside";
}

/** Each verdict as people read it, and whether it is good news. */
export const verdictWords: Readonly<Record<OrderVerdict, VerdictWords>> = {
  excluded: { label: "excluded", says: "no event is expected of it", tone: "aside" },
  unknown: { label: "could not know", says: "no log was given that would show its event", tone: "aside" },
  "missing-on-both": { label: "missing on both", says: "neither path has its event", tone: "bad" },
  "missing-on-server": { label: "missing on server", says: "the server path has no event of it", tone: "bad" },
  "missing-on-browser": { label: "missing on browser", says: "the browser path has no event of it", tone: "bad" },
  duplicate: { label: "duplicate", says: "its events count more than once", tone: "bad" },
  currency: { label: "currency", says: "its events carry another currency", tone: "bad" },
  "value-drift": { label: "value drift", says: "its events carry another amount", tone: "bad" },
  "product-identity": { label: "product identity", says: "its events carry other product ids", tone: "bad" },
  "event-time": { label: "event time", says: "its events carry a late or a processing time", tone: "bad" },
  "identity-keys": { label: "identity keys", says: "its events carry wrong identifiers of the customer", tone: "bad" },
  matched: { label: "matched", says: "its events agree with the order", tone: "good" },
};

/** Verdicts that say something is wrong, in order of precedence. */
export const wrongVerdicts: readonly OrderVerdict[] = orderVerdicts.filter(
  (verdict) => verdictWords[verdict].tone === "bad",
);

/** Why orders were left out, as people read it behind their count: of one order, of several. */
export const exclusionWords: Readonly<Record<Exclusion, readonly [one: string, many: string]>> = {
  pos: ["from a till", "from a till"],
  draft: ["draft", "drafts"],
  test: ["test", "tests"],
  renewal: ["renewal", "renewals"],
  "no-consent": ["without consent", "without consent"],
  cancelled: ["cancelled", "cancelled"],
  unpaid: ["unpaid and without an event", "unpaid and without an event"],
};
