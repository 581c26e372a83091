import type { Finding } from "../../model/finding.ts";
import type { Comparison } from "../../model/reconciliation.ts";
import { fisherLogP } from "../segments/fisher.ts";

/** Meta's count must have grown by so much more than the shop's: its own count moves with windows and modelled events. */
const leastRise = 1.15;
const falseAlarms = 0.001;

/** Meta's own count of an event rises from one window to the next and the shop's orders do not rise with it. Null: not so, or no totals. */
export function totalsRise({ totals, after }: Comparison, event: string): Finding | null {
  if (totals === null) return null;
  const { meta, orders } = totals;
  const rise = (meta[1] / meta[0]) * (orders[0] / orders[1]);
  const logP = fisherLogP({
    inside: meta[0] + meta[1],
    failedInside: meta[1],
    outside: orders[0] + orders[1],
    failedOutside: orders[1],
  });
  if (!(rise >= leastRise) || logP > Math.log(falseAlarms)) return null;
  return { code: "totals-rise-alone", severity: "warning", args: { since: after.from, event, meta, orders } };
}
