/** Text that every ASCII path an alternative matches starts with, ends with and holds, in lower case; empty where nothing is certain. */
export interface LiteralParts {
  readonly start: string;
  readonly end: string;
  readonly within: string;
}

const special = /[*?[\]{}\\]/;
const oddParts = /\/\/|(?:^|\/)\.{1,2}(?:\/|$)/;
const ascii = /^[\0-\x7f]*[^/]$/;

/** The literal text of a glob without braces. A cheap look at it spares most globs their match. */
export function literalParts(alternative: string): LiteralParts {
  // The matcher rewrites such parts, so their text promises nothing.
  if (oddParts.test(alternative)) return { start: "", end: "", within: "" };
  const parts = alternative.toLowerCase().split(special);
  const [start = "", end = ""] = [parts[0], parts.at(-1)];
  // `**/a/**` matches a bare `a/b` too, so slashes at the ends promise nothing; what stands in brackets is a choice.
  const inner = alternative.includes("[") ? [] : parts.slice(1, -1).map((part) => part.replace(/^\/|\/$/g, ""));
  const within = inner.reduce((longest, part) => (part.length > longest.length ? part : longest), "");
  return { start, end: end.startsWith("/") ? end.slice(1) : end, within };
}

/** Whether a comparable path holds the literal text of an alternative; if not, it can't match. */
export function mayMatch({ start, end, within }: LiteralParts, comparable: string): boolean {
  return comparable.includes(within) && comparable.startsWith(start) && comparable.endsWith(end);
}

/** A path in lower case as {@link mayMatch} compares it, or null where only the matcher can tell: beyond ASCII, or odd parts. */
export function comparablePath(path: string): string | null {
  return ascii.test(path) && !oddParts.test(path) ? path.toLowerCase() : null;
}
