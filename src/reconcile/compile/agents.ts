/** Words of a user agent in lower case that tell a kind; the first that is found counts. */
const devices = [
  ["bot", ["bot", "crawler", "spider", "headless"]],
  ["tablet", ["ipad", "tablet"]],
  ["mobile", ["iphone", "mobile", "android"]],
  ["desktop", ["windows", "macintosh", "x11", "cros"]],
] as const;

/** Most agents name those that they imitate too, so that the imitators come first. */
const browsers = [
  ["instagram", ["instagram"]],
  ["facebook", ["fban", "fbav", "fb_iab"]],
  ["tiktok", ["musical_ly", "bytedance"]],
  ["samsung", ["samsungbrowser"]],
  ["edge", ["edg/", "edga/", "edgios/"]],
  ["opera", ["opr/", "opera"]],
  ["firefox", ["firefox/", "fxios/"]],
  ["chrome", ["chrome/", "crios/"]],
  ["safari", ["safari/"]],
] as const;

type Kinds = readonly (readonly [string, readonly string[]])[];

function kindSql(agent: string, kinds: Kinds): string {
  const cases = kinds.map(([kind, words]) => {
    const holds = words.map((word) => `contains(${agent}, '${word}')`).join(" OR ");
    return `WHEN ${holds} THEN '${kind}'`;
  });
  return `CASE WHEN ${agent} IS NULL THEN NULL ${cases.join(" ")} ELSE 'other' END`;
}

const lowered = "lower(user_agent)";

/** Columns `device` and `browser` of anything that has a `user_agent`: short names instead of long texts. */
export const agentColumns: readonly string[] = [
  `${kindSql(lowered, devices)} AS device`,
  `${kindSql(lowered, browsers)} AS browser`,
];
