import type { Order, OrderLine } from "../shop/order.ts";
import { shopCurrency } from "../shop/order.ts";
import { exportTime } from "../shop/shop-time.ts";
import { amount } from "../events/sent-event.ts";

const header =
  "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total," +
  "Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price," +
  "Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status," +
  "Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province," +
  "Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company," +
  "Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at," +
  "Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags," +
  "Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name," +
  "Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID," +
  "Payment Terms Name,Next Payment Due At,Payment References";

const names = header.split(",");

/** The first line of the export. */
export const ordersCsvHeader = `${header}\n`;

function quoted(text: string): string {
  return /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rowOf(cells: Readonly<Record<string, string>>): string {
  return `${names.map((name) => quoted(cells[name] ?? "")).join(",")}\n`;
}

function address(order: Order, part: "Billing" | "Shipping"): Readonly<Record<string, string>> {
  const { person } = order;
  return {
    [`${part} Name`]: `${person.given} ${person.family}`,
    [`${part} City`]: person.place.city,
    // The admin guards numbers against spreadsheets with an apostrophe.
    [`${part} Zip`]: /^\d/u.test(person.place.zip) ? `'${person.place.zip}` : person.place.zip,
    [`${part} Province`]: person.place.province,
    [`${part} Province Name`]: person.place.provinceName,
    [`${part} Country`]: person.place.country,
    [`${part} Phone`]: person.phone === null ? "" : `'${person.phone}`,
  };
}

/** Name and value of what apps note on an order. */
export function noteAttributes(order: Order): readonly (readonly [string, string])[] {
  return order.source === "web"
    ? [
        ["consent", order.consent],
        ["_fbp", order.person.fbp],
      ]
    : [];
}

/** What the admin says of the money. */
export function financialStatus(order: Order): string {
  if (order.cancelled) return "voided";
  if (order.refunded === 0) return "paid";
  return order.refunded === order.total ? "refunded" : "partially_refunded";
}

function lineCells({ variant, quantity }: OrderLine): Readonly<Record<string, string>> {
  return {
    "Lineitem quantity": String(quantity),
    "Lineitem name": variant.title,
    "Lineitem price": amount(variant.price),
    "Lineitem sku": variant.sku,
    "Lineitem requires shipping": "true",
    "Lineitem taxable": "true",
    "Lineitem fulfillment status": "fulfilled",
    "Lineitem discount": "0.00",
    Vendor: variant.vendor,
  };
}

function orderCells(order: Order): Readonly<Record<string, string>> {
  return {
    "Financial Status": financialStatus(order),
    "Paid at": order.cancelled ? "" : exportTime(order.at),
    "Fulfillment Status": "fulfilled",
    "Fulfilled at": exportTime(order.at + 172_800_000),
    "Accepts Marketing": order.index % 3 === 0 ? "yes" : "no",
    Currency: shopCurrency,
    Subtotal: amount(order.subtotal),
    Shipping: amount(order.shipping),
    Taxes: amount(order.tax),
    Total: amount(order.total),
    "Discount Code": order.discountCode ?? "",
    "Discount Amount": amount(order.discount),
    "Shipping Method": order.shipping === 0 ? "Free" : "Standard",
    ...address(order, "Billing"),
    ...address(order, "Shipping"),
    "Note Attributes": noteAttributes(order)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n"),
    "Cancelled at": order.cancelled ? exportTime(order.at + 60_000) : "",
    "Payment Method": order.dimensions.gateway,
    "Refunded Amount": amount(order.refunded),
    "Outstanding Balance": "0.00",
    Id: order.id,
    "Risk Level": "Low",
    Source: order.source,
    "Tax 1 Name": "Tax",
    "Tax 1 Value": amount(order.tax),
    Phone: order.person.phone === null ? "" : `'${order.person.phone}`,
  };
}

/** One row for each line; what belongs to the order stands on the first only. */
export function ordersCsvRows(order: Order): string {
  return order.lines
    .map((line, index) =>
      rowOf({
        Name: order.name,
        Email: order.person.email,
        "Created at": exportTime(order.at),
        ...(index === 0 ? orderCells(order) : {}),
        ...lineCells(line),
      }),
    )
    .join("");
}
