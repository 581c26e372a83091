import { sqlText } from "./sql-text.ts";

/** How a list is taken apart: a row for each item, `as` its name, `beside` the columns that go with it; a row without items gives none. */
interface TakenApart {
  readonly list: string;
  readonly as: string;
  readonly beside: readonly string[];
  /** A table with its conditions. */
  readonly from: string;
}

/**
 * What engines say differently. Everything else that compares is SQL that they share (EXISTS, GROUP BY, window functions, FILTER): a test holds
 * all of it against a closed list of words. Readers, in `formats/`, are written for one engine each, since no two read files alike.
 * Lists have an equality (`=`, null for null) and are cells of rows that come back as arrays.
 */
export const dialect = {
  /** Text of any length. */
  text: "VARCHAR",
  double: "DOUBLE",
  /** A point in time, whatever zone it is shown in. */
  moment: "TIMESTAMPTZ",
  listType: (type: string) => `${type}[]`,
  structType: (names: readonly string[], type: string) =>
    `STRUCT(${names.map((name) => `${name} ${type}`).join(", ")})`,
  /** Columns of a table as one. */
  structOf: (names: readonly string[], from: string) =>
    `{${names.map((name) => `${sqlText(name)}: ${from}.${name}`).join(", ")}}`,
  asText: (value: string) => `CAST(${value} AS VARCHAR)`,
  asDouble: (value: string) => `CAST(${value} AS DOUBLE)`,
  noText: "CAST(NULL AS VARCHAR)",
  /** Null where the value cannot be of the type. */
  castIfPossible: (value: string, type: string) => `TRY_CAST(${value} AS ${type})`,

  /** Seconds since 1970 as a double. */
  seconds: (instant: string) => `epoch(${instant})`,
  instant: (iso: string) => `TIMESTAMPTZ ${sqlText(iso)}`,
  day: (instant: string) => `CAST(CAST(${instant} AS DATE) AS VARCHAR)`,
  /** An instant as the reports write it, in UTC and whole seconds. */
  instantText: (instant: string) => `strftime(${instant}, '%Y-%m-%dT%H:%M:%SZ')`,
  hourOf: (instant: string) => `strftime(${instant}, '%H')`,
  /** The first or last of two, either of which may be null: then it is the other. Standard SQL would say null. */
  lesser: (one: string, other: string) => `least(${one}, ${other})`,
  greater: (one: string, other: string) => `greatest(${one}, ${other})`,

  /** A number of each row of a table, the same until the table changes. An engine without one has its readers write it. */
  rowNumber: "rowid",

  /** A number that is the same for equal texts, for comparing only; null for null. */
  digest: (text: string) => `nullif(hash(${text}), hash(CAST(NULL AS VARCHAR)))`,
  bytes: (text: string) => `strlen(${text})`,
  sha256: (text: string) => `sha256(${text})`,
  /** Patterns are RE2's: Java's and Google's engines read those that are used here alike. */
  matches: (text: string, pattern: string) => `regexp_full_match(${text}, ${sqlText(pattern)})`,
  /** Every match replaced; `\1` is the first group. */
  replaceAll: (text: string, pattern: string, by: string) =>
    `regexp_replace(${text}, ${sqlText(pattern)}, ${sqlText(by)}, 'g')`,
  /** The n-th part of a text, from 1; empty where there are fewer. */
  part: (text: string, separator: string, n: number) => `split_part(${text}, ${sqlText(separator)}, ${String(n)})`,
  /** Texts in a row with the separator between them; those that are null are left out. */
  joined: (separator: string, texts: readonly string[]) => `concat_ws(${sqlText(separator)}, ${texts.join(", ")})`,

  /** A list as a set: each item that is not null once, in order; null where there is none. */
  asSet: (list: string) => `nullif(list_sort(list_distinct(${list})), [])`,
  hasNull: (list: string) => `len(${list}) > list_count(${list})`,
  hasItems: (list: string) => `len(${list}) > 0`,
  collect: (item: string) => `list(${item})`,
  holdsAll: (list: string, items: string) => `list_has_all(${list}, ${items})`,
  /** The texts of a list that are not null. */
  listOf: (texts: readonly string[]) => `list_filter([${texts.join(", ")}], lambda w: w IS NOT NULL)`,
  textList: (texts: readonly string[]) => `CAST([${texts.map(sqlText).join(", ")}] AS VARCHAR[])`,
  joinedList: (list: string, separator: string) => `array_to_string(${list}, ${sqlText(separator)})`,
  /** A list with each item changed. */
  mapped: (list: string, change: (item: string) => string) => `list_transform(${list}, lambda m: ${change("m")})`,
  takenApart: ({ list, as, beside, from }: TakenApart) =>
    `SELECT ${[...beside, `unnest(${list}) AS ${as}`].join(", ")} FROM ${from}`,

  /** From here on tables are made beside those that are there, which can still be read. An engine without schemas would prefix their names. */
  setApart: ["CREATE SCHEMA apart", "SET search_path = 'apart,main'"],
  /** What was made apart is gone again. */
  backAgain: ["SET search_path = 'main'", "DROP SCHEMA apart CASCADE"],
} as const;
