import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandLines } from "../../../src/gate/answers/command-lines.ts";
import { readCommands } from "../../../src/gate/answers/commands.ts";
import { says } from "../world.ts";

const print = "0123456789abcdef0123456789abcdef";
const other = "f".repeat(32);
const sha = "c".repeat(40);

const read = (body: string) => readCommands([says("ada", body)]);
const verbs = (body: string) => read(body).commands.map(({ verb }) => verb);

describe("a command", () => {
  it.each([
    [
      `/signal passed preview-order ${print} https://northwind.example/1`,
      { verb: "passed", retest: "preview-order", fingerprint: print, proof: "https://northwind.example/1" },
    ],
    [
      `/signal passed preview-order ${print} governance/evidence/a.yml`,
      { verb: "passed", proof: "governance/evidence/a.yml" },
    ],
    [`/signal sign-off ${print}`, { verb: "sign-off", fingerprints: [print] }],
    [`/signal sign-off ${print} ${other}`, { verb: "sign-off", fingerprints: [print, other] }],
    [`/signal   sign-off\t${print}   `, { verb: "sign-off", fingerprints: [print] }],
    [
      `/signal no-impact theme ${print} only a colour`,
      { verb: "no-impact", trigger: "theme", fingerprint: print, reason: "only a colour" },
    ],
    [`/signal rollback ${sha}`, { verb: "rollback", sha }],
    [`/signal rollback ${"c".repeat(64)}`, { verb: "rollback", sha: "c".repeat(64) }],
    [`/signal override ${print} payment outage`, { verb: "override", fingerprint: print, reason: "payment outage" }],
    ["/signal recheck", { verb: "recheck" }],
  ])("%s is read", (body, expected) => {
    expect(read(body)).toMatchObject({ commands: [{ by: "ada", ...expected }], refused: [] });
  });

  it.each([
    "/signal passed preview-order 0123 https://northwind.example/1",
    `/signal passed preview-order ${print}`,
    `/signal passed preview-order ${print} two words`,
    "/signal sign-off",
    "/signal sign-off abc",
    `/signal sign-off ${print} and more`,
    `/signal sign-off ${print.toUpperCase()}`,
    `/signal sign-off ${print}0`,
    `/signal no-impact theme ${print}`,
    `/signal no-impact ${print} harmless`,
    "/signal rollback c0ffee1",
    `/signal rollback ${sha}0`,
    `/signal rollback ${sha} please`,
    `/signal override ${print}`,
    "/signal recheck now",
    "/signal approve",
    `/signal Sign-off ${print}`,
    `/signal sign-off ${print} ${"x".repeat(2100)}`,
  ])("%s is refused as malformed, and said so", (body) => {
    expect(read(body)).toMatchObject({ commands: [], refused: [{ by: "ada", why: "malformed" }] });
  });

  it("of an edited comment is refused, whatever it says", () => {
    const comment = { ...says("ada", `/signal sign-off ${print}`), edited: true };
    expect(readCommands([comment])).toMatchObject({ commands: [], refused: [{ why: "edited" }] });
  });

  it("is read oldest first, by id where two came in the same second", () => {
    const at = "2026-11-22T10:00:00Z";
    const comments = [
      { ...says("ada", "/signal recheck", at), id: 9 },
      { ...says("lin", "/signal recheck", at), id: 8 },
      { ...says("kim", "/signal recheck", "2026-11-22T09:00:00Z"), id: 10 },
    ];
    expect(readCommands(comments).commands.map(({ by }) => by)).toEqual(["kim", "lin", "ada"]);
  });
});

describe("where a command counts", () => {
  const line = "/signal recheck";
  it.each([
    ["alone", line],
    ["after a sentence", `I looked at it.\n${line}`],
    ["between lines with Windows line ends", `first\r\n${line}\r\nlast`],
    ["between lines with old Mac line ends", `first\r${line}\rlast`],
    ["before a quote", `${line}\n\n> what you said`],
    ["after a quote and an empty line", `> what you said\n\n${line}`],
    ["after a quote with code in it", `> \`\`\`js\n> code\n> \`\`\`\n\n${line}`],
    ["after a quote with a comment in it", `> <!-- hidden\n\n${line}`],
    ["after fenced code", `\`\`\`\ncode\n\`\`\`\n${line}`],
    ["after a longer fence", `\`\`\`\`\n\`\`\`\n\`\`\`\`\n${line}`],
    ["after fenced code with tildes", `~~~\n\`\`\`\n~~~\n${line}`],
    ["after fenced code in a list", `- step\n\n  \`\`\`\n  code\n  \`\`\`\n\n${line}`],
    ["after fenced code that a list item starts", `- \`\`\`\n  code\n  \`\`\`\n\n${line}`],
    [
      "after fenced code deep in nested lists",
      `- a\n  - b\n    1. c\n\n       \`\`\`\n       code\n       \`\`\`\n\n${line}`,
    ],
    ["after an inline comment", `<!-- hidden --> shown\n${line}`],
    ["after a comment of several lines", `<!--\nhidden\n-->\n${line}`],
    ["after raw code", `<pre>code</pre>\n${line}`],
    ["inside details", `<details>\n\n${line}\n\n</details>`],
    ["after a code span in a sentence", `I ran \`npm test\` twice.\n${line}`],
    ["after a tag in a code span", `\`<script>\` is gone from \`theme.liquid\`\n${line}`],
    ["after a link and a ticked box", `- [x] see [the run](https://a.example)\n\nby [hand](/b)\n${line}`],
    ["after a lone backtick in another paragraph", `a \` b\n\n${line}`],
    ["after what only looks like a fence", `\`\`\`not a fence\`\`\`\n${line}`],
  ])("%s", (_where, body) => {
    expect(verbs(body)).toEqual(["recheck"]);
  });

  it.each([
    ["in a sentence", `please ${line}`],
    ["indented", ` ${line}`],
    ["indented as code", `    ${line}`],
    ["in a list", `- ${line}`],
    ["in a quote", `> ${line}`],
    ["on the lazy continuation of a quote", `> what you said\n${line}`],
    ["on a later lazy line", `> what you said\nand more\n${line}`],
    ["in fenced code", `\`\`\`\n${line}\n\`\`\``],
    ["in fenced code with a language", `\`\`\`text\n${line}\n\`\`\``],
    ["in an unclosed fence", `\`\`\`\n${line}`],
    ["in a fence that a shorter one does not close", `\`\`\`\`\n\`\`\`\n${line}`],
    ["in a fence that other marks do not close", `\`\`\`\n~~~\n${line}`],
    ["in a fence that is indented a little", `  \`\`\`\n${line}\n  \`\`\``],
    ["in a comment", `<!--\n${line}\n-->`],
    ["in a comment that begins in a line", `shown <!-- hidden\n${line}\n-->`],
    ["in a comment that opens again on the line that closes one", `<!--\n--> <!--\n${line}\n-->`],
    ["in raw pre", `<pre>\n${line}\n</pre>`],
    ["in raw code in capitals", `<CODE>\n${line}\n</CODE>`],
    ["in a raw quote", `<blockquote>\n${line}\n</blockquote>`],
    ["in raw pre behind a closed raw code", `<code>a</code><pre>\n${line}\n</pre>`],
    ["in raw pre that opens where another closes", `<pre>\n</pre><pre>\n${line}\n</pre>`],
    ["in a code span of several lines", `a \`b\n${line}\nc\` d`],
    ["in a code span around what only looks like a comment", `a \`b\n--> <!--\n-->\n${line}\nc\` d`],
    ["in a code span of two ticks", `a \`\`b \`c\n${line}\nd\` e\`\` f`],
    ["in an attribute", `a <b title='\n${line}\n'> c`],
    ["in the title of a link", `[a](/b '\n${line}\n') c`],
    ["in the title of a definition", `[a]: /b '\n${line}\n'`],
    ["in what describes a picture", `![a\n${line}\n](b.png)`],
    ["in a fence behind one that a tag makes text", `</div>\n    \`\`\`\n\`\`\`\n\n\`\`\`\n${line}\n\`\`\``],
    ["in a fence behind one in a list that a tag makes text", `</div>\n1. \`\`\`\n\`\`\`\n\`\`\`\n${line}`],
    ["in raw pre behind a comment that a tag makes text", `x <!--\n<div>\n-->\nuse \`<pre>\`\n${line}`],
    ["behind a comment that raw pre holds open", `<pre>\n<!--\n</pre>\n${line}`],
    ["in a fence behind marks that a tag makes text", `<div>\n\`\`\`\n\n\`\`\`\n${line}\n\`\`\``],
    ["in a fence behind marks that stand in raw text", `<div>\nraw\n\`\`\`\n\n\`\`\`\n${line}\n\`\`\``],
    ["without a verb", "/signal"],
    ["with another prefix", "/signals recheck"],
    ["in capitals", "/SIGNAL recheck"],
  ])("not %s", (_where, body) => {
    expect(read(body)).toEqual({ commands: [], refused: [] });
  });
});

describe("hostile comments", () => {
  it("of 70,000 characters are read up to there, and no further", () => {
    const filler = "x".repeat(69_000);
    expect(commandLines(`${filler}\n/signal recheck`)).toEqual(["/signal recheck"]);
    expect(commandLines(`${filler}${filler}\n/signal recheck`)).toEqual([]);
  });

  it("give at most 100 lines", () => {
    expect(commandLines("/signal recheck\n".repeat(4000))).toHaveLength(100);
  });

  it.each([
    ["spaces", " ".repeat(70_000)],
    ["quote marks", "> ".repeat(35_000)],
    ["list marks", "- ".repeat(35_000)],
    ["numbers", "1) ".repeat(23_000)],
    ["ticks", "`".repeat(70_000)],
    ["single ticks", "` ".repeat(35_000)],
    ["runs of ticks", "` `` ".repeat(14_000)],
    ["brackets", "[".repeat(70_000)],
    ["empty brackets", "[]".repeat(35_000)],
    ["quotes in tags", `<a "' `.repeat(11_000)],
    ["backslashes", "\\".repeat(70_000)],
    ["opening comments", "<!--".repeat(17_500)],
    ["closing comments", `<!--\n${"-->".repeat(23_000)}`],
    ["opening tags", "<pre".repeat(17_500)],
    ["line breaks", "\n\r".repeat(35_000)],
    ["a command of blanks", `/signal${" \t".repeat(35_000)}`],
    ["fingerprints", `/signal sign-off${` ${print}`.repeat(2100)}`],
  ])("of %s cost next to nothing", (_what, body) => {
    const started = performance.now();
    const { commands } = read(body);
    expect(performance.now() - started).toBeLessThan(500);
    expect(commands).toEqual([]);
  });

  it("never give a line that does not stand in the comment as it is", () => {
    const pieces = [
      "\n",
      "\r\n",
      " ",
      ">",
      "`",
      "```",
      "~~~",
      "- ",
      "1. ",
      "<!--",
      "-->",
      "<pre>",
      "</pre>",
      "/signal recheck",
      "    ",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const body = parts.join("");
        const lines = body.split(/\r\n|\r|\n/).map((each) => each.trimEnd());
        for (const found of commandLines(body)) expect(lines).toContain(found);
      }),
    );
  });
});
