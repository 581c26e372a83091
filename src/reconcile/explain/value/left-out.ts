import type { Explainer } from "../explainer.ts";
import { nearOther } from "./near.ts";

/** A part of the order that the sender takes off or leaves on. */
export const leftOut: readonly Explainer[] = [
  {
    code: "shipping-and-tax-left-out",
    holds: `(${nearOther("expected - shipping - tax")} OR ${nearOther("subtotal")})`,
  },
  { code: "shipping-left-out", holds: nearOther("expected - shipping") },
  { code: "tax-left-out", holds: nearOther("expected - tax") },
  { code: "refund-deducted", holds: nearOther("current_total") },
  { code: "gift-card-deducted", holds: nearOther("expected - gift_card") },
  { code: "discount-taken-twice", holds: nearOther("expected - discounts") },
];
