import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { validate } from "../../../src/contract/validate.ts";
import { run } from "../run-cli.ts";
import { sheetFiles } from "../store.ts";

const inputs = `inputs:
  - id: woo-orders
    holds: orders
    time_zone: "+01:00"
    decimal: ","
    columns:
      name: order_number
      id: order_id
      created_at: order_date
      financial_status: status
      cancelled: status
      currency: order_currency
      total: order_total
      shipping: order_shipping
      em: billing_email
      customer_country: billing_country
      gateway: payment_method
      variant_id: item_variation_id
      sku: item_sku
      quantity: item_quantity
      price: item_price
`;

const header =
  "order_number;order_id;order_date;status;order_currency;order_total;order_shipping;billing_email;billing_country;payment_method;item_variation_id;item_sku;item_quantity;item_price;customer_note";

/** A row of the export: the order's own cells stand in each of its rows. */
const row = (n: number, status: string, total: string, item: string) =>
  `NW-${100 + n};${7000 + n};2026-11-01 13:0${n}:00;${status};USD;${total};9,95;"ada@northwind.example";DE;stripe;${item};"ring; then leave it\nwith Omar"`;

const exported = [
  header,
  row(1, "completed", "1.249,95", "v1;T-1;2;600,00"),
  row(1, "completed", "1.249,95", "v2;R-1;1;40,00"),
  row(2, "processing", "49,95", "v2;R-1;1;40,00"),
  row(3, "completed", "49,95", "v2;R-1;1;40,00"),
  row(4, "completed", "49,95", "v2;R-1;1;40,00"),
  row(5, "cancelled", "49,95", "v2;R-1;1;40,00"),
].join("\r\n");

const purchase = (n: number, value: number, content_ids: readonly string[]) => {
  const custom_data = { value, currency: "USD", content_ids, content_type: "product", order_id: `NW-${100 + n}` };
  const event = {
    event_name: "Purchase",
    event_time: Date.parse(`2026-11-01T12:0${n}:04Z`) / 1000,
    event_id: `order-${7000 + n}`,
    action_source: "website",
    user_data: {},
    custom_data,
  };
  return JSON.stringify({ data: [event] });
};

const sent = [purchase(1, 1249.95, ["v1", "v2"]), purchase(2, 40, ["v2"]), purchase(4, 49.95, ["v9"])].join("\n");

/** A store of another shop system, whose sheet says how its export is written, or not yet. */
function folder(mapping: string): string {
  const root = mkdtempSync(join(tmpdir(), "reconcile-"));
  const sheet = sheetFiles();
  const files = {
    ...sheet,
    "governance/sheet.yml": (sheet["governance/sheet.yml"] ?? "").replace("policy:", `${mapping}policy:`),
    "orders.csv": exported,
    "capi.jsonl": sent,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  mkdirSync(join(root, ".git"), { recursive: true });
  return root;
}

interface Report {
  readonly orders: number;
  readonly inputs: readonly unknown[];
  readonly findings: readonly unknown[];
  readonly verdicts: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, { readonly numerator: number; readonly denominator: number }>>;
}

const named = ["reconcile", "--orders", "orders.csv", "--server", "capi.jsonl"] as const;

describe("an export of another shop system", () => {
  it("is reconciled as the sheet's mapping reads it: items, local times, decimal commas", async () => {
    const { code, out, err } = await run(folder(inputs), ...named, "--json", "--salt", "x");
    expect(err).toBe("");
    expect(code).toBe(1);
    const report = JSON.parse(out) as Report;
    expect(validate("reconciliation", report)).toMatchObject({ ok: true });
    expect(report.inputs).toEqual([
      { kind: "orders", files: 1, read: 5, rejected: 0 },
      { kind: "server", files: 1, read: 3, rejected: 0 },
    ]);
    expect(report.verdicts).toMatchObject({
      matched: 1,
      "value-drift": 1,
      "missing-on-server": 1,
      "product-identity": 1,
      "event-time": 0,
    });
    expect(report.orders).toBe(5);
    expect(out).not.toMatch(/northwind\.example|NW-10|Omar/u);
  });

  it("is refused without one, with its columns and what to write, and nothing of its rows", async () => {
    const { code, out } = await run(folder(""), ...named);
    expect(code).toBe(2);
    const told = out.replaceAll(/\s+/gu, " ");
    expect(told).toContain("none of the known formats; its columns are order_number, order_id, order_date");
    expect(told).toContain("inputs: [{ id: my-orders, holds: orders, columns: { name: …, total: …");
    expect(told).toContain("or export it as Shopify's CSV export of orders");
    expect(out).not.toMatch(/ada@|NW-10|Omar/u);
  });

  it("is told what a mapping lacks when a column was renamed", async () => {
    const { code, out } = await run(folder(inputs.replace("order_total", "grand_total")), ...named);
    expect(code).toBe(2);
    expect(out.replaceAll(/\s+/gu, " ")).toContain("the mapping woo-orders would fit if it had grand_total");
  });

  it("is sampled by the same mapping", async () => {
    const { out, err } = await run(folder(inputs), "sample", "--orders", "5", "orders.csv", "capi.jsonl", "--dry-run");
    expect(err).not.toContain("input-");
    expect(out).toContain("NW-101");
    expect(out).toContain("1249.95");
  });

  it("stands in the sheet, which is linted and rendered", async () => {
    const root = folder(inputs);
    expect(await run(root, "lint")).toMatchObject({ code: 0 });
    expect((await run(root, "render")).code).toBe(0);
    expect(readFileSync(join(root, "governance/SHEET.md"), "utf8")).toContain("`total` ← `order_total`");
    const wrong = await run(folder(inputs.replace("      total:", "      totl:")), "lint");
    expect(wrong.code).toBe(1);
    expect(wrong.out).toMatch(/sheet\.yml:\d+:\d+[^]*totl[^]*did you mean total/u);
  });
});

const warehouse = `inputs:
  - id: warehouse-orders
    holds: orders
    time_zone: "+01:00"
    dates: day-first
    columns:
      name: order.number
      id: order.id
      created_at: order.placed
      currency: { is: USD }
      total: order.total
      em: customer.email
      variant_id: line_items[].variant
      sku: line_items[].sku
      quantity: line_items[].qty
      price: line_items[].price
`;

const kept = (n: number, total: string, line_items: unknown) =>
  JSON.stringify({
    order: { number: `NW-${100 + n}`, id: 7000 + n, placed: `1.11.2026 13:0${n}:00`, total },
    customer: { email: "ada@northwind.example" },
    line_items,
  });
const line = (variant: string, qty: number, price: string) => ({ variant, sku: variant.toUpperCase(), qty, price });

/** The same orders as a warehouse keeps them, one of them with something else than its items. */
const unloaded = [
  kept(1, "1249.95", [line("v1", 2, "600.00"), line("v2", 1, "40.00")]),
  kept(2, "49.95", [line("v2", 1, "40.00")]),
  kept(3, "49.95", "v2"),
  kept(4, "49.95", [line("v2", 1, "40.00")]),
].join("\n");

describe("orders of a warehouse with their items in a list", () => {
  const store = (mapping: string) => {
    const root = folder(mapping);
    writeFileSync(join(root, "orders.jsonl"), unloaded);
    return root;
  };
  const asked = ["reconcile", "--orders", "orders.jsonl", "--server", "capi.jsonl"] as const;

  it("are reconciled, and the one whose list is none is named by its line", async () => {
    const { code, out } = await run(store(warehouse), ...asked, "--json", "--salt", "x");
    expect(code).toBe(1);
    const report = JSON.parse(out) as Report;
    expect(report.inputs).toContainEqual({ kind: "orders", files: 1, read: 4, rejected: 1 });
    expect(report.verdicts).toMatchObject({
      matched: 1,
      "value-drift": 1,
      "missing-on-server": 1,
      "product-identity": 1,
    });
    expect(out).toContain("line_items is not a list");
  });

  it("are not read by a guess at their dates, and what declares them is said", async () => {
    const { out } = await run(store(warehouse.replace("    dates: day-first\n", "")), ...asked);
    expect(out.replaceAll(/\s+/gu, " ")).toContain(
      "order.placed is not a date whose order is known: `dates` in the mapping says it, day-first or month-first",
    );
  });

  it("have their paths linted, at the place where they stand", async () => {
    const wrong = await run(folder(warehouse.replace("line_items[].sku", "line_items[]sku")), "lint");
    expect(wrong.code).toBe(1);
    expect(wrong.out).toMatch(/sheet\.yml:\d+:12[^]*line_items\[\]sku[^]*such as line_items\[\]\.sku/u);
  });
});
