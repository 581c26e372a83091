import type { CsvShape } from "../csv-shape.ts";
import { sqlText } from "../../sql-text.ts";
import { amount, customer, instant, noted, notedConsent, text } from "../cells.ts";
import { cell, csvCells, isBlank, moveCsvRejects, numberedCells } from "../csv-table.ts";
import { firstReason, insertInto, rejectLines, type LoadStep, type SourceFile } from "../load-step.ts";
import { onceEach } from "./orders-loaded.ts";

/** Spreadsheets are kept from eating zeros by an apostrophe that is not part of the text. */
const unquoted = (of: string): string => text(`ltrim(trim(${of}), '''')`);

const nameOf = (csv: CsvShape): string => unquoted(cell(csv, "name"));

/** Spreadsheets show a long number as `5.6E+12` and save what they show; programs that take an id for a number write `.0` behind it. */
const rounded = "^[0-9]+([.,][0-9]+)?[eE][+]?[0-9]+$";
const idOf = (csv: CsvShape): string => {
  const id = `regexp_replace(${unquoted(cell(csv, "id"))}, '[.]0+$', '')`;
  return `CASE WHEN NOT regexp_matches(${id}, '${rounded}') THEN ${id} END`;
};

function identity(csv: CsvShape): string {
  const either = (name: string) => text(`coalesce(${cell(csv, `billing ${name}`)}, ${cell(csv, `shipping ${name}`)})`);
  const phone = `coalesce(${cell(csv, "phone")}, ${cell(csv, "billing phone")}, ${cell(csv, "shipping phone")})`;
  return customer({
    em: text(cell(csv, "email")),
    ph: unquoted(phone),
    fn: `nullif(split_part(${either("name")}, ' ', 1), '')`,
    ln: `nullif(regexp_extract(${either("name")}, '^\\S+\\s+(.*)$', 1), '')`,
    ct: either("city"),
    st: either("province"),
    zp: unquoted(`coalesce(${cell(csv, "billing zip")}, ${cell(csv, "shipping zip")})`),
    country: either("country"),
  });
}

function moneyOf(csv: CsvShape): Readonly<Record<string, string>> {
  const of = (name: string) => amount(cell(csv, name));
  const [total, tax, net] = [of("total"), of("taxes"), `${of("subtotal")} + ${of("shipping")}`];
  return {
    total,
    subtotal: of("subtotal"),
    shipping: of("shipping"),
    tax,
    discounts: of("discount amount"),
    duties: of("duties"),
    refunded: of("refunded amount"),
    current_total: `${total} - coalesce(${of("refunded amount")}, 0)`,
    // The export does not say it, its sums do.
    taxes_included: `CASE WHEN ${tax} > 0 AND ${total} = ${net} THEN true WHEN ${tax} > 0 AND ${total} = ${net} + ${tax} THEN false END`,
  };
}

function orderOf(csv: CsvShape, file: SourceFile): Readonly<Record<string, string>> {
  const notes = cell(csv, "note attributes");
  const gateway = text(cell(csv, "payment method"));
  const at = instant(cell(csv, "created at"));
  return {
    order_key: nameOf(csv),
    id: idOf(csv),
    name: nameOf(csv),
    number: `nullif(regexp_extract(${cell(csv, "name")}, '([0-9]+)', 1), '')`,
    noted_event_id: noted(notes, "event_id"),
    created_at: at,
    happened_at: at,
    currency: text(cell(csv, "currency")),
    ...moneyOf(csv),
    source: `lower(${text(cell(csv, "source"))})`,
    gateway,
    country: text(`coalesce(${cell(csv, "shipping country")}, ${cell(csv, "billing country")})`),
    discount_code: text(cell(csv, "discount code")),
    // Shopify's gateway for trying a shop out.
    test: `coalesce(${gateway} ILIKE '%bogus%', false)`,
    cancelled: `${text(cell(csv, "cancelled at"))} IS NOT NULL`,
    financial_status: `lower(${text(cell(csv, "financial status"))})`,
    consent: notedConsent(notes),
    checkout_type: noted(notes, "checkout_type"),
    page_template: noted(notes, "template"),
    identity: identity(csv),
    items: "items",
    doubtful: `${unreadable(csv)} IS NOT NULL`,
    file: sqlText(file.name),
  };
}

/** Cells of an order that hold something that could not be read. */
function unreadable(csv: CsvShape): string {
  const bad = (read: string, name: string) => `(${text(cell(csv, name))} IS NOT NULL AND ${read} IS NULL)`;
  const amounts = ["Total", "Subtotal", "Shipping", "Taxes", "Discount Amount", "Refunded Amount"];
  return firstReason([
    [`${nameOf(csv)} IS NULL AND NOT ${isBlank(csv)}`, "no order name"],
    [`${cell(csv, "name")} = 'Name'`, "the header again"],
    [bad(instant(cell(csv, "created at")), "created at"), "Created at is not a time with an offset"],
    [bad(idOf(csv), "id"), "Id is not whole: a spreadsheet has rounded it"],
    ...amounts.map((name) => [bad(amount(cell(csv, name.toLowerCase())), name), `${name} is not an amount`] as const),
  ]);
}

/** Shopify's export of orders: one row for each line item, the order's own cells on its first row only. */
export function ordersCsv(file: SourceFile, csv: CsvShape): readonly LoadStep[] {
  const table = "csv_rows";
  const name = nameOf(csv);
  // Name, e-mail and time are repeated on the rows of further line items, amounts and states are not.
  const first = ["total", "financial status", "currency"]
    .map((column) => `${text(cell(csv, column))} IS NOT NULL`)
    .join(" OR ");
  const isOrder = `(${first}) AND ${name} IS NOT NULL AND ${cell(csv, "name")} <> 'Name'`;
  const isItem = `(${text(cell(csv, "lineitem name"))} IS NOT NULL OR ${text(cell(csv, "lineitem sku"))} IS NOT NULL)`;
  const item =
    `struct_pack(variant_id := CAST(NULL AS VARCHAR), product_id := CAST(NULL AS VARCHAR), sku := ${unquoted(cell(csv, "lineitem sku"))}, ` +
    `quantity := ${cell(csv, "lineitem quantity")}, price := ${cell(csv, "lineitem price")})`;
  const items = `SELECT ${name} AS parent, list(${item}) AS items FROM ${table} WHERE ${isItem} GROUP BY ALL`;
  const orders = `FROM (SELECT * FROM ${table} WHERE ${isOrder}) AS first_rows LEFT JOIN (${items}) AS items_of ON items_of.parent = ${name}`;
  const numbered = `(${numberedCells(file.path, csv)}) AS cells`;
  return [
    { run: `CREATE TABLE ${table} AS ${csvCells(file.path, csv)}` },
    { run: insertInto("orders", orderOf(csv, file), orders) },
    {
      run: rejectLines(file, "orders", `SELECT line, ${unreadable(csv)} AS reason FROM ${numbered}`),
      when: `SELECT 1 FROM ${table} WHERE ${unreadable(csv)} IS NOT NULL LIMIT 1`,
    },
    { run: `DROP TABLE ${table}` },
    ...onceEach(file, `SELECT line, ${name} AS order_key FROM ${numbered} WHERE ${isOrder}`),
    ...moveCsvRejects(file, "orders"),
  ];
}
