import type { OrderVerdict } from "../../model/reconciliation.ts";

/** What a side does where an explanation fits. */
export interface CodeWords {
  readonly says: string;
  /** Null: the code is used for several. */
  readonly verdict: OrderVerdict | null;
}

const value = of("value-drift", {
  "shipping-left-out": "leaves out shipping",
  "tax-left-out": "leaves out tax",
  "shipping-and-tax-left-out": "leaves out shipping and tax",
  "shipping-added": "adds shipping",
  "tax-added": "adds tax",
  "discount-ignored": "ignores the discount",
  "discount-taken-twice": "takes the discount off twice",
  "total-instead": "sends the order's total",
  "refund-deducted": "sends what is left after refunds",
  "gift-card-deducted": "takes gift cards off, which pay and do not reduce",
  "unit-price": "sends unit prices, quantities left out",
  "one-line-only": "sends one line of the order only",
  "line-left-out": "leaves out a line of the order",
  "minor-units": "sends minor units (cents for whole money)",
  "minor-units-divided": "divides by the minor units once too often",
  "whole-units": "sends whole money, cents left out",
  "shop-currency": "sends the shop's money",
  zero: "sends 0",
  constant: "sends one and the same value for many orders",
  "locale-number": "writes the number as people of some country do, which is no number to a program",
  "not-a-number": "sends a value that is no number",
  rounding: "rounds",
});

const currency = of("currency", {
  "default-usd": "says USD, as a default does",
  "presentment-label": "sends the shop's money under the name of the buyer's",
  "not-a-currency": "sends a currency that is none",
});

const ids = of("product-identity", {
  "variant-ids": "sends variant ids",
  "product-ids": "sends product ids",
  skus: "sends SKUs",
  "global-id": "sends ids with gid://shopify/… before them",
  "shopify-prefix": "sends ids with shopify_… before them",
  spaces: "sends ids with spaces around them",
  quotes: "sends ids with quotes or brackets in them",
  "letter-case": "sends ids in other letter case",
  "cut-at-letters": "cuts ids at their first letter",
  "content-type": "calls them product where they are product_group, or the reverse",
  "other-catalogue-column": "sends what another column of the catalogue holds",
  "some-left-out": "leaves out some products",
  "more-than-ordered": "names more products than were ordered",
  "not-in-catalogue": "sends ids that the catalogue does not hold",
});

const time = of("event-time", {
  "processing-time": "writes the time of processing",
  milliseconds: "writes milliseconds for seconds",
  "local-time": "writes local time as UTC",
  "batch-time": "writes one time for a whole batch",
  "created-at": "writes when the order was created, not when it was placed",
  "date-only": "writes the day only",
  future: "writes a time after it was sent",
  "older-than-seven-days": "is sent more than seven days later, which refuses the whole request",
  late: "writes a late time",
});

const several = of(null, {
  missing: "sends none",
  "presentment-currency": "sends the buyer's money",
  unexplained: "differs in a way that nothing explains",
});

/** Words for the codes of explanations. */
export const explanationCodes: Readonly<Record<string, CodeWords>> = {
  ...value,
  ...currency,
  ...ids,
  ...time,
  ...several,
};

function of(
  verdict: OrderVerdict | null,
  codes: Readonly<Record<string, string>>,
): Readonly<Record<string, CodeWords>> {
  return Object.fromEntries(Object.entries(codes).map(([code, says]) => [code, { says, verdict }]));
}
