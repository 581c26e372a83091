import { riskyEdit, storeFiles } from "../shop.ts";
import { page, story } from "../story.ts";

story("a rollback to a landed commit needs one owner's line, his own change too; pauses stay", async (shop, expect) => {
  const good = shop.repository.sha("main");
  shop.commit("main", riskyEdit, { author: "rosa", date: "2026-11-01T10:00:00Z" });
  const number = shop.open("undo", { "checkout/total.js": storeFiles["checkout/total.js"] }, "lin");
  expect((await shop.gate(number)).result).toBe("waiting");
  shop.github.comment(number, "mallory", `/signal rollback ${good}`);
  expect((await shop.gate(number)).result).toBe("waiting");
  shop.github.comment(number, "lin", `/signal rollback ${good}`);
  const back = await shop.gate(number);
  expect(back).toMatchObject({
    result: "clear",
    states: { "retest:preview-order": "waived", "sign-off:commerce": "waived", "sign-off:tracking": "waived" },
  });
  expect(back.comment).toContain("Return on ad spend");
  await expect(page(back)).toMatchFileSnapshot("./rollback/clear.md");

  shop.commit("undo", { "checkout/button.js": "// subtotalPrice\n" });
  expect((await shop.gate(number)).result).toBe("waiting");
});

story("a rollback to a commit that never landed, or landed too long ago, is none", async (shop, expect) => {
  const old = shop.repository.sha("main");
  const side = shop.commit("side", storeFiles);
  shop.commit("main", riskyEdit, { author: "rosa" });
  shop.github.advance(15 * 24 * 60);
  const number = shop.open("undo", { "checkout/total.js": storeFiles["checkout/total.js"] });
  for (const sha of [old, side]) shop.github.comment(number, "lin", `/signal rollback ${sha}`);
  expect(await shop.gate(number)).toMatchObject({ result: "waiting", states: { "sign-off:commerce": "missing" } });
});
