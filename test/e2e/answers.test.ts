import { describe, type ExpectStatic } from "vitest";
import { fingerprintOf, linesFor, riskyEdit, type Seen, type Shop } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";

const signature = "sign-off:commerce";

/** A checkout edit that the gate has judged once. */
async function asked(shop: Shop, author?: string): Promise<{ readonly number: number; readonly seen: Seen }> {
  const number = shop.open("tax", riskyEdit, author);
  return { number, seen: await shop.gate(number) };
}

async function expectSignature(
  shop: Shop,
  number: number,
  expected: { state: string; expect: ExpectStatic },
): Promise<Seen> {
  const seen = await shop.gate(number);
  expected.expect(seen.states[signature]).toBe(expected.state);
  if (expected.state !== "met") expected.expect(seen.result).not.toBe("clear");
  return seen;
}

describe("a command counts only as its writer wrote it, plainly, on a line of its own", () => {
  const hidden: readonly ((line: string) => string)[] = [
    (line) => `> ${line}`,
    (line) => `> look at this\n${line}`,
    (line) => `\`\`\`text\n${line}\n\`\`\``,
    (line) => `~~~\n${line}`,
    (line) => `    ${line}`,
    (line) => `<!--\n${line}\n-->`,
    (line) => `<pre>\n${line}\n</pre>`,
    (line) => `please don't ${line}`,
    (line) => `\`${line}\``,
    (line) => line.toUpperCase(),
    (line) => line.slice(0, -1),
    (line) => `${line} thanks`,
  ];
  story(
    "not in quotes, fences, code or HTML, not inside a sentence, not with a letter more or less",
    async (shop, expect) => {
      const { number, seen } = await asked(shop);
      for (const wrap of hidden) shop.github.comment(number, "lin", wrap(linesFor(seen, "lin")[0]!));
      await expectSignature(shop, number, { state: "missing", expect });
    },
  );

  story("not after an edit, whoever made it; the refusal is explained", async (shop, expect) => {
    const { number, seen } = await asked(shop);
    const [line = ""] = linesFor(seen, "lin");
    const id = shop.github.comment(number, "lin", "Looks interesting.");
    shop.github.advance(1);
    shop.github.editComment(id, line, "noor");
    const after = await expectSignature(shop, number, { state: "missing", expect });
    expect(after.findings).toContain("answer-not-counted");
    expect(after.comment).toMatch(/edited/u);
  });

  story("but with other words around it; deleting the comment withdraws it", async (shop, expect) => {
    const { number, seen } = await asked(shop);
    const id = shop.github.comment(number, "lin", `I looked at the totals.\n\n${linesFor(seen, "lin")[0]!}\r\n\nFine!`);
    await expectSignature(shop, number, { state: "met", expect });
    shop.github.deleteComment(id);
    await expectSignature(shop, number, { state: "missing", expect });
  });

  story("and never from somebody without the role", async (shop, expect) => {
    const { number, seen } = await asked(shop);
    for (const stranger of ["kim", "mallory", "noor"]) shop.github.comment(number, stranger, linesFor(seen, "lin")[0]!);
    shop.github.submitReview(number, { by: "mallory", state: "APPROVED" });
    await expectSignature(shop, number, { state: "missing", expect });
  });

  story("found in 70,000 characters of other text, in bounded time", async (shop, expect) => {
    const { number, seen } = await asked(shop);
    const [line = ""] = linesFor(seen, "lin");
    shop.github.comment(number, "mallory", "> `<!--".repeat(10_000));
    shop.github.comment(number, "lin", `${"x\n".repeat(30_000)}${line}\n`);
    const started = performance.now();
    await expectSignature(shop, number, { state: "met", expect });
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("an approval is about content, not about a commit id", () => {
  story(
    "one for old content does not count when a force-push moved its commit id to the new head",
    async (shop, expect) => {
      const { number } = await asked(shop);
      shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
      await expectSignature(shop, number, { state: "met", expect });
      const main = shop.repository.sha("main");
      const evil = { "checkout/total.js": "export const totalPrice = () => 0;\n" };
      const head = shop.commit("tax", evil, { onto: main });
      expect(shop.github.world.pulls.get(number)?.reviews[0]?.commitId).toBe(head);
      const seen = await expectSignature(shop, number, { state: "void", expect });
      expect(seen.comment).toMatch(/checkout\/total\.js changed after .*lin signed/u);
    },
  );

  story("one survives a rebase that keeps the content", async (shop, expect) => {
    const { number } = await asked(shop);
    shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
    shop.commit("main", { "docs/notes.md": "later\n" });
    shop.commit("tax", riskyEdit, { onto: shop.repository.sha("main"), message: "Rebased" });
    await expectSignature(shop, number, { state: "met", expect });
  });

  story("one before the gate had shown anything is void, with the line to paste instead", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
    shop.github.advance(1);
    const seen = await expectSignature(shop, number, { state: "void", expect });
    expect(linesFor(seen, "lin")).toEqual([`/signal sign-off ${fingerprintOf(seen, signature)}`]);
  });

  story("one that raced a push speaks for what the gate had shown", async (shop, expect) => {
    const { number } = await asked(shop);
    shop.commit("tax", { "checkout/total.js": "export const totalPrice = () => 0;\n" });
    shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
    await expectSignature(shop, number, { state: "void", expect });
  });
});

describe("who may sign", () => {
  story("not the author, by review or by command", async (shop, expect) => {
    const { number, seen } = await asked(shop, "lin");
    shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
    shop.github.comment(number, "lin", `/signal sign-off ${fingerprintOf(seen, signature)}`);
    const after = await expectSignature(shop, number, { state: "missing", expect });
    expect(after.findings).toContain("answer-not-counted");
    shop.paste(number, "omar");
    await expectSignature(shop, number, { state: "met", expect });
  });

  story("not the author of a commit, nor a co-author", async (shop, expect) => {
    shop.commit("tax", riskyEdit, { author: "lin" });
    shop.commit(
      "tax",
      { "checkout/button.js": "// subtotalPrice\n" },
      {
        message: "Say it\n\nCo-authored-by: omar <omar@northwind.example>",
      },
    );
    const number = shop.github.openPullRequest({ head: "tax", author: "noor" });
    await shop.gate(number);
    for (const by of ["lin", "omar"]) shop.github.submitReview(number, { by, state: "APPROVED" });
    await expectSignature(shop, number, { state: "missing", expect });
  });

  story("not a person whom only the pull request puts into the role", async (shop, expect) => {
    const owners = shop.repository
      .git("show", "main:governance/owners.yml")
      .replace('"@lin", ', '"@lin", "@mallory", ');
    const number = shop.open("tax", { ...riskyEdit, "governance/owners.yml": owners });
    const seen = await shop.gate(number);
    expect(seen.states).toMatchObject({ "weakening:owners.commerce": "missing" });
    shop.github.submitReview(number, { by: "mallory", state: "APPROVED" });
    shop.github.comment(number, "mallory", `/signal sign-off ${fingerprintOf(seen, signature)}`);
    await expectSignature(shop, number, { state: "missing", expect });
  });
});

describe("an opinion is the latest one of a person", () => {
  story("a dismissed approval is none", async (shop, expect) => {
    const { number } = await asked(shop);
    const review = shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
    await expectSignature(shop, number, { state: "met", expect });
    shop.github.dismissReview(review);
    await expectSignature(shop, number, { state: "missing", expect });
  });

  story(
    "changes requested after an approval or a command block; a comment does not lift them, an approval does",
    async (shop, expect) => {
      const { number } = await asked(shop);
      shop.paste(number, "lin");
      shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
      shop.github.advance(1);
      shop.github.submitReview(number, { by: "lin", state: "CHANGES_REQUESTED" });
      const blocked = await expectSignature(shop, number, { state: "objected", expect });
      expect([blocked.result, blocked.status?.split(":")[0]]).toEqual(["blocked", "failure"]);
      shop.github.submitReview(number, { by: "lin", state: "COMMENTED", body: "hm" });
      await expectSignature(shop, number, { state: "objected", expect });
      shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
      await expectSignature(shop, number, { state: "met", expect });
    },
  );

  story("changes requested by somebody without the role block nothing", async (shop, expect) => {
    const { number } = await asked(shop);
    shop.paste(number, "lin");
    shop.github.submitReview(number, { by: "mallory", state: "CHANGES_REQUESTED" });
    await expectSignature(shop, number, { state: "met", expect });
  });
});
