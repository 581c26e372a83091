import { sentKeys } from "../../tables.ts";
import { instant, text } from "../cells.ts";

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

/** An identifier as it was sent: a text as it is, a list joined by commas, an empty one left out. */
const sent = (value: string): string =>
  `CASE WHEN starts_with(${value}, '[') AND json_valid(${value}) ` +
  `THEN ${text(`array_to_string(json_transform(${value}, '["VARCHAR"]'), ',')`)} ELSE nullif(${value}, '') END`;

/** A struct of identifiers; `places` says where each may stand, of which the first that has one counts. */
export const sentIdentifiers = (places: (key: (typeof sentKeys)[number]) => readonly string[]): string =>
  `struct_pack(${sentKeys.map((key) => `${key} := ${sent(`coalesce(${places(key).join(", ")})`)}`).join(", ")})`;

/** The shape of a JSON object of identifiers. */
export const identifierShape = Object.fromEntries(sentKeys.map((key) => [key, "VARCHAR"]));

/** Names in a list of keys that Meta does not know; null where there are none. */
export const unknownKeys = (keys: string): string => {
  const known = `[${sentKeys.map((key) => `'${key}'`).join(", ")}]`;
  return `CASE WHEN NOT list_has_all(${known}, ${keys}) THEN list_filter(${keys}, lambda key: NOT list_contains(${known}, key)) END`;
};

/** `granted`, `denied` or null. */
export const consentOf = (of: string): string =>
  `CASE WHEN lower(${of}) IN ('granted', 'true', 'yes', '1') THEN 'granted' WHEN lower(${of}) IN ('denied', 'false', 'no', '0') THEN 'denied' END`;
