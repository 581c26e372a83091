/** Why a file looks as if it sent or shaped conversion events. */
export interface TrackingMark {
  /** `fbq(`, or the part of the name that gave it away. */
  readonly mark: string;
  /** 1-based line of the first occurrence; null for a name. */
  readonly line: number | null;
}

/** Calls, addresses and parameters of the Pixel, the Conversions API and tag managers. Anchored words only: each is found in one pass. */
const contents: readonly (readonly [string, RegExp])[] = [
  ["fbq(", /\bfbq\s*\(/u],
  ["fbevents.js", /\bfbevents\.js\b/u],
  ["graph.facebook.com", /\bgraph\.facebook\.com\b/u],
  ["facebook.com/tr", /\bfacebook\.com\/tr\b/u],
  ["dataLayer.push", /\bdataLayer\.push\b/u],
  ["analytics.subscribe", /\banalytics\.subscribe\s*\(/u],
  ["content_ids", /\bcontent_ids\b/u],
  ["event_id", /\b(?:event_id|eventID)\b/u],
  ["event_time", /\bevent_time\b/u],
  ["action_source", /\baction_source\b/u],
  ["_fbp/_fbc/fbclid", /\b(?:_fbp|_fbc|fbclid)\b/u],
  ["customerPrivacy", /\bcustomerPrivacy\b/u],
  ["dataset or pixel id", /\b(?:pixel|dataset)[_-]?id\W{1,4}\d{14,17}\b/iu],
];

const names: readonly (readonly [string, RegExp])[] = [
  ["web-pixel", /web[-_]?pixel/iu],
  ["pixel", /(?:^|[^a-z])(?:meta|fb|facebook)?[-_]?pixel(?:[^a-z]|$)/iu],
  ["conversions api", /(?:^|[^a-z])(?:capi|conversions[-_]?api)(?:[^a-z]|$)/iu],
  ["data layer", /data[-_]?layer/iu],
  ["tag manager", /(?:^|[^a-z])(?:gtm|tag[-_]?manager)(?:[^a-z]|$)/iu],
  ["tracking", /(?:^|[^a-z])(?:tracking|elevar|rudder|snowplow)(?:[^a-z]|$)/iu],
];

const code =
  /\.(?:[cm]?[jt]sx?|liquid|html?|vue|svelte|php|py|rb|go|java|cs|tpl|json|toml|ya?ml|graphql|sql|tf|env)$/iu;
const aside =
  /(?:^|\/)(?:node_modules|vendor|dist|locales|docs?|__tests__|tests?|__snapshots__|fixtures|governance|\.github|\.changeset)\/|(?:package-lock\.json|pnpm-lock\.yaml|yarn\.lock|\.d\.ts|\.map)$|\.(?:test|spec|stories)\.[a-z]+$|(?:^|\/)(?:locales|CHANGELOG)\b/iu;

/** Whether a file is worth reading for marks: code and settings, neither tests, docs, translations nor what others wrote. */
export function mayHoldTracking(path: string): boolean {
  return code.test(path) && !aside.test(path);
}

function lineOf(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < index; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}

/** Marks of one file, those of its name first; empty: it does not look like tracking. */
export function trackingMarks(path: string, text: string): readonly TrackingMark[] {
  const named = names.filter(([, pattern]) => pattern.test(path)).map(([mark]) => ({ mark, line: null }));
  const held = contents.flatMap(([mark, pattern]) => {
    const found = pattern.exec(text);
    return found === null ? [] : [{ mark, line: lineOf(text, found.index) }];
  });
  return [...named, ...held];
}

/** The text without the lines that were marked; without any of it when only the name was. */
export function withoutMarks(text: string, marks: readonly TrackingMark[]): string {
  const lines = new Set(marks.map(({ line }) => line));
  if (lines.size === 1 && lines.has(null)) return "";
  return text
    .split("\n")
    .filter((_, index) => !lines.has(index + 1))
    .join("\n");
}
