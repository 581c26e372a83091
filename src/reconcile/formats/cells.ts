/** Text without spaces around it; null where nothing is left. */
export const text = (of: string): string => `nullif(trim(${of}), '')`;

/** A decimal amount, with a point; null for anything else, so that no comma is guessed at. */
export const amount = (of: string): string => `TRY_CAST(trim(${of}) AS DECIMAL(24,4))`;

/** An instant with its offset. A time without one is no instant: whose clock it is cannot be known. */
export const instant = (of: string): string =>
  `CASE WHEN regexp_matches(trim(${of}), '([+-][0-9]{2}:?[0-9]{2}|Z|z|UTC)$') ` +
  `THEN TRY_CAST(regexp_replace(trim(${of}), ' ([+-][0-9])', '\\1') AS TIMESTAMPTZ) END`;

/** Yes or no in any of the ways that exports write it. */
export const flag = (of: string): string =>
  `CASE WHEN lower(trim(${of})) IN ('true', 'yes', '1', 'granted') THEN true ` +
  `WHEN lower(trim(${of})) IN ('false', 'no', '0', 'denied') THEN false END`;

/** What an app noted under a name that ends as the pattern does, in notes written `name: value`, one a line. */
export const noted = (notes: string, name: string): string =>
  `nullif(regexp_extract(${notes}, '(?im)^\\s*[a-z0-9_ -]*?${name}\\s*:\\s*(.*?)\\s*$', 1), '')`;

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
  const path = `regexp_replace(regexp_replace(${url}, '^https?://[^/]*', ''), '[?#].*$', '')`;
  const kinds = ["products", "collections", "pages", "blogs", "cart", "search", "checkouts", "account"];
  const cases = kinds.map(
    (kind) =>
      `WHEN regexp_matches(${path}, '^(/[a-z]{2}(-[a-z]{2})?)?/${kind}(/|$)') THEN '${kind.replace(/s$/u, "")}'`,
  );
  return `CASE ${cases.join(" ")} WHEN regexp_matches(${path}, '^(/[a-z]{2}(-[a-z]{2})?)?/?$') THEN 'index' END`;
};

/** A map of those entries whose value is not null. */
export const mapOf = (entries: Readonly<Record<string, string>>): string => {
  const list = Object.entries(entries).map(([key, value]) => `{'k': '${key}', 'v': ${value}}`);
  return `map_from_entries(list_filter([${list.join(", ")}], lambda entry: entry.v IS NOT NULL))`;
};

/** The number at the end of an id that Shopify's GraphQL writes as `gid://shopify/Order/1`; a plain number stays. */
export const idOf = (gid: string): string => `nullif(regexp_extract(${gid}, '([0-9]+)(\\?.*)?$', 1), '')`;
