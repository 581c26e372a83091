import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { validate } from "../../../src/contract/validate.ts";
import { run } from "../run-cli.ts";
import { sheetFiles } from "../store.ts";

/** Orders of a shop in euros, one a minute; every third buyer pays in Swiss francs. */
export const numbers = Array.from({ length: 36 }, (_, index) => index + 1);

export const isForeign = (n: number): boolean => n % 3 === 0;

const at = (n: number, seconds = 0): string => new Date(Date.UTC(2026, 10, 1, 12, n, seconds)).toISOString();

/** What an order costs: 100 euros with 10 for the way and 15 of tax, or 95 francs with 9.50 and 14.25. */
const costs = { total: "100.00", subtotal: "75.00", shipping: "10.00", tax: "15.00" };
const inFrancs = { total: "95.00", subtotal: "71.25", shipping: "9.50", tax: "14.25" };

export interface Amount {
  readonly value: number;
  readonly currency: string;
}

/** An amount of an order as its buyer sees it, or as the shop does. */
export const asBuyer = (n: number, of: keyof typeof costs = "total"): Amount =>
  isForeign(n) ? { value: Number(inFrancs[of]), currency: "CHF" } : asShop(n, of);
export const asShop = (_: number, of: keyof typeof costs = "total"): Amount => ({
  value: Number(costs[of]),
  currency: "EUR",
});

function moneyOf(n: number, of: keyof typeof costs) {
  const { value, currency } = asBuyer(n, of);
  return {
    shop_money: { amount: costs[of], currency_code: "EUR" },
    presentment_money: { amount: value.toFixed(2), currency_code: currency },
  };
}

/** Orders as the Admin REST API writes them. */
export function ordersJson(): string {
  const orders = numbers.map((n) => ({
    id: 7000 + n,
    name: `#${1000 + n}`,
    created_at: at(n),
    currency: "EUR",
    presentment_currency: asBuyer(n).currency,
    total_price: costs.total,
    total_price_set: moneyOf(n, "total"),
    subtotal_price: costs.subtotal,
    subtotal_price_set: moneyOf(n, "subtotal"),
    total_tax: costs.tax,
    total_tax_set: moneyOf(n, "tax"),
    total_shipping_price_set: moneyOf(n, "shipping"),
    financial_status: "paid",
    source_name: "web",
    line_items: [{ variant_id: `v${n}`, quantity: 1, price: costs.subtotal }],
  }));
  return `${orders.map((order) => JSON.stringify(order)).join("\n")}\n`;
}

/** The same as Shopify's export, with an `Id` for each order unless told otherwise. */
export function ordersCsv(idOf: (n: number) => string | null = (n) => String(7000 + n)): string {
  const header = "Name,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem name,Source";
  const hasId = idOf(1) !== null;
  const rows = numbers.map((n) => {
    const when = at(n).replace("T", " ").replace(".000Z", " +0000");
    const { subtotal, shipping, tax, total } = costs;
    const row = [`#${1000 + n}`, "paid", "EUR", subtotal, shipping, tax, total, when, "Tent", "web"];
    return [...row, ...(hasId ? [idOf(n)] : [])].join(",");
  });
  return `${[`${header}${hasId ? ",Id" : ""}`, ...rows].join("\n")}\n`;
}

type Said = Readonly<Record<string, unknown>>;

/** A Purchase; what it says else goes over it. */
export function purchase(n: number, amount: Amount = asShop(n), otherwise: Said = {}, custom: Said = {}) {
  return {
    event_name: "Purchase",
    event_time: Date.parse(at(n, 4)) / 1000,
    event_id: `order-${7000 + n}`,
    action_source: "website",
    user_data: { client_ip_address: "203.0.113.9", client_user_agent: "Mozilla/5.0" },
    custom_data: { ...amount, content_ids: [`v${n}`], content_type: "product", order_id: String(7000 + n), ...custom },
    ...otherwise,
  };
}

const lines = (all: readonly unknown[]) => `${all.map((one) => JSON.stringify(one)).join("\n")}\n`;

export const browserLog = (amountOf: (n: number) => Amount): string =>
  lines(numbers.map((n) => purchase(n, amountOf(n))));

/** A request a minute after its last event, with these events. */
export const request = (events: readonly { readonly event_time: number }[], otherwise: Said = {}) => ({
  received_at: new Date(Math.max(...events.map(({ event_time }) => event_time)) * 1000 + 60_000).toISOString(),
  data: events,
  ...otherwise,
});

/** Each event in a request of its own. */
export const serverLog = (amountOf: (n: number) => Amount = asShop): string =>
  lines(numbers.map((n) => request([purchase(n, amountOf(n))])));

export const requestLog = lines;

interface Shop {
  readonly orders: string;
  readonly browser?: string;
  readonly server?: string;
  /** What the sheet's contract says of the value. */
  readonly contract?: string;
  readonly template?: string;
}

interface Report {
  readonly verdicts: Readonly<Record<string, number>>;
  readonly events: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, { readonly numerator: number; readonly denominator: number }>>;
  readonly findings: readonly { readonly code: string; readonly args: unknown }[];
}

const agreed = "value: { amount: total, currency: shop }";

function filesOf({ orders, browser, server, contract = agreed, template = "order-{order.id}" }: Shop) {
  const path = "governance/events/purchase.yml";
  const sheet = sheetFiles();
  const event = (sheet[path] ?? "").replace(agreed, contract).replace("order-{order.id}", template);
  const logs = { ...(browser === undefined ? {} : { browser }), ...(server === undefined ? {} : { server }) };
  const named = Object.entries({ orders, ...logs });
  return {
    words: named.flatMap(([kind]) => [`--${kind}`, kind]),
    all: { ...sheet, [path]: event, ...Object.fromEntries(named) },
  };
}

async function ranFor(shop: Shop, ...how: readonly string[]) {
  const root = mkdtempSync(join(tmpdir(), "signal-foreign-"));
  const { words, all } = filesOf(shop);
  mkdirSync(join(root, ".git"));
  try {
    for (const [path, content] of Object.entries(all)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    const ran = await run(root, "reconcile", ...words, "--salt", "x", ...how);
    expect(ran.err).toBe("");
    return ran;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What `reconcile` reports of a shop, through its files. */
export async function reconcileShop(shop: Shop) {
  const { code, out } = await ranFor(shop, "--json");
  const report: unknown = JSON.parse(out);
  expect(validate("reconciliation", report)).toMatchObject({ ok: true });
  const { verdicts, events, metrics, findings } = report as Report;
  const counted = Object.entries(verdicts).filter(([, orders]) => orders > 0);
  return { code, verdicts: Object.fromEntries(counted), events, metrics, said: findings.map((one) => one.code) };
}

/** The same as a person reads it, in one line. */
export const textOfShop = async (shop: Shop): Promise<string> => (await ranFor(shop)).out.replaceAll(/\s+/gu, " ");
