import type { Agreement, Sample, SampledOrder, SampledValue, Seen } from "../../../model/sample.ts";
import { counted } from "../../in-words.ts";
import { orderExplanation } from "../explanation-words.ts";
import { grouped, spanWords } from "../../number-words.ts";
import { orderVerdicts } from "../../../evidence/order-verdicts.ts";
import { verdictWords } from "../verdict-words.ts";

/** Sources, in the order of the columns. */
export const sampleSources = ["order", "browser", "server", "catalogue"] as const;

/** How the sources of one cell stand to each other, in a word or two. */
export const agreementWords: Readonly<Record<Agreement, string>> = {
  equal: "same",
  different: "different",
  absent: "absent",
  unknown: "could not know",
};

/** What one source says; an empty text where it has no say. It may be foreign. */
export function seenWords(value: SampledValue, source: (typeof sampleSources)[number]): string {
  const seen = value[source];
  if (seen === undefined) return "";
  if (seen === "unknown") return "?";
  if (seen === null) return "absent";
  if (value.parameter === "event_time" && source !== "order") return lagWords(value.order, seen);
  return typeof seen === "object" ? listWords(seen) : String(seen);
}

/** Lists in full where they are not the same: "browser 4501 4502"; none where no source has more than one. */
export function listNotes(value: SampledValue): readonly string[] {
  const lists = sampleSources.map((source) => ({ source, seen: value[source] }));
  const isLong = lists.some(({ seen }) => Array.isArray(seen) && seen.length > 1);
  if (value.agreement !== "different" || !isLong) return [];
  return lists.flatMap(({ source, seen }) => (Array.isArray(seen) ? [`${source} ${seen.join(" ")}`] : []));
}

/** Whole lists stand in the file; here they must leave room for the other sources. */
function listWords(ids: readonly string[]): string {
  return ids.length > 1 ? `${ids[0] ?? ""} + ${String(ids.length - 1)} more` : ids.join(" ");
}

/** How much later than the order, "+41 min"; the moment where the order's is not known. */
function lagWords(order: Seen | undefined, seen: Seen): string {
  const seconds = (Date.parse(String(seen)) - Date.parse(String(order))) / 1000;
  return Number.isNaN(seconds) ? String(seen) : `${seconds < 0 ? "−" : "+"}${spanWords(seconds)}`;
}

/** A verdict with what explains it: "value drift: server leaves out shipping". */
export function sampledVerdict({ verdict, explained }: SampledOrder): string {
  const causes = explained.map(({ side, code }) => `${side} ${orderExplanation(code)}`);
  return [verdictWords[verdict].label, ...(causes.length === 0 ? [] : [causes.join("; ")])].join(": ");
}

/** Amounts that no event carries: "shipping 4.90, taxes 8.20, discounts 10.00, refunds 0.00"; null: the order says none. */
export function amountWords({ amounts }: SampledOrder): string | null {
  const said = Object.entries(amounts).flatMap(([name, amount]) => (amount === null ? [] : [`${name} ${amount}`]));
  return said.length === 0 ? null : said.join(", ");
}

/** "10 orders of 2,040 (seed 7, spread over 4 segments): 8 matched, 2 value drift; not the same: value 2". */
export function sampleSummary({ orders, products, of, seed }: Sample): string {
  if (orders.length === 0 && products.length === 0) return "Nothing was found to sample.";
  if (orders.length === 0) return productSummary(products, of);
  const segments = new Set(orders.map(({ segment }) => segment)).size;
  const verdicts = [...orderVerdicts].reverse().flatMap((verdict) => {
    const count = orders.filter((order) => order.verdict === verdict).length;
    return count === 0 ? [] : [`${String(count)} ${verdictWords[verdict].label}`];
  });
  const spreadOver = `spread over ${counted(segments, "segment")}`;
  return `${counted(orders.length, "order")} of ${grouped(of)} (seed ${String(seed)}, ${spreadOver}): ${verdicts.join(", ")}${differingWords(orders)}`;
}

/** What is not the same in how many orders that have their events: a sample allows less than a verdict does. */
function differingWords(orders: readonly SampledOrder[]): string {
  const arrived = orders.filter(({ verdict }) => !verdict.startsWith("missing"));
  const differing = arrived.flatMap(({ values }) =>
    values.filter(({ agreement }) => agreement === "different" || agreement === "absent"),
  );
  const names = [...new Set(differing.map(({ parameter }) => parameter))];
  const counts = names.map(
    (name) => `${name} ${String(differing.filter(({ parameter }) => parameter === name).length)}`,
  );
  return counts.length === 0 ? "" : `; not the same: ${counts.join(", ")}`;
}

function productSummary(products: Sample["products"], of: number): string {
  const count = (agreement: (each: Agreement) => boolean): number =>
    products.filter(({ events }) => events.some((event) => agreement(event.agreement))).length;
  const wrong = count((each) => each === "different" || each === "absent");
  const right = products.filter(({ events }) => events.every(({ agreement }) => agreement === "equal")).length;
  const unknown = products.length - wrong - right;
  return `${counted(products.length, "best seller")} of ${counted(of, "product")}: ${String(right)} the same everywhere, ${String(wrong)} not, ${String(unknown)} not seen everywhere`;
}
