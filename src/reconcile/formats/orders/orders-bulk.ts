import { sqlText } from "../../sql-text.ts";
import { amount, customer, firstText, flag, idOf, instant, noted, notedConsent, text } from "../cells.ts";
import { joinedJsonLines, jsonLines, numberedJsonLines, shape } from "../json-lines.ts";
import { firstReason, insertInto, rejectLines, type LoadStep, type SourceFile } from "../load-step.ts";
import { onceEach } from "./orders-loaded.ts";

const t = "VARCHAR";
const bag = { shopMoney: { amount: t, currencyCode: t }, presentmentMoney: { amount: t, currencyCode: t } };
const address = {
  firstName: t,
  lastName: t,
  phone: t,
  city: t,
  provinceCode: t,
  zip: t,
  countryCodeV2: t,
  countryCode: t,
};

/** What is read of a line of a bulk operation: an order, or a line item with its `__parentId`. */
const lineShape = {
  id: t,
  __parentId: t,
  name: t,
  createdAt: t,
  updatedAt: t,
  processedAt: t,
  cancelledAt: t,
  currencyCode: t,
  presentmentCurrencyCode: t,
  totalPriceSet: bag,
  originalTotalPriceSet: bag,
  subtotalPriceSet: bag,
  totalShippingPriceSet: bag,
  totalTaxSet: bag,
  totalDiscountsSet: bag,
  totalTipReceivedSet: bag,
  originalTotalDutiesSet: bag,
  currentTotalDutiesSet: bag,
  totalRefundedSet: bag,
  currentTotalPriceSet: bag,
  taxesIncluded: t,
  sourceName: t,
  paymentGatewayNames: [t],
  discountCode: t,
  discountCodes: [t],
  test: t,
  displayFinancialStatus: t,
  email: t,
  phone: t,
  customer: { id: t, email: t, phone: t, firstName: t, lastName: t, numberOfOrders: t },
  billingAddress: address,
  shippingAddress: address,
  customAttributes: [{ key: t, value: t }],
  quantity: t,
  sku: t,
  variant: { id: t },
  product: { id: t },
  originalUnitPriceSet: bag,
};

const key = firstText("o.name", "regexp_extract(o.id, '([0-9]+)', 1)");
const shop = (name: string) => amount(`o.${name}.shopMoney.amount`);
const theirs = (name: string) => amount(`o.${name}.presentmentMoney.amount`);
const either = (name: string) => firstText(`o.billingAddress.${name}`, `o.shippingAddress.${name}`);

const country = (of: string) => `coalesce(o.${of}.countryCodeV2, o.${of}.countryCode)`;

const identity = customer({
  em: firstText("o.email", "o.customer.email"),
  ph: firstText("o.phone", "o.billingAddress.phone", "o.shippingAddress.phone", "o.customer.phone"),
  fn: firstText("o.billingAddress.firstName", "o.customer.firstName"),
  ln: firstText("o.billingAddress.lastName", "o.customer.lastName"),
  ct: either("city"),
  st: either("provinceCode"),
  zp: either("zip"),
  country: text(`coalesce(${country("billingAddress")}, ${country("shippingAddress")})`),
  external_id: idOf("o.customer.id"),
});

const currency = firstText("o.currencyCode", "o.totalPriceSet.shopMoney.currencyCode");

const money = {
  currency,
  total: shop("totalPriceSet"),
  subtotal: shop("subtotalPriceSet"),
  shipping: shop("totalShippingPriceSet"),
  tax: shop("totalTaxSet"),
  discounts: shop("totalDiscountsSet"),
  tip: shop("totalTipReceivedSet"),
  duties: `coalesce(${shop("originalTotalDutiesSet")}, ${shop("currentTotalDutiesSet")})`,
  refunded: shop("totalRefundedSet"),
  current_total: shop("currentTotalPriceSet"),
  presentment_currency: firstText("o.presentmentCurrencyCode", "o.totalPriceSet.presentmentMoney.currencyCode"),
  presentment_total: theirs("totalPriceSet"),
  presentment_subtotal: theirs("subtotalPriceSet"),
  presentment_shipping: theirs("totalShippingPriceSet"),
  presentment_tax: theirs("totalTaxSet"),
  taxes_included: flag("o.taxesIncluded"),
};

function orderOf(file: SourceFile): Readonly<Record<string, string>> {
  return {
    order_key: key,
    id: idOf("o.id"),
    name: text("o.name"),
    number: `nullif(regexp_extract(o.name, '([0-9]+)', 1), '')`,
    noted_event_id: noted("notes", "event_id"),
    created_at: instant("o.createdAt"),
    happened_at: `coalesce(${instant("o.processedAt")}, ${instant("o.createdAt")})`,
    ...money,
    source: `lower(${text("o.sourceName")})`,
    gateway: text("array_to_string(o.paymentGatewayNames, ' + ')"),
    country: text(`coalesce(${country("shippingAddress")}, ${country("billingAddress")})`),
    discount_code: firstText("o.discountCode", "o.discountCodes[1]"),
    test: `coalesce(${flag("o.test")}, false)`,
    cancelled: `${text("o.cancelledAt")} IS NOT NULL`,
    financial_status: `lower(${text("o.displayFinancialStatus")})`,
    consent: notedConsent("notes"),
    returning_customer: "TRY_CAST(o.customer.numberOfOrders AS BIGINT) > 1",
    checkout_type: noted("notes", "checkout_type"),
    page_template: noted("notes", "template"),
    identity,
    items: "items",
    updated_at: instant("o.updatedAt"),
    doubtful: "false",
    file: sqlText(file.name),
  };
}

function readLines(source: string): string {
  const notes = `array_to_string(list_transform(o.customAttributes, lambda n: n.key || ': ' || replace(n.value, chr(10), ' ')), chr(10))`;
  const parsed = `SELECT *, TRY(json_transform(json, ${shape(lineShape)})) AS o FROM (${source}) AS source`;
  return `SELECT * EXCLUDE (json), json IS NULL OR o IS NULL AS broken, ${notes} AS notes FROM (${parsed}) AS parsed`;
}

const isOrder = `o.__parentId IS NULL AND o.id LIKE 'gid://shopify/Order/%' AND ${key} IS NOT NULL`;
const isItem = `o.id LIKE 'gid://shopify/LineItem/%'`;

const item =
  `struct_pack(variant_id := ${idOf("o.variant.id")}, product_id := ${idOf("o.product.id")}, sku := o.sku, ` +
  `quantity := o.quantity, price := o.originalUnitPriceSet.shopMoney.amount)`;

/** Orders that were edited say what they cost at their purchase. */
const original = {
  order_key: key,
  currency,
  presentment_currency: text("o.originalTotalPriceSet.presentmentMoney.currencyCode"),
  total: shop("originalTotalPriceSet"),
  presentment_total: theirs("originalTotalPriceSet"),
};
const wasEdited = `${isOrder} AND ${shop("originalTotalPriceSet")} <> ${shop("totalPriceSet")}`;

const reason = firstReason([
  ["broken", "not JSON"],
  [
    `${isItem} AND NOT EXISTS (SELECT 1 FROM orders AS known WHERE known.id = ${idOf("o.__parentId")})`,
    "a line item whose order is not here",
  ],
  [`o.__parentId IS NULL AND NOT coalesce(${isOrder}, false)`, "not an order"],
  [`${isOrder} AND o.totalPriceSet.shopMoney.amount IS NULL`, "totalPriceSet is not there: ask for it in the query"],
  [`${isOrder} AND ${shop("totalPriceSet")} IS NULL`, "totalPriceSet is not an amount"],
  [
    `${isOrder} AND o.createdAt IS NOT NULL AND ${instant("o.createdAt")} IS NULL`,
    "createdAt is not a time with an offset",
  ],
]);

/** Orders of a GraphQL bulk operation. Children carry the id of their parent and may stand anywhere. */
export function ordersBulk(file: SourceFile): readonly LoadStep[] {
  const table = "bulk_lines";
  const numbered = readLines(numberedJsonLines(file.path));
  const children = `SELECT ${idOf("o.__parentId")} AS parent, list(${item}) AS items FROM ${table} WHERE ${isItem} GROUP BY ALL`;
  const orders =
    `FROM (SELECT * FROM ${table} WHERE ${isOrder}) AS bulk_orders ` +
    `LEFT JOIN (${children}) AS children ON children.parent = ${idOf("o.id")}`;
  return [
    { run: `CREATE TABLE ${table} AS ${readLines(jsonLines(file.path))}` },
    {
      run: `INSERT INTO ${table} ${readLines(joinedJsonLines(file.path))}`,
      when: `SELECT 1 FROM ${table} WHERE broken LIMIT 1`,
    },
    { run: insertInto("orders", orderOf(file), orders) },
    {
      run: `INSERT INTO earlier_amounts (${Object.keys(original).join(", ")}) SELECT ${Object.values(original).join(", ")} FROM ${table} WHERE ${wasEdited}`,
    },
    {
      run: rejectLines(file, "orders", `SELECT line, ${reason} AS reason FROM (${numbered}) AS numbered_lines`),
      when: `SELECT 1 FROM ${table} WHERE ${reason} IS NOT NULL LIMIT 1`,
    },
    { run: `DROP TABLE ${table}` },
    ...onceEach(file, `SELECT line, ${key} AS order_key FROM (${numbered}) AS numbered_lines WHERE ${isOrder}`),
  ];
}
