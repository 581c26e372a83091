import type { Explainer } from "../explainer.ts";
import { lineTotal, nearOther } from "./near.ts";

const withLine = (amount: string) =>
  `EXISTS (SELECT 1 FROM order_lines l WHERE l.order_key = d.order_key AND ${amount})`;

/** Lines of the order added up in another way, or not all of them. */
export const lines: readonly Explainer[] = [
  { code: "unit-price", holds: nearOther("unit_total") },
  { code: "one-line-only", holds: `(lines > 1 AND ${withLine(`abs(d.value - ${lineTotal("l.")}) <= d.unit`)})` },
  {
    code: "line-left-out",
    holds: `(lines > 1 AND ${withLine(`abs(d.value - (d.expected - ${lineTotal("l.")})) <= d.unit`)})`,
  },
];
