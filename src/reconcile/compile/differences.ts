import { dialect } from "../dialect.ts";
import { identityDiffers } from "./identity.ts";
import { isRefused } from "./refused.ts";
import { idsDiffer } from "./product-ids.ts";
import { judgedSides, type Question, type Side } from "./question.ts";

/** Columns of the events of one order by the letter that stands for a side in SQL: `b` and `s`; `e` is what is expected. */
const letterOf = (side: Side) => side.charAt(0);

function onEither(question: Question, parameter: string, differs: (side: Side) => string): string {
  const judged = question.parameters.includes(parameter) ? judgedSides(question) : [];
  return `(${["false", ...judged.map(differs)].join(" OR ")})`;
}

/** The value is missing, or further from the order's than the tolerance; in the other money it is the currency that differs. */
export function valueDiffers(question: Question): string {
  return onEither(question, "value", (side) => {
    const x = letterOf(side);
    const agrees = `abs(${x}.value - e.value) <= e.tolerance`;
    const inOther = `${x}.currency = e.other_currency AND ${x}.currency <> e.currency`;
    const declared = question.contract.divergence.includes(side);
    const unknown = declared ? "e.other_value IS NULL OR" : "";
    const agreesInOther = `${inOther} AND (${unknown} abs(${x}.value - e.other_value) <= e.other_tolerance)`;
    return `(${x}.seq IS NOT NULL AND e.value IS NOT NULL AND NOT coalesce(${agrees}, false) AND NOT coalesce(${agreesInOther} AND ${x}.value IS NOT NULL, false))`;
  });
}

/** A side that may diverge sends either of the order's two currencies. */
export function currencyDiffers(question: Question): string {
  return onEither(question, "currency", (side) => {
    const x = letterOf(side);
    const other = question.contract.divergence.includes(side)
      ? `AND ${x}.currency IS DISTINCT FROM e.other_currency`
      : "";
    return `(${x}.seq IS NOT NULL AND e.currency IS NOT NULL AND ${x}.currency IS DISTINCT FROM e.currency ${other})`;
  });
}

/** Seconds from the order to its server event; less than 0 where the event says it came first. */
export const lagSql = `(${dialect.seconds("s.event_at")} - ${dialect.seconds("e.happened_at")})`;

/**
 * The server's event time is further from the order's than what counts as late, either way, in milliseconds, or too old for Meta when it
 * came. The browser's clock is the customer's and not judged.
 */
export function timeDiffers(question: Question): string {
  const { late } = question.contract.event_time;
  if (!question.parameters.includes("event_time") || !judgedSides(question).includes("server")) return "false";
  const differs = [`abs(${lagSql}) > ${late}`, "s.time_unit = 'ms'"].map((one) => `coalesce(${one}, false)`);
  return `(s.seq IS NOT NULL AND (${[...differs, isRefused("s")].join(" OR ")}))`;
}

/** What differs between an order and its events, as columns of truth values. */
export function differenceColumns(question: Question): readonly string[] {
  const keys = question.parameters.includes("user_data") ? identityDiffers(question) : "false";
  return [
    `${valueDiffers(question)} AS value_differs`,
    `${currencyDiffers(question)} AS currency_differs`,
    `${idsDiffer(question)} AS ids_differ`,
    `${timeDiffers(question)} AS time_is_off`,
    `${keys} AS keys_differ`,
  ];
}
