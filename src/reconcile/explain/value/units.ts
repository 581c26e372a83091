import { minorUnitSql } from "../../minor-units.ts";
import type { Explainer } from "../explainer.ts";

/** Pence for pounds, or the reverse; the buyer's money is tried as well. */
const factor = "CAST(round(1 / unit) AS DECIMAL(6,0))";

const theirUnit = minorUnitSql("presentment_currency");

/** The right amount in another unit. */
export const units: readonly Explainer[] = [
  { code: "minor-units", holds: `(unit < 1 AND expected <> 0 AND abs(value - expected * ${factor}) <= 1)` },
  {
    code: "minor-units-divided",
    holds: `(unit < 1 AND expected <> 0 AND abs(value * ${factor} - expected) <= unit * ${factor})`,
  },
  {
    code: "presentment-amount",
    holds: `(presentment_currency <> expected_currency AND abs(value - presentment_total) <= ${theirUnit})`,
  },
  {
    code: "shop-amount",
    holds: `(presentment_currency = expected_currency AND expected = presentment_total AND abs(value - total) <= unit)`,
  },
  { code: "whole-units", holds: `(unit < 1 AND value IN (round(expected, 0), floor(expected), ceil(expected)))` },
  { code: "rounding", holds: "abs(value - expected) <= unit" },
];
