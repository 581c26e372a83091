import { sqlText } from "../sql-text.ts";
import { instant } from "./cells.ts";

/** Seconds or milliseconds since 1970, which have 10 or 13 digits from 2001 on: `20260514` is a day, not a time in 1970. */
export const unixTime = (of: string): string =>
  `CASE WHEN regexp_full_match(${of}, '[0-9]{10}([.][0-9]*)?') THEN TRY(make_timestamptz(CAST(round(TRY_CAST(${of} AS DOUBLE) * 1000000) AS BIGINT))) ` +
  `WHEN regexp_full_match(${of}, '[0-9]{13}([.][0-9]*)?') THEN TRY(make_timestamptz(CAST(round(TRY_CAST(${of} AS DOUBLE) * 1000) AS BIGINT))) END`;

const clockPattern = sqlText("[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?");
const clock = (of: string): string =>
  `CASE WHEN regexp_full_match(${of}, ${clockPattern}) THEN TRY_CAST(${of} AS TIMESTAMP) END`;

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

/** An instant from text: with an offset, as Unix time, or, where a zone is known, as that zone's clocks show it. */
export function timeOf(of: string, zone: string | null): string {
  const told = [unixTime(of), instant(of), ...(zone === null ? [] : [zoned(of, zone)])];
  return `coalesce(${told.join(", ")})`;
}
