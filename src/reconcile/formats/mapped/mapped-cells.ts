import type { InputMapping } from "../../../model/sheet.ts";
import { sqlText } from "../../sql-text.ts";
import { amount, flag, text } from "../cells.ts";
import { consentOf, contentIds } from "../events/event-expressions.ts";
import { endsInYear, timeOf, unixTime, yearFirst } from "./mapped-times.ts";

/** What a cell is read as. `sent` is an identifier, which stays as it is; `present`: whether something stands there. */
export type Reading =
  | "text"
  | "lower"
  | "payment"
  | "sent"
  | "time"
  | "amount"
  | "count"
  | "number"
  | "day"
  | "flag"
  | "consent"
  | "cancelled"
  | "present"
  | "availability"
  | "ids";

/** How the cells of a file are written. */
export type Writing = Pick<InputMapping, "time_zone" | "decimal" | "dates">;

/** An SQL expression for what a cell says, null where it says nothing or can't be read, and what it then is not. */
export interface CellReader {
  readonly value: string;
  /** Follows "is not"; null: every text can be read. */
  readonly wanted: string | null;
  /** What it is not where it can be read in two ways. */
  readonly unsure?: { readonly when: string; readonly wanted: string };
}

const groups = { ",": ".", ".": "," } as const;

/** An amount whose digits may be grouped by threes, as people of the decimal sign do it. */
function localAmount(of: string, decimal: "." | ","): string {
  const separators = `${groups[decimal]} '’\u00a0\u202f`;
  const grouped = `[+-]?([0-9]+|[0-9]{1,3}([${separators}][0-9]{3})+)([${decimal}][0-9]+)?`;
  const plain = `replace(translate(trim(${of}), ${sqlText(separators)}, ''), ${sqlText(decimal)}, '.')`;
  return `CASE WHEN regexp_full_match(trim(${of}), ${sqlText(grouped)}) THEN ${amount(plain)} END`;
}

const decimalOf = (of: string, { decimal }: Writing): string =>
  decimal === null ? amount(of) : localAmount(of, decimal);

const wholeNumber = (of: string): string => `CASE WHEN ${of} = trunc(${of}) THEN CAST(${of} AS BIGINT) END`;

/** Which number of a date is the day is not guessed: the mapping says it. */
const unsure = (of: string, { dates }: Writing): Pick<CellReader, "unsure"> =>
  dates === null
    ? {
        unsure: {
          when: endsInYear(of),
          wanted: "a date whose order is known: `dates` in the mapping says it, day-first or month-first",
        },
      }
    : {};

const time = (of: string, writing: Writing): CellReader => ({
  value: timeOf(of, writing),
  wanted: writing.time_zone === null ? "a time with an offset" : "a time, or clocks show it twice or never",
  ...unsure(of, writing),
});

const day = (of: string, writing: Writing): CellReader => ({
  value: `TRY_CAST(${yearFirst(of, writing.dates)} AS DATE)`,
  wanted: "a day as YYYY-MM-DD",
  ...unsure(of, writing),
});

const isCancelled = (of: string): string => `regexp_full_match(lower(${of}), '(wc-)?cancell?ed')`;

/** A flag, or what many shops have in its place: when it was cancelled, or the order's state in a word. */
const cancelled = (of: string): string =>
  `CASE WHEN ${of} IS NOT NULL THEN coalesce(${flag(of)}, TRY_CAST(${of} AS TIMESTAMPTZ) IS NOT NULL OR ${unixTime(of)} IS NOT NULL ` +
  `OR ${endsInYear(of)} OR ${isCancelled(of)}) END`;

/** Ids as a JSON list, or with one of these between them; the first that occurs separates all. */
function ids(of: string): string {
  const split = (by: string) => `WHEN contains(${of}, ${sqlText(by)}) THEN string_split(${of}, ${sqlText(by)})`;
  const parts = `CASE ${["|", ";", ","].map(split).join(" ")} ELSE string_split_regex(${of}, '\\s+') END`;
  const listed = `list_filter(list_transform(${parts}, lambda w: trim(w)), lambda w: w <> '')`;
  const nested = contentIds("CAST(NULL AS VARCHAR)", of);
  return (
    `CASE WHEN NOT starts_with(${of}, '[') THEN ${listed} WHEN NOT json_valid(${of}) THEN NULL ` +
    `WHEN json_array_length(${of}) = 0 THEN CAST([] AS VARCHAR[]) ` +
    `WHEN regexp_matches(${of}, '^\\[\\s*\\{') THEN ${nested} ELSE ${contentIds(of, "CAST(NULL AS VARCHAR)")} END`
  );
}

/** Reads a cell, an SQL expression for its text without spaces around it. */
export function readCell(of: string, reading: Reading, writing: Writing): CellReader {
  switch (reading) {
    case "text":
    case "sent":
      return { value: of, wanted: null };
    case "lower":
      return { value: `lower(${of})`, wanted: null };
    case "payment":
      // An order's one state often stands for that of its payment, too; that it was cancelled says nothing of payment.
      return {
        value: `CASE WHEN NOT ${isCancelled(of)} THEN regexp_replace(lower(${of}), '^wc-', '') END`,
        wanted: null,
      };
    case "availability":
      return { value: `replace(lower(${of}), '_', ' ')`, wanted: null };
    case "present":
      return { value: `coalesce(${flag(of)}, ${text(of)} IS NOT NULL)`, wanted: null };
    case "cancelled":
      return { value: cancelled(of), wanted: null };
    case "time":
      return time(of, writing);
    case "amount":
      return { value: decimalOf(of, writing), wanted: "an amount" };
    case "count":
      return { value: wholeNumber(decimalOf(of, writing)), wanted: "a whole number" };
    case "number":
      return { value: `CAST(${decimalOf(of, writing)} AS DOUBLE)`, wanted: "a number" };
    case "day":
      return day(of, writing);
    case "flag":
      return { value: flag(of), wanted: "yes or no" };
    case "consent":
      return { value: consentOf(of), wanted: "granted or denied" };
    case "ids":
      return { value: ids(of), wanted: "a list of ids" };
  }
}
