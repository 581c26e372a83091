import type { Sample, SampledOrder, SampledProduct, SampledValue } from "../../../model/sample.ts";
import { momentWords } from "../../moment-words.ts";
import { agreementWords, amountWords, listNotes, sampledVerdict, sampleSources, seenWords } from "./sample-words.ts";

/** A line of a sample's table, before it is made inert. */
export interface SampleRow {
  /** `head` opens an order or product. */
  readonly kind: "head" | "value";
  readonly cells: readonly string[];
  /** Whether the sources agree; null: nothing to compare. */
  readonly good: boolean | null;
}

/** Header of the table. */
export function sampleHeader({ products }: Sample): readonly string[] {
  return [
    products.length > 0 ? "product" : "order",
    products.length > 0 ? "event" : "placed, UTC",
    ...sampleSources,
    "verdict",
  ];
}

/** Every order or product with its lines. */
export function sampleRows(sample: Sample): readonly (readonly SampleRow[])[] {
  return sample.products.length > 0
    ? sample.products.map(productRows)
    : sample.orders.map((order) => orderRows(order, sample.taken_at));
}

/** The amount stands on the first line, as it is what a reader looks for. */
function orderRows(order: SampledOrder, today: string): readonly SampleRow[] {
  const money = moneyRow(order.values);
  const rest = order.values.filter(({ parameter }) => money === null || !["value", "currency"].includes(parameter));
  const placed = order.placed_at === null ? "" : momentWords(order.placed_at, today);
  const wrong = order.verdict !== "matched";
  const amounts = amountWords(order);
  return [
    {
      kind: "head",
      cells: [order.reference, placed, ...(money ?? ["", "", "", ""]), sampledVerdict(order)],
      good: ["unknown", "excluded"].includes(order.verdict) ? null : !wrong,
    },
    ...rest.flatMap((value) => [valueRow(value), ...listNotes(value).map((says) => note("", says))]),
    ...(amounts === null ? [] : [note("order has", amounts)]),
    ...(order.segment === null ? [] : [note("stands for", order.segment)]),
  ];
}

function note(name: string, says: string): SampleRow {
  return { kind: "value", cells: ["", name, says], good: null };
}

/** "129.90 EUR" per source, where the sample has both. */
function moneyRow(values: readonly SampledValue[]): readonly string[] | null {
  const [value, currency] = ["value", "currency"].map((name) => values.find(({ parameter }) => parameter === name));
  if (value === undefined || currency === undefined) return null;
  return sampleSources.map((source) => {
    const [amount, unit] = [seenWords(value, source), seenWords(currency, source)];
    return amount === unit ? amount : `${amount} ${unit}`.trim();
  });
}

function valueRow(value: SampledValue): SampleRow {
  const { parameter, agreement } = value;
  const cells = sampleSources.map((source) =>
    parameter === "event_time" && source === "order" ? "" : seenWords(value, source),
  );
  return { kind: "value", cells: ["", parameter, ...cells, agreementWords[agreement]], good: goodOf(agreement) };
}

function productRows({ reference, units, variant_id, product_id, sku, events }: SampledProduct): readonly SampleRow[] {
  const ids = [
    ["variant", variant_id],
    ["product", product_id],
    ["SKU", sku],
  ].flatMap(([name, id]) => (id === null || id === undefined ? [] : [`${name ?? ""} ${id}`]));
  return [
    { kind: "head", cells: [reference, `${String(units)} sold`, ids.join(", ")], good: null },
    ...events.map((each): SampleRow => {
      const cells = sampleSources.map((source) => seenWords(each, source));
      return {
        kind: "value",
        cells: ["", each.event, ...cells, agreementWords[each.agreement]],
        good: goodOf(each.agreement),
      };
    }),
  ];
}

function goodOf(agreement: SampledValue["agreement"]): boolean | null {
  return agreement === "unknown" ? null : agreement === "equal";
}
