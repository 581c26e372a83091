import { differingEvents } from "../differing-events.ts";
import { dialect } from "../../dialect.ts";
import type { Aspect, Explainer } from "../explainer.ts";

const inTheirMoney = "abs(value - presentment_total) <= unit";

const explainers: readonly Explainer[] = [
  { code: "currency-missing", holds: "currency IS NULL" },
  {
    code: "presentment-currency",
    holds: `(currency = presentment_currency AND (presentment_total IS NULL OR ${inTheirMoney}))`,
  },
  {
    code: "default-usd",
    holds: `(currency = 'USD' AND NOT coalesce(presentment_currency = 'USD' AND ${inTheirMoney}, false))`,
  },
  { code: "presentment-label", holds: `(currency = presentment_currency AND NOT ${inTheirMoney})` },
  { code: "not-a-currency", holds: `NOT ${dialect.matches("currency", "[A-Z]{3}")}` },
];

/** Why a currency is not the order's. */
export const currency: Aspect = {
  verdict: "currency",
  rows: ({ divergence }) => {
    const declared = divergence.map((side) => `side = '${side}' AND currency = presentment_currency`);
    return `SELECT d.* FROM (${differingEvents("currency")}) d
      WHERE currency IS DISTINCT FROM expected_currency AND NOT coalesce(${["false", ...declared].join(" OR ")}, false)`;
  },
  explainers: () => explainers,
};
