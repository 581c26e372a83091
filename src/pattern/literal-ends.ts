/** Text that every ASCII path a glob matches starts and ends with, in lower case; empty where nothing is certain. */
export interface LiteralEnds {
  readonly start: string;
  readonly end: string;
}

const SPECIAL = /[*?[\]{}\\]/;
const ODD_PARTS = /\/\/|(?:^|\/)\.{1,2}(?:\/|$)/;
const ASCII = /^[\0-\x7f]*[^/]$/;

/** What stands before the first and after the last special character of a glob. A cheap look at both spares most globs their match. */
export function literalEnds(pattern: string): LiteralEnds {
  // The matcher rewrites such parts, so their text promises nothing.
  if (ODD_PARTS.test(pattern)) return { start: "", end: "" };
  const parts = pattern.toLowerCase().split(SPECIAL);
  const [start = "", end = ""] = [parts[0], parts.at(-1)];
  // `**/a` matches a bare `a` too.
  return { start, end: end.startsWith("/") ? end.slice(1) : end };
}

/** A path in lower case as {@link literalEnds} compares it, or null where only the matcher can tell: beyond ASCII, or odd parts. */
export function comparablePath(path: string): string | null {
  return ASCII.test(path) && !ODD_PARTS.test(path) ? path.toLowerCase() : null;
}
