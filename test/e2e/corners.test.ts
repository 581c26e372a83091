import { describe } from "vitest";
import { fingerprintOf, linesFor, replaced, riskyEdit, storySheet } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";

const sheetFile = (name: string): string => storySheet[`governance/${name}`] ?? "";
const theme = { "retest:page-preview": "missing", "sign-off:catalogue": "missing" };

describe("a sheet in the pull request", () => {
  story("that changes prose alone asks nobody", async (shop, expect) => {
    const title = replaced(sheetFile("triggers.yml"), "title: Theme change", "title: Any theme change");
    const seen = await shop.gate(shop.open("prose", { "governance/triggers.yml": title }));
    expect(seen).toMatchObject({ result: "not-applicable", states: {} });
  });

  story("that asks for more is applied beside the base's, signed by the entry's owner", async (shop, expect) => {
    const more = replaced(
      sheetFile("triggers.yml"),
      "before_merge: [page-preview]",
      "before_merge: [page-preview, preview-order]",
    );
    const touches = replaced(more, 'touches: ["ViewContent.*"]', 'touches: ["ViewContent.*", "Purchase.value"]');
    const number = shop.open("more", { "governance/triggers.yml": touches, "theme/product.liquid": "<p>\n" });
    const seen = await shop.gate(number);
    expect(seen.states).toMatchObject({
      ...theme,
      "retest:preview-order@proposed": "missing",
      "sheet-change:triggers.theme": "missing",
    });
  });

  story("that is a link, or was renamed away, is broken: blocked", async (shop, expect) => {
    const link = await shop.gate(shop.open("link", { "governance/triggers.yml": { symlink: "../package.json" } }));
    expect([link.result, link.status?.split(":")[0]]).toEqual(["blocked", "failure"]);
    shop.repository.branch("moved", "main");
    shop.repository.commit({
      branch: "moved",
      author: "noor",
      renames: { "governance/triggers.yml": "docs/triggers.yml" },
    });
    const moved = await shop.gate(shop.github.openPullRequest({ head: "moved", author: "noor" }));
    expect(["blocked", "waiting"]).toContain(moved.result);
    expect(moved.result === "blocked" || "weakening:triggers.checkout" in moved.states).toBe(true);
  });
});

describe("a file that can't be read as text fires: nobody knows what changed", () => {
  for (const [what, content] of Object.entries({
    binary: Buffer.from([0, 1, 2, 255]),
    "over 2 MB": `${"x".repeat(2 * 1024 * 1024 + 1)}\n`,
    "not UTF-8": Buffer.from("caf\u00e9", "latin1"),
    "a link": { symlink: "button.js" },
    "kept by Git LFS": `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 12345\n`,
  })) {
    story(what, async (shop, expect) => {
      const seen = await shop.gate(shop.open("odd", { "checkout/total.js": content }));
      expect(seen.states).toMatchObject({ "retest:preview-order": "missing" });
    });
  }
});

describe("people", () => {
  story("an owner who merges main into the branch is no author of it", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    shop.commit("main", { "docs/a.md": "a\n" });
    shop.repository.merge({ into: "tax", from: "main", author: "lin" });
    shop.github.push(number);
    await shop.gate(number);
    shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
    expect((await shop.gate(number)).states["sign-off:commerce"]).toBe("met");
  });

  story("names are compared without case", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    const seen = await shop.gate(number);
    shop.github.comment(number, "LIN", `/signal sign-off ${fingerprintOf(seen, "sign-off:commerce")}`);
    expect((await shop.gate(number)).states["sign-off:commerce"]).toBe("met");
  });

  story("a bot with an owner's name is another account", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    const seen = await shop.gate(number);
    shop.github.comment(number, "lin[bot]", `/signal sign-off ${fingerprintOf(seen, "sign-off:commerce")}`);
    shop.github.submitReview(number, { by: "lin[bot]", state: "APPROVED" });
    expect((await shop.gate(number)).states["sign-off:commerce"]).toBe("missing");
  });

  story("an objection that is dismissed is no opinion any more", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    await shop.gate(number);
    const review = shop.github.submitReview(number, { by: "lin", state: "CHANGES_REQUESTED" });
    expect((await shop.gate(number)).result).toBe("blocked");
    shop.github.dismissReview(review);
    expect((await shop.gate(number)).states["sign-off:commerce"]).toBe("missing");
  });

  story(
    "one comment may sign several things, another answers a retest with a file of the change",
    async (shop, expect) => {
      const notes = { "governance/evidence/preview.txt": "Both payloads agree.\n" };
      const number = shop.open("tax", { ...riskyEdit, ...notes });
      const seen = await shop.gate(number);
      const path = "governance/evidence/preview.txt";
      const line = linesFor(seen, "ada").find((each) => each.endsWith(path)) ?? "";
      shop.github.comment(number, "ada", line);
      expect((await shop.gate(number)).states["retest:preview-order"]).toBe("met");
      shop.commit("tax", { [path]: "Both payloads agree, mostly.\n" });
      expect((await shop.gate(number)).states["retest:preview-order"]).toBe("void");
    },
  );
});

describe("pull requests that share a commit", () => {
  story("do not lend each other what the gate has shown", async (shop, expect) => {
    shop.repository.branch("release", "main");
    const first = shop.open("tax", riskyEdit);
    const second = shop.github.openPullRequest({ head: "tax", base: "release", author: "noor" });
    await shop.gate(first);
    shop.github.submitReview(second, { by: "lin", state: "APPROVED" });
    expect((await shop.gate(second)).states["sign-off:commerce"]).toBe("void");
    const line = fingerprintOf(await shop.gate(first), "sign-off:commerce");
    shop.github.comment(second, "lin", `/signal sign-off ${line}`);
    expect((await shop.gate(second)).states["sign-off:commerce"]).toBe("void");
  });

  story("whose fork was deleted is still judged", async (shop, expect) => {
    shop.repository.branch("refs/forks/mallory/patch", "main");
    shop.repository.commit({ branch: "refs/forks/mallory/patch", files: riskyEdit, author: "mallory" });
    const number = shop.github.openPullRequest({ head: "patch", fork: "mallory/store", author: "mallory" });
    shop.github.deleteFork(number);
    expect((await shop.gate(number)).result).toBe("waiting");
  });
});
