import { replaced, riskyEdit, storySheet } from "../shop.ts";
import { page, story } from "../story.ts";

const policy = replaced(storySheet["governance/sheet.yml"], "mode: enforce", "mode: advise");

story(
  "in advise mode the same is said, green and exit 0",
  async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    const seen = await shop.gate(number, undefined, { inputs: { exit: "verdict" } });
    expect([seen.exitCode, seen.result]).toEqual([0, "waiting"]);
    expect(seen.status).toMatch(/^success: advice: would be waiting/u);
    await expect(page(seen)).toMatchFileSnapshot("./advice/waiting.md");
  },
  { sheet: { ...storySheet, "governance/sheet.yml": policy } },
);

story(
  "the first sheet of a repository is judged as advice; a broken one is told so",
  async (shop, expect) => {
    const adopt = shop.open("adopt", { ...storySheet, ...riskyEdit });
    const seen = await shop.gate(adopt);
    expect(seen).toMatchObject({ exitCode: 0, result: "waiting" });
    expect(seen.status).toMatch(/^success: advice: /u);
    expect(seen.comment).toContain("the commit that brings the first sheet pauses nothing");
    const broken = await shop.gate(shop.open("broken", { ...storySheet, "governance/triggers.yml": "triggers: [\n" }));
    expect(broken.result).toBe("blocked");
    expect(broken.comment).toContain("governance/triggers.yml");
    expect(await shop.gate(shop.open("other", riskyEdit))).toMatchObject({ result: "not-applicable", comment: null });
  },
  { sheet: {} },
);
