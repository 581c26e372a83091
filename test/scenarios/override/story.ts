import { riskyEdit, type Seen, type Shop } from "../shop.ts";
import { page, story } from "../story.ts";
import { text } from "../../github/json.ts";

const line = (seen: Seen): string => `/signal override ${text(seen.verdict, "fingerprint") ?? ""} the shop loses money`;

async function overridden(shop: Shop): Promise<number> {
  const number = shop.open("hotfix", riskyEdit);
  const seen = await shop.gate(number);
  for (const by of ["rosa", "ada"]) shop.github.comment(number, by, line(seen));
  return number;
}

story("an override of two people lets it merge on the record, for its hours, and pauses stay", async (shop, expect) => {
  const number = shop.open("hotfix", riskyEdit);
  const seen = await shop.gate(number);
  for (const by of ["rosa", "rosa", "noor", "lin"]) shop.github.comment(number, by, line(seen));
  expect((await shop.gate(number)).result).toBe("waiting");
  shop.github.comment(number, "grace", line(seen));
  const over = await shop.gate(number);
  expect([over.result, over.status?.split(":")[0]]).toEqual(["overridden", "success"]);
  expect(over.comment).toContain("Return on ad spend");
  await expect(page(over)).toMatchFileSnapshot("./override/overridden.md");
  shop.github.advance(73 * 60);
  expect((await shop.gate(number)).result).toBe("waiting");
});

story("an objection after the override voids it", async (shop, expect) => {
  const number = await overridden(shop);
  expect((await shop.gate(number)).result).toBe("overridden");
  shop.github.submitReview(number, { by: "omar", state: "CHANGES_REQUESTED" });
  expect((await shop.gate(number)).result).toBe("blocked");
});

story("a push that changes what was overridden voids it; an unrelated one does not", async (shop, expect) => {
  const number = await overridden(shop);
  expect((await shop.gate(number)).result).toBe("overridden");
  shop.commit("hotfix", { "theme/base.css": "a {}\n" });
  expect((await shop.gate(number)).result).toBe("overridden");
  shop.commit("hotfix", { "checkout/button.js": "// totalPrice\n" });
  expect((await shop.gate(number)).result).toBe("waiting");
});
