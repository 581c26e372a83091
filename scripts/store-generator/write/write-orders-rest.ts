import { presented, shopCurrency, type Order } from "../shop/order.ts";
import { isoWithOffset } from "../shop/shop-time.ts";
import { amount } from "../events/sent-event.ts";
import { financialStatus, noteAttributes } from "./write-orders-csv.ts";

function money(order: Order, cents: number) {
  const { currency, digits } = order.presentment;
  return {
    shop_money: { amount: amount(cents), currency_code: shopCurrency },
    presentment_money: { amount: amount(presented(order, cents), digits), currency_code: currency },
  };
}

function amounts(order: Order) {
  const current = order.total - order.refunded;
  return {
    total_price: amount(order.total),
    total_price_set: money(order, order.total),
    subtotal_price: amount(order.subtotal),
    subtotal_price_set: money(order, order.subtotal),
    total_tax: amount(order.tax),
    total_tax_set: money(order, order.tax),
    total_discounts: amount(order.discount),
    total_discounts_set: money(order, order.discount),
    total_line_items_price: amount(order.listPrice),
    total_line_items_price_set: money(order, order.listPrice),
    total_shipping_price_set: money(order, order.shipping),
    current_total_price: amount(current),
    current_total_price_set: money(order, current),
  };
}

function address({ person }: Order) {
  return {
    first_name: person.given,
    last_name: person.family,
    city: person.place.city,
    zip: person.place.zip,
    province: person.place.provinceName,
    province_code: person.place.province === "" ? null : person.place.province,
    country_code: person.place.country,
    phone: person.phone,
  };
}

function lineItems(order: Order) {
  return order.lines.map(({ variant, quantity }, index) => ({
    id: Number(order.id) * 10 + index,
    variant_id: Number(variant.variantId),
    product_id: Number(variant.productId),
    sku: variant.sku,
    title: variant.title,
    vendor: variant.vendor,
    quantity,
    price: amount(variant.price),
    price_set: money(order, variant.price),
    product_exists: true,
    gift_card: false,
  }));
}

function refunds(order: Order) {
  return order.refunded === 0
    ? []
    : [
        {
          created_at: isoWithOffset(order.at + 432_000_000),
          transactions: [{ kind: "refund", status: "success", amount: amount(order.refunded) }],
        },
      ];
}

function giftCardPayment(order: Order) {
  return [{ kind: "sale", gateway: "gift_card", status: "success", amount: amount(order.giftCard) }];
}

/** One order as the Admin REST API has it, on one line. */
export function orderRestLine(order: Order): string {
  const { person, dimensions } = order;
  const order_ = {
    id: Number(order.id),
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    name: order.name,
    order_number: order.number,
    checkout_token: order.checkoutToken,
    token: order.checkoutToken.slice(0, 16),
    created_at: isoWithOffset(order.at),
    processed_at: isoWithOffset(order.at),
    cancelled_at: order.cancelled ? isoWithOffset(order.at + 60_000) : null,
    currency: shopCurrency,
    presentment_currency: order.presentment.currency,
    taxes_included: order.taxesIncluded,
    ...amounts(order),
    financial_status: financialStatus(order),
    test: order.test,
    source_name: order.source,
    payment_gateway_names: [...(order.giftCard > 0 ? ["gift_card"] : []), dimensions.gateway],
    discount_codes: order.discountCode === null ? [] : [{ code: order.discountCode, amount: amount(order.discount) }],
    email: person.email,
    phone: person.phone,
    browser_ip: order.source === "web" ? person.ip : null,
    client_details: order.source === "web" ? { user_agent: order.device.userAgent, browser_ip: person.ip } : null,
    customer: {
      id: Number(person.customerId),
      email: person.email,
      phone: person.phone,
      first_name: person.given,
      last_name: person.family,
      orders_count: dimensions.returning === "yes" ? 4 : 1,
    },
    billing_address: address(order),
    shipping_address: address(order),
    note_attributes: noteAttributes(order).map(([name, value]) => ({ name, value })),
    line_items: lineItems(order),
    refunds: refunds(order),
    ...(order.giftCard === 0 ? {} : { transactions: giftCardPayment(order) }),
  };
  return `${JSON.stringify(order_)}\n`;
}
