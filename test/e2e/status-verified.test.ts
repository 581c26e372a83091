import { describe } from "vitest";
import { runCli } from "../../src/cli/run-cli.ts";
import { type Shop } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";
import { dashboardText, runDashboard } from "./dashboard-runs.ts";

/** A change that is proven before the merge: its trigger resumes at the merge. */
const themeEdit = { "theme/product.liquid": "<form data-id='{{ product.selected_variant.id }}'></form>\n" };

/** `status` on a person's machine, at the server's time. */
async function status(shop: Shop, words: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  let [out, err] = ["", ""];
  const code = await runCli(["status", ...words], {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    env: {
      PATH: process.env["PATH"],
      GITHUB_TOKEN: "write",
      GITHUB_API_URL: shop.github.apiUrl,
      GITHUB_GRAPHQL_URL: shop.github.graphqlUrl,
      GITHUB_SERVER_URL: shop.github.url,
      ...env,
    },
    directory: shop.repository.path,
    now: () => new Date(shop.github.world.now),
    colour: { out: false, err: false },
    columns: null,
    progressColumns: null,
    input: () => ({ line: () => Promise.resolve(null), close: () => undefined }),
    terminal: null,
    drained: () => Promise.resolve(),
  });
  return { code, out: out.replace(/\s+/g, " "), err };
}

const verify = ["--verify", "northwind/store"];

describe("status with --verify", () => {
  story("tells a direct push from a merge that the gate had called clear", async (shop, expect) => {
    const number = shop.open("theme", themeEdit);
    await shop.gate(number);
    shop.paste(number, "kim");
    await shop.gate(number);
    shop.github.advance(5);
    shop.github.mergePullRequest(number, shop.repository.merge({ into: "main", from: "theme", author: "lin" }), {
      by: "lin",
    });
    shop.github.advance(1);
    expect(await status(shop, verify)).toMatchObject({ code: 0, err: "" });

    shop.commit("main", { "theme/product.liquid": "<form></form>\n" }, { author: "rosa" });
    const [taken, asked] = [await status(shop), await status(shop, verify)];
    expect(taken.code).toBe(0);
    expect(taken.out).toContain("unverified");
    expect(asked.code).toBe(1);
    expect(asked.out).toContain("pushed without a pull request by rosa, not proven before it landed");
    expect(asked.out).not.toContain("unverified");
  });

  story("tells a merge by hand that holds more than the gate had called clear", async (shop, expect) => {
    const number = shop.open("theme", themeEdit);
    await shop.gate(number);
    shop.paste(number, "kim");
    await shop.gate(number);
    shop.github.advance(5);
    const files = { "theme/cart.liquid": "<form></form>\n" };
    const merge = shop.repository.merge({ into: "main", from: "theme", author: "rosa", files });
    shop.github.mergePullRequest(number, merge, { by: "rosa" });
    shop.github.advance(1);
    const { code, out } = await status(shop, verify);
    expect(code).toBe(1);
    expect(out).toContain("merged by hand with other content than the gate had judged, not proven before it landed");
    const { log } = await runDashboard(shop);
    expect(log).not.toContain("::error::");
    expect(dashboardText(shop)).toContain("merged by hand with other content than the gate had judged");
  });

  story("names what the sheet no longer asks for since a push past the gate", async (shop, expect) => {
    const path = "governance/conclusions.yml";
    const sheet = `${shop.repository.git("show", `main:${path}`)}\n`;
    const weaker = sheet.replace("[Purchase.value, Purchase.event_id]", "[Purchase.value]");
    const pushed = shop.commit("main", { [path]: weaker }, { author: "rosa" });
    const asked = await status(shop, verify);
    expect(asked.out).toContain(
      `the sheet's weakening in ${pushed.slice(0, 12)} landed without the gate's signatures: conclusions.roas rests on fewer signals (Purchase.event_id)`,
    );
    expect((await status(shop)).out).not.toContain("weakening");

    shop.commit("main", { [path]: sheet }, { author: "rosa" });
    const back = await status(shop, verify);
    expect([back.code, back.out.includes("weakening")]).toEqual([0, false]);
  });

  story("believes a merge rather than a commit's clock", async (shop, expect) => {
    const number = shop.open("theme", themeEdit);
    await shop.gate(number);
    shop.paste(number, "kim");
    await shop.gate(number);
    shop.commit("main", { "readme.md": "A wrong clock\n" }, { author: "rosa", committerDate: "2029-01-01T00:00:00Z" });
    shop.github.advance(5);
    const merge = shop.repository.merge({ into: "main", from: "theme", author: "lin" });
    shop.github.mergePullRequest(number, merge, { by: "lin" });
    const merged = new Date(shop.github.world.now).toISOString();
    shop.github.advance(60);
    shop.commit("main", { "theme/product.liquid": "<form></form>\n" }, { author: "rosa" });
    const { code, out } = await status(shop, [...verify, "--json"]);
    const said = JSON.parse(out) as {
      readonly conclusions: readonly { readonly because: readonly { readonly since: string }[] }[];
    };
    expect(code).toBe(1);
    expect(out).toContain("landed-in-future");
    const since = new Set(said.conclusions.flatMap(({ because }) => because.map((one) => one.since)));
    expect([...since].map((moment) => moment > merged)).toEqual([true]);
  });

  story(
    "asks about the branch that pull requests are merged into, not about one in the making",
    async (shop, expect) => {
      const { git } = shop.repository;
      git("update-ref", "refs/remotes/origin/main", "main");
      git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
      git("checkout", "-q", "-b", "tax");
      const { code, err } = await status(shop, verify);
      expect([code, err]).toEqual([2, expect.stringContaining("--branch main, or --branch tax if")]);
      expect(await status(shop, [...verify, "--branch", "main"])).toMatchObject({ code: 0, err: "" });
    },
  );

  story("says what to do when GitHub refuses the token", async (shop, expect) => {
    shop.commit("main", themeEdit, { author: "rosa" });
    const { code, out, err } = await status(shop, verify, { GITHUB_TOKEN: "nobody" });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^error: .+\n next: .+\n$/u);
  });
});
