import { customerKeys } from "../tables.ts";

/** Text without spaces around it; null where nothing is left. */
export const text = (of: string): string => `nullif(trim(${of}), '')`;

/** The first of these texts that says something: what is empty is as good as absent. */
export const firstText = (...of: readonly string[]): string => `coalesce(${of.map(text).join(", ")})`;

/** A decimal amount, with a point; null for anything else, so that no comma is guessed at. */
export const amount = (of: string): string => `TRY_CAST(trim(${of}) AS DECIMAL(18,4))`;

/** Whether a text ends in an offset: written without a pattern, which would cost more than reading the file. */
const hasOffset = (of: string): string =>
  `length(${of}) > 15 AND (suffix(${of}, 'Z') OR suffix(${of}, 'UTC') OR substr(${of}, -3, 1) IN ('+', '-') OR substr(${of}, -5, 1) IN ('+', '-') OR substr(${of}, -6, 1) IN ('+', '-'))`;

/** An instant with its offset. A time without one is no instant: whose clock it is cannot be known. */
export const instant = (of: string): string =>
  `CASE WHEN ${hasOffset(`trim(${of})`)} ` +
  `THEN TRY_CAST(replace(replace(trim(${of}), ' +', '+'), ' -', '-') AS TIMESTAMPTZ) END`;

/** Yes or no in any of the ways that exports write it. */
export const flag = (of: string): string =>
  `CASE WHEN lower(trim(${of})) IN ('true', 'yes', '1', 'granted') THEN true ` +
  `WHEN lower(trim(${of})) IN ('false', 'no', '0', 'denied') THEN false END`;

/** What an app noted under a name that ends with the word, in notes written `name: value`, one a line. */
export const noted = (notes: string, word: string): string =>
  `CASE WHEN contains(lower(${notes}), '${word}') ` +
  `THEN nullif(regexp_extract(${notes}, '(?im)^[a-z0-9_ -]*${word}[ \\t]*:[ \\t]*([^\\r\\n]*[^\\s])', 1), '') END`;

/** `granted`, `denied` or null, as an app noted it. */
export const notedConsent = (notes: string): string => {
  const word = `lower(${noted(notes, "consent")})`;
  return (
    `CASE WHEN ${word} IN ('granted', 'true', 'yes', '1', 'accepted') THEN 'granted' ` +
    `WHEN ${word} IN ('denied', 'false', 'no', '0', 'declined') THEN 'denied' END`
  );
};

/** The kind of page that a path of the shop shows, by Shopify's own routes. */
export const templateOfPath = (url: string): string => {
  const place = "^(?:https?://[^/]*)?(?:/[a-z]{2}(?:-[a-z]{2})?)?";
  const kind = `regexp_extract(${url}, '${place}/(product|collection|page|blog|cart|search|checkout|account)s?(?:[/?#]|$)', 1)`;
  return `CASE WHEN ${kind} <> '' THEN ${kind} WHEN regexp_matches(${url}, '${place}/?(?:[?#]|$)') THEN 'index' END`;
};

/** What is known of a customer, with null for everything else. */
export const customer = (known: Readonly<Partial<Record<(typeof customerKeys)[number], string>>>): string =>
  `struct_pack(${customerKeys.map((key) => `${key} := ${known[key] ?? "CAST(NULL AS VARCHAR)"}`).join(", ")})`;

/** The number at the end of an id that Shopify's GraphQL writes as `gid://shopify/Order/1`; a plain number stays. */
export const idOf = (gid: string): string => `nullif(regexp_extract(${gid}, '([0-9]+)(\\?.*)?$', 1), '')`;
