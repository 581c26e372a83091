import { describe, expect, it } from "vitest";
import { loaded, rowsOf } from "../../loaded.ts";

const header =
  "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing Zip,Billing Country,Billing Phone,Note Attributes,Cancelled at,Payment Method,Refunded Amount,Id,Source";
const first =
  "#1001,buyer@example.com,PAID,CAD,40.00,9.95,5.20,55.15,HELLO,4.00,2026-05-14 11:23:45 +0100,2,Tent - Sand,20.00,NW-1,Omar van der Northwind,'04109,DE,'+4915000000000,\"consent: granted\n_meta_event_id: evt-7\",,shopify_payments,0.00,5400000000001,web";
const second = "#1001,buyer@example.com,,,,,,,,,2026-05-14 11:23:45 +0100,1,Rope,5.00,NW-2,,,,,,,,,,";

describe("an export of orders as CSV", () => {
  it("gives one order however many rows it has, and a line for each row", async () => {
    const content = `${header}\n${first}\n${second}\n`;
    const { read, said, rows } = await loaded(
      [{ said: "orders", name: "o.csv", content }],
      [
        "SELECT * EXCLUDE (identity, file) FROM orders",
        "SELECT sku, quantity, price FROM order_lines ORDER BY sku",
        "SELECT identity FROM orders",
      ],
    );
    expect(said).toEqual([]);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 1, rejected: 0 }]);
    expect(rows[0]).toEqual([
      expect.objectContaining({
        order_key: "#1001",
        number: "1001",
        id: "5400000000001",
        happened_at: "2026-05-14 10:23:45+00",
        total: "55.1500",
        taxes_included: false,
        discounts: "4.0000",
        source: "web",
        financial_status: "paid",
        consent: "granted",
        noted_event_id: "evt-7",
        cancelled: false,
        test: false,
      }),
    ]);
    expect(rows[1]).toEqual([
      { sku: "NW-1", quantity: "2", price: "20.0000" },
      { sku: "NW-2", quantity: "1", price: "5.0000" },
    ]);
    expect(rows[2]).toEqual([
      {
        identity: expect.objectContaining({
          em: "buyer@example.com",
          ph: "+4915000000000",
          fn: "Omar",
          ln: "van der Northwind",
          zp: "04109",
          country: "DE",
        }) as object,
      },
    ]);
  });

  it("is read by the names of its columns: an older export without the tail, in another order, with semicolons", async () => {
    const content = "\uFEFFTotal;Created at;Name\n12.50;2026-05-14 23:30:00 -0500;#7\n";
    expect(await rowsOf("any", content, "SELECT order_key, total, happened_at FROM orders")).toEqual([
      { order_key: "#7", total: "12.5000", happened_at: "2026-05-15 04:30:00+00" },
    ]);
  });

  it.each([
    ["an amount with a comma", '#1,"12,50",2026-05-14 11:23:45 +0100', "Total is not an amount", 1],
    ["a time without an offset", "#1,12.50,14/05/2026 11:23", "Created at is not a time with an offset", 1],
    ["a line that is too short", "#1,12.50", "fewer cells than the header", 0],
    ["a line that is too long", "#1,12.50,2026-05-14 11:23:45 +0100,x", "more cells than the header", 0],
    ["no name", ",12.50,2026-05-14 11:23:45 +0100", "no order name", 0],
    ["the header again", "Name,Total,Created at", "the header again", 0],
  ])("counts %s", async (_, line, reason, orders) => {
    const { read, said } = await loaded([
      { said: "orders", name: "o.csv", content: `Name,Total,Created at\n${line}\n` },
    ]);
    expect(read).toEqual([{ kind: "orders", files: 1, read: orders, rejected: expect.any(Number) as number }]);
    expect(said).toContainEqual(expect.stringContaining(`1 line of orders: ${reason} (line 2)`));
  });

  it("says which columns occur twice and reads the first", async () => {
    const content = "Name,Total,Created at,Total\n#1,1.00,2026-05-14 11:23:45 +0100,2.00\n";
    const { said, rows } = await loaded([{ said: "orders", name: "o.csv", content }], ["SELECT total FROM orders"]);
    expect(said).toEqual(["error input-damaged: a column occurs twice: total; the first is read"]);
    expect(rows[0]).toEqual([{ total: "1.0000" }]);
  });

  it("takes an order once when two exports overlap, and says so", async () => {
    const content = `${header}\n${first}\n${second}\n`;
    const { said, rows } = await loaded(
      [
        { said: "orders", name: "a.csv", content },
        { said: "orders", name: "b.csv", content },
      ],
      ["SELECT count(*) AS n FROM orders", "SELECT count(*) AS n FROM order_lines"],
    );
    expect(rows).toEqual([[{ n: "1" }], [{ n: "2" }]]);
    expect(said).toEqual([expect.stringContaining("an order that was there before")]);
  });
});

const rest = {
  id: 5400000000001,
  name: "#1001",
  order_number: 1001,
  created_at: "2026-05-14T11:23:45+01:00",
  processed_at: "2026-05-14T11:23:50+01:00",
  currency: "CAD",
  total_price: "55.15",
  total_shipping_price_set: { shop_money: { amount: "9.95", currency_code: "CAD" } },
  total_price_set: { presentment_money: { amount: "37.20", currency_code: "EUR" } },
  presentment_currency: "EUR",
  taxes_included: false,
  source_name: "web",
  payment_gateway_names: ["gift_card", "shopify_payments"],
  note_attributes: [{ name: "marketing_consent", value: "no" }],
  landing_site: "/en-ca/products/tent?utm_source=x",
  customer: { id: 9007199254740993n.toString(), orders_count: 3 },
  client_details: { user_agent: "Mozilla/5.0" },
  refunds: [
    {
      transactions: [
        { kind: "refund", amount: "10.00" },
        { kind: "void", amount: "1.00" },
      ],
    },
    {},
  ],
  transactions: [{ kind: "sale", gateway: "gift_card", status: "success", amount: "5.00" }],
  line_items: [
    { variant_id: 41000000000001, product_id: 7600000000001, sku: "NW-1", quantity: 2, price: "20.00" },
    { variant_id: null, product_id: null, sku: null, quantity: 1, price: "5.00" },
  ],
};

const shown =
  "SELECT order_key, happened_at, total, shipping, refunded, gift_card, presentment_total, gateway, consent, page_template, returning_customer FROM orders";
const expected = {
  order_key: "#1001",
  happened_at: "2026-05-14 10:23:50+00",
  total: "55.1500",
  shipping: "9.9500",
  refunded: "10.0000",
  gift_card: "5.0000",
  presentment_total: "37.2000",
  gateway: "gift_card + shopify_payments",
  consent: "denied",
  page_template: "product",
  returning_customer: true,
};

describe("orders of the Admin REST API", () => {
  it.each([
    ["an order a line", `${JSON.stringify(rest)}\n`],
    ["a list", JSON.stringify([rest])],
    ["a list over many lines", JSON.stringify([rest], null, 2)],
    ["an answer of the API", JSON.stringify({ orders: [rest] })],
    ["an answer over many lines", JSON.stringify({ orders: [rest] }, null, 2)],
  ])("are read from %s", async (_, content) => {
    const { rows, said } = await loaded(
      [{ said: "any", name: "orders", content }],
      [shown, "SELECT variant_id, quantity FROM order_lines ORDER BY variant_id NULLS LAST"],
    );
    expect(said).toEqual([]);
    expect(rows[0]).toEqual([expected]);
    expect(rows[1]).toEqual([
      { variant_id: "41000000000001", quantity: "2" },
      { variant_id: null, quantity: "1" },
    ]);
  });

  it("count a line that is none, half a line and an amount that is none", async () => {
    const bad = { ...rest, name: "#2", total_price: "1.234,50" };
    const content = `${JSON.stringify(rest)}\n\nnothing\n${JSON.stringify(bad)}\n${JSON.stringify(rest).slice(0, 60)}`;
    const { read, said } = await loaded([{ said: "orders", name: "o.jsonl", content }]);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 2, rejected: 3 }]);
    expect(said).toEqual([
      expect.stringContaining("2 lines of orders: not JSON (lines 3, 5)"),
      expect.stringContaining("1 line of orders: total_price is not an amount (line 4)"),
    ]);
  });

  it("count once however often they come, as they were last", async () => {
    const state = (hour: number, total: string) => ({
      ...rest,
      total_price: total,
      updated_at: `2026-05-14T${hour}:00:00Z`,
    });
    const lines = [state(12, "2.00"), { ...rest, name: "#2" }, state(14, "4.00"), state(13, "3.00")];
    const { read, said, rows } = await loaded(
      [
        { said: "orders", name: "o.jsonl", content: lines.map((line) => JSON.stringify(line)).join("\n") },
        { said: "orders", name: "p.jsonl", content: JSON.stringify(state(11, "1.00")) },
      ],
      ["SELECT order_key, total FROM orders ORDER BY order_key", "SELECT count(*) AS n FROM order_lines"],
    );
    expect(rows).toEqual([
      [
        { order_key: "#1001", total: "4.0000" },
        { order_key: "#2", total: "55.1500" },
      ],
      [{ n: "4" }],
    ]);
    expect(read).toEqual([{ kind: "orders", files: 2, read: 2, rejected: 3 }]);
    expect(said).toEqual([
      expect.stringContaining("2 lines of orders: an order that was there before (lines 3, 4)"),
      expect.stringContaining("1 line of orders: an order that was there before (line 1)"),
    ]);
  });

  it("that end in the middle of a list are said to be unreadable", async () => {
    const { read, said } = await loaded([
      { said: "orders", name: "o.json", content: JSON.stringify([rest, rest]).slice(0, -40) },
    ]);
    expect(read).toEqual([]);
    expect(said).toEqual([expect.stringContaining("error input-damaged: the file could not be read")]);
  });
});

describe("orders of a GraphQL bulk operation", () => {
  const order = (number: number) => ({
    id: `gid://shopify/Order/${number}`,
    name: `#${number}`,
    createdAt: "2026-05-14T10:00:00Z",
    currencyCode: "CAD",
    totalPriceSet: { shopMoney: { amount: "20.0" }, presentmentMoney: { amount: "14.0", currencyCode: "EUR" } },
    sourceName: "web",
    displayFinancialStatus: "PAID",
  });
  const item = (number: number, parent: number) => ({
    id: `gid://shopify/LineItem/${number}`,
    quantity: 1,
    variant: { id: `gid://shopify/ProductVariant/4${number}` },
    product: { id: `gid://shopify/Product/7${number}` },
    __parentId: `gid://shopify/Order/${parent}`,
  });

  it("find their line items wherever they stand", async () => {
    const lines = [item(1, 2), order(1), item(2, 1), order(2), item(3, 2), item(4, 9)];
    const { rows, said } = await loaded(
      [{ said: "any", name: "bulk.jsonl", content: lines.map((line) => JSON.stringify(line)).join("\n") }],
      [
        "SELECT order_key, id, total, presentment_currency, financial_status FROM orders ORDER BY id",
        "SELECT order_key, variant_id, product_id FROM order_lines ORDER BY variant_id",
      ],
    );
    const read = { total: "20.0000", presentment_currency: "EUR", financial_status: "paid" };
    expect(rows[0]).toEqual([
      { order_key: "#1", id: "1", ...read },
      { order_key: "#2", id: "2", ...read },
    ]);
    expect(rows[1]).toEqual([
      { order_key: "#2", variant_id: "41", product_id: "71" },
      { order_key: "#1", variant_id: "42", product_id: "72" },
      { order_key: "#2", variant_id: "43", product_id: "73" },
    ]);
    expect(said).toEqual([expect.stringContaining("a line item whose order is not here (line 6)")]);
  });
});
