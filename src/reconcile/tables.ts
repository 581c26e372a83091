const money = "DECIMAL(18,4)";

/** What an order says of its customer, by the names that the Conversions API has for it. */
export const customerKeys = ["em", "ph", "fn", "ln", "ct", "st", "zp", "country", "external_id"] as const;

/** Every identifier that an event may carry (Meta, customer information parameters). */
export const sentKeys = [
  "em",
  "ph",
  "fn",
  "ln",
  "ge",
  "db",
  "ct",
  "st",
  "zp",
  "country",
  "external_id",
  "client_ip_address",
  "client_user_agent",
  "fbc",
  "fbp",
  "subscription_id",
  "fb_login_id",
  "lead_id",
  "anon_id",
  "madid",
  "page_id",
  "page_scoped_user_id",
  "ctwa_clid",
  "ig_account_id",
  "ig_sid",
] as const;

const texts = (names: readonly string[]) => `STRUCT(${names.map((name) => `${name} VARCHAR`).join(", ")})`;

/** Items of an order as they were read. */
const itemType = `STRUCT(variant_id VARCHAR, product_id VARCHAR, sku VARCHAR, quantity VARCHAR, price VARCHAR)`;

/** Columns of the tables that every reader fills and every question is asked of. Ids are text, amounts decimals, times instants. */
export const columns = {
  orders: {
    order_key: "VARCHAR",
    id: "VARCHAR",
    name: "VARCHAR",
    number: "VARCHAR",
    checkout_token: "VARCHAR",
    noted_event_id: "VARCHAR",
    created_at: "TIMESTAMPTZ",
    happened_at: "TIMESTAMPTZ",
    currency: "VARCHAR",
    total: money,
    subtotal: money,
    shipping: money,
    tax: money,
    discounts: money,
    gift_card: money,
    refunded: money,
    current_total: money,
    presentment_currency: "VARCHAR",
    presentment_total: money,
    taxes_included: "BOOLEAN",
    source: "VARCHAR",
    gateway: "VARCHAR",
    country: "VARCHAR",
    discount_code: "VARCHAR",
    test: "BOOLEAN",
    cancelled: "BOOLEAN",
    financial_status: "VARCHAR",
    consent: "VARCHAR",
    returning_customer: "BOOLEAN",
    user_agent: "VARCHAR",
    checkout_type: "VARCHAR",
    page_template: "VARCHAR",
    identity: texts(customerKeys),
    items: `${itemType}[]`,
    updated_at: "TIMESTAMPTZ",
    /** Whether a cell of it could not be read. */
    doubtful: "BOOLEAN",
    file: "VARCHAR",
  },
  events: {
    side: "VARCHAR",
    dataset: "VARCHAR",
    name: "VARCHAR",
    event_id: "VARCHAR",
    event_at: "TIMESTAMPTZ",
    received_at: "TIMESTAMPTZ",
    time_unit: "VARCHAR",
    order_ref: "VARCHAR",
    value: money,
    value_text: "VARCHAR",
    currency: "VARCHAR",
    content_type: "VARCHAR",
    content_ids: "VARCHAR[]",
    sender: "VARCHAR",
    version: "VARCHAR",
    url: "VARCHAR",
    user_agent: "VARCHAR",
    consent: "VARCHAR",
    test_code: "BOOLEAN",
    automatic: "BOOLEAN",
    keys: texts(sentKeys),
    /** Names of identifiers that Meta does not know. */
    other_keys: "VARCHAR[]",
    file: "VARCHAR",
  },
  catalogue: {
    id: "VARCHAR",
    item_group_id: "VARCHAR",
    availability: "VARCHAR",
    price: "VARCHAR",
    file: "VARCHAR",
  },
  totals: {
    day: "DATE",
    event: "VARCHAR",
    count: "BIGINT",
    value: money,
    emq: "DOUBLE",
    file: "VARCHAR",
  },
  rejects: { file: "VARCHAR", line: "BIGINT", kind: "VARCHAR", reason: "VARCHAR" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type TableName = keyof typeof columns;

/** The items of all orders, one row each. */
const orderLines = `CREATE VIEW order_lines AS SELECT order_key,
  nullif(trim(item.variant_id), '') AS variant_id, nullif(trim(item.product_id), '') AS product_id, nullif(trim(item.sku), '') AS sku,
  TRY_CAST(item.quantity AS BIGINT) AS quantity, TRY_CAST(trim(item.price) AS ${money}) AS price
  FROM (SELECT order_key, unnest(items) AS item FROM orders) AS each_item`;

/** Makes the empty tables, and the view `order_lines`. */
export const createTables: readonly string[] = [
  ...Object.entries(columns).map(
    ([table, types]) =>
      `CREATE TABLE ${table} (${Object.entries(types)
        .map(([name, type]) => `${name} ${type}`)
        .join(", ")})`,
  ),
  orderLines,
];
