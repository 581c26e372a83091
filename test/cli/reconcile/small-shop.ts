import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sheetFiles } from "../store.ts";

/** How many orders the shop has, one a minute. */
export const count = 20;

export const numbers = Array.from({ length: count }, (_, index) => index + 1);

const minute = (n: number): string => `12:${String(n).padStart(2, "0")}:00`;

export const columns = [
  "Name",
  "Financial Status",
  "Currency",
  "Subtotal",
  "Shipping",
  "Taxes",
  "Total",
  "Created at",
  "Lineitem quantity",
  "Lineitem name",
  "Lineitem price",
  "Lineitem sku",
  "Id",
  "Source",
];

/** The cells of an order in Shopify's export. */
export function cells(n: number, total = "40.00"): readonly string[] {
  const amounts = [total, "0.00", "0.00", total];
  const item = ["1", "Tent", total, "T-1"];
  return [`#${1000 + n}`, "paid", "USD", ...amounts, `2026-11-01 ${minute(n)} +0000`, ...item, String(7000 + n), "web"];
}

/** The export of all orders. */
export function ordersCsv(delimiter = ",", total = "40.00"): string {
  return `${[columns, ...numbers.map((n) => cells(n, total))].map((row) => row.join(delimiter)).join("\n")}\n`;
}

/** The server's Purchase of an order, `shift` seconds away from it. */
export function purchase(n: number, shift = 4, otherwise: Readonly<Record<string, unknown>> = {}) {
  const item = { content_ids: [`v${n}`], content_type: "product", order_id: String(7000 + n) };
  return {
    event_name: "Purchase",
    event_time: Date.parse(`2026-11-01T${minute(n)}Z`) / 1000 + shift,
    event_id: `order-${7000 + n}`,
    action_source: "website",
    user_data: {},
    custom_data: { value: 40, currency: "USD", ...item },
    ...otherwise,
  };
}

export const request = (n: number, shift = 4): string => JSON.stringify({ data: [purchase(n, shift)] });

/** The server's log with a Purchase of each order. */
export const serverLog = (shift = 4): string => `${numbers.map((n) => request(n, shift)).join("\n")}\n`;

/** A folder with the reference sheet and these files beside a right export and a right log. */
export function shopFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), "signal-shop-"));
  mkdirSync(join(root, ".git"));
  const all = { ...sheetFiles(), "orders.csv": ordersCsv(), "capi.jsonl": serverLog(), ...files };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}
