const value = {
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
  "presentment-amount": "sends the buyer's money",
  "shop-amount": "sends the shop's money",
  "value-missing": "sends no value",
  "value-zero": "sends 0",
  constant: "sends one and the same value for many orders",
  "locale-number": "writes the number as people of some country do, which is no number to a program",
  "not-a-number": "sends a value that is no number",
  rounding: "rounds",
  "value-drift-unexplained": "sends a value that nothing explains",
};

const currency = {
  "default-usd": "says USD, as a default does",
  "presentment-label": "sends the shop's money under the name of the buyer's",
  "presentment-currency": "sends the buyer's money",
  "currency-missing": "sends no currency",
  "not-a-currency": "sends a currency that is none",
  "currency-unexplained": "sends a currency that nothing explains",
};

const ids = {
  "variant-ids": "sends variant ids",
  "product-ids": "sends product ids",
  skus: "sends SKUs",
  "global-id": "sends ids with gid://shopify/… before them",
  "shopify-prefix": "sends ids with shopify_… before them",
  "ids-missing": "sends no ids",
  "ids-with-spaces": "sends ids with spaces around them",
  "ids-with-quotes": "sends ids with quotes or brackets in them",
  "ids-letter-case": "sends ids in other letter case",
  "ids-cut-at-letters": "cuts ids at their first letter",
  "content-type": "calls them product where they are product_group, or the reverse",
  "other-catalogue-column": "sends what another column of the catalogue holds",
  "some-left-out": "leaves out some products",
  "more-than-ordered": "names more products than were ordered",
  "not-in-catalogue": "sends ids that the catalogue does not hold",
  "product-identity-unexplained": "sends ids that nothing explains",
};

const time = {
  "processing-time": "writes the time of processing",
  milliseconds: "writes milliseconds for seconds",
  "local-time": "writes local time as UTC",
  "order-clock": "agrees with the browser and not with the order, whose time is off",
  "batch-time": "writes one time for a whole batch",
  "created-at": "writes when the order was created, not when it was placed",
  "date-only": "writes the day only",
  future: "writes a time after it was sent",
  "older-than-seven-days": "is sent more than seven days later, which refuses the whole request",
  late: "writes a late time",
  "event-time-unexplained": "writes a time that nothing explains",
};

const identifiers = [
  ...["em", "ph", "fn", "ln", "ct", "st", "zp", "country", "db", "ge", "external_id"],
  ...["fbp", "fbc", "client_ip_address", "client_user_agent"],
];

/** What was done to an identifier; the key stands before it. */
const identifierSuffixes: Readonly<Record<string, string>> = {
  unhashed: "unhashed",
  hashed: "hashed, which Meta takes as it is",
  "not-agreed": "though the sheet does not allow it",
  "double-hash": "hashed twice",
  "upper-case-hash": "as a hash in upper case",
  "hashed-as-typed": "hashed as it was typed",
  "hash-with-newline": "hashed with a line break after it",
  "hash-of-quoted": "hashed with quotes around it",
  "hash-of-empty": "as the hash of nothing",
  "hash-of-undefined": "as the hash of the word undefined",
  "hash-of-null": "as the hash of the word null",
  "hash-of-none": "as the hash of the word none",
  "hash-of-object": "as the hash of a program's word for an object",
  "base64-hash": "hashed, in base64",
  md5: "as MD5",
  sha1: "as SHA-1",
  "no-country-code": "without the country's code",
  "as-business-sdk-24": "as Meta's Business SDK up to 24 makes it",
  "as-parameter-builder": "as Meta's Parameter Builder makes it",
  "as-gtm-tag": "as Meta's tag for Google Tag Manager makes it",
  "as-stape-tag": "as Stape's tag makes it",
  "as-segment": "as Segment makes it",
  "as-rudderstack": "as RudderStack makes it",
  "other-side-differs": "in another form than the other side",
  unexplained: "in a form that nothing explains",
  ...Object.fromEntries(identifiers.map((key) => [`hash-of-${key}`, `as the hash of ${key}`])),
};

const identity = Object.fromEntries(
  identifiers.flatMap((key) =>
    Object.entries(identifierSuffixes).map(([code, says]) => [`${key}-${code}`, `sends ${key} ${says}`]),
  ),
);

/** What a side does where an explanation fits, by the explanation's code. */
export const explanationCodes: Readonly<Record<string, string>> = {
  ...value,
  ...currency,
  ...ids,
  ...time,
  ...identity,
};
