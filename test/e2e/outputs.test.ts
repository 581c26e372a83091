import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type ExpectStatic } from "vitest";
import { validate } from "../../src/contract/validate.ts";
import { run } from "../cli/run-cli.ts";
import { field, list, parseJson, text } from "../github/json.ts";
import { filesBelow, riskyEdit, storySheet, type Seen, type Shop } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";

/** What the command line prints for the facts that the Action wrote. */
async function fromFacts(facts: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "signal-facts-"));
  try {
    writeFileSync(join(folder, "facts.json"), facts);
    return (await run(folder, "gate", "--facts", "facts.json", "--json")).out;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function expectSameBytes(expect: ExpectStatic, seen: Seen): Promise<void> {
  const { facts = "", verdict = "" } = seen.outputs;
  expect(facts).not.toBe("");
  expect(await fromFacts(facts)).toBe(verdict);
  expect(validate("facts", parseJson(facts)).ok).toBe(true);
  expect(validate("verdict", parseJson(verdict)).ok).toBe(true);
}

/** A pull request with something of everything: two policies, a void and a standing answer, evidence, a record. */
async function fullChange(shop: Shop): Promise<number> {
  const number = shop.open("full", {
    ...riskyEdit,
    "theme/product.liquid": "<p>\n",
    "governance/conclusions.yml": `${storySheet["governance/conclusions.yml"] ?? ""}  extra:\n    title: One more\n    owner: growth\n    rests_on: [Purchase.value]\n    instead: The shop\n`,
    "governance/records/2026-11-01-klarna.yml":
      "kind: change\ndeclares: [checkout]\nhappened_at: 2026-11-01T08:00:00Z\n",
  });
  await shop.gate(number);
  shop.paste(number, "ada");
  shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
  shop.github.comment(
    number,
    "mallory",
    `/signal override ${"0".repeat(32)} please\n/signal rollback ${"1".repeat(40)}`,
  );
  await shop.gate(number);
  shop.commit("full", { "checkout/button.js": "// totalPrice ✓ größe\n" });
  return number;
}

describe("facts and verdict", () => {
  story("are outputs by their schemas, and `gate --facts` prints the verdict's very bytes", async (shop, expect) => {
    await expectSameBytes(expect, await shop.gate(await fullChange(shop)));
    await expectSameBytes(expect, await shop.gate(shop.open("css", { "theme/base.css": "a {}\n" })));
    await expectSameBytes(expect, await shop.gate(shop.open("bad", { "governance/triggers.yml": "triggers: [\n" })));
  });

  story("of the same change hold the same fingerprints on GitHub and on a local repository", async (shop, expect) => {
    const number = await fullChange(shop);
    const renames = { "package.json": "tools/package.json", "checkout/total.js": "checkout/sum.js" };
    shop.repository.commit({
      branch: "full",
      renames,
      files: { "checkout/größe 1.js": "totalPrice\n" },
      author: "noor",
    });
    shop.github.push(number);
    const seen = await shop.gate(number);
    const local = await run(shop.repository.path, "gate", "--base", "main", "--head", "full", "--json");
    const prints = (verdict: unknown): readonly string[] =>
      list(field(verdict, "requirements")).map(
        (item) => `${text(item, "key") ?? ""} ${text(item, "fingerprint") ?? ""}`,
      );
    expect(prints(parseJson(local.out))).toEqual(prints(seen.verdict));
    expect(field(parseJson(local.out), "fingerprint")).toBe(field(seen.verdict, "fingerprint"));
  });

  story("of a broken base and of too many files hold the same", async (shop, expect) => {
    const names = Array.from({ length: 400 }, (_, index) => `docs/${String(index)}.md`);
    const number = shop.open("many", Object.fromEntries(names.map((name) => [name, "x\n"])));
    await expectSameBytes(expect, await shop.gate(number));
    shop.commit("main", { "governance/owners.yml": "owners: [\n" }, { author: "rosa" });
    await expectSameBytes(expect, await shop.gate(number));
  });

  story("say nothing of the token", async (shop, expect) => {
    const seen = await shop.gate(await fullChange(shop), undefined, { token: "person" });
    const shown = [
      seen.comment,
      seen.summary,
      ...Object.values(seen.outputs),
      seen.log.replace(/^::add-mask::.*$/mu, ""),
    ];
    expect(shown.filter((text) => /\bperson\b(?! of)/u.test(text ?? "")).length).toBe(0);
  });
});

describe("on a server of one's own", () => {
  story("every link leads to that server, and every request went there", async (shop, expect) => {
    const number = await fullChange(shop);
    const seen = await shop.gate(number);
    const own = shop.github.url;
    const raw = [...shop.github.world.comments.values()].find(({ author }) => author.bot)?.body ?? "";
    const texts = [raw, seen.summary, ...shop.github.world.statuses.map(({ targetUrl }) => targetUrl ?? "")];
    const links = texts.flatMap((text) => text.match(/https?:\/\/[^\s)"'<\]]+/gu) ?? []);
    expect(links.length).toBeGreaterThan(3);
    expect(
      links.filter((link) => !link.startsWith(own) && !link.startsWith("https://proof.northwind.example")),
    ).toEqual([]);
    expect(shop.github.exchanges.filter(({ path }) => path.startsWith("/outside-api"))).toEqual([]);
  });
});

const events = Array.from({ length: 11 }, (_, index) => {
  const name = `Extra${String(index)}`;
  const text = (storySheet["governance/events/view-content.yml"] ?? "").replace("event: ViewContent", `event: ${name}`);
  return [`governance/events/extra-${String(index)}.yml`, text] as const;
});

describe("requests", () => {
  story(
    "are at most 10 for 100 files, 30 reviews, 30 comments and a sheet of 20 files",
    async (shop, expect) => {
      const files = Array.from(
        { length: 99 },
        (_, index) => [`theme/p${String(index)}.liquid`, `${String(index)}\n`] as const,
      );
      const number = shop.open("wide", { ...Object.fromEntries(files), ...riskyEdit });
      const count = async (): Promise<number> => {
        const before = shop.github.exchanges.length;
        const seen = await shop.gate(number);
        expect(seen.result).toBe("waiting");
        return shop.github.exchanges.length - before;
      };
      expect(await count()).toBeLessThanOrEqual(10);
      for (let index = 0; index < 30; index += 1) {
        const state = index % 3 === 0 ? "APPROVED" : "COMMENTED";
        shop.github.submitReview(number, { by: ["lin", "ada", "mallory"][index % 3] ?? "", state });
        shop.github.comment(number, "noor", index % 2 === 0 ? "Looks good." : "/signal recheck");
      }
      expect(await count()).toBeLessThanOrEqual(10);
      expect(await count()).toBeLessThanOrEqual(10);
    },
    { sheet: { ...storySheet, ...Object.fromEntries(events) } },
  );

  story(
    "stay few with the reference sheet and its teams unread by a plain token",
    async (shop, expect) => {
      const number = shop.open("order", { "src/checkout/total.ts": "export const total = cart.totalPrice;\n" });
      const seen = await shop.gate(number);
      expect(seen.result).toBe("waiting");
      expect(shop.github.exchanges.length).toBeLessThanOrEqual(14);
    },
    { sheet: filesBelow(new URL("../../governance/", import.meta.url).pathname, "governance/") },
  );
});
