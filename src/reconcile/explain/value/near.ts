import { dialect } from "../../dialect.ts";

/** What a line costs. A quantity of more than nine digits is none, so that no product is too long for a decimal. */
export const lineTotal = (line: string): string =>
  `${line}price * ${dialect.castIfPossible(`${line}quantity`, "DECIMAL(9,0)")}`;

/** Whether the event's value is an amount, up to one smallest unit of the currency; as SQL. */
export const near = (amount: string): string => `abs(value - (${amount})) <= unit`;

/** Whether the event's value is that amount, and the amount really is another than what is expected. */
export const nearOther = (amount: string): string => `(${near(amount)} AND abs((${amount}) - expected) > unit)`;
