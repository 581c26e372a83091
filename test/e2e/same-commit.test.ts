import { describe } from "vitest";
import { gatewayPage } from "../github/faults.ts";
import { riskyEdit, storySheet } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";

const sheetPaths = Object.keys(storySheet);

describe("a commit that two pull requests share", () => {
  story("is not painted green by the one that goes to a branch without a sheet", async (shop, expect) => {
    shop.repository.branch("scratch", "main");
    const withoutSheet = Object.fromEntries(sheetPaths.map((path) => [path, null]));
    shop.repository.commit({ branch: "scratch", files: withoutSheet, author: "noor" });
    const held = shop.open("tax", riskyEdit);
    await shop.gate(held);
    const other = shop.github.openPullRequest({ head: "tax", author: "noor", base: "scratch" });
    const seen = await shop.gate(other);
    expect(seen.result).toBe("not-applicable");
    expect(shop.seen(held).status).toMatch(/^pending: this commit is also pull request #1, which is held/u);
    expect(seen.comment).toContain("Held all the same");
    expect(seen.comment).toContain("pull request #1,");
  });

  story("is green for both once the held one is answered, or closed", async (shop, expect) => {
    shop.repository.branch("scratch", "main");
    shop.repository.commit({ branch: "scratch", files: Object.fromEntries(sheetPaths.map((path) => [path, null])) });
    const held = shop.open("tax", riskyEdit);
    await shop.gate(held);
    const other = shop.github.openPullRequest({ head: "tax", author: "noor", base: "scratch" });
    await shop.gate(other);
    shop.paste(held, "ada");
    shop.paste(held, "lin");
    expect((await shop.gate(held)).status).toMatch(/^success: clear/u);
    expect((await shop.gate(other)).status).toMatch(/^success: /u);
  });

  story(
    "is green once both are answered, as a change and its backport: neither waits for the other",
    async (shop, expect) => {
      shop.repository.branch("release", "main");
      const change = shop.open("tax", riskyEdit);
      await shop.gate(change);
      const backport = shop.github.openPullRequest({ head: "tax", author: "noor", base: "release" });
      await shop.gate(backport);
      for (const person of ["ada", "lin"]) shop.paste(change, person);
      const clear = await shop.gate(change);
      expect(clear.status).toMatch(/^pending: this commit is also pull request #2, which is held/u);
      expect(clear.comment).toContain("Held all the same");
      expect(clear.comment).not.toContain("This may merge");
      for (const person of ["ada", "lin"]) shop.paste(backport, person);
      expect((await shop.gate(backport)).status).toMatch(/^success: clear/u);
      const free = await shop.gate(change);
      expect(free.status).toMatch(/^success: clear/u);
      expect(free.comment).toContain("This may merge");
      const posted = shop.github.world.statuses.length;
      for (const number of [backport, change, backport, change]) await shop.gate(number);
      expect(shop.github.world.statuses).toHaveLength(posted);
      shop.github.submitReview(backport, { by: "omar", state: "CHANGES_REQUESTED" });
      expect((await shop.gate(backport)).status).toMatch(/^failure: /u);
      expect((await shop.gate(change)).status).toMatch(/^pending: this commit is also pull request #2, which is held/u);
    },
  );
});

describe("a commit whose other pull request can't be read", () => {
  story("is not decided: no green status, and no comment that lets it merge", async (shop, expect) => {
    shop.repository.branch("scratch", "main");
    shop.repository.commit({ branch: "scratch", files: Object.fromEntries(sheetPaths.map((path) => [path, null])) });
    const held = shop.open("tax", riskyEdit);
    await shop.gate(held);
    const other = shop.github.openPullRequest({ head: "tax", author: "noor", base: "scratch" });
    shop.github.fault({
      match: `GET /repos/northwind/store/pulls/${String(held)}`,
      times: 99,
      respond: gatewayPage(502),
    });
    const seen = await shop.gate(other);
    expect([seen.exitCode, seen.comment]).toEqual([2, null]);
    expect(seen.status).toMatch(/^error: could not decide: could not read another pull request/u);
  });
});

describe("a head that was replaced and came back", () => {
  for (const repointed of [true, false]) {
    const how = repointed ? "and the host re-points the reviews" : "and the reviews still name the other head";
    story(`brings no approval of what stood between, ${how}`, async (shop, expect) => {
      const number = shop.open("tax", riskyEdit);
      const first = shop.repository.sha("tax");
      await shop.gate(number);
      shop.repository.git("branch", "-f", "tax", "main");
      shop.commit("tax", { "checkout/total.js": "export const totalPrice = (order) => order.total * 1.0;\n" });
      await shop.gate(number);
      for (const by of ["lin", "ada", "grace"]) shop.github.submitReview(number, { by, state: "APPROVED" });
      const between = await shop.gate(number);
      expect(between.states["sign-off:commerce"]).toBe("met");
      const approved = shop.repository.sha("tax");
      shop.repository.git("branch", "-f", "tax", first);
      shop.github.push(number);
      if (!repointed) {
        for (const review of shop.github.world.pulls.get(number)?.reviews ?? []) review.commitId = approved;
      }
      const back = await shop.gate(number);
      expect(back.states["sign-off:commerce"]).toBe("void");
      expect(back.status).toMatch(/^pending: /u);
    });
  }
});

describe("a squashed merge group", () => {
  story("takes the approvals of its pull request, whose commit it does not hold", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number);
    shop.paste(number, "ada");
    shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
    expect((await shop.gate(number)).result).toBe("clear");
    const baseSha = shop.repository.sha("main");
    shop.repository.branch("squashed", "main");
    const headSha = shop.repository.commit({ branch: "squashed", files: riskyEdit, author: "noor" });
    const seen = await shop.gate(number, shop.github.events.mergeGroup({ number, headSha, baseSha }));
    expect(seen.status).toMatch(/^success: clear/u);
  });
});

describe("a store's branch without a sheet", () => {
  story("is judged by the default branch's when that lists it, and is free when it does not", async (shop, expect) => {
    const sheet = storySheet["governance/sheet.yml"] ?? "";
    expect(sheet).toContain("branches: [main]");
    shop.commit("main", { "governance/sheet.yml": sheet.replace("branches: [main]", "branches: [main, eu]") });
    const bare = Object.fromEntries(sheetPaths.map((path) => [path, null]));
    for (const branch of ["eu", "wild"]) {
      shop.repository.branch(branch, "main");
      shop.repository.commit({ branch, files: bare });
      shop.repository.branch(`${branch}-tax`, branch);
      shop.repository.commit({ branch: `${branch}-tax`, files: riskyEdit, author: "noor" });
    }
    const listed = shop.github.openPullRequest({ head: "eu-tax", base: "eu", author: "noor" });
    expect((await shop.gate(listed)).result).toBe("waiting");
    const other = shop.github.openPullRequest({ head: "wild-tax", base: "wild", author: "noor" });
    expect((await shop.gate(other)).result).toBe("not-applicable");
  });
});

describe("evidence that is refused", () => {
  story("goes into no output", async (shop, expect) => {
    const secret = "mail: ada.lovelace@northwind.example\n";
    const number = shop.open("proof", { ...riskyEdit, "governance/evidence/run.yml": secret });
    const seen = await shop.gate(number);
    expect(seen.result).toBe("blocked");
    expect(seen.findings).toContain("secret-in-evidence");
    expect(JSON.stringify([seen.outputs, seen.comment, seen.summary, seen.log])).not.toContain("ada.lovelace");
  });
});
