import type { EventContract } from "../../../model/event-contract.ts";
import { sqlText } from "../../sql-text.ts";
import { differingEvents } from "../differing-events.ts";
import type { Aspect } from "../explainer.ts";
import { unless } from "../unless.ts";
import { added } from "./added.ts";
import { afterPurchase, editedLater, wasRight } from "./after-purchase.ts";
import { constant } from "./constant.ts";
import { leftOut } from "./left-out.ts";
import { lines } from "./lines.ts";
import { lineTotal } from "./near.ts";
import { text } from "./text.ts";
import { units } from "./units.ts";

const lineSums = `SELECT order_key, sum(${lineTotal("")}) AS list_total, sum(price) AS unit_total, count(*) AS lines
  FROM order_lines WHERE order_key IN (SELECT order_key FROM d) GROUP BY order_key`;

function rows(contract: EventContract): string {
  const { value, divergence } = contract;
  const tolerance = value.tolerance === null ? "unit" : `CAST(${sqlText(value.tolerance)} AS DECIMAL(18,4))`;
  const inTheirs = "(currency = presentment_currency AND currency <> expected_currency AND value = presentment_total)";
  // A side that may say the buyer's money has to say the amount in it as well.
  const declared = divergence.map(
    (side) => `side = ${sqlText(side)} AND currency = presentment_currency AND currency <> expected_currency`,
  );
  const isRight = `abs(value - expected) <= ${tolerance} AND NOT coalesce(${["false", ...declared].join(" OR ")}, false)`;
  const differs = `NOT coalesce(${isRight}, false) AND NOT coalesce(${inTheirs}, false)`;
  return `WITH d AS (${differingEvents("value-drift")}) SELECT d.*, s.list_total, s.unit_total, s.lines,
      ${wasRight(contract)} AS was_right,
      count(*) OVER (PARTITION BY d.side, d.value) AS same_value, count(*) OVER (PARTITION BY d.side) AS of_side
    FROM d LEFT JOIN (${lineSums}) s ON s.order_key = d.order_key WHERE ${differs}`;
}

/** Why a value is not the order's. */
export const valueDrift: Aspect = {
  verdict: "value-drift",
  rows,
  explainers: () => [
    editedLater,
    ...unless("was_right", [...text, ...units, ...leftOut, ...afterPurchase, ...added, ...lines, ...constant]),
  ],
};
