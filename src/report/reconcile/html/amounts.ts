import type { MatchedOrder, Reconciliation } from "../../../model/reconciliation.ts";

/** What one path sent for one order, against what the order says. */
export interface SentAmount {
  readonly order: string;
  readonly side: "browser" | "server";
  readonly expected: number;
  readonly sent: number;
}

/** Amounts that paths sent, by whether their order is right. */
export interface SentAmounts {
  /** Of the orders whose amount or currency is wrong. */
  readonly wrong: readonly SentAmount[];
  /** Of some of the orders that match. */
  readonly matched: readonly SentAmount[];
}

const amount = /^(-?\d{1,15}(?:\.\d{1,6})?)(?: [A-Z]{3})?$/;
const mostMatched = 250;

/** Amounts for the picture; a path that sent none is not in it. */
export function sentAmounts({ failing, matched }: Reconciliation): SentAmounts {
  const wrong = failing.filter(({ verdict }) => verdict === "value-drift" || verdict === "currency");
  return { wrong: wrong.flatMap(pointsOf), matched: matched.slice(0, mostMatched).flatMap(pointsOf) };
}

function pointsOf(order: MatchedOrder): readonly SentAmount[] {
  return [...pointOf(order, "browser"), ...pointOf(order, "server")];
}

function pointOf(order: MatchedOrder, side: "browser" | "server"): readonly SentAmount[] {
  const [expected, sent] = [amountOf(order.expected), amountOf(order[side])];
  return expected === null || sent === null ? [] : [{ order: order.order, side, expected, sent }];
}

function amountOf(text: string | null): number | null {
  const number = text === null ? undefined : amount.exec(text)?.[1];
  return number === undefined ? null : Number(number);
}
