import { replaced, riskyEdit, storySheet } from "../shop.ts";
import { page, story } from "../story.ts";

const policy = replaced(storySheet["governance/sheet.yml"], "  override:", '  solo: "@rosa"\n  override:');

story(
  "a shop of one signs nothing, but its retests stay and are shown as self-attested",
  async (shop, expect) => {
    const number = shop.open("tax", riskyEdit, "rosa");
    expect((await shop.gate(number)).states).toEqual({ "retest:preview-order": "missing" });
    shop.paste(number, "rosa");
    const clear = await shop.gate(number);
    expect(clear.result).toBe("clear");
    await expect(page(clear)).toMatchFileSnapshot("./shop-of-one/clear.md");
  },
  { sheet: { ...storySheet, "governance/sheet.yml": policy } },
);
