import { text } from "../../github/json.ts";
import { runAt, usableFrom, type Usable } from "../ledger-shop.ts";
import type { Shop } from "../shop.ts";
import { story } from "../story.ts";

const edit = { "theme/product.liquid": "<form data-id='{{ product.handle }}'></form>\n" };

/** The status after a merge, with how each commit landed asked of the stand-in, or not. */
async function statusOf({ github, repository }: Shop, ...words: readonly string[]): Promise<Usable> {
  repository.checkout("main");
  const env = {
    GITHUB_TOKEN: "read-only",
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    GITHUB_SERVER_URL: github.url,
  };
  const at = new Date(github.world.now).toISOString();
  return usableFrom(await runAt(repository.path, { at, env }, ["status", "--json", ...words]));
}

function mergeInto({ github, repository }: Shop, number: number, branch: string): string {
  const date = new Date(github.world.now).toISOString();
  const sha = repository.merge({ into: "main", from: branch, author: "rosa", date });
  github.mergePullRequest(number, sha, { by: "rosa" });
  github.advance(60);
  return sha;
}

const verify = ["--verify", "northwind/store"] as const;

story("an override that lands leaves its at-merge trigger unproven: it pauses once GitHub is asked", async (shop, expect) => {
  const number = shop.open("theme", edit);
  const seen = await shop.gate(number);
  const line = `/signal override ${text(seen.verdict, "fingerprint") ?? ""} the shop loses money`;
  for (const by of ["rosa", "ada"]) shop.github.comment(number, by, line);
  expect((await shop.gate(number)).result).toBe("overridden");
  const sha = mergeInto(shop, number, "theme");
  expect((await statusOf(shop)).rows["us/sku-scaling"]).toBe("usable");
  expect((await statusOf(shop, ...verify)).rows["us/sku-scaling"]).toEqual([`${sha.slice(0, 12)}/theme`]);
});

story("what the gate found clear is proven before the merge, and pauses nothing", async (shop, expect) => {
  const number = shop.open("theme", edit);
  await shop.gate(number);
  shop.paste(number, "kim");
  shop.github.submitReview(number, { by: "ines", state: "APPROVED" });
  expect((await shop.gate(number)).result).toBe("clear");
  mergeInto(shop, number, "theme");
  expect(await statusOf(shop, ...verify)).toMatchObject({ code: 0, rows: { "us/sku-scaling": "usable" } });
});

story("a direct push is no pull request: its at-merge trigger pauses once GitHub is asked", async (shop, expect) => {
  const sha = shop.commit("main", edit, { date: new Date(shop.github.world.now).toISOString() });
  shop.github.advance(60);
  expect((await statusOf(shop, ...verify)).rows["us/sku-scaling"]).toEqual([`${sha.slice(0, 12)}/theme`]);
});
