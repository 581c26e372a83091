import type { Query } from "../../model/query.ts";
import type { Comparison, OpenSpan, Reconciliation, Span } from "../../model/reconciliation.ts";
import type { Warehouse } from "../../port/warehouse.ts";
import { dialect } from "../../reconcile/dialect.ts";
import { halves, judgedSpan } from "../../reconcile/windows/two-windows.ts";
import { comparison, type WindowFacts, windowFacts } from "../../reconcile/windows/window-facts.ts";

/** What two windows of orders are compared by. */
export interface WindowQuestion {
  readonly event: string;
  /** Identifiers that the event's contract allows. */
  readonly keys: readonly string[];
}

interface Apart extends WindowQuestion {
  readonly span: Span;
  /** Judges the orders of the span. */
  readonly judge: () => Promise<void>;
}

/** What is known of another window than the judged one: its orders are judged by themselves, and count nowhere else. */
export async function factsApart(warehouse: Warehouse, { judge, ...asked }: Apart): Promise<WindowFacts> {
  for (const sql of dialect.setApart) await warehouse.run(sql);
  await judge();
  const facts = await windowFacts(warehouse.rows, asked);
  for (const sql of dialect.backAgain) await warehouse.run(sql);
  return facts;
}

interface Judged extends WindowQuestion {
  /** The window that was judged; null: everything. */
  readonly window: Reconciliation["window"];
  /** What it is to be compared with; null: nothing was named. */
  readonly before: WindowFacts | null;
}

/** The judged window beside the one that was named, or else its second half beside its first. Null: no judged order has a time, or all have the same. */
export async function comparedWindows(query: Query, { window, before, ...asked }: Judged): Promise<Comparison | null> {
  const judged = await judgedSpan(query);
  if (judged === null) return null;
  const ask = (span: Span): Promise<WindowFacts> => windowFacts(query, { ...asked, span });
  if (before !== null) return comparison("named", before, await ask(namedSpan(window, judged)));
  const two = halves(judged);
  return two === null ? null : comparison("halves", await ask(two.before), await ask(two.after));
}

/** A window that is open at its end goes to the last order: of the days after it nothing is known. */
function namedSpan(window: OpenSpan | null, judged: Span): Span {
  return { from: window?.from ?? judged.from, to: window?.to ?? judged.to };
}
