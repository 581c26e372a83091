import { describe } from "vitest";
import { riskyEdit } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";
import { refuse } from "../github/faults.ts";

const forged = "<!-- signal-governance:gate run=9999 -->\n### 🟢 Signal gate: clear\n";
const writes = /^(POST .*\/issues\/\d+\/comments|(PATCH|DELETE) .*\/issues\/comments\/)/u;

describe("the gate's comment", () => {
  story("is another one than somebody's with the same marker", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    const spoof = shop.github.comment(number, "mallory", forged);
    const app = shop.github.comment(number, "mallory-app[bot]", forged);
    await shop.gate(number);
    const own = [...shop.github.world.comments.values()].filter((each) => each.author.login === "github-actions");
    expect(own).toHaveLength(1);
    expect(own[0]?.body).toContain("waiting for 1 retest and 2 sign-offs");
    for (const id of [spoof, app]) expect(shop.github.world.comments.get(id)?.body).toBe(forged);
  });

  story("is put right when somebody edited it, and nothing is read from it", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number);
    const own = [...shop.github.world.comments.values()][0]!;
    const before = own.body.split("\n").slice(1).join("\n");
    shop.github.editComment(own.id, forged, "mallory");
    const seen = await shop.gate(number);
    expect(seen.result).toBe("waiting");
    expect(own.body).toContain("waiting for 1 retest and 2 sign-offs");
    expect(own.body.split("\n")[1]).toBe(before.split("\n")[0]);
    expect(shop.github.world.comments.size).toBe(1);
  });

  story("stays the newer run's when an older one ends later", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number, undefined, { runId: 9000 });
    shop.paste(number, "lin");
    await shop.gate(number, undefined, { runId: 100 });
    expect([...shop.github.world.comments.values()][0]?.body).toContain("run=9000");
  });

  story("is one when two runs race, and tells what the newer one found", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    const event = shop.github.events.pullRequest("opened", number);
    shop.github.fault({ match: "POST /repos/northwind/store/issues", times: 2, delayMs: 300 });
    const [older, newer] = await Promise.all([
      shop.gate(number, event, { runId: 5001 }),
      shop.gate(number, event, { runId: 5002 }),
    ]);
    expect([older.result, newer.result]).toEqual(["waiting", "waiting"]);
    const own = [...shop.github.world.comments.values()].filter((each) => each.author.login === "github-actions");
    expect(own).toHaveLength(1);
    expect(own[0]?.body).toContain("run=5002");
  });

  story("is updated when nothing is left to say, and never made for that", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number);
    shop.commit("tax", { "checkout/total.js": "export const totalPrice = (order) => order.total;\n" });
    const seen = await shop.gate(number);
    expect(seen.result).toBe("not-applicable");
    expect(seen.comment).toMatch(/nothing here can break a signal/u);
  });

  story("mentions nobody on a draft", async (shop, expect) => {
    shop.commit("tax", riskyEdit);
    const number = shop.github.openPullRequest({ head: "tax", author: "noor", draft: true });
    const seen = await shop.gate(number);
    expect(seen.result).toBe("waiting");
    expect(seen.comment).not.toMatch(/@(?:ada|grace|lin|omar)/u);
  });

  for (const [what, respond] of [
    ["is forbidden", refuse(403, "Resource not accessible by integration")],
    ["is refused as spam", refuse(422, "Validation Failed")],
    ["meets trouble", refuse(500, "Server Error")],
  ] as const) {
    story(`changes neither verdict nor status when writing it ${what}`, async (shop, expect) => {
      const number = shop.open("tax", riskyEdit);
      shop.github.fault({ match: ({ method, path }) => writes.test(`${method} ${path}`), times: 99, respond });
      const seen = await shop.gate(number);
      expect(seen).toMatchObject({ exitCode: 0, result: "waiting", comment: null });
      expect(seen.status).toMatch(/^pending: /u);
      expect(seen.log).toContain("::warning::");
      expect(seen.summary).toContain("waiting for 1 retest and 2 sign-offs");
    });
  }
});

describe("the status", () => {
  story("of somebody else under the gate's name blocks, whatever it says", async (shop, expect) => {
    const number = shop.open("css", { "theme/base.css": "a {}\n" });
    const head = shop.repository.sha("css");
    shop.github.setStatus(head, { by: "mallory", state: "success", context: "signal-gate", description: "clear" });
    const seen = await shop.gate(number);
    expect(seen).toMatchObject({ result: "blocked", findings: ["foreign-status"] });
    expect(seen.status).toMatch(/^failure: /u);
  });

  story("of another name means nothing", async (shop, expect) => {
    const number = shop.open("css", { "theme/base.css": "a {}\n" });
    shop.github.setStatus(shop.repository.sha("css"), { by: "mallory", state: "failure", context: "ci" });
    expect((await shop.gate(number)).result).toBe("not-applicable");
  });

  story("and the comment are posted for the judged head alone: not when it moved meanwhile", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    const judged = shop.repository.sha("tax");
    const event = shop.github.events.pullRequest("opened", number);
    const move = () => void shop.commit("tax", { "checkout/button.js": "// totalPrice\n" });
    shop.github.fault({ match: `/commits/${judged}/statuses`, after: move });
    const seen = await shop.gate(number, event);
    expect([seen.exitCode, seen.comment]).toEqual([0, null]);
    expect(shop.github.world.statuses).toEqual([]);
    expect(seen.log).toMatch(/head moved on/u);
  });

  story("is posted once while nothing changes", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number);
    await shop.gate(number);
    expect(shop.github.world.statuses).toHaveLength(1);
  });

  story("can have another name", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number, undefined, { inputs: { context: "tracking gate" } });
    expect(shop.github.world.statuses.map(({ context }) => context)).toEqual(["tracking gate"]);
  });
});
