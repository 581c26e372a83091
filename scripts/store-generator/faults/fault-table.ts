/** What is known of a fault before it is put anywhere. */
export interface FaultSays {
  /** Where it sits unless `side=` says otherwise. */
  readonly side: "browser" | "server" | "both";
  /** Of the orders, where it is not the usual share: some faults can hit only the few orders that have what they get wrong. */
  readonly share?: number;
  /** Explanations that name it; none where there is nothing to explain. */
  readonly causes?: readonly string[];
  /** The rule of Meta or Shopify, or what senders do, that makes it a fault or keeps it from being one. */
  readonly fact: string;
}

const delivery = {
  "missing-server": { side: "server", fact: "an order needs an event on each path" },
  "missing-browser": { side: "browser", fact: "an order needs an event on each path" },
  "duplicate-sender": {
    side: "browser",
    fact: "Shopify's own channel sends ids of its own, which dedup with no others",
  },
  "ids-differ": { side: "server", fact: "events are dropped as duplicates only with one id" },
  "id-reused": { side: "both", fact: "two orders with one id are merged in silence" },
} as const satisfies Record<string, FaultSays>;

const parameters = {
  "value-subtotal": {
    side: "server",
    causes: ["shipping-and-tax-left-out"],
    fact: "value is total_price, not the subtotal",
  },
  "value-minor-units": { side: "server", causes: ["minor-units"], fact: "value is in whole units, not in cents" },
  "value-presentment": {
    side: "server",
    causes: ["presentment-amount"],
    fact: "an amount belongs to its currency: the buyer's money is not the shop's",
  },
  "value-zero": { side: "server", causes: ["value-zero"], fact: "a sender without a value sends 0" },
  "currency-default-usd": {
    side: "server",
    causes: ["default-usd"],
    fact: "Shopify's pixel and others fall back to USD",
  },
  "product-ids": {
    side: "browser",
    causes: ["product-ids"],
    fact: "product ids are item groups, variant ids are items",
  },
  "processing-time": {
    side: "server",
    // Of a run that stamps all of its events alike, either is right.
    causes: ["processing-time", "batch-time"],
    fact: "event_time is when the customer acted, not when a job ran",
  },
  milliseconds: { side: "server", causes: ["milliseconds"], fact: "event_time is in seconds" },
  "local-time": { side: "server", causes: ["local-time"], fact: "event_time is in UTC" },
  "unhashed-email": { side: "server", causes: ["em-unhashed"], fact: "em is hashed" },
  "double-hash": { side: "server", causes: ["em-double-hash"], fact: "em is hashed once" },
  "dataset-split": { side: "browser", fact: "events of two datasets never dedup" },
  "event-name-case": { side: "server", fact: "the case of an event's name counts" },
} as const satisfies Record<string, FaultSays>;

const moreDelivery = {
  "test-code": { side: "server", fact: "events with test_event_code count: in production it is a mistake" },
  "events-without-order": { side: "both", fact: "bots, tests and previews send Purchases that no order has" },
  "consent-ignored": { side: "server", share: 0.5, fact: "who declined is sent nothing" },
  "second-sender": { side: "server", fact: "two senders with one dataset and one id are deduped, and still two" },
  "sent-late": { side: "server", fact: "dedup ends 48 hours after the first event was received" },
  "id-missing": { side: "browser", fact: "a server event that came first is dropped for an id only" },
  unreferenced: { side: "server", fact: "with neither order nor id an event is at best a probable match" },
  "event-renamed": { side: "server", fact: "the name is part of what events are deduped by" },
  "order-twice": { side: "both", fact: "pages that overlap give an order again" },
} as const satisfies Record<string, FaultSays>;

const moreValues = {
  "value-without-tax": { side: "server", causes: ["tax-left-out"], fact: "total_price holds the tax" },
  "value-without-shipping": { side: "server", causes: ["shipping-left-out"], fact: "total_price holds the shipping" },
  "discount-ignored": {
    side: "server",
    share: 0.5,
    causes: ["discount-ignored"],
    fact: "total_price is after every discount",
  },
  "unit-price": { side: "server", causes: ["unit-price"], fact: "Shopify's AddToCart value is the price of one piece" },
  "gift-card-deducted": {
    side: "server",
    share: 1,
    causes: ["gift-card-deducted"],
    fact: "a gift card pays for an order, it does not reduce it",
  },
  "refund-deducted": {
    side: "server",
    share: 1,
    causes: ["refund-deducted"],
    fact: "current_total_price moves with refunds, total_price does not",
  },
  "value-constant": { side: "server", share: 0.3, causes: ["constant"], fact: "few distinct values are a default" },
  "value-missing": { side: "server", causes: ["value-missing"], fact: "a Purchase without value is refused" },
  "value-locale": { side: "server", causes: ["locale-number"], fact: "value is a number with a point" },
  "value-rounded": { side: "server", fact: "one smallest unit is rounding, not drift" },
  "value-as-text": { side: "server", fact: "a number as text is accepted" },
  "currency-presentment": {
    side: "server",
    causes: ["presentment-currency"],
    fact: "the buyer's money is right only where the contract says so",
  },
  "currency-missing": { side: "server", causes: ["currency-missing"], fact: "a Purchase needs a currency" },
  "currency-lower-case": { side: "server", fact: "a currency in lower case is accepted" },
} as const satisfies Record<string, FaultSays>;

const moreParameters = {
  "future-time": { side: "server", causes: ["future"], fact: "event_time is never after it was received" },
  "clock-ahead": { side: "server", fact: "clocks that disagree by minutes are within what counts as on time" },
  "sku-ids": { side: "server", causes: ["skus"], fact: "content_ids are catalogue ids, which SKUs are not" },
  "global-ids": { side: "server", causes: ["global-id"], fact: "GraphQL's ids are gid://shopify/ProductVariant/…" },
  "prefixed-ids": {
    side: "server",
    causes: ["shopify-prefix"],
    fact: "feeds of Shopify's channels write shopify_CC_…",
  },
  "content-type": { side: "server", causes: ["content-type"], fact: "product_group goes with item_group_id" },
  "hash-of-empty": { side: "server", causes: ["em-hash-of-empty"], fact: "what is empty is left out, not hashed" },
  "hashed-fbp": { side: "server", causes: ["fbp-hashed"], fact: "fbp is never hashed" },
  "phone-as-typed": {
    side: "server",
    causes: ["ph-as-rudderstack", "ph-hashed-as-typed"],
    fact: "ph is digits only; some senders hash what was typed",
  },
  "city-with-spaces": {
    side: "server",
    share: 0.5,
    causes: ["ct-as-gtm-tag"],
    fact: "ct has neither spaces nor points; Meta's own tag leaves them in",
  },
  "id-missing-server": {
    side: "server",
    fact: "without an id a server event is dropped after a browser event of the same customer",
  },
  "sent-after-a-week": {
    side: "server",
    causes: ["older-than-seven-days"],
    fact: "a request with an event that is older than seven days is refused",
  },
} as const satisfies Record<string, FaultSays>;

const requests = {
  "request-refused": {
    side: "server",
    causes: ["turned-away"],
    fact: "with a token that has expired Meta refuses every request, and says so in its answer alone",
  },
  "request-poisoned": { side: "server", fact: "one event that Meta refuses takes its whole request with it" },
} as const satisfies Record<string, FaultSays>;

/** Every fault that can be asked for. New ones come last: its place decides which orders a fault hits. */
export const faultTable = {
  ...delivery,
  ...parameters,
  ...moreDelivery,
  ...moreValues,
  ...moreParameters,
  ...requests,
};

/** A fault as `--faults` names it. */
export type FaultName = keyof typeof faultTable;

/** The faults in the order of their table. */
export const faultNames = Object.keys(faultTable) as readonly FaultName[];

/** What is known of a fault. */
export const faultSays = (name: FaultName): FaultSays => faultTable[name];
