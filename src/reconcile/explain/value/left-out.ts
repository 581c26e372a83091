import type { Explainer } from "../explainer.ts";
import { nearOther } from "./near.ts";

/** Prices of such a shop, and the subtotal made of them, hold the tax (Shopify, taxes_included). */
const holdsTax = "coalesce(taxes_included, false)";

/** What a total holds beside goods, shipping and tax. */
const extras = "coalesce(tip, 0) + coalesce(duties, 0)";

/** A part of the order that the sender takes off or leaves on. */
export const leftOut: readonly Explainer[] = [
  {
    code: "shipping-and-tax-left-out",
    holds: `(${nearOther("expected - shipping - tax")} OR (NOT ${holdsTax} AND ${extras} = 0 AND ${nearOther("subtotal")}))`,
  },
  {
    code: "shipping-left-out",
    holds: `(${nearOther("expected - shipping")} OR (${holdsTax} AND ${extras} = 0 AND ${nearOther("subtotal")}))`,
  },
  { code: "tax-left-out", holds: nearOther("expected - tax") },
  { code: "tip-left-out", holds: nearOther("expected - tip") },
  { code: "duties-left-out", holds: nearOther("expected - duties") },
  { code: "subtotal-instead", holds: `(${extras} > 0 AND ${nearOther("subtotal")})` },
  { code: "gift-card-deducted", holds: nearOther("expected - gift_card") },
  { code: "discount-taken-twice", holds: nearOther("expected - discounts") },
];
