import { replaced, riskyEdit, storeFiles, storySheet } from "../shop.ts";
import { story } from "../story.ts";

const freezes = "rollback_days: 14\n  freezes: [{ from: 2026-11-26, to: 2026-12-01, triggers: [checkout] }]";
const sheet = {
  ...storySheet,
  "governance/sheet.yml": replaced(storySheet["governance/sheet.yml"], "rollback_days: 14", freezes),
};

story(
  "a freeze blocks what is answered, not other triggers and not a rollback",
  async (shop, expect) => {
    const good = shop.commit("main", { "docs/a.md": "a\n" }, { author: "rosa", date: "2026-11-20T08:00:00Z" });
    const number = shop.open("tax", riskyEdit);
    shop.github.setTime("2026-11-25T20:00:00Z");
    await shop.gate(number);
    shop.paste(number, "ada");
    shop.paste(number, "lin");
    expect((await shop.gate(number)).result).toBe("clear");
    shop.github.setTime("2026-11-26T00:00:01Z");
    const frozen = await shop.gate(number);
    expect(frozen).toMatchObject({ result: "blocked", findings: ["frozen"] });
    expect(frozen.status).toMatch(/^failure: /u);
    expect((await shop.gate(shop.open("theme", { "theme/product.liquid": "<p>\n" }))).result).toBe("waiting");

    shop.commit("main", riskyEdit, { author: "rosa", date: "2026-11-26T08:00:00Z" });
    const undo = shop.open("undo", { "checkout/total.js": storeFiles["checkout/total.js"] });
    shop.github.comment(undo, "omar", `/signal rollback ${good}`);
    expect((await shop.gate(undo)).result).toBe("clear");
    shop.github.setTime("2026-12-02T00:00:01Z");
    expect((await shop.gate(number)).result).not.toBe("blocked");
  },
  { sheet },
);
