import { replaced, riskyEdit, storySheet } from "../shop.ts";
import { story } from "../story.ts";

const check = "evidence: { check: { name: pixel-contract, app: github-actions } }";
const retests = replaced(storySheet["governance/retests.yml"], "evidence: attested", check);

story(
  "a retest proven by a check needs that name from that app, newest run, success only",
  async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    const head = shop.repository.sha("tax");
    const state = async (): Promise<string | undefined> => (await shop.gate(number)).states["retest:preview-order"];
    shop.github.setCheckRun(head, { name: "pixel-contract", app: { id: 99, slug: "mallory-ci" }, conclusion: "success" });
    shop.github.setCheckRun(head, { name: "pixel-contract-2", conclusion: "success" });
    expect(await state()).toBe("missing");
    for (const conclusion of ["neutral", "skipped", "failure"]) {
      shop.github.setCheckRun(head, { name: "pixel-contract", conclusion });
      expect(await state()).toBe("failed");
    }
    shop.github.setCheckRun(head, { name: "pixel-contract", conclusion: "success" });
    expect(await state()).toBe("met");
    shop.github.setCheckRun(head, { name: "pixel-contract", conclusion: null });
    expect(await state()).toBe("missing");
    shop.commit("tax", { "theme/base.css": "a {}\n" });
    expect(await state()).toBe("missing");
  },
  { sheet: { ...storySheet, "governance/retests.yml": retests } },
);
