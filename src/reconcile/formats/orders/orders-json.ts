import { sqlText } from "../../sql-text.ts";
import { amount, customer, firstText, flag, instant, noted, notedConsent, templateOfPath, text } from "../cells.ts";
import {
  countedItems,
  joinedJsonLines,
  jsonItems,
  jsonLines,
  jsonPointer,
  numberedJsonLines,
  shape,
  unwrapped,
} from "../json-lines.ts";
import { firstReason, insertInto, type LoadStep, type SourceFile } from "../load-step.ts";
import { orderShape } from "./order-shape.ts";
import { onceEach, refuseOrders } from "./orders-loaded.ts";

const isNumbered = "coalesce(o.order_number, o.financial_status) IS NOT NULL";

/** A cart's id is its token; an order has a number for it. */
const isCheckout = `NOT ${isNumbered} AND (o.abandoned_checkout_url IS NOT NULL OR coalesce(o.id = o.token, false))`;

/** Shops tell of fulfilments, refunds and drafts in the same log, which have items and amounts as well, and of products and customers, which have neither. */
const isOther =
  `NOT ${isNumbered} AND (coalesce(o.order_id, o.status, o.invoice_url) IS NOT NULL ` +
  "OR (o.name IS NULL AND o.total_price IS NULL AND o.line_items IS NULL AND o.id IS NOT NULL))";

const key = `CASE WHEN NOT (${isCheckout} OR ${isOther}) THEN ${firstText("o.name", "o.id")} END`;

/** The sum over a list, null where the list is absent. */
const sumOf = (list: string, item: string): string => `list_sum(list_transform(${list}, lambda x: ${item}))`;

const money = {
  currency: text("o.currency"),
  total: amount("o.total_price"),
  subtotal: amount("o.subtotal_price"),
  shipping: `coalesce(${amount("o.total_shipping_price_set.shop_money.amount")}, ${sumOf("o.shipping_lines", amount("x.price"))})`,
  tax: amount("o.total_tax"),
  discounts: amount("o.total_discounts"),
  gift_card: sumOf(
    `list_filter(o.transactions, lambda x: x.gateway = 'gift_card' AND x.kind IN ('sale', 'capture') AND coalesce(x.status, 'success') = 'success')`,
    amount("x.amount"),
  ),
  tip: amount("o.total_tip_received"),
  duties: amount(
    "coalesce(o.original_total_duties_set.shop_money.amount, o.current_total_duties_set.shop_money.amount)",
  ),
  refunded: `CASE WHEN o.refunds IS NOT NULL THEN coalesce(${sumOf(
    `list_filter(flatten(list_transform(o.refunds, lambda r: coalesce(r.transactions, []))), lambda x: x.kind = 'refund')`,
    amount("x.amount"),
  )}, 0) END`,
  current_total: amount("o.current_total_price"),
  presentment_currency: firstText("o.presentment_currency", "o.total_price_set.presentment_money.currency_code"),
  presentment_total: amount("o.total_price_set.presentment_money.amount"),
  presentment_subtotal: amount("o.subtotal_price_set.presentment_money.amount"),
  presentment_shipping: amount("o.total_shipping_price_set.presentment_money.amount"),
  presentment_tax: amount("o.total_tax_set.presentment_money.amount"),
  taxes_included: flag("o.taxes_included"),
};

const identity = customer({
  em: firstText("o.email", "o.customer.email"),
  ph: firstText("o.phone", "o.billing_address.phone", "o.shipping_address.phone", "o.customer.phone"),
  fn: firstText("o.billing_address.first_name", "o.customer.first_name", "o.shipping_address.first_name"),
  ln: firstText("o.billing_address.last_name", "o.customer.last_name", "o.shipping_address.last_name"),
  ct: firstText("o.billing_address.city", "o.shipping_address.city"),
  st: firstText("o.billing_address.province_code", "o.shipping_address.province_code"),
  zp: firstText("o.billing_address.zip", "o.shipping_address.zip"),
  country: firstText("o.billing_address.country_code", "o.shipping_address.country_code"),
  external_id: text("o.customer.id"),
});

function orderOf(file: SourceFile): Readonly<Record<string, string>> {
  return {
    order_key: key,
    id: text("o.id"),
    name: text("o.name"),
    number: text("o.order_number"),
    checkout_token: text("o.checkout_token"),
    noted_event_id: noted("notes", "event_id"),
    created_at: instant("o.created_at"),
    happened_at: `coalesce(${instant("o.processed_at")}, ${instant("o.created_at")})`,
    ...money,
    source: `lower(${text("o.source_name")})`,
    gateway: firstText("array_to_string(o.payment_gateway_names, ' + ')", "o.gateway"),
    country: firstText("o.shipping_address.country_code", "o.billing_address.country_code"),
    discount_code: text("o.discount_codes[1].code"),
    test: `coalesce(${flag("o.test")}, false)`,
    cancelled: `${text("o.cancelled_at")} IS NOT NULL`,
    financial_status: `lower(${text("o.financial_status")})`,
    consent: notedConsent("notes"),
    returning_customer: `TRY_CAST(o.customer.orders_count AS BIGINT) > 1`,
    user_agent: text("o.client_details.user_agent"),
    checkout_type: noted("notes", "checkout_type"),
    page_template: `coalesce(${noted("notes", "template")}, ${templateOfPath("o.landing_site")})`,
    identity,
    items: "o.line_items",
    updated_at: instant("o.updated_at"),
    file: sqlText(file.name),
  };
}

const amountsRead = {
  total_price: "total",
  subtotal_price: "subtotal",
  total_tax: "tax",
  total_discounts: "discounts",
  current_total_price: "current_total",
} as const;

const timeSaid = "coalesce(o.processed_at, o.created_at) IS NOT NULL";

/** Whether a cell holds something that could not be read, asked of what was read: casting twice would cost more than the order. */
const doubtful = [
  "total IS NULL",
  `(${timeSaid} AND happened_at IS NULL)`,
  ...Object.entries(amountsRead).map(([name, column]) => `(${column} IS NULL AND ${text(`o.${name}`)} IS NOT NULL)`),
].join(" OR ");

/** The cell that could not be read, for saying so. */
const doubt = firstReason([
  [
    `${timeSaid} AND coalesce(${instant("o.processed_at")}, ${instant("o.created_at")}) IS NULL`,
    "created_at is not a time with an offset",
  ],
  [`${text("o.total_price")} IS NULL`, "total_price is not there: let the export hold it"],
  ...Object.keys(amountsRead).map(
    (name) =>
      [`${text(`o.${name}`)} IS NOT NULL AND ${amount(`o.${name}`)} IS NULL`, `${name} is not an amount`] as const,
  ),
]);

const refusals = (empty: string) =>
  `coalesce(${firstReason([
    ["json IS NULL", empty],
    [isCheckout, "a checkout, no order"],
    [isOther, "not an order"],
    [`${key} IS NULL`, "an order without name and id"],
  ])}, ${doubt})`;

const readOrders = (source: string): string => {
  const notes = `array_to_string(list_transform(o.note_attributes, lambda n: n.name || ': ' || replace(n.value, chr(10), ' ')), chr(10))`;
  const parsed = `SELECT * , TRY(json_transform(json, ${shape(orderShape)})) AS o FROM (${source}) AS source`;
  return `(SELECT *, ${notes} AS notes FROM (${parsed}) AS parsed) AS orders_read`;
};

/** Where orders come from: quickly, and with the numbers that an editor shows. */
interface OrderSource {
  readonly quick: string;
  readonly numbered: string;
  /** What of the file the quick way takes for no JSON and is some; null: nothing can be. */
  readonly joined: string | null;
  /** What is said where nothing stands. */
  readonly empty: string;
}

function loadOrders(file: SourceFile, { quick, numbered, joined, empty }: OrderSource): readonly LoadStep[] {
  const read = Object.entries(orderOf(file));
  const named = { ...Object.fromEntries(read.map(([name]) => [name, name])), doubtful };
  const cells = read.map(([name, value]) => `${value} AS ${name}`).join(", ");
  const insert = (source: string) =>
    insertInto("orders", named, `FROM (SELECT ${cells}, o FROM ${readOrders(source)}) AS cells`);
  const nameless = `SELECT 1 FROM orders WHERE order_key IS NULL AND file = ${sqlText(file.name)} LIMIT 1`;
  const refused = `SELECT line, ${refusals(empty)} AS reason FROM ${readOrders(numbered)}`;
  return [
    { run: insert(quick) },
    ...(joined === null ? [] : [{ run: insert(joined), when: nameless }]),
    ...refuseOrders(file, refused),
    ...onceEach(file, `SELECT line, ${key} AS order_key FROM ${readOrders(numbered)}`),
  ];
}

const notJson = "not JSON";

/** Orders as the Admin REST API writes them, one on each line. */
export function ordersJsonLines(file: SourceFile): readonly LoadStep[] {
  const { path } = file;
  return loadOrders(file, {
    quick: jsonLines(path),
    numbered: numberedJsonLines(path),
    joined: joinedJsonLines(path),
    empty: notJson,
  });
}

/** What a shop tells of has one of these. */
const marks = ["id", "line_items", "total_price", "order_id"];

/** Singer and Airbyte say schemas, states and logs between the records. */
const isRecord = "coalesce(json ->> '$.type', 'RECORD') = 'RECORD'";

/** An order in an object around it: what else such a log holds is no order. */
export function ordersWrapped(
  file: SourceFile,
  { within, isList }: { readonly within: readonly string[]; readonly isList: boolean },
): readonly LoadStep[] {
  const held = unwrapped(`json_extract(json, ${jsonPointer(within)})`);
  const records = within[0] === "record" ? `WHERE ${isRecord}` : "";
  const inner = (source: string) =>
    `SELECT * EXCLUDE (json, held), CASE WHEN ${marks.map((name) => `json_exists(held, '$.${name}')`).join(" OR ")} THEN held END AS json
     FROM (SELECT *, ${held} AS held FROM (${source}) AS wrapped ${records}) AS opened`;
  const { path } = file;
  const items = inner(jsonItems(path));
  return loadOrders(file, {
    quick: isList ? items : inner(jsonLines(path)),
    numbered: isList ? countedItems(items) : inner(numberedJsonLines(path)),
    joined: isList ? null : inner(joinedJsonLines(path)),
    empty: "no order in it",
  });
}

/** Most of one JSON value that is held at once. */
const largestDocument = 256 * 1024 * 1024;

/** Orders in one JSON array; `line` counts the orders. */
export function ordersJsonArray(file: SourceFile): readonly LoadStep[] {
  const quick = jsonItems(file.path);
  return loadOrders(file, { quick, numbered: countedItems(quick), joined: null, empty: notJson });
}

/** Answers of the API, `{"orders": […]}`, one after the other; `line` counts the orders. */
export function ordersJsonPages(file: SourceFile): readonly LoadStep[] {
  const size = Math.min(largestDocument, Math.max(1_048_576, file.bytes * 2));
  const pages = `SELECT json FROM read_json_objects(${sqlText(file.path)}, format = 'unstructured', maximum_object_size = ${size})`;
  const each = `SELECT unnest((json_transform(json, ${shape({ orders: ["JSON"] })})).orders) AS json FROM (${pages}) AS pages`;
  return loadOrders(file, { quick: each, numbered: countedItems(each), joined: null, empty: notJson });
}
