import { describe } from "vitest";
import { riskyEdit, type Shop } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";

/** A pull request that is answered and clear. */
async function answered(shop: Shop): Promise<number> {
  const number = shop.open("tax", riskyEdit);
  await shop.gate(number);
  shop.paste(number, "ada");
  shop.paste(number, "lin");
  await shop.gate(number);
  return number;
}

const writes = (shop: Shop): number => shop.github.exchanges.filter(({ method }) => method !== "GET").length;

describe("a pull request that is over", () => {
  story("keeps what was said of it when somebody comments or reviews after the merge", async (shop, expect) => {
    const number = await answered(shop);
    const before = shop.seen(number);
    shop.github.mergePullRequest(number, shop.repository.merge({ into: "main", from: "tax" }));
    const thanks = shop.github.events.comment("created", shop.github.comment(number, "kim", "thanks!"));
    const late = shop.github.submitReview(number, { by: "omar", state: "APPROVED" });
    for (const event of [thanks, shop.github.events.review("submitted", late)]) {
      const seen = await shop.gate(number, event);
      expect([seen.exitCode, seen.outputs["results"]]).toEqual([0, "[]"]);
      expect(seen.log).toContain("Pull request 1 is closed: nothing to judge.");
    }
    expect(shop.seen(number)).toEqual(before);
    expect(before.status).toMatch(/^success: clear/u);
  });

  story("is judged as it stands once it is opened again", async (shop, expect) => {
    const number = await answered(shop);
    shop.github.closePullRequest(number);
    const line = [...shop.github.world.comments.values()].find(({ author }) => author.login === "lin");
    shop.github.deleteComment(line?.id ?? 0);
    expect((await shop.gate(number)).status).toMatch(/^success: clear/u);
    shop.github.reopenPullRequest(number);
    const seen = await shop.gate(number, shop.github.events.pullRequest("reopened", number));
    expect(seen.status).toMatch(/^pending: waiting for: sign-off commerce/u);
  });

  story(
    "gives no green job where the job is the check: another pull request may hold its commit",
    async (shop, expect) => {
      const number = await answered(shop);
      shop.github.closePullRequest(number);
      expect((await shop.gate(number, undefined, { inputs: { exit: "verdict" } })).exitCode).toBe(1);
    },
  );
});

describe("a run that somebody starts again", () => {
  story("has an old number and the newest answers: status and comment both say them", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number, undefined, { runId: 5000 });
    shop.paste(number, "ada");
    await shop.gate(number, undefined, { runId: 5001 });
    shop.paste(number, "lin");
    const again = { runId: 5000, env: { GITHUB_RUN_ATTEMPT: "2" } };
    const seen = await shop.gate(number, undefined, again);
    expect(seen.status).toMatch(/^success: clear/u);
    expect(seen.comment).toMatch(/^### 🟢 Signal gate: clear/u);
    const own = [...shop.github.world.comments.values()].find(({ author }) => author.bot);
    expect(own?.body).toContain("run=5001");
  });
});

describe("a gate that speaks through an App, whose comments wake workflows", () => {
  story("leaves its own comment alone, or it would answer itself for ever", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number, undefined, { token: "app" });
    const own = [...shop.github.world.comments.values()].find(({ author }) => author.bot)?.id ?? 0;
    const before = writes(shop);
    for (const action of ["created", "edited"] as const) {
      const seen = await shop.gate(number, shop.github.events.comment(action, own), { token: "app" });
      expect([seen.exitCode, seen.outputs["results"]]).toEqual([0, "[]"]);
    }
    expect(writes(shop)).toBe(before);
  });

  story("puts it right when somebody else edits it", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    const { comment } = await shop.gate(number, undefined, { token: "app" });
    const own = [...shop.github.world.comments.values()].find(({ author }) => author.bot);
    shop.github.editComment(own?.id ?? 0, `${own?.body.split("\n")[0] ?? ""}\nclear`, "mallory");
    const seen = await shop.gate(number, shop.github.events.comment("edited", own?.id ?? 0), { token: "app" });
    expect(seen.comment?.split("\n")[0]).toBe(comment?.split("\n")[0]);
  });
});

describe("two runs that judge one pull request at the same time", () => {
  const isLook = ({ body }: { readonly body: unknown }): boolean => JSON.stringify(body ?? "").includes("$known");
  /** What another run posts while this one is about to write. */
  const posts = (shop: Shop, state: string, description: string): void => {
    const targetUrl = `${shop.github.url}/northwind/store/pull/1`;
    const status = { by: "github-actions[bot]", state, context: "signal-gate", description, targetUrl };
    shop.github.advance(1);
    shop.github.setStatus(shop.repository.sha("tax"), status);
  };

  story("the older one does not paint its green over what the newer one saw", async (shop, expect) => {
    const number = await answered(shop);
    shop.commit("main", { "docs/other.md": "a push that has every pull request judged again\n" });
    const before = (): void => {
      shop.github.submitReview(number, { by: "omar", state: "CHANGES_REQUESTED" });
      posts(shop, "failure", "blocked: commerce asked for changes · main");
    };
    shop.github.fault({ match: isLook, before });
    const seen = await shop.gate(number, shop.github.events.push("main", shop.repository.sha("main~1")));
    expect(seen.log).toContain("Another run has posted in the meantime.");
    expect(shop.seen(number).status).toMatch(/^failure: blocked: commerce/u);
    expect(shop.seen(number).comment).toMatch(/^### 🔴 Signal gate: blocked: commerce/u);
  });

  story("the newer one has the last word over an older one's that was posted before it", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number);
    for (const person of ["ada", "lin"]) shop.paste(number, person);
    shop.github.fault({ match: isLook, before: () => posts(shop, "pending", "waiting for: sign-off commerce · main") });
    expect((await shop.gate(number)).status).toMatch(/^success: clear/u);
  });

  story("a green one gives way when others never stop posting", async (shop, expect) => {
    const number = await answered(shop);
    let posted = 0;
    const before = (): void => posts(shop, "pending", `waiting for: ${String((posted += 1))} · main`);
    shop.github.fault({ match: isLook, times: 9, before });
    const seen = await shop.gate(number);
    expect([posted, seen.status]).toEqual([3, "pending: waiting for: 3 · main"]);
  });
});
