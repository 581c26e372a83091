import { describe } from "vitest";
import { linesFor, replaced, riskyEdit, storySheet, type Shop } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";
import { withoutField } from "../github/faults.ts";
import { parseJson } from "../github/json.ts";

const waiting = { exitCode: 0, result: "waiting" };

/** A pull request that is answered and clear. */
async function answered(shop: Shop): Promise<number> {
  const number = shop.open("tax", riskyEdit);
  await shop.gate(number);
  shop.paste(number, "ada");
  shop.paste(number, "lin");
  await shop.gate(number);
  return number;
}

const numbersIn = (outputs: Readonly<Record<string, string>>): unknown => parseJson(outputs["results"] ?? "");

describe("every event judges the pull request that it is about", () => {
  for (const action of ["opened", "edited", "labeled", "synchronize"] as const) {
    story(`pull_request ${action}`, async (shop, expect) => {
      const number = shop.open("tax", riskyEdit);
      expect(await shop.gate(number, shop.github.events.pullRequest(action, number))).toMatchObject(waiting);
    });
  }

  story("pull_request_target", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    expect(await shop.gate(number, shop.github.events.pullRequestTarget("opened", number))).toMatchObject(waiting);
  });

  story("pull_request_review and issue_comment", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number);
    const review = shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
    const reviewed = await shop.gate(number, shop.github.events.review("submitted", review));
    expect(reviewed.states).toMatchObject({ "sign-off:commerce": "met", "sign-off:tracking": "missing" });
    const line = shop.paste(number, "ada");
    expect((await shop.gate(number, shop.github.events.comment("created", line))).result).toBe("clear");
    const gone = shop.github.events.comment("deleted", line);
    shop.github.deleteComment(line);
    expect((await shop.gate(number, gone)).result).toBe("waiting");
  });

  story("workflow_run of a fork, found by head commit and head repository", async (shop, expect) => {
    shop.repository.branch("refs/forks/mallory/patch", "main");
    shop.repository.commit({ branch: "refs/forks/mallory/patch", files: riskyEdit, author: "mallory" });
    shop.open("patch", { "theme/base.css": "a {}\n" });
    const number = shop.github.openPullRequest({ head: "patch", fork: "mallory/store", author: "mallory" });
    const seen = await shop.gate(number, shop.github.events.workflowRun(number));
    expect(seen).toMatchObject(waiting);
    expect(numbersIn(seen.outputs)).toEqual([{ number, result: "waiting" }]);
    expect(seen.status).toMatch(/^pending: /u);
  });

  story("workflow_run whose head moved on is about nothing", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    const event = shop.github.events.workflowRun(number);
    shop.commit("tax", { "checkout/button.js": "// totalPrice\n" });
    const seen = await shop.gate(number, event);
    expect([seen.exitCode, numbersIn(seen.outputs), seen.status]).toEqual([0, [], null]);
  });

  story("push to the base judges its pull requests again", async (shop, expect) => {
    const number = shop.open("terms", { "terms/returns.txt": "30 days\n" });
    expect((await shop.gate(number)).result).toBe("not-applicable");
    const before = shop.repository.sha("main");
    const triggers = replaced(storySheet["governance/triggers.yml"], '"checkout/**"', '"{checkout,terms}/**"');
    shop.commit("main", { "governance/triggers.yml": replaced(triggers, "totalPrice", "days|totalPrice") });
    const seen = await shop.gate(number, shop.github.events.push("main", before));
    expect(seen.status).toMatch(/^pending: /u);
  });

  story(
    "schedule judges what is due and leaves fresh green alone; workflow_dispatch judges all",
    async (shop, expect) => {
      const green = shop.open("css", { "theme/base.css": "a {}\n" });
      const open = shop.open("tax", riskyEdit);
      const lost = shop.open("theme", { "theme/product.liquid": "<p>\n" });
      await shop.gate(green);
      await shop.gate(open);
      const scheduled = await shop.gate(lost, shop.github.events.schedule());
      expect(numbersIn(scheduled.outputs)).toEqual([
        { number: open, result: "waiting" },
        { number: lost, result: "waiting" },
      ]);
      expect(shop.seen(lost).status).toMatch(/^pending: /u);
      const all = await shop.gate(green, shop.github.events.workflowDispatch());
      expect(numbersIn(all.outputs)).toEqual([
        { number: green, result: "not-applicable" },
        { number: open, result: "waiting" },
        { number: lost, result: "waiting" },
      ]);
    },
  );

  story("schedule takes a green away when its evidence has become too old", async (shop, expect) => {
    const number = await answered(shop);
    expect(shop.seen(number).status).toMatch(/^success: /u);
    shop.github.advance(8 * 24 * 60);
    await shop.gate(number, shop.github.events.schedule());
    expect(shop.seen(number).status).toMatch(/^pending: waiting for: retest preview-order/u);
  });

  story("a retarget to another base does not keep its green, even where no event tells of it", async (shop, expect) => {
    shop.repository.branch("release", "main");
    shop.commit("release", {
      "governance/sheet.yml": replaced(storySheet["governance/sheet.yml"], "mode: enforce", "mode: enforce # release"),
    });
    const number = await answered(shop);
    shop.github.editPullRequest(number, { baseRef: "release" });
    const seen = await shop.gate(number, shop.github.events.schedule());
    expect(numbersIn(seen.outputs)).toEqual([{ number, result: "waiting" }]);
    expect(shop.seen(number).status).toMatch(/^pending: .* · release$/u);
  });

  story("an event that the gate does not know fails with what to read", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    const event = { ...shop.github.events.pullRequest("opened", number), name: "fork" };
    const seen = await shop.gate(number, event);
    expect([seen.exitCode, seen.status]).toEqual([2, null]);
    expect(seen.log).toContain("::error::");
  });

  story("a comment on an issue that is no pull request does nothing", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    const event = shop.github.events.comment("created", shop.github.comment(number, "ada", "hello"));
    const payload = JSON.parse(JSON.stringify(event.payload)) as { readonly issue: { pull_request?: unknown } };
    delete payload.issue.pull_request;
    const seen = await shop.gate(number, { ...event, payload: { ...payload } });
    expect([seen.exitCode, seen.status, seen.comment]).toEqual([0, null, null]);
  });
});

/** The commit that a merge queue would build for a pull request on top of a base. */
function queued(
  shop: Shop,
  branch: string,
  options: { readonly onto?: string; readonly files?: Readonly<Record<string, string>> } = {},
): string {
  const queue = `gh-queue-${branch}`;
  shop.repository.branch(queue, options.onto ?? "main");
  return shop.repository.merge({
    into: queue,
    from: branch,
    ...(options.files === undefined ? {} : { files: options.files }),
  });
}

describe("a merge group", () => {
  story("with the same files reuses the answers of its pull request", async (shop, expect) => {
    const number = await answered(shop);
    shop.commit("main", { "docs/other.md": "landed meanwhile\n" });
    const baseSha = shop.repository.sha("main");
    const headSha = queued(shop, "tax");
    const seen = await shop.gate(number, shop.github.events.mergeGroup({ number, headSha, baseSha }));
    expect(seen).toMatchObject({ exitCode: 0, result: "clear" });
    expect(seen.status).toMatch(/^success: /u);
    expect(shop.github.world.statuses.at(-1)?.sha).toBe(headSha);
  });

  story("with other blobs than those that were signed fails", async (shop, expect) => {
    const number = await answered(shop);
    shop.commit("main", { "checkout/total.js": "export const totalPrice = (order) => order.net;\n" });
    const baseSha = shop.repository.sha("main");
    const files = { "checkout/total.js": "export const totalPrice = (order) => order.net * 1.2;\n" };
    const headSha = queued(shop, "tax", { files });
    const seen = await shop.gate(number, shop.github.events.mergeGroup({ number, headSha, baseSha }));
    expect(seen.result).toBe("waiting");
    expect(seen.status).toMatch(/^failure: update the branch and sign again: retest preview-order/u);
    expect(seen.summary).toContain("Update the branch, then answer on the pull request");
    expect(seen.summary).not.toMatch(/\/signal (?:passed|sign-off|override)/u);
    expect(shop.github.world.statuses.at(-1)?.targetUrl).toMatch(/\/actions\/runs\/\d+\?pr=1$/u);
  });

  story("fails while the pull request waits: a queue can't", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number);
    const baseSha = shop.repository.sha("main");
    const seen = await shop.gate(
      number,
      shop.github.events.mergeGroup({ number, headSha: queued(shop, "tax"), baseSha }),
    );
    expect(seen.status).toMatch(/^failure: /u);
  });

  story("asks for what the group before it brought, and for what the tip asks now", async (shop, expect) => {
    const number = shop.open("terms", { "terms/returns.txt": "30 days\n" });
    await shop.gate(number);
    shop.repository.branch("group-before", "main");
    const triggers = replaced(storySheet["governance/triggers.yml"], '"checkout/**"', '"{checkout,terms}/**"');
    const stricter = { "governance/triggers.yml": replaced(triggers, "totalPrice", "days|totalPrice") };
    const baseSha = shop.repository.commit({ branch: "group-before", files: stricter });
    const headSha = queued(shop, "terms", { onto: "group-before" });
    const seen = await shop.gate(number, shop.github.events.mergeGroup({ number, headSha, baseSha }));
    expect(seen.status).toMatch(/^failure: /u);
    expect(Object.keys(seen.states).some((key) => key.startsWith("retest:preview-order"))).toBe(true);
  });

  story("whose ref has an unknown shape, or that can't be read, is never green", async (shop, expect) => {
    const number = await answered(shop);
    const baseSha = shop.repository.sha("main");
    const headSha = queued(shop, "tax");
    const event = shop.github.events.mergeGroup({ number, headSha, baseSha });
    const odd = JSON.parse(JSON.stringify(event.payload).replaceAll("/pr-", "/batch-")) as typeof event.payload;
    expect((await shop.gate(number, { ...event, payload: odd })).exitCode).toBe(2);
    shop.github.fault({
      match: "/compare/",
      times: 99,
      respond: () => ({ status: 404, body: { message: "Not Found" } }),
    });
    const seen = await shop.gate(number, event);
    expect(seen.exitCode).toBe(2);
    expect(shop.github.world.statuses.filter(({ sha, state }) => sha === headSha && state === "success")).toEqual([]);
  });

  story("whose comparison has no files is an error", async (shop, expect) => {
    const number = await answered(shop);
    const baseSha = shop.repository.sha("main");
    const headSha = queued(shop, "tax");
    shop.github.fault({ match: "/compare/", times: 99, respond: withoutField(["files"]) });
    const seen = await shop.gate(number, shop.github.events.mergeGroup({ number, headSha, baseSha }));
    expect(seen.exitCode).toBe(2);
    expect(seen.log).toContain("holds no list at files");
    expect(shop.github.world.statuses.filter(({ sha }) => sha === headSha).map(({ state }) => state)).toEqual([
      "error",
    ]);
  });

  story("counts no line of another pull request", async (shop, expect) => {
    const number = await answered(shop);
    const other = shop.open("evil", { "checkout/total.js": "export const totalPrice = () => 0;\n" });
    const seen = await shop.gate(other);
    for (const line of linesFor(shop.seen(other), "lin")) shop.github.comment(number, "lin", line);
    expect(seen.result).toBe("waiting");
    const baseSha = shop.repository.sha("main");
    const headSha = queued(shop, "evil");
    const group = await shop.gate(other, shop.github.events.mergeGroup({ number: other, headSha, baseSha }));
    expect(group.status).toMatch(/^failure: /u);
  });
});
