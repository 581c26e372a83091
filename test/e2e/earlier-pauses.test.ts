import { describe } from "vitest";
import { partialData } from "../github/faults.ts";
import { riskyEdit } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";
import { dashboards, runDashboard } from "./dashboard-runs.ts";

const other = { "checkout/total.js": "export const totalPrice = (order) => order.total + order.tip;\n" };
const heading = "**Paused already by earlier changes**";

describe("the comment on a later pull request", () => {
  story("shows what earlier changes pause, where it touches the same signals", async (shop, expect) => {
    shop.commit("main", riskyEdit, { message: "Taxes on the client" });
    await runDashboard(shop);
    const same = shop.open("tip", other);
    const seen = await shop.gate(same);
    expect(seen.comment).toContain(heading);
    expect(seen.comment).toContain("https://github.northwind.example/northwind/store/issues/1");
    expect(seen.comment).toContain("Net order revenue from the shop");
    const elsewhere = shop.open("theme", { "theme/product.liquid": "<p>\n" });
    expect((await shop.gate(elsewhere)).comment).not.toContain(heading);
  });

  story("says the same verdict, byte for byte, whatever the dashboard holds", async (shop, expect) => {
    shop.commit("main", riskyEdit);
    const number = shop.open("tip", other);
    shop.github.setTime("2026-11-01T13:00:00Z");
    const before = await shop.gate(number);
    await runDashboard(shop);
    const [issue] = dashboards(shop);
    const verdicts = [before.outputs["verdict"]];
    const texts = [
      issue?.body ?? "",
      `${issue?.body.split("\n")[0] ?? ""}\n<!-- signal-governance:paused {"version":9`,
    ];
    for (const body of texts) {
      shop.github.changeIssue(issue?.number ?? 0, { body, by: "mallory" });
      verdicts.push((await shop.gate(number)).outputs["verdict"]);
    }
    expect(new Set(verdicts).size).toBe(1);
    expect((await shop.gate(number)).comment).not.toContain(heading);
  });

  story("does without where the issues may not be read", async (shop, expect) => {
    shop.commit("main", riskyEdit);
    await runDashboard(shop);
    const number = shop.open("tip", other);
    const asked = ({ body }: { readonly body: unknown }) =>
      JSON.stringify(body ?? "").includes("dashboard: repository");
    shop.github.fault({ match: asked, respond: partialData(["dashboard"], "Resource not accessible by integration") });
    const seen = await shop.gate(number);
    expect(seen).toMatchObject({ exitCode: 0, result: "waiting" });
    expect(seen.comment).not.toContain(heading);
  });
});
