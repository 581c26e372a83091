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

/** What may fail in a segment. */
export const searchedVerdicts = [
  "missing-on-both",
  "missing-on-server",
  "missing-on-browser",
  "duplicate",
  "currency",
  "value-drift",
  "product-identity",
  "event-time",
  "identity-keys",
] as const satisfies readonly OrderVerdict[];

/** A verdict that segments are searched for. */
export type SearchedVerdict = (typeof searchedVerdicts)[number];

/** Whether an order needs its events for a verdict: what is missing can't be wrong. */
export function needsEvents(verdict: SearchedVerdict): boolean {
  return !verdict.startsWith("missing-");
}

/** The column of the coded orders that says whether an order fails by a verdict. */
export function failureColumn(verdict: SearchedVerdict): string {
  return `f${String(searchedVerdicts.indexOf(verdict))}`;
}
