import { describe } from "vitest";
import { hostileNames } from "./hostile-names.ts";
import { filesBelow, linesFor, riskyEdit, type Seen } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";

const changed = "export const totalPrice = 0;\n";

/** What a name could do: speak to people, make structure, or give the runner an order. */
function loudParts(seen: Seen): readonly string[] {
  const shown = [seen.comment ?? "", seen.summary, seen.status ?? ""].flatMap((text) => text.split("\n"));
  const outside = shown.map((line) => line.replace(/(`+)(?!`).*?[^`]\1(?!`)/gu, ""));
  const mentions = outside.flatMap((line) => line.match(/@(?:mallory|everyone)\b/gu) ?? []);
  const tags = outside.flatMap((line) => line.match(/(?<!\\)<(?:img|script|b)\b[^>]*>/giu) ?? []);
  const headings = shown.filter((line) => /^#* *(?:FORGED|approved by)/u.test(line));
  const forged = /^\s*(?:::error file=x|::set-output|::warning::FORGED|##\[)/u;
  const orders = seen.log.split("\n").filter((line) => forged.test(line));
  return [...mentions, ...tags, ...headings, ...orders];
}

describe("names that are meant to do harm", () => {
  story("come out inert in the comment, the summary, the annotations and the outputs", async (shop, expect) => {
    const files = Object.fromEntries(hostileNames.map((name) => [`checkout/${name}`, changed]));
    const number = shop.open("names", riskyEdit);
    await shop.gate(number);
    shop.paste(number, "lin");
    shop.commit("names", files);
    const seen = await shop.gate(number);
    expect(seen.states["sign-off:commerce"]).toBe("void");
    expect(loudParts(seen)).toEqual([]);
    const fired = JSON.stringify(seen.verdict);
    for (const name of hostileNames) expect(fired).toContain(JSON.stringify(`checkout/${name}`).slice(1, -1));
    expect(Object.keys(seen.outputs).sort()).toEqual(["facts", "facts-file", "result", "results", "verdict"]);
    const columns = (seen.comment ?? "").split("\n").filter((line) => /^\| (?:⬜|♻️)/u.test(line));
    expect(columns).toHaveLength(3);
    for (const row of columns) expect(row.split(/(?<!\\)\|/u)).toHaveLength(7);
  });

  story("make no false lines in annotations of a broken record", async (shop, expect) => {
    const [name = ""] = hostileNames;
    const number = shop.open("names", { [`governance/records/2026-11-01-${name}.yml`]: "kind: [\n" });
    const seen = await shop.gate(number);
    expect(seen.result).toBe("blocked");
    const strange = seen.log
      .split("\n")
      .filter((line) => !/^(?:::add-mask::|::error file=governance\/|🔴|$)/u.test(line));
    expect(strange).toEqual([]);
    expect(loudParts(seen)).toEqual([]);
  });

  story("in a branch or a title do nothing either", async (shop, expect) => {
    const branch = "x;$(touch${IFS}FORGED)`id`&&@mallory|<b>";
    shop.commit(branch, riskyEdit);
    const title = "::error::FORGED\n# FORGED <img src=x> @mallory";
    const number = shop.github.openPullRequest({ head: branch, author: "noor", title, body: "/signal recheck" });
    const seen = await shop.gate(number);
    expect(seen.result).toBe("waiting");
    expect(loudParts(seen)).toEqual([]);
  });
});

describe("a long change", () => {
  story("of 3,001 files is an error: nobody can list them all", async (shop, expect) => {
    const names = Array.from({ length: 3001 }, (_, index) => `docs/${String(index)}.md`);
    const number = shop.open("many", Object.fromEntries(names.map((name) => [name, "x\n"])));
    const seen = await shop.gate(number);
    expect(seen).toMatchObject({ result: "error", exitCode: 0, findings: ["files-incomplete"] });
    expect(seen.status).toMatch(/^error: /u);
  });

  story("of 1,200 files is read to its last one", async (shop, expect) => {
    const names = Array.from({ length: 1200 }, (_, index) => `docs/${String(index)}.md`);
    const number = shop.open("many", {
      ...Object.fromEntries(names.map((name) => [name, "x\n"])),
      "theme/z.liquid": "x\n",
    });
    const seen = await shop.gate(number);
    expect(seen.states).toEqual({ "retest:page-preview": "missing", "sign-off:catalogue": "missing" });
  });

  story("of 251 commits is an error", async (shop, expect) => {
    for (let index = 0; index < 251; index += 1)
      shop.commit("long", { "theme/base.css": `a { order: ${String(index)} }\n` });
    const number = shop.github.openPullRequest({ head: "long", author: "noor" });
    expect(await shop.gate(number)).toMatchObject({ result: "error", findings: ["too-many-commits"] });
  });

  story("keeps its comment within GitHub's limit, marker and verdict first", async (shop, expect) => {
    const names = Array.from(
      { length: 400 },
      (_, index) => `theme/${"very-long-name-".repeat(12)}${String(index)}.liquid`,
    );
    const number = shop.open("many", { ...riskyEdit, ...Object.fromEntries(names.map((name) => [name, "x\n"])) });
    const seen = await shop.gate(number);
    expect(seen.comment?.length).toBeLessThan(65_536);
    expect(seen.comment).toMatch(/^### 🟡 Signal gate: waiting/u);
    expect(linesFor(seen, "kim").length).toBeGreaterThan(0);
  });
});

describe("what counts as touching a watched folder", () => {
  story("a rename out of it, and one into it", async (shop, expect) => {
    shop.repository.branch("out", "main");
    shop.repository.commit({
      branch: "out",
      author: "noor",
      renames: { "theme/product.liquid": "archive/product.txt", "checkout/total.js": "archive/total.js" },
    });
    const out = shop.github.openPullRequest({ head: "out", author: "noor" });
    const theme = { "retest:page-preview": "missing", "sign-off:catalogue": "missing" };
    const left = await shop.gate(out);
    expect(left.states).toMatchObject({ ...theme, "sign-off:commerce": "missing" });
    expect(left.comment).toContain("`archive/total.js`, line 1: renamed from checkout/total.js");
    shop.repository.branch("in", "main");
    shop.repository.commit({ branch: "in", author: "noor", renames: { "theme/base.css": "theme/base.liquid" } });
    expect((await shop.gate(shop.github.openPullRequest({ head: "in", author: "noor" }))).states).toEqual(theme);
  });

  story("a deletion, a link and a submodule", async (shop, expect) => {
    const theme = { "retest:page-preview": "missing", "sign-off:catalogue": "missing" };
    for (const [branch, entry] of Object.entries({
      gone: null,
      link: { symlink: "../theme/base.css" },
      module: { submodule: "1".repeat(40) },
    })) {
      expect((await shop.gate(shop.open(branch, { "theme/product.liquid": entry }))).states).toEqual(theme);
    }
    const folder = { "theme/product.liquid": null, "theme/base.css": null };
    shop.commit("main", { ...folder, theme: { submodule: "1".repeat(40) } }, { author: "rosa" });
    expect((await shop.gate(shop.open("bump", { theme: { submodule: "2".repeat(40) } }))).states).toEqual(theme);
  });
});

const reference = new URL("../../governance/", import.meta.url).pathname;
story(
  "the reference sheet holds a discount and lets a style sheet pass",
  async (shop, expect) => {
    const css = await shop.gate(shop.open("css", { "assets/base.css": "a {}\n" }));
    expect(css).toMatchObject({ result: "not-applicable", comment: null });
    const discount = { "src/checkout/discount.ts": "export const total = applyDiscount(cart.totalPrice);\n" };
    const seen = await shop.gate(shop.open("discount", discount));
    expect(seen).toMatchObject({
      result: "waiting",
      states: { "retest:preview-order": "missing", "sign-off:commerce": "missing", "sign-off:tracking": "missing" },
    });
    expect(linesFor(seen, "lin")).toHaveLength(1);
  },
  { sheet: filesBelow(reference, "governance/") },
);
