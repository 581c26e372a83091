import { instant, text } from "./cells.ts";

/** Seconds or milliseconds since 1970, told apart by their size: in milliseconds a time of seconds lies in the first months of 1970. */
export const isMilliseconds = (number: string): string => `abs(${number}) >= 100000000000`;

const asNumber = (of: string): string => `TRY_CAST(${of} AS DOUBLE)`;

/** An instant from a Unix time in either unit, or from text with an offset. */
export function momentOf(of: string): string {
  const number = asNumber(of);
  const micros = `TRY_CAST(round(${number} * CASE WHEN ${isMilliseconds(number)} THEN 1000 ELSE 1000000 END) AS BIGINT)`;
  return `CASE WHEN ${number} IS NOT NULL THEN TRY(make_timestamptz(${micros})) ` + `ELSE ${instant(of)} END`;
}

/** `s`, `ms` or null where a time is no number. */
export const unitOf = (of: string): string =>
  `CASE WHEN ${isMilliseconds(asNumber(of))} THEN 'ms' WHEN ${asNumber(of)} IS NOT NULL THEN 's' END`;

/** Product ids from `content_ids`, else from the ids in `contents`: both JSON, either may be a list, one value, or JSON in a text. */
export function contentIds(ids: string, contents: string): string {
  const listed = (json: string) =>
    `CASE WHEN starts_with(${json}, '[') THEN TRY(json_transform(${json}, '["VARCHAR"]')) ` +
    `WHEN ${json} IS NOT NULL AND NOT starts_with(${json}, '{') THEN [${json}] END`;
  const fromContents = `CASE WHEN starts_with(${contents}, '[') THEN list_transform(TRY(json_transform(${contents}, '[{"id":"VARCHAR"}]')), lambda item: item.id) END`;
  const filled = (list: string) => `list_filter(${list}, lambda id: ${text("id")} IS NOT NULL)`;
  const notEmpty = (list: string) => `CASE WHEN len(${list}) > 0 THEN ${list} END`;
  return `coalesce(${notEmpty(filled(listed(ids)))}, ${filled(fromContents)})`;
}

/** Identifiers as they were sent: texts as they are, lists joined by commas, empty ones left out; of a repeated one the first. */
export function sentKeys(map: string): string {
  const plain = (value: string) =>
    `CASE WHEN starts_with(${value}, '[') AND json_valid(${value}) ` +
    `THEN array_to_string(json_transform(${value}, '["VARCHAR"]'), ',') ELSE ${value} END`;
  const filled = (entries: string) =>
    `TRY(map_from_entries(list_filter(${entries}, lambda sent: ${text("sent.v")} IS NOT NULL)))`;
  const entries = `list_transform(map_entries(${map}), lambda sent: {'k': sent.key, 'v': ${plain("sent.value")}})`;
  const once = `list_transform(list_distinct(map_keys(${map})), lambda sent: {'k': sent, 'v': ${plain(`map_extract_value(${map}, sent)`)}})`;
  return `coalesce(${filled(entries)}, ${filled(once)})`;
}

/** `granted`, `denied` or null. */
export const consentOf = (of: string): string =>
  `CASE WHEN lower(${of}) IN ('granted', 'true', 'yes', '1') THEN 'granted' WHEN lower(${of}) IN ('denied', 'false', 'no', '0') THEN 'denied' END`;
