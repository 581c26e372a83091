import type { Query } from "../model/query.ts";
import { dialect } from "./dialect.ts";

export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Two spans of time to hold against each other; both include their ends. */
export interface TwoWindows {
  readonly before: Span;
  readonly after: Span;
}

/** The two halves of the time that the judged orders cover; null: they cover none. */
export async function halves(query: Query): Promise<TwoWindows | null> {
  const [row] = await query(
    `SELECT ${dialect.instantText("min(happened_at)")} AS first, ${dialect.instantText("max(happened_at)")} AS last FROM verdicts`,
  );
  const [first, last] = [row?.["first"], row?.["last"]];
  if (typeof first !== "string" || typeof last !== "string") return null;
  const [start, end] = [Date.parse(first), Date.parse(last) + second];
  const middle = start + Math.floor((end - start) / 2 / second) * second;
  if (middle <= start) return null;
  const at = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z");
  return { before: { from: first, to: at(middle - second) }, after: { from: at(middle), to: at(end) } };
}

const second = 1000;

/** The condition under which an instant lies in a span. */
export function within(instant: string, { from, to }: Span): string {
  return `${instant} BETWEEN ${dialect.instant(from)} AND ${dialect.instant(to)}`;
}
