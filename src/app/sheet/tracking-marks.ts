import type { TrackingMark } from "../../model/explanation.ts";

/** Calls, addresses and parameters of the Pixel, the Conversions API and tag managers. Anchored words only: each is found in one pass. */
const contents: readonly (readonly [string, RegExp])[] = [
  ["fbq(", /\bfbq\s*(?:\?\.)?\s*\(/u],
  ["fbevents.js", /\bfbevents\.js\b/u],
  ["graph.facebook.com", /\bgraph\.facebook\.com\b/u],
  ["facebook.com/tr", /\bfacebook\.com\/tr\b/u],
  ["dataLayer.push", /\bdataLayer\??\.push\b/u],
  ["analytics.subscribe", /\banalytics\??\.subscribe\s*\(/u],
  ["content_ids", /\bcontent_ids\b/u],
  ["event_id", /\b(?:event_id|eventID)\b/u],
  ["event_time", /\bevent_time\b/u],
  ["action_source", /\baction_source\b/u],
  ["_fbp/_fbc/fbclid", /\b(?:_fbp|_fbc|fbclid)\b/u],
  ["Meta's library", /\b(?:FacebookAds|facebook_business|facebookbusiness|facebook-nodejs-business-sdk)\b/u],
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
  /\.(?:[cm]?[jt]sx?|liquid|html?|vue|svelte|astro|php|phtml|twig|erb|py|rb|go|java|kt|cs|tpl|json|toml|ya?ml|graphql|sql|tf|env)$/iu;
const aside =
  /(?:^|\/)(?:node_modules|vendors?|dist|build|locales|docs?|examples|__tests__|tests?|spec|__snapshots__|fixtures|governance|\.github|\.changeset)\/|(?:(?:^|\/)(?:package|composer|tsconfig[^/]*)\.json|package-lock\.json|pnpm-lock\.yaml|yarn\.lock|\.d\.ts|\.map)$|\.(?:test|spec|stories)\.[a-z]+$|(?:^|\/)(?:locales|CHANGELOG)\b/iu;

/** Whether a file is worth reading for marks: code and settings, neither tests, docs, translations nor what others wrote. */
export function mayHoldTracking(path: string): boolean {
  return code.test(path) && !aside.test(path);
}

const comment = /^\s*(?:\/\/|\/?\*|#|<!--|\{%-?\s*comment)/u;

function lineOf(text: string, pattern: RegExp): number | null {
  if (!pattern.test(text)) return null;
  const line = text.split("\n").findIndex((one) => pattern.test(one) && !comment.test(one));
  return line < 0 ? null : line + 1;
}

/** Marks of one file, those of its name first; empty: it does not look like tracking. */
export function trackingMarks(path: string, text: string): readonly TrackingMark[] {
  const named = names.filter(([, pattern]) => pattern.test(path)).map(([mark]) => ({ mark, line: null }));
  const held = contents.flatMap(([mark, pattern]) => {
    const line = lineOf(text, pattern);
    return line === null ? [] : [{ mark, line }];
  });
  return [...named, ...held];
}

/** The text without the lines that carry a mark; nothing is left where the name does. */
export function withoutMark(text: string, { mark, line }: TrackingMark): string {
  const pattern = contents.find(([one]) => one === mark)?.[1];
  if (line === null || pattern === undefined) return "";
  return text
    .split("\n")
    .filter((one) => !pattern.test(one))
    .join("\n");
}
