import { minorUnitSql } from "../../minor-units.ts";
import type { Explainer } from "../explainer.ts";

const theirUnit = minorUnitSql("presentment_currency");

/** Holds of the amount that is expected, or of the buyer's where that is what was sent. */
function ofEither(holds: (amount: string, unit: string) => string): string {
  const isTheirs = "currency = presentment_currency AND currency <> expected_currency";
  return `(${holds("expected", "unit")} OR (${isTheirs} AND ${holds("presentment_total", theirUnit)}))`;
}

/** How many smallest units a whole one has: pence for pounds. */
const factor = (unit: string) => `CAST(round(1 / ${unit}) AS DECIMAL(6,0))`;

/** The right amount in another unit. */
export const units: readonly Explainer[] = [
  {
    code: "minor-units",
    holds: ofEither(
      (amount, unit) => `(${unit} < 1 AND ${amount} <> 0 AND abs(value - ${amount} * ${factor(unit)}) <= 1)`,
    ),
  },
  {
    code: "minor-units-divided",
    holds: ofEither(
      (amount, unit) =>
        `(${unit} < 1 AND ${amount} <> 0 AND value <> 0 AND abs(value * ${factor(unit)} - ${amount}) <= ${unit} * ${factor(unit)})`,
    ),
  },
  // Hundredths are taken for granted, and yen have none.
  {
    code: "hundredfold",
    holds: ofEither((amount, unit) => `(${unit} <> 0.01 AND ${amount} <> 0 AND abs(value - ${amount} * 100) <= 1)`),
  },
  {
    code: "hundredth",
    holds: ofEither(
      (amount, unit) =>
        `(${unit} <> 0.01 AND ${amount} <> 0 AND value <> 0 AND abs(value * 100 - ${amount}) <= 50 * ${unit})`,
    ),
  },
  {
    code: "presentment-amount",
    holds: `(presentment_currency <> expected_currency AND abs(value - presentment_total) <= ${theirUnit})`,
  },
  {
    code: "shop-amount",
    holds: `((presentment_currency = expected_currency AND expected = presentment_total AND abs(value - total) <= unit)
      OR (currency = presentment_currency AND currency <> expected_currency AND abs(value - expected) <= unit))`,
  },
  { code: "whole-units", holds: `(unit < 1 AND value IN (round(expected, 0), floor(expected), ceil(expected)))` },
  { code: "rounding", holds: "abs(value - expected) <= unit" },
];
