import { dialect } from "./dialect.ts";

const { text, moment } = dialect;
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

const texts = (names: readonly string[]) => dialect.structType(names, text);

/** Items of an order as they were read. */
const itemType = texts(["variant_id", "product_id", "sku", "quantity", "price"]);

/** Columns of the tables that every reader fills and every question is asked of. Ids are text, amounts decimals, times instants. */
export const columns = {
  orders: {
    order_key: text,
    id: text,
    name: text,
    number: text,
    checkout_token: text,
    noted_event_id: text,
    created_at: moment,
    happened_at: moment,
    currency: text,
    total: money,
    subtotal: money,
    shipping: money,
    tax: money,
    discounts: money,
    gift_card: money,
    tip: money,
    duties: money,
    refunded: money,
    current_total: money,
    presentment_currency: text,
    presentment_total: money,
    presentment_subtotal: money,
    presentment_shipping: money,
    presentment_tax: money,
    taxes_included: "BOOLEAN",
    source: text,
    gateway: text,
    country: text,
    discount_code: text,
    test: "BOOLEAN",
    cancelled: "BOOLEAN",
    financial_status: text,
    consent: text,
    returning_customer: "BOOLEAN",
    user_agent: text,
    checkout_type: text,
    page_template: text,
    identity: texts(customerKeys),
    items: dialect.listType(itemType),
    updated_at: moment,
    /** Whether a cell of it could not be read. */
    doubtful: "BOOLEAN",
    file: text,
  },
  events: {
    side: text,
    /** A number that events of one request have in common; null: read from no request, or from one that Meta is known to have taken. */
    request: "BIGINT",
    dataset: text,
    name: text,
    event_id: text,
    event_at: moment,
    received_at: moment,
    time_unit: text,
    order_ref: text,
    value: money,
    value_text: text,
    currency: text,
    content_type: text,
    content_ids: dialect.listType(text),
    sender: text,
    version: text,
    user_agent: text,
    consent: text,
    test_code: "BOOLEAN",
    automatic: "BOOLEAN",
    keys: texts(sentKeys),
    /** Names of identifiers that Meta does not know. */
    other_keys: dialect.listType(text),
    file: text,
  },
  catalogue: {
    id: text,
    item_group_id: text,
    availability: text,
    price: text,
    file: text,
  },
  totals: {
    day: "DATE",
    event: text,
    count: "BIGINT",
    value: money,
    emq: dialect.double,
    file: text,
  },
  /** Events of requests that the log says were answered with an error: they never counted. */
  turned_away: {
    side: text,
    dataset: text,
    name: text,
    event_id: text,
    event_at: moment,
    received_at: moment,
    order_ref: text,
    automatic: "BOOLEAN",
  },
  rejects: { file: text, line: "BIGINT", kind: text, reason: text },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A table that files are read into. */
export type TableName = keyof typeof columns;

/** The items of all orders, one row each. */
const orderLines = `CREATE VIEW order_lines AS SELECT order_key,
  nullif(trim(item.variant_id), '') AS variant_id, nullif(trim(item.product_id), '') AS product_id, nullif(trim(item.sku), '') AS sku,
  ${dialect.castIfPossible("item.quantity", "BIGINT")} AS quantity, ${dialect.castIfPossible("trim(item.price)", money)} AS price
  FROM (${dialect.takenApart({ list: "items", as: "item", beside: ["order_key"], from: "orders" })}) each_item`;

/** What an order's states keep of their money. */
export const earlierAmounts: readonly string[] = [
  "order_key",
  "currency",
  "presentment_currency",
  ...Object.entries(columns.orders).flatMap(([name, type]) => (type === money ? [name] : [])),
];

/** `earlier_amounts`: the money of states that an order had before the one that is in `orders`, where its total was another. */
const earlierStates = `CREATE TABLE earlier_amounts AS SELECT ${earlierAmounts.join(", ")} FROM orders WHERE false`;

/** Makes the empty tables, and the view `order_lines`. */
export const createTables: readonly string[] = [
  ...Object.entries(columns).map(
    ([table, types]) =>
      `CREATE TABLE ${table} (${Object.entries(types)
        .map(([name, type]) => `${name} ${type}`)
        .join(", ")})`,
  ),
  orderLines,
  earlierStates,
];
