import type { InputMapping } from "../../../model/sheet.ts";
import { sqlText } from "../../sql-text.ts";
import { instant } from "../cells.ts";

/** Seconds or milliseconds since 1970, which have 10 or 13 digits from 2001 on: `20260514` is a day, not a time in 1970. */
export const unixTime = (of: string): string =>
  `CASE WHEN regexp_full_match(${of}, '[0-9]{10}([.][0-9]*)?') THEN TRY(make_timestamptz(CAST(round(TRY_CAST(${of} AS DOUBLE) * 1000000) AS BIGINT))) ` +
  `WHEN regexp_full_match(${of}, '[0-9]{13}([.][0-9]*)?') THEN TRY(make_timestamptz(CAST(round(TRY_CAST(${of} AS DOUBLE) * 1000) AS BIGINT))) END`;

const clockDay = "[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?";
/** A month by its English name, as Magento's list of orders has it. */
const namedMonth = "[A-Z][a-z]{2} [0-9]{1,2}, [0-9]{4},? [0-9]{1,2}:[0-9]{2}(:[0-9]{2})?";
const halfOfDay = "[ \u00a0\u202f]*([ap])[.]?m[.]?";

/** What a clock shows, of 24 hours or of twice 12. */
function clock(of: string): string {
  const half = `replace(replace(regexp_replace(${of}, ${sqlText(`${halfOfDay}$`)}, ' \\1m', 'i'), '/', '-'), 'T', ' ')`;
  const halves = `try_strptime(${half}, ['%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p'])`;
  const named = `try_strptime(replace(${half}, ',', ''), ['%b %d %Y %I:%M:%S %p', '%b %d %Y %I:%M %p'])`;
  return (
    `CASE WHEN regexp_full_match(${of}, ${sqlText(clockDay)}) THEN TRY_CAST(${of} AS TIMESTAMP) ` +
    `WHEN regexp_full_match(${of}, ${sqlText(clockDay + halfOfDay)}, 'i') THEN ${halves} ` +
    `WHEN regexp_full_match(${of}, ${sqlText(namedMonth + halfOfDay)}, 'i') THEN ${named} END`
  );
}

/** A clock's time as an instant; null for the hour that a clock shows twice, and for the one that it skips. */
function zoned(of: string, zone: string): string {
  if (/^[+-]/u.test(zone)) return `TRY_CAST(CAST(${clock(of)} AS VARCHAR) || ${sqlText(zone)} AS TIMESTAMPTZ)`;
  const at = (shown: string) => `timezone(${sqlText(zone)}, ${shown})`;
  const isFarFromChange = `${at("t - INTERVAL 1 DAY")} + INTERVAL 2 DAY = ${at("t + INTERVAL 1 DAY")}`;
  // Clocks are moved by an hour, in one place by half of one.
  const isOnly = ["- INTERVAL 60 MINUTE", "- INTERVAL 30 MINUTE", "+ INTERVAL 30 MINUTE", "+ INTERVAL 60 MINUTE"]
    .map((shift) => `${at(`${at("t")} ${shift}`)} <> t`)
    .join(" AND ");
  const instant = `CASE WHEN ${isFarFromChange} OR (${at(at("t"))} = t AND ${isOnly}) THEN ${at("t")} END`;
  return `list_transform([${clock(of)}], lambda t: ${instant})[1]`;
}

const lastYear = "^([0-9]{1,2})(?:[.]([0-9]{1,2})[.]|/([0-9]{1,2})/|-([0-9]{1,2})-)([0-9]{4})(?:,? +|T|$)";

/** Whether a text begins with a date that ends in the year: which of its first two numbers is the day, it does not say. */
export const endsInYear = (of: string): string => `regexp_matches(${of}, ${sqlText(lastYear)})`;

/** A text whose date, where it ends in the year, is put to begin with it. */
export function yearFirst(of: string, dates: InputMapping["dates"]): string {
  if (dates === null) return of;
  const begun = dates === "day-first" ? "\\5-\\2\\3\\4-\\1 " : "\\5-\\1-\\2\\3\\4 ";
  return `trim(regexp_replace(${of}, ${sqlText(lastYear)}, ${sqlText(begun)}))`;
}

/** An instant from text: with an offset, as Unix time, or, where a zone is known, as that zone's clocks show it. */
export function timeOf(of: string, { time_zone, dates }: Pick<InputMapping, "time_zone" | "dates">): string {
  const dated = yearFirst(of, dates);
  return `coalesce(${[unixTime(of), instant(dated), ...(time_zone === null ? [] : [zoned(dated, time_zone)])].join(", ")})`;
}
