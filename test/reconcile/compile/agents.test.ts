import { expect, it } from "vitest";
import { nameAgents } from "../../../src/reconcile/compile/agents.ts";
import { event, order, stored } from "../small-store.ts";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const android = `Mozilla/5.0 (Linux; Android 15; SM-S921B) ${webKit}`;
const windows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit}`;

/** Agents as browsers send them: most name those that they imitate, too. */
const agents: readonly (readonly [says: string, device: string, browser: string, agent: string])[] = [
  ["an iPhone", "mobile", "safari", `${iphone} Version/18.0 Mobile/15E148 Safari/604.1`],
  ["Chrome on it", "mobile", "chrome", `${iphone} CriOS/130.0 Mobile/15E148 Safari/604.1`],
  ["Firefox on it", "mobile", "firefox", `${iphone} FxiOS/132.0 Mobile/15E148 Safari/605.1.15`],
  ["Edge on it", "mobile", "edge", `${iphone} Version/18.0 EdgiOS/130.0 Mobile/15E148 Safari/605.1.15`],
  ["Facebook's app on it", "mobile", "facebook", `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/485.0;FBBV/1]`],
  ["Instagram's app on it", "mobile", "instagram", `${iphone} Mobile/15E148 Instagram 350.0 [FBAN/x]`],
  ["TikTok's app", "mobile", "tiktok", `${android} Version/4.0 Chrome/130.0 Mobile Safari/537.36 musical_ly_2023`],
  ["TikTok's app by its maker", "mobile", "tiktok", `${android} Chrome/130.0 Mobile Safari/537.36 BytedanceWebview`],
  ["Facebook's app on Android", "mobile", "facebook", `${android} Chrome/130.0 Mobile Safari/537.36 [FB_IAB/FB4A;]`],
  ["Samsung's browser", "mobile", "samsung", `${android} SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36`],
  ["Opera on a phone", "mobile", "opera", `${android} Chrome/130.0 Mobile Safari/537.36 OPR/85.0`],
  ["Edge on a phone", "mobile", "edge", `${android} Chrome/130.0 Mobile Safari/537.36 EdgA/130.0`],
  [
    "an iPad",
    "tablet",
    "safari",
    "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
  ],
  [
    "a tablet with Firefox",
    "tablet",
    "firefox",
    "Mozilla/5.0 (Android 15; Tablet; rv:132.0) Gecko/132.0 Firefox/132.0",
  ],
  ["Windows with Edge", "desktop", "edge", `${windows} Chrome/130.0 Safari/537.36 Edg/130.0`],
  ["Windows with Chrome", "desktop", "chrome", `${windows} Chrome/130.0 Safari/537.36`],
  ["Windows with Opera", "desktop", "opera", `${windows} Chrome/130.0 Safari/537.36 OPR/115.0`],
  ["a Mac", "desktop", "safari", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15"],
  ["Linux", "desktop", "firefox", "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"],
  ["a Chromebook", "desktop", "chrome", `Mozilla/5.0 (CrOS x86_64 14541.0.0) ${webKit} Chrome/130.0 Safari/537.36`],
  [
    "a search engine that looks like a phone",
    "bot",
    "chrome",
    `${android} Chrome/130.0 Mobile Safari/537.36 (compatible; Googlebot/2.1)`,
  ],
  ["Facebook's crawler", "bot", "other", "meta-externalagent/1.1 crawler"],
  ["a spider", "bot", "other", "Baiduspider/2.0"],
  ["a browser without a window", "bot", "other", `Mozilla/5.0 (X11; Linux x86_64) ${webKit} HeadlessChrome130`],
  ["a server's program", "other", "other", "python-requests/2.32"],
];

it.each(agents)("the user agent of %s is a %s with %s", async (_, device, browser, agent) => {
  const warehouse = await stored({ orders: [order(1, { user_agent: agent })], events: [event("browser", 1)] });
  try {
    for (const { sql } of nameAgents) await warehouse.run(sql);
    expect(await warehouse.rows("SELECT * FROM agents")).toEqual([{ user_agent: agent, device, browser }]);
  } finally {
    await warehouse.close();
  }
});
