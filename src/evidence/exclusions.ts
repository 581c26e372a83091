import type { Exclusion } from "../model/reconciliation.ts";

/** Every reason for which an order is left out, in the order in which they are told. */
export const exclusions: readonly Exclusion[] = [
  "pos",
  "draft",
  "test",
  "renewal",
  "no-consent",
  "cancelled",
  "unpaid",
];
