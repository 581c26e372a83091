import type { Sample, SampledOrder, SampledProduct, SampledValue, Seen } from "../../model/sample.ts";
import type { SampleFile } from "../../model/written.generated.ts";
import { plainText } from "../../report/inert/plain-text.ts";
import { verdictWords } from "../../report/reconcile/verdict-words.ts";

type Row = SampleFile["rows"][number];
type Sources = Row["values"][string];

/** A sample's file with the seed that picks the same orders again. */
export type SeededSample = SampleFile & { readonly "x-seed": number };

const longestValue = 500;
const longestSegment = 100;
const sources = ["order", "browser", "server", "catalogue"] as const;

/** A sample as the gate reads it (schema/sample.schema.json), the same value for the same sample; null: it has no row. */
export function sampleFile(sample: Sample, retest: string): SeededSample | null {
  const [first, ...rows] = [...sample.orders.map(orderRow), ...sample.products.flatMap(productRows)];
  if (first === undefined) return null;
  return { kind: "sample", retest, taken_at: sample.taken_at, rows: [first, ...rows], "x-seed": sample.seed };
}

/** The file as YAML, a row's parameters on a line each; every text is quoted, so that none of them is anything but text. */
export function sampleYaml({ kind, retest, taken_at, rows, ...own }: SampleFile): string {
  const lines = [
    `kind: ${kind}`,
    `retest: ${quoted(retest)}`,
    `taken_at: ${quoted(taken_at)}`,
    ...Object.entries(own).map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
    "rows:",
    ...rows.flatMap(({ order, placed_at, segment, note, values }) => [
      `  - order: ${quoted(order)}`,
      ...(placed_at === undefined ? [] : [`    placed_at: ${quoted(placed_at)}`]),
      ...(segment === undefined ? [] : [`    segment: ${quoted(segment)}`]),
      ...(note === undefined ? [] : [`    note: ${quoted(note)}`]),
      "    values:",
      ...Object.entries(values).map(([parameter, seen]) => `      ${parameter}: ${flow(seen)}`),
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function flow(seen: Sources): string {
  const written = Object.entries(seen).map(([source, value]) => `${source}: ${JSON.stringify(value)}`);
  return `{ ${written.join(", ")} }`;
}

function orderRow({ reference, placed_at, segment, verdict, values }: SampledOrder): Row {
  const shortSegment = segment === null ? "" : plainText(segment, longestSegment);
  return {
    order: reference,
    ...(placed_at === null ? {} : { placed_at }),
    ...(shortSegment === "" ? {} : { segment: shortSegment }),
    note: `Verdict: ${verdictWords[verdict].label}.`,
    values: Object.fromEntries(values.map((value) => [value.parameter, sourcesOf(value)])),
  };
}

/** A row for the product; where its events disagree on a path, one for each event. */
function productRows({ reference, units, events }: SampledProduct): readonly Row[] {
  const note = `${String(units)} units sold.`;
  const known = events.filter(({ browser, server }) => browser !== "unknown" || server !== "unknown");
  const agree = (["browser", "server"] as const).every(
    (side) => distinct(events.map((each) => each[side])).length <= 1,
  );
  const [first] = known;
  if (agree || first === undefined) {
    const joined = first ?? events[0];
    if (joined === undefined) return [];
    const both = { ...joined, browser: firstKnown(events, "browser"), server: firstKnown(events, "server") };
    return [{ order: reference, note, values: { content_ids: sourcesOf(both) } }];
  }
  return known.map((each, index) => ({
    order: eventReference(reference, each.event, index),
    note: `${plainText(each.event, 100)}. ${note}`,
    values: { content_ids: sourcesOf(each) },
  }));
}

function eventReference(reference: string, event: string, index: number): string {
  const name = `${reference}:${event}`;
  return /^[A-Za-z0-9#_.:-]{1,64}$/.test(name) ? name : `${reference.slice(0, 60)}:${String(index + 1)}`;
}

function firstKnown(values: readonly SampledValue[], side: "browser" | "server"): Seen {
  return values.map((each) => each[side]).find((seen) => seen !== undefined && seen !== "unknown") ?? "unknown";
}

function distinct(seen: readonly (Seen | undefined)[]): readonly string[] {
  return [
    ...new Set(seen.filter((each) => each !== undefined && each !== "unknown").map((each) => JSON.stringify(each))),
  ];
}

function sourcesOf(value: SampledValue): Sources {
  return Object.fromEntries(
    sources.flatMap((source) => {
      const seen = value[source];
      return seen === undefined ? [] : [[source, fileValue(seen)]];
    }),
  );
}

function fileValue(seen: Seen): string | number | null | string[] {
  if (typeof seen === "string") return plainText(seen, longestValue);
  if (seen === null || typeof seen === "number") return seen;
  return seen.slice(0, longestValue).map((id) => plainText(id, longestValue));
}
