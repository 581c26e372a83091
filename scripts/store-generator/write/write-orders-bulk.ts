import { presented, shopCurrency, type Order } from "../shop/order.ts";
import { isoWithOffset } from "../shop/shop-time.ts";
import { amount } from "../events/sent-event.ts";
import { financialStatus, noteAttributes } from "./write-orders-csv.ts";

function bag(order: Order, cents: number) {
  const { currency, digits } = order.presentment;
  return {
    shopMoney: { amount: amount(cents), currencyCode: shopCurrency },
    presentmentMoney: { amount: amount(presented(order, cents), digits), currencyCode: currency },
  };
}

function address({ person }: Order) {
  return {
    firstName: person.given,
    lastName: person.family,
    city: person.place.city,
    zip: person.place.zip,
    provinceCode: person.place.province === "" ? null : person.place.province,
    countryCodeV2: person.place.country,
    phone: person.phone,
  };
}

const gid = (type: string, id: string | number) => `gid://shopify/${type}/${id}`;

function amounts(order: Order) {
  return {
    totalPriceSet: bag(order, order.total),
    subtotalPriceSet: bag(order, order.subtotal),
    totalShippingPriceSet: bag(order, order.shipping),
    totalTaxSet: bag(order, order.tax),
    totalDiscountsSet: bag(order, order.discount),
    totalRefundedSet: bag(order, order.refunded),
    currentTotalPriceSet: bag(order, order.total - order.refunded),
  };
}

function orderLine(order: Order): string {
  const { person, dimensions } = order;
  return JSON.stringify({
    id: gid("Order", order.id),
    name: order.name,
    createdAt: isoWithOffset(order.at),
    processedAt: isoWithOffset(order.at),
    cancelledAt: order.cancelled ? isoWithOffset(order.at + 60_000) : null,
    currencyCode: shopCurrency,
    presentmentCurrencyCode: order.presentment.currency,
    taxesIncluded: order.taxesIncluded,
    ...amounts(order),
    displayFinancialStatus: financialStatus(order).toUpperCase(),
    test: order.test,
    sourceName: order.source,
    paymentGatewayNames: [dimensions.gateway],
    discountCodes: order.discountCode === null ? [] : [order.discountCode],
    email: person.email,
    phone: person.phone,
    customer: { id: gid("Customer", person.customerId), numberOfOrders: dimensions.returning === "yes" ? "4" : "1" },
    billingAddress: address(order),
    shippingAddress: address(order),
    customAttributes: noteAttributes(order).map(([key, value]) => ({ key, value })),
  });
}

function itemLines(order: Order): readonly string[] {
  return order.lines.map(({ variant, quantity }, index) =>
    JSON.stringify({
      id: gid("LineItem", Number(order.id) * 10 + index),
      sku: variant.sku,
      quantity,
      variant: { id: gid("ProductVariant", variant.variantId) },
      product: { id: gid("Product", variant.productId) },
      originalUnitPriceSet: bag(order, variant.price),
      __parentId: gid("Order", order.id),
    }),
  );
}

/** Orders as a bulk operation writes them where it does not group: the lines of all after them, one of each in turn. */
export function bulkLines(orders: readonly Order[]): string {
  const items = orders.map(itemLines);
  const longest = Math.max(0, ...items.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, turn) => items.flatMap((lines) => lines[turn] ?? []));
  return `${[...orders.map(orderLine), ...turns.flat()].join("\n")}\n`;
}
