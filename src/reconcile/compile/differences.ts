import { dialect } from "../dialect.ts";
import { identityDiffers } from "./identity.ts";
import { idsDiffer } from "./product-ids.ts";
import { judgedSides, eventOf, type Question, type Side } from "./question.ts";

function onEither(question: Question, parameter: string, differs: (side: Side) => string): string {
  const judged = question.parameters.includes(parameter) ? judgedSides(question) : [];
  return `(${["false", ...judged.map(differs)].join(" OR ")})`;
}

const mayDiverge = ({ contract }: Question, side: Side): boolean => contract.divergence.includes(side);

/** Whether an event is in the order's other money. */
const isInOther = (event: string): string =>
  `(${event}.currency = expected.other_currency AND ${event}.currency <> expected.currency)`;

/** Whether an event may be in the buyer's money and its order does not say which that is: neither its currency nor its value can be judged. */
function isInUnknown(question: Question, side: Side): string {
  const event = eventOf(side);
  const mayBeTheirs = question.contract.value.currency === "presentment" || mayDiverge(question, side);
  return mayBeTheirs
    ? `coalesce(NOT expected.buyers_known AND ${event}.currency <> expected.currency, false)`
    : "false";
}

/** What the value of an event should be: of a side that may send the other money, by the currency that it says. */
function expectedOf(question: Question, side: Side, column: "value" | "tolerance"): string {
  const inOther = isInOther(eventOf(side));
  return mayDiverge(question, side)
    ? `CASE WHEN ${inOther} THEN expected.other_${column} ELSE expected.${column} END`
    : `expected.${column}`;
}

/** The value is missing, or further from the order's than the tolerance. A side that sends the other money and may not has the wrong currency, and its value is right. */
export function valueDiffers(question: Question): string {
  return onEither(question, "value", (side) => {
    const event = eventOf(side);
    const [expected, tolerance] = [expectedOf(question, side, "value"), expectedOf(question, side, "tolerance")];
    const agrees = `abs(${event}.value - ${expected}) <= ${tolerance}`;
    const agreesInOther = `${isInOther(event)} AND abs(${event}.value - expected.other_value) <= expected.other_tolerance`;
    const isRight = mayDiverge(question, side) ? `(${agrees})` : `(${agrees} OR (${agreesInOther}))`;
    const isKnown = `CASE WHEN ${event}.value IS NULL THEN expected.value ELSE ${expected} END IS NOT NULL`;
    const isOpen = `(${event}.value IS NOT NULL AND ${isInUnknown(question, side)})`;
    return `(${event}.seq IS NOT NULL AND ${isKnown} AND NOT ${isOpen} AND NOT coalesce(${isRight}, false))`;
  });
}

/** A side that may diverge sends either of the order's two currencies. */
export function currencyDiffers(question: Question): string {
  return onEither(question, "currency", (side) => {
    const event = eventOf(side);
    const other = mayDiverge(question, side) ? `AND ${event}.currency IS DISTINCT FROM expected.other_currency` : "";
    return `(${event}.seq IS NOT NULL AND expected.currency IS NOT NULL AND ${event}.currency IS DISTINCT FROM expected.currency ${other}
      AND NOT ${isInUnknown(question, side)})`;
  });
}

/** Whether the order does not say what the value of one of its events should be. */
function isValueOpen(question: Question): string {
  const open = onEither(question, "value", (side) => {
    const event = eventOf(side);
    return `(${event}.seq IS NOT NULL AND (${expectedOf(question, side, "value")} IS NULL OR ${isInUnknown(question, side)}))`;
  });
  return question.parameters.includes("value") ? `(expected.value IS NULL OR ${open})` : "false";
}

/** Whether the order does not say what the currency of one of its events should be. */
function isCurrencyOpen(question: Question): string {
  const open = onEither(question, "currency", (side) => isInUnknown(question, side));
  return question.parameters.includes("currency") ? `(expected.currency IS NULL OR ${open})` : "false";
}

/** Seconds from the order to its server event; less than 0 where the event says it came first. */
export const lagSql = `(${dialect.seconds("server_event.event_at")} - ${dialect.seconds("expected.happened_at")})`;

/**
 * The server's event time is further from the order's than what counts as late, either way, in milliseconds, or too old for Meta when it
 * came. The browser's clock is the customer's and not judged.
 */
export function timeDiffers(question: Question): string {
  const { late } = question.contract.event_time;
  if (!question.parameters.includes("event_time") || !judgedSides(question).includes("server")) return "false";
  const differs = [`abs(${lagSql}) > ${late}`, "server_event.time_unit = 'ms'", "server_event.too_old"].map(
    (one) => `coalesce(${one}, false)`,
  );
  return `(server_event.seq IS NOT NULL AND (${differs.join(" OR ")}))`;
}

/** What differs between an order and its events, as columns of truth values. */
export function differenceColumns(question: Question): readonly string[] {
  const keys = question.parameters.includes("user_data") ? identityDiffers(question) : "false";
  // What Meta refuses is never as it should be, whether or not the sheet asks for identifiers.
  const isThin = judgedSides(question).includes("server") ? "coalesce(server_event.too_thin, false)" : "false";
  return [
    `${valueDiffers(question)} AS value_differs`,
    `${currencyDiffers(question)} AS currency_differs`,
    `${isValueOpen(question)} AS value_open`,
    `${isCurrencyOpen(question)} AS currency_open`,
    `${idsDiffer(question)} AS ids_differ`,
    `${timeDiffers(question)} AS time_is_off`,
    `(${keys} OR ${isThin}) AS keys_differ`,
  ];
}
