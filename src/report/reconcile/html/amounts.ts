import type { FailingOrder, Reconciliation } from "../../../model/reconciliation.ts";

/** What one path sent for one order, against what the order says. */
export interface SentAmount {
  readonly order: string;
  readonly side: "browser" | "server";
  readonly expected: number;
  readonly sent: number;
}

const amount = /^(-?\d{1,15}(?:\.\d{1,6})?)(?: [A-Z]{3})?$/;

/** Amounts of the orders whose amount or currency is wrong; a path that sent none is not in it. */
export function sentAmounts({ failing }: Reconciliation): readonly SentAmount[] {
  return failing
    .filter(({ verdict }) => verdict === "value-drift" || verdict === "currency")
    .flatMap((order) => [...pointOf(order, "browser"), ...pointOf(order, "server")]);
}

function pointOf(failing: FailingOrder, side: "browser" | "server"): readonly SentAmount[] {
  const [expected, sent] = [amountOf(failing.expected), amountOf(failing[side])];
  return expected === null || sent === null ? [] : [{ order: failing.order, side, expected, sent }];
}

function amountOf(text: string | null): number | null {
  const number = text === null ? undefined : amount.exec(text)?.[1];
  return number === undefined ? null : Number(number);
}
