import type { Exclusion } from "../../model/reconciliation.ts";
import type { Question } from "./question.ts";

/** When an order is left out of every ratio, in SQL over `orders`; the first that holds counts. */
function exclusionRules({ contract }: Question): readonly (readonly [Exclusion, string])[] {
  const source = "lower(coalesce(source, ''))";
  return [
    ["pos", `${source} = 'pos' OR ${source} LIKE 'point_of_sale%'`],
    ["draft", `${source} IN ('draft', 'draft_order', 'shopify_draft_order')`],
    ["test", "test"],
    ["renewal", `${source} LIKE '%subscription%'`],
    ...(contract.consent === "required" ? [["no-consent", "lower(consent) = 'denied'"] as const] : []),
    [
      "cancelled",
      "cancelled AND lower(coalesce(financial_status, '')) IN ('', 'pending', 'authorized', 'voided', 'expired')",
    ],
  ];
}

/** Nobody has paid yet, or never will: such an order may have an event, and need not (Shopify, financial_status; WooCommerce, status). */
export const isUnpaid =
  "lower(coalesce(financial_status, '')) IN ('pending', 'voided', 'expired', 'on-hold', 'failed', 'checkout-draft')";

/** The reason why an order is left out, or null. */
export function exclusionSql(question: Question): string {
  const cases = exclusionRules(question).map(([word, holds]) => `WHEN ${holds} THEN '${word}'`);
  return `CASE ${cases.join(" ")} END`;
}
