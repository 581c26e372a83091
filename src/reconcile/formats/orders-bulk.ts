import { sqlText } from "../sql-text.ts";
import { amount, flag, idOf, instant, mapOf, noted, notedConsent, text } from "./cells.ts";
import { jsonLines, numberedJsonLines, shape } from "./json-lines.ts";
import { firstReason, insertInto, rejectLines, type LoadStep, type SourceFile } from "./load-step.ts";

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
  processedAt: t,
  cancelledAt: t,
  currencyCode: t,
  presentmentCurrencyCode: t,
  totalPriceSet: bag,
  subtotalPriceSet: bag,
  totalShippingPriceSet: bag,
  totalTaxSet: bag,
  totalDiscountsSet: bag,
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

const key = text("coalesce(o.name, regexp_extract(o.id, '([0-9]+)', 1))");
const shop = (name: string) => amount(`o.${name}.shopMoney.amount`);
const either = (name: string) => text(`coalesce(o.billingAddress.${name}, o.shippingAddress.${name})`);

const country = (of: string) => `coalesce(o.${of}.countryCodeV2, o.${of}.countryCode)`;

const identity = mapOf({
  em: text("coalesce(o.email, o.customer.email)"),
  ph: text("coalesce(o.phone, o.billingAddress.phone, o.shippingAddress.phone, o.customer.phone)"),
  fn: text("coalesce(o.billingAddress.firstName, o.customer.firstName)"),
  ln: text("coalesce(o.billingAddress.lastName, o.customer.lastName)"),
  ct: either("city"),
  st: either("provinceCode"),
  zp: either("zip"),
  country: text(`coalesce(${country("billingAddress")}, ${country("shippingAddress")})`),
  external_id: idOf("o.customer.id"),
});

function orderOf(file: SourceFile): Readonly<Record<string, string>> {
  return {
    order_key: key,
    id: idOf("o.id"),
    name: text("o.name"),
    number: `nullif(regexp_extract(o.name, '([0-9]+)', 1), '')`,
    noted_event_id: noted("notes", "event_id"),
    created_at: instant("o.createdAt"),
    happened_at: `coalesce(${instant("o.processedAt")}, ${instant("o.createdAt")})`,
    currency: text("coalesce(o.currencyCode, o.totalPriceSet.shopMoney.currencyCode)"),
    total: shop("totalPriceSet"),
    subtotal: shop("subtotalPriceSet"),
    shipping: shop("totalShippingPriceSet"),
    tax: shop("totalTaxSet"),
    discounts: shop("totalDiscountsSet"),
    refunded: shop("totalRefundedSet"),
    current_total: shop("currentTotalPriceSet"),
    presentment_currency: text("coalesce(o.presentmentCurrencyCode, o.totalPriceSet.presentmentMoney.currencyCode)"),
    presentment_total: amount("o.totalPriceSet.presentmentMoney.amount"),
    taxes_included: flag("o.taxesIncluded"),
    source: `lower(${text("o.sourceName")})`,
    gateway: text("array_to_string(o.paymentGatewayNames, ' + ')"),
    country: text(`coalesce(${country("shippingAddress")}, ${country("billingAddress")})`),
    discount_code: text("coalesce(o.discountCode, o.discountCodes[1])"),
    test: `coalesce(${flag("o.test")}, false)`,
    cancelled: `${text("o.cancelledAt")} IS NOT NULL`,
    financial_status: `lower(${text("o.displayFinancialStatus")})`,
    consent: notedConsent("notes"),
    returning_customer: "TRY_CAST(o.customer.numberOfOrders AS BIGINT) > 1",
    checkout_type: noted("notes", "checkout_type"),
    page_template: noted("notes", "template"),
    identity,
    file: sqlText(file.name),
    line: "line",
  };
}

function readLines(source: string): string {
  const notes = `array_to_string(list_transform(o.customAttributes, lambda n: n.key || ': ' || replace(n.value, chr(10), ' ')), chr(10))`;
  const parsed = `SELECT line, json, TRY(json_transform(json, ${shape(lineShape)})) AS o FROM (${source}) AS source`;
  return `(SELECT line, json, o, ${notes} AS notes FROM (${parsed}) AS parsed) AS bulk_lines`;
}

const isOrder = `o.__parentId IS NULL AND o.id LIKE 'gid://shopify/Order/%' AND ${key} IS NOT NULL`;
const isItem = `o.id LIKE 'gid://shopify/LineItem/%'`;

/** Orders of a GraphQL bulk operation. Children carry the id of their parent and may stand anywhere. */
export function ordersBulk(file: SourceFile): readonly LoadStep[] {
  const isNew = `${key} NOT IN (SELECT order_key FROM orders WHERE file <> ${sqlText(file.name)})`;
  const lineItem = {
    order_key: "parent.order_key",
    variant_id: idOf("o.variant.id"),
    product_id: idOf("o.product.id"),
    sku: text("o.sku"),
    quantity: "TRY_CAST(o.quantity AS BIGINT)",
    price: shop("originalUnitPriceSet"),
  };
  const parent = `JOIN orders AS parent ON parent.id = ${idOf("o.__parentId")} AND parent.file = ${sqlText(file.name)}`;
  const numbered = readLines(numberedJsonLines(file.path));
  const reasons = firstReason([
    ["json IS NULL", "not JSON"],
    [
      `${isItem} AND NOT EXISTS (SELECT 1 FROM orders AS known WHERE known.id = ${idOf("o.__parentId")})`,
      "a line item whose order is not here",
    ],
    [`o.__parentId IS NULL AND NOT coalesce(${isOrder}, false)`, "not an order"],
    [
      `${isOrder} AND o.totalPriceSet.shopMoney.amount IS NOT NULL AND ${shop("totalPriceSet")} IS NULL`,
      "totalPriceSet is not an amount",
    ],
    [
      `${isOrder} AND o.createdAt IS NOT NULL AND ${instant("o.createdAt")} IS NULL`,
      "createdAt is not a time with an offset",
    ],
    [`${isOrder} AND NOT (${isNew})`, "an order that another file has"],
  ]);
  return [
    {
      run: insertInto("orders", orderOf(file), `FROM ${readLines(jsonLines(file.path))} WHERE ${isOrder} AND ${isNew}`),
    },
    { run: insertInto("order_lines", lineItem, `FROM ${readLines(jsonLines(file.path))} ${parent} WHERE ${isItem}`) },
    { run: rejectLines(file, "orders", `SELECT line, ${reasons} AS reason FROM ${numbered}`) },
  ];
}
