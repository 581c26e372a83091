import type { OrderVerdict } from "../../model/reconciliation.ts";

/** The columns of `dimensions` that segments are made of. */
export const searchedDimensions = [
  "device",
  "browser",
  "page_template",
  "checkout_type",
  "gateway",
  "country",
  "currency",
  "discount",
  "source",
  "sender",
  "version",
  "consent",
  "returning_customer",
  "hour",
  "release",
] as const;

/** What may fail in a segment, and whether an order needs its events for it: what is missing can't be wrong. */
export const searchedVerdicts = {
  "missing-on-both": { needsEvents: false },
  "missing-on-server": { needsEvents: false },
  "missing-on-browser": { needsEvents: false },
  duplicate: { needsEvents: true },
  currency: { needsEvents: true },
  "value-drift": { needsEvents: true },
  "product-identity": { needsEvents: true },
  "event-time": { needsEvents: true },
  "identity-keys": { needsEvents: true },
} as const satisfies Readonly<Partial<Record<OrderVerdict, { readonly needsEvents: boolean }>>>;

export type SearchedVerdict = keyof typeof searchedVerdicts;

/** Verdicts in a fixed order: the n-th is column `f` and its number in the table of coded orders. */
export const verdictColumns: ReadonlyMap<SearchedVerdict, string> = new Map(
  (
    [
      "missing-on-both",
      "missing-on-server",
      "missing-on-browser",
      "duplicate",
      "currency",
      "value-drift",
      "product-identity",
      "event-time",
      "identity-keys",
    ] as const
  ).map((verdict, index) => [verdict, `f${index}`]),
);
