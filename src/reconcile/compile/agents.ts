import type { Statement } from "./question.ts";

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
    const holds = words.map((word) => `position('${word}' IN ${agent}) > 0`).join(" OR ");
    return `WHEN ${holds} THEN '${kind}'`;
  });
  return `CASE ${cases.join(" ")} ELSE 'other' END`;
}

/** `agents`: device and browser of every user agent there is, so that each text is looked at once. */
export const nameAgents: readonly Statement[] = [
  {
    name: "name devices",
    sql: `CREATE TABLE agents AS SELECT user_agent, ${kindSql("agent", devices)} AS device, ${kindSql("agent", browsers)} AS browser
          FROM (SELECT user_agent, lower(user_agent) AS agent FROM (
            SELECT user_agent FROM orders WHERE user_agent IS NOT NULL
            UNION SELECT user_agent FROM events WHERE user_agent IS NOT NULL
          ) u) l`,
  },
];
