import { describe, type ExpectStatic } from "vitest";
import { list, parseJson, text } from "../github/json.ts";
import { riskyEdit, storySheet, type Shop } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";
import { runDashboard, type DashboardRun } from "./dashboard-runs.ts";

/** A change that is proven before the merge: its trigger resumes at the merge. */
const themeEdit = { "theme/product.liquid": "<form data-id='{{ product.selected_variant.id }}'></form>\n" };

/** Merges a pull request as a person does, a while after the gate spoke. */
function merge(shop: Shop, number: number, branch: string): void {
  shop.github.advance(5);
  const sha = shop.repository.merge({ into: "main", from: branch, author: "lin" });
  shop.github.mergePullRequest(number, sha, { by: "lin" });
  shop.github.advance(1);
}

async function answered(shop: Shop): Promise<number> {
  const number = shop.open("theme", themeEdit);
  await shop.gate(number);
  shop.paste(number, "kim");
  await shop.gate(number);
  return number;
}

/** Which conclusions the dashboard calls paused, with the words of the reason. */
async function paused(shop: Shop, expect: ExpectStatic, run: DashboardRun = {}): Promise<Record<string, string>> {
  const seen = await runDashboard(shop, run);
  expect(seen.exitCode).toBe(0);
  const rows = list(parseJson(seen.outputs["status"] ?? ""), "conclusions");
  const held = rows.filter((row) => text(row, "state") === "paused");
  return Object.fromEntries(
    held.map((row) => [text(row, "conclusion") ?? "", text(list(row, "because")[0], "says") ?? ""]),
  );
}

describe("a change that is proven before the merge", () => {
  story("pauses nothing when the gate had called it clear", async (shop, expect) => {
    const number = await answered(shop);
    expect(shop.seen(number).status).toMatch(/^success: clear/u);
    merge(shop, number, "theme");
    expect(await paused(shop, expect)).toEqual({});
  });

  story("pauses when it was pushed straight to the branch", async (shop, expect) => {
    shop.commit("main", themeEdit, { author: "rosa" });
    expect(Object.keys(await paused(shop, expect))).toEqual(["sku-scaling"]);
  });

  story(
    "pauses when it was merged while the gate waited, also when it is answered afterwards",
    async (shop, expect) => {
      const number = shop.open("theme", themeEdit);
      await shop.gate(number);
      merge(shop, number, "theme");
      expect(Object.keys(await paused(shop, expect))).toEqual(["sku-scaling"]);
      shop.paste(number, "kim");
      await shop.gate(number);
      expect(Object.keys(await paused(shop, expect))).toEqual(["sku-scaling"]);
    },
  );

  story("pauses when the override let it through", async (shop, expect) => {
    const number = shop.open("theme", themeEdit);
    const { outputs } = await shop.gate(number);
    const fingerprint = text(parseJson(outputs["verdict"] ?? ""), "fingerprint") ?? "";
    for (const by of ["rosa", "ada"]) shop.github.comment(number, by, `/signal override ${fingerprint} Black Friday`);
    expect((await shop.gate(number)).result).toBe("overridden");
    merge(shop, number, "theme");
    expect(Object.keys(await paused(shop, expect))).toEqual(["sku-scaling"]);
  });

  story("pauses when somebody else painted its head green", async (shop, expect) => {
    const number = shop.open("theme", themeEdit);
    const status = {
      state: "success",
      context: "signal-gate",
      description: "clear, everything asked for is answered · main",
    };
    const targetUrl = `${shop.github.url}/northwind/store/pull/${String(number)}`;
    shop.github.setStatus(shop.repository.sha("theme"), { ...status, by: "mallory", targetUrl });
    merge(shop, number, "theme");
    expect(Object.keys(await paused(shop, expect))).toEqual(["sku-scaling"]);
  });

  story("pauses under advice when what was asked for was open, although the status was green", async (shop, expect) => {
    const sheet = storySheet["governance/sheet.yml"] ?? "";
    shop.commit("main", { "governance/sheet.yml": sheet.replace("mode: enforce", "mode: advise") });
    const held = shop.open("theme", themeEdit);
    expect((await shop.gate(held)).status).toMatch(/^success: advice: would be waiting/u);
    merge(shop, held, "theme");
    expect(Object.keys(await paused(shop, expect))).toEqual(["sku-scaling"]);
  });

  story("is judged by the account that the gate posts with", async (shop, expect) => {
    const number = shop.open("theme", themeEdit);
    await shop.gate(number, undefined, { token: "app" });
    shop.paste(number, "kim");
    expect((await shop.gate(number, undefined, { token: "app" })).result).toBe("clear");
    merge(shop, number, "theme");
    expect(Object.keys(await paused(shop, expect))).toEqual(["sku-scaling"]);
    const inputs = { "gate-account": "northwind-signal[bot]" };
    expect(await paused(shop, expect, { inputs })).toEqual({});
  });
});

describe("what landed by a pull request", () => {
  story("is named by it", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number);
    merge(shop, number, "tax");
    const { roas } = await paused(shop, expect);
    expect(roas).toContain("#1");
    expect(roas).not.toContain("pushed");
  });
});
