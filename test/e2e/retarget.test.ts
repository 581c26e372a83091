import { describe } from "vitest";
import { riskyEdit, type Shop } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";

const owners = ["lin", "ada"] as const;
const signed = ["sign-off:commerce", "sign-off:tracking"] as const;

/** The branch `label`: a harmless edit on top of the risky one, which `staging` holds already. */
function label(shop: Shop): void {
  shop.commit("staging", riskyEdit);
  shop.repository.branch("label", "staging");
  shop.commit("label", { "checkout/button.js": "export const label = 'Buy';\n" });
}

/** A pull request to a branch that already holds the risky edit, so that its own difference is harmless. */
function harmless(shop: Shop): number {
  label(shop);
  return shop.github.openPullRequest({ head: "label", author: "noor", base: "staging" });
}

function approve(shop: Shop, number: number): void {
  for (const by of owners) shop.github.submitReview(number, { by, state: "APPROVED" });
}

describe("an approval from before the pull request got another base", () => {
  for (const [when, minutes] of [
    ["long", 5],
    ["at the same moment", 0],
  ] as const) {
    story(`was about another change, ${when} before`, async (shop, expect) => {
      const number = harmless(shop);
      expect((await shop.gate(number)).result).toBe("not-applicable");
      shop.github.advance(5);
      approve(shop, number);
      shop.github.advance(minutes);
      shop.github.editPullRequest(number, { baseRef: "main" });
      const { states } = await shop.gate(number, shop.github.events.pullRequest("edited", number));
      expect(signed.map((key) => states[key])).toEqual(["void", "void"]);
    });
  }

  story("stays void when the base goes there and back", async (shop, expect) => {
    label(shop);
    const number = shop.github.openPullRequest({ head: "label", author: "noor" });
    await shop.gate(number);
    for (const baseRef of ["staging", "main"]) {
      shop.github.advance(5);
      shop.github.editPullRequest(number, { baseRef });
      if (baseRef === "staging") approve(shop, number);
    }
    const { states } = await shop.gate(number, shop.github.events.pullRequest("edited", number));
    expect(signed.map((key) => states[key])).toEqual(["void", "void"]);
  });
});

describe("an approval from after the pull request got another base", () => {
  story("counts, also before the gate has spoken again", async (shop, expect) => {
    const number = harmless(shop);
    await shop.gate(number);
    shop.github.advance(5);
    shop.github.editPullRequest(number, { baseRef: "main" });
    shop.github.advance(5);
    approve(shop, number);
    const { states } = await shop.gate(number, shop.github.events.pullRequest("edited", number));
    expect(signed.map((key) => states[key])).toEqual(["met", "met"]);
  });
});

describe("a line from before the pull request got another base", () => {
  story("does not count, and the comment blames no file for it", async (shop, expect) => {
    shop.repository.branch("trunk", "main");
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number);
    shop.paste(number, "ada");
    shop.paste(number, "lin");
    expect((await shop.gate(number)).result).toBe("clear");
    shop.github.editPullRequest(number, { baseRef: "trunk" });
    const { states, comment } = await shop.gate(number, shop.github.events.pullRequest("edited", number));
    expect(Object.values(states)).toEqual(["void", "missing", "missing"]);
    expect(comment).toContain("ada answered before the gate had shown this content");
    expect(comment).not.toContain("changed after");
    expect(comment?.match(/sign-off by (?:ada|lin) does not count: it was given for another state/gu)).toHaveLength(2);
  });
});
