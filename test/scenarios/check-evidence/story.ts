import { replaced, riskyEdit, storySheet, type Seen, type Shop } from "../shop.ts";
import { story } from "../story.ts";

const check = "evidence: { check: { name: pixel-contract, app: github-actions } }";
const retests = replaced(storySheet["governance/retests.yml"], "evidence: attested", check);
const stricter = { sheet: { ...storySheet, "governance/retests.yml": retests } };

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
  stricter,
);

/** A pull request whose check has passed and whose owners have signed. */
async function answered(shop: Shop): Promise<number> {
  const number = shop.open("tax", riskyEdit);
  shop.github.setCheckRun(shop.repository.sha("tax"), { name: "pixel-contract", conclusion: "success" });
  await shop.gate(number);
  for (const by of ["lin", "ada"]) shop.github.submitReview(number, { by, state: "APPROVED" });
  return number;
}

/** What the gate says of a merge group of a pull request, with the group's own run of the check as far as it is. */
async function queued(shop: Shop, number: number, run?: { readonly conclusion: string | null }): Promise<Seen> {
  const baseSha = shop.repository.sha("main");
  shop.repository.git("branch", "-f", "queue", "main");
  const headSha = shop.repository.merge({ into: "queue", from: "tax" });
  if (run !== undefined) shop.github.setCheckRun(headSha, { name: "pixel-contract", ...run });
  return shop.gate(number, shop.github.events.mergeGroup({ number, headSha, baseSha }));
}

story(
  "a merge group is asked about before its checks have run: its pull request's answers, for the same content",
  async (shop, expect) => {
    const number = await answered(shop);
    shop.commit("main", { "docs/other.md": "landed meanwhile\n" });
    expect((await queued(shop, number)).status).toMatch(/^success: clear/u);
    expect((await queued(shop, number, { conclusion: null })).status).toMatch(/^success: clear/u);
    expect((await queued(shop, number, { conclusion: "failure" })).status).toMatch(/^failure: blocked/u);
  },
  stricter,
);

story(
  "the check of a merge group's pull request says nothing of what its base has changed since",
  async (shop, expect) => {
    const number = await answered(shop);
    shop.commit("main", { "checkout/total.js": riskyEdit["checkout/total.js"].replace("order.total", "order.net") });
    shop.repository.git("branch", "-f", "queue", "main");
    const baseSha = shop.repository.sha("main");
    const headSha = shop.repository.commit({ branch: "queue", files: riskyEdit, author: "noor" });
    const group = shop.github.events.mergeGroup({ number, headSha, baseSha });
    expect((await shop.gate(number, group)).states["retest:preview-order"]).toBe("missing");
    shop.github.setCheckRun(headSha, { name: "pixel-contract", conclusion: "success" });
    expect((await shop.gate(number, group)).states["retest:preview-order"]).toBe("met");
  },
  stricter,
);
