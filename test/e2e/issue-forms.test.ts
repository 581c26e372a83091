import { describe } from "vitest";
import { type Shop } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";
import { runDashboard, type SeenDashboard } from "./dashboard-runs.ts";
import { hostileNames } from "./hostile-names.ts";

/** An incident form as GitHub renders what was filled in. */
function incident(answers: { readonly since?: string; readonly says?: string } = {}): string {
  const { since = "2026-11-01T08:00:00Z", says = "Revenue is too high since the weekend" } = answers;
  return [
    "### What do you see?\n\nValue drifts while counts look right",
    "### What have you checked and found so?\n\n_No response_",
    `### Since when?\n\n${since}`,
    "### Which store?\n\nus",
    "### Only a part of the traffic?\n\n_No response_",
    `### In your own words\n\n${says}`,
  ].join("\n\n");
}

function file(shop: Shop, body = incident(), labels: readonly string[] = ["signal-incident"]): number {
  return shop.github.openIssue({ title: "Signal incident: revenue", body, labels, by: "kim" });
}

function run(shop: Shop, issue: number, action: "opened" | "edited" = "opened"): Promise<SeenDashboard> {
  return runDashboard(shop, { event: shop.github.events.issue(action, issue) });
}

const comments = (shop: Shop) => [...shop.github.world.comments.values()].map(({ body }) => body);
const otherIssues = (shop: Shop) => [...shop.github.world.issues.values()].filter(({ author }) => author.bot);

describe("an issue filed with a form", () => {
  story("gets one comment with the first action and the record's link, and no dashboard", async (shop, expect) => {
    const number = file(shop);
    expect((await run(shop, number)).exitCode).toBe(0);
    const [answer = "", ...more] = comments(shop);
    expect(more).toEqual([]);
    expect(answer).toMatch(/^<!-- signal-governance:form run=\d+ -->\n/u);
    expect(answer).toContain("Compare the totals of ten orders");
    expect(answer).toContain("Call it healthy because the count held");
    expect(answer).toContain(`${shop.github.url}/northwind/store/new/main?filename=`);
    expect(otherIssues(shop)).toEqual([]);
  });

  story("keeps that one comment when it is edited, and it is silent when nothing changes", async (shop, expect) => {
    const number = file(shop);
    await run(shop, number);
    const [before] = comments(shop);
    shop.github.advance(90);
    await run(shop, number, "edited");
    expect(comments(shop)).toEqual([before]);
    shop.github.changeIssue(number, { body: incident({ since: "2026-11-01T06:30:00Z" }), by: "kim" });
    await run(shop, number, "edited");
    expect(comments(shop)).toHaveLength(1);
    expect(comments(shop)).not.toEqual([before]);
  });

  story("is read as it stands now, not as the event says", async (shop, expect) => {
    const number = file(shop);
    const event = shop.github.events.issue("opened", number);
    shop.github.changeIssue(number, { body: "never mind", by: "kim" });
    expect((await runDashboard(shop, { event })).exitCode).toBe(0);
    expect(comments(shop)).toEqual([]);
  });

  story("is answered where the repository has no such label", async (shop, expect) => {
    expect((await run(shop, file(shop, incident(), []))).exitCode).toBe(0);
    expect(comments(shop)).toHaveLength(1);
  });

  story("about a change outside the repository is answered too", async (shop, expect) => {
    const body = [
      "### What was installed, published or switched?\n\nCheckout change",
      "### Since when?\n\n2026-11-01T08:00:00Z",
      "### Which store?\n\nus",
      "### What exactly?\n\nKlarna on-site",
    ].join("\n\n");
    expect((await run(shop, file(shop, body, ["signal-change"]))).exitCode).toBe(0);
    expect(comments(shop)).toHaveLength(1);
  });

  story("may say what it likes: the answer stays inert and bounded", async (shop, expect) => {
    const words = [...hostileNames, "$(touch owned)", "${{ secrets.GITHUB_TOKEN }}", "x".repeat(40_000)].join("\n\n");
    const seen = await run(shop, file(shop, incident({ since: hostileNames.join(" "), says: words })));
    expect(seen.exitCode).toBe(0);
    const [answer = ""] = comments(shop);
    expect(answer.length).toBeLessThan(65_000);
    expect(answer).not.toMatch(/@(?:mallory|everyone)|<img|<\/details><b>|\]\(mailto|^# FORGED/mu);
    expect(seen.log).not.toMatch(/^::(?:error|warning|set-output)[^\n]*FORGED|^##\[error\]/mu);
  });
});

describe("any other issue", () => {
  story("without the label and without every question of a form is left alone", async (shop, expect) => {
    const part = incident().replace("### Which store?", "### Which shop?");
    expect((await run(shop, file(shop, part, ["bug"]))).exitCode).toBe(0);
    expect(comments(shop)).toEqual([]);
  });

  story("with the label and another text is left alone", async (shop, expect) => {
    expect((await run(shop, file(shop, "please help"))).exitCode).toBe(0);
    expect(comments(shop)).toEqual([]);
  });

  story("that was closed, moved or deleted asks for nothing", async (shop, expect) => {
    const number = file(shop);
    expect((await runDashboard(shop, { event: shop.github.events.issue("closed", number) })).exitCode).toBe(0);
    const event = shop.github.events.issue("opened", number);
    shop.github.world.issues.delete(number);
    expect((await runDashboard(shop, { event })).exitCode).toBe(0);
    expect(comments(shop)).toEqual([]);
  });
});

describe("what keeps an answer back", () => {
  story("is a warning where the token may not comment", async (shop, expect) => {
    const event = shop.github.events.issue("opened", file(shop));
    const seen = await runDashboard(shop, { event, token: "read-only" });
    expect(seen.exitCode).toBe(0);
    expect(seen.log).toContain("issues: write");
  });

  story("is a warning where the sheet is broken", async (shop, expect) => {
    shop.commit("main", { "governance/triggers.yml": "triggers: [" });
    const seen = await run(shop, file(shop));
    expect(seen.exitCode).toBe(0);
    expect(seen.log).toContain("holds no valid sheet");
    expect(comments(shop)).toEqual([]);
  });
});
