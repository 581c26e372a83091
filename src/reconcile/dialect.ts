import { sqlText } from "./sql-text.ts";

/** What engines say differently; everything else in `compile/` is SQL that they share. */
export const dialect = {
  /** Seconds since 1970 as a double. */
  seconds: (instant: string) => `epoch(${instant})`,
  instant: (iso: string) => `TIMESTAMPTZ ${sqlText(iso)}`,
  day: (instant: string) => `CAST(CAST(${instant} AS DATE) AS VARCHAR)`,
  /** An instant as the reports write it, in UTC and whole seconds. */
  instantText: (instant: string) => `strftime(${instant}, '%Y-%m-%dT%H:%M:%SZ')`,
  hourOf: (instant: string) => `strftime(${instant}, '%H')`,
  /** A number of each row of a table, the same until the table changes. */
  rowNumber: "rowid",
  /** A number that is the same for equal texts, for comparing only; null for null. */
  digest: (text: string) => `nullif(hash(${text}), hash(CAST(NULL AS VARCHAR)))`,
  bytes: (text: string) => `strlen(${text})`,
  sha256: (text: string) => `sha256(${text})`,
  matches: (text: string, pattern: string) => `regexp_full_match(${text}, ${sqlText(pattern)})`,
  replaceAll: (text: string, pattern: string, by: string) =>
    `regexp_replace(${text}, ${sqlText(pattern)}, ${sqlText(by)}, 'g')`,
  /** A list as a set: each item that is not null once, in order; null where there is none. */
  asSet: (list: string) => `nullif(list_sort(list_distinct(${list})), [])`,
  hasNull: (list: string) => `len(${list}) > list_count(${list})`,
  collect: (item: string) => `list(${item})`,
  holdsAll: (list: string, items: string) => `list_has_all(${list}, ${items})`,
  /** The texts of a list that are not null. */
  listOf: (texts: readonly string[]) => `list_filter([${texts.join(", ")}], lambda w: w IS NOT NULL)`,
  textList: (texts: readonly string[]) => `CAST([${texts.map(sqlText).join(", ")}] AS VARCHAR[])`,
  emptyTexts: "CAST([] AS VARCHAR[])",
  /** A list with each item changed. */
  mapped: (list: string, change: (item: string) => string) => `list_transform(${list}, lambda m: ${change("m")})`,
  eachOf: (list: string) => `unnest(${list})`,
} as const;
