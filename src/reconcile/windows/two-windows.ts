import type { Query } from "../../model/query.ts";
import type { Span } from "../../model/reconciliation.ts";
import { dialect } from "../dialect.ts";
import { dayLength } from "../../firing/durations.ts";

/** Two spans of time to hold against each other. */
export interface TwoWindows {
  readonly before: Span;
  readonly after: Span;
}

const second = 1000;

/** From the first to the last judged order, to the second; null: no judged order has a time. */
export async function judgedSpan(query: Query): Promise<Span | null> {
  const [row] = await query(
    `SELECT ${dialect.instantText("min(happened_at)")} AS first, ${dialect.instantText("max(happened_at)")} AS last FROM verdicts`,
  );
  const [first, last] = [row?.["first"], row?.["last"]];
  if (typeof first !== "string" || typeof last !== "string") return null;
  return { from: first, to: instantAt(Date.parse(last) + second) };
}

/** The two halves of a span; null: it is too short for two. */
export function halves({ from, to }: Span): TwoWindows | null {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const middle = start + Math.floor((end - start) / 2 / second) * second;
  if (middle <= start) return null;
  return { before: { from, to: instantAt(middle - 1) }, after: { from: instantAt(middle), to } };
}

function instantAt(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}

/** The condition under which an instant lies in a span. */
export function within(instant: string, { from, to }: Span): string {
  return `${instant} BETWEEN ${dialect.instant(from)} AND ${dialect.instant(to)}`;
}

/** The first and the last day (UTC) that lie in a span as a whole; they may be the wrong way round where none does. */
export function wholeDays({ from, to }: Span): { readonly first: string; readonly last: string } {
  const first = Math.ceil(Date.parse(from) / dayLength) * dayLength;
  const last = Math.floor((Date.parse(to) + second) / dayLength) * dayLength - dayLength;
  return { first: dayAt(first), last: dayAt(last) };
}

function dayAt(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
