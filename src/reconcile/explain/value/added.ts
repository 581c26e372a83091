import type { Explainer } from "../explainer.ts";
import { nearOther } from "./near.ts";

const shippingAndTax = "coalesce(shipping, 0) + coalesce(tax, 0)";

/** More than the agreed amount. */
export const added: readonly Explainer[] = [
  {
    code: "discount-ignored",
    holds: `(${nearOther("expected + discounts")} OR ${nearOther("list_total")} OR ${nearOther(`list_total + ${shippingAndTax}`)})`,
  },
  { code: "total-instead", holds: nearOther("total") },
  { code: "shipping-added", holds: nearOther("expected + shipping") },
  { code: "tax-added", holds: nearOther("expected + tax") },
  { code: "tip-added", holds: nearOther("expected + tip") },
  { code: "duties-added", holds: nearOther("expected + duties") },
];
