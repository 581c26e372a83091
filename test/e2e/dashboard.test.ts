import { describe } from "vitest";
import { refuse } from "../github/faults.ts";
import { riskyEdit } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";
import { dashboardText, dashboards, runDashboard } from "./dashboard-runs.ts";
import { hostileNames } from "./hostile-names.ts";

const pinning = ({ body }: { readonly body: unknown }): boolean => JSON.stringify(body ?? "").includes("pinIssue");
const forbidden = refuse(403, "Resource not accessible by integration");

describe("the dashboard issue", () => {
  story("is created, labelled and pinned, and says what a direct push paused", async (shop, expect) => {
    const pushed = shop.commit("main", riskyEdit, { author: "noor", message: "Taxes on the client" });
    const seen = await runDashboard(shop);
    expect(seen).toMatchObject({ exitCode: 0, outputs: { outcome: "created", state: "paused" } });
    expect(dashboards(shop)).toMatchObject([{ state: "open", labels: ["signal-dashboard"], pinned: true }]);
    const text = dashboardText(shop);
    expect(text).toMatch(/^\*\*1 of 2 may not be used\.\*\* Last checked /u);
    expect(text).toContain("Taxes on the client");
    expect(text).toContain(pushed.slice(0, 7));
    expect(text).toContain("pushed without a pull request by noor");
    expect(seen.outputs["url"]).toBe(`${shop.github.url}/northwind/store/issues/1`);
    expect(JSON.parse(seen.outputs["status"] ?? "")).toMatchObject({ verified: true, state: "paused", branch: "main" });
    expect(seen.summary).toContain("1 of 2 may not be used");
  });

  story("is left alone while nothing changes, but for a sign of life once a day", async (shop, expect) => {
    await runDashboard(shop);
    const first = dashboardText(shop);
    shop.github.advance(23 * 60);
    const writes = shop.github.exchanges.length;
    expect((await runDashboard(shop, { event: shop.github.events.schedule() })).outputs["outcome"]).toBe("unchanged");
    const after = shop.github.exchanges.slice(writes);
    expect(after.map(({ method, path }) => `${method} ${path}`)).toEqual(["POST /graphql"]);
    expect(dashboardText(shop)).toBe(first);
    shop.github.advance(61);
    expect((await runDashboard(shop, { event: shop.github.events.schedule() })).outputs["outcome"]).toBe("updated");
    expect(dashboardText(shop)).toContain("Last checked 2 Nov 2026, 12:0");
  });

  story("changes in place when something else pauses", async (shop, expect) => {
    await runDashboard(shop);
    expect(dashboardText(shop)).toMatch(/^\*\*Yes, all 2 may be used\.\*\*/u);
    shop.commit("main", riskyEdit);
    shop.github.advance(5);
    const seen = await runDashboard(shop, { runId: 4002 });
    expect(seen.outputs).toMatchObject({ outcome: "updated", state: "paused" });
    expect(dashboardText(shop)).toMatch(/^\*\*1 of 2 may not be used\.\*\*/u);
  });

  story("is one when another run creates one in the same moment: the older stays", async (shop, expect) => {
    const rival = { title: "Signal dashboard", body: "<!-- signal-governance:dashboard run=5001 -->\nrival" };
    const before = () => void shop.github.openIssue({ ...rival, by: "github-actions[bot]" });
    shop.github.fault({ match: /POST .*\/northwind\/store\/issues$/u, before });
    expect(await runDashboard(shop, { runId: 5002 })).toMatchObject({ exitCode: 0, outputs: { outcome: "updated" } });
    const [kept, closed] = shop.github.world.issues.values();
    expect(dashboardText(shop)).toMatch(/^\*\*Yes, all 2 may be used/u);
    expect([kept?.state, closed?.state, closed?.body]).toEqual(["open", "closed", "The dashboard is #1."]);
  });

  story("comes without label and pin where the token may not, and says so in the log", async (shop, expect) => {
    shop.github.fault({ match: /POST .*labels/u, times: 9, respond: forbidden });
    const error = { type: "FORBIDDEN", path: ["pinIssue"], message: "Resource not accessible by integration" };
    const respond = () => ({ status: 200, body: { data: null, errors: [error] } });
    shop.github.fault({ match: pinning, respond });
    const seen = await runDashboard(shop);
    expect(seen).toMatchObject({ exitCode: 0, outputs: { outcome: "created" } });
    expect(seen.log).toContain("The dashboard goes without the pin");
    expect(dashboards(shop)).toMatchObject([{ labels: [], pinned: false }]);
    expect((await runDashboard(shop)).outputs["outcome"]).toBe("unchanged");
  });

  story("that may not be written fails the job, whose summary says the same", async (shop, expect) => {
    const seen = await runDashboard(shop, { token: "read-only" });
    expect(seen.exitCode).toBe(2);
    expect(seen.log).toContain("issues: write");
    expect(seen.summary).toContain("all 2 may be used");
    expect(dashboards(shop)).toEqual([]);
  });

  story("is opened again when a person closes it, and put right when a person edits it", async (shop, expect) => {
    shop.commit("main", riskyEdit);
    await runDashboard(shop);
    const said = dashboardText(shop);
    const [issue] = dashboards(shop);
    shop.github.changeIssue(issue?.number ?? 0, { state: "closed", by: "kim" });
    expect((await runDashboard(shop)).outputs["outcome"]).toBe("updated");
    expect(issue?.state).toBe("open");
    const body = (issue?.body ?? "").replace("1 of 2 may not be used", "Yes, all 2 may be used");
    shop.github.changeIssue(issue?.number ?? 0, { body, by: "mallory" });
    expect((await runDashboard(shop)).outputs["outcome"]).toBe("updated");
    expect(dashboardText(shop).split("\n").slice(1, -1)).toEqual(said.split("\n").slice(1, -1));
    expect(dashboardText(shop)).toMatch(/^\*\*1 of 2 may not be used\.\*\*/u);
  });

  story("is not somebody's issue that wears its marker", async (shop, expect) => {
    const body = "<!-- signal-governance:dashboard run=99999 -->\n**Yes, all 2 may be used.**";
    const forged = shop.github.openIssue({
      title: "Signal dashboard",
      body,
      labels: ["signal-dashboard"],
      by: "mallory",
    });
    expect((await runDashboard(shop)).outputs["outcome"]).toBe("created");
    expect(shop.github.world.issues.get(forged)).toMatchObject({ body, state: "open" });
    expect(dashboards(shop)).toHaveLength(2);
  });

  story("stays inert and bounded whatever a commit says", async (shop, expect) => {
    for (const [index, name] of hostileNames.entries()) {
      const author = { name: name.replaceAll(/[\n<>]/gu, " "), email: "mallory@northwind.example" };
      const files = {
        "checkout/total.js": `export const totalPrice = (order) => order.total * ${String(index + 2)};\n`,
      };
      shop.commit("main", files, { author, message: `${name} ${"x".repeat(3000)}` });
    }
    const seen = await runDashboard(shop);
    expect(seen.exitCode).toBe(0);
    const text = dashboardText(shop);
    expect(text.length).toBeLessThan(65_000);
    const visible = text.replace(/<!-- signal-governance:paused .* -->/u, "");
    expect(visible).not.toMatch(/@(?:mallory|everyone)|<img|<\/details><b>|\]\(mailto|^# FORGED/mu);
    expect(seen.log).not.toMatch(/^::(?:error|warning|set-output)[^\n]*FORGED|^##\[error\]/mu);
    expect(Object.keys(seen.outputs).sort()).toEqual(["outcome", "state", "status", "url"]);
  });
});

describe("a history that can't be read whole", () => {
  story("pauses everything when the checkout is shallow, and says so", async (shop, expect) => {
    shop.commit("main", { "theme/base.css": "a {}\n" });
    const seen = await runDashboard(shop, { depth: "shallow" });
    expect(seen).toMatchObject({ exitCode: 0, outputs: { state: "paused" } });
    expect(dashboardText(shop)).toMatch(/^\*\*No, none may be used\.\*\*/u);
    expect(seen.outputs["status"]).toContain("history-incomplete");
  });

  story("writes nothing without a checkout", async (shop, expect) => {
    const seen = await runDashboard(shop, { depth: "none" });
    expect(seen.exitCode).toBe(2);
    expect(seen.log).toMatch(/::error::.*git/u);
    expect(dashboards(shop)).toEqual([]);
  });

  story("leaves the issue as it is when GitHub does not say how a commit landed", async (shop, expect) => {
    shop.commit("main", riskyEdit);
    const match = ({ body }: { readonly body: unknown }) => JSON.stringify(body ?? "").includes("associatedPull");
    shop.github.fault({ match, times: 9, respond: refuse(502, "Bad Gateway") });
    const seen = await runDashboard(shop);
    expect(seen.exitCode).toBe(2);
    expect(seen.log).toContain("could not read how commits landed");
    expect(dashboards(shop)).toEqual([]);
  });
});

describe("events", () => {
  story("that may run code of a pull request are refused, whatever the workflow says", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    const { events } = shop.github;
    const comment = shop.github.comment(number, "kim", "hello");
    const refused = [
      events.pullRequest("opened", number),
      events.pullRequestTarget("opened", number),
      events.workflowRun(number),
      events.comment("created", comment),
      { ...events.workflowDispatch(), ref: "refs/heads/tax" },
      { ...events.schedule(), ref: "refs/pull/1/merge" },
    ];
    for (const event of refused) {
      const seen = await runDashboard(shop, { event });
      expect([event.name, seen.exitCode]).toEqual([event.name, 2]);
      expect(seen.log).toContain("must not run here");
    }
    expect(dashboards(shop)).toEqual([]);
    expect(shop.github.exchanges).toEqual([]);
  });

  story("of another branch ask for nothing", async (shop, expect) => {
    shop.commit("tax", riskyEdit);
    const seen = await runDashboard(shop, { event: shop.github.events.push("tax", shop.repository.sha("main")) });
    expect(seen.exitCode).toBe(0);
    expect(seen.log).toContain("Nothing to do");
    expect(shop.github.exchanges).toEqual([]);
  });

  story("by hand, by the clock and by a push all bring it up to date", async (shop, expect) => {
    const { events } = shop.github;
    for (const event of [
      events.workflowDispatch(),
      events.schedule(),
      events.push("main", shop.repository.sha("main")),
    ]) {
      expect((await runDashboard(shop, { event })).exitCode).toBe(0);
    }
    expect(dashboards(shop)).toHaveLength(1);
  });
});
