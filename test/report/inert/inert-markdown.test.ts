import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  inertBlock,
  inertCell,
  inertCode,
  inertLink,
  inertProse,
  inertText,
} from "../../../src/report/inert/inert-markdown.ts";
import { plainText } from "../../../src/report/inert/plain-text.ts";
import { markdownTable } from "../../../src/report/table.ts";
import { hostileText } from "../hostile-text.ts";
import { type MarkdownNode, readMarkdown, textOf, typesOf } from "../read-markdown.ts";

const runs = { numRuns: 2000 };
/** What the host turns into links, pictures or notifications after markdown is read. */
const live = /@[a-z0-9]|#\d|\bGH-\d|:\/\/|www\.|:[a-z+-][\w+-]*:/i;

describe("inertText", () => {
  it("reads back as the visible text that went in, and as nothing but text", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const { text, types } = readMarkdown(inertText(foreign));
        const visible = plainText(foreign, 4000);
        expect(text).toBe(visible);
        expect(types).toEqual(visible === "" ? [] : ["paragraph", "text"]);
      }),
      runs,
    );
  });

  it("keeps its meaning in a heading and in a list", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const visible = plainText(foreign, 4000);
        fc.pre(visible !== "");
        const heading = readMarkdown(`### ${inertText(foreign)}`);
        expect([heading.text, heading.types]).toEqual([visible, ["heading", "text"]]);
        const item = readMarkdown(`- ${inertText(foreign)}`);
        expect([item.text, item.types]).toEqual([visible, ["list", "listItem", "paragraph", "text"]]);
      }),
      runs,
    );
  });

  it("leaves nothing that the host links after reading the markdown", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const { root } = readMarkdown(inertText(foreign));
        expect(textOf(root)).not.toMatch(live);
      }),
      runs,
    );
  });

  it.each([
    ["event_id and content_ids stay readable in the source", "event_id and content_ids", "event_id and content_ids"],
    ["a mention", "ask @ada", "ask @&#8203;ada"],
    ["an issue reference", "see #12", "see \\#&#8203;12"],
    ["an amount", "10 $", "10 &#36;"],
    ["a decimal", "0.01", "0.01"],
    ["a numbered line", "1. first", "1\\. first"],
  ])("writes %s", (_what, foreign, markdown) => {
    expect(inertText(foreign)).toBe(markdown);
  });

  it("ends a text over the limit in an ellipsis, without halving a character", () => {
    expect(inertText("😀".repeat(20), 10)).toBe(`${"😀".repeat(9)}…`);
    expect(inertText("x".repeat(1_000_000), 10)).toBe("xxxxxxxxx…");
  });
});

describe("inertProse", () => {
  it("reads back as the visible text without its backticks, as text and code alone", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const { text, types } = readMarkdown(inertProse(foreign));
        const bare = (read: string): string => read.replaceAll("`", "").replaceAll(" ", "");
        expect(bare(text)).toBe(bare(plainText(foreign, 4000)));
        expect(types.filter((type) => !["paragraph", "text", "inlineCode"].includes(type))).toEqual([]);
      }),
      runs,
    );
  });

  it("keeps code as code and neutralises the rest", () => {
    expect(inertProse("Compare `value` | `a|b` with @ada")).toBe("Compare `value` &#124; `a|b` with @&#8203;ada");
  });
});

describe("inertCode", () => {
  it("reads back as the visible text, in one code span unless a backslash and a pipe split it", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const visible = plainText(foreign, 300);
        fc.pre(visible !== "");
        const { text, types } = readMarkdown(inertCode(foreign));
        const split = visible.includes("\\|");
        expect(text).toBe(visible);
        if (!split) expect(types).toEqual(["paragraph", "inlineCode"]);
        expect(types.filter((type) => !["paragraph", "text", "inlineCode"].includes(type))).toEqual([]);
      }),
      runs,
    );
  });

  it("says so when nothing visible is left", () => {
    expect(inertCode("\u200B\n")).toBe("(empty)");
  });
});

describe("inertBlock", () => {
  it("reads back as one code block with the visible text", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const { text, types } = readMarkdown(inertBlock(foreign));
        expect([text, types]).toEqual([plainText(foreign, 4000), ["code"]]);
      }),
      runs,
    );
  });
});

describe("inertLink", () => {
  it("links to http and https only, with the label as text", () => {
    fc.assert(
      fc.property(
        hostileText,
        fc.oneof(
          hostileText,
          hostileText.map((tail) => `https://shop.example/${tail}`),
        ),
        (label, url) => {
          const { text, types, root } = readMarkdown(inertLink(label, url));
          expect(text).toBe(plainText(label, 300));
          expect(["[]", '["paragraph","text"]', '["paragraph","link","text"]']).toContain(JSON.stringify(types));
          if (types.includes("link")) expect(JSON.stringify(root)).toMatch(/"url":"https?:/);
        },
      ),
      runs,
    );
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "https://user:pass@evil.example/",
    "ftp://a.example",
    "",
    `https://a.example/${"x".repeat(3000)}`,
  ])("does not link to %s", (url) => {
    expect(inertLink("label", url)).toBe("label");
  });

  it("links to a longer address where that is wanted", () => {
    const url = `https://a.example/${"x".repeat(3000)}`;
    expect(inertLink("label", url, 4_000)).toBe(`[label](${url})`);
    expect(inertLink("label", url, 3_000)).toBe("label");
  });

  it("keeps the query of an address", () => {
    const { root } = readMarkdown(inertLink("Docs", "https://docs.example/a_(b)?x=1&copy;=2#part"));
    expect(JSON.stringify(root)).toContain('"url":"https://docs.example/a_%28b%29?x=1&copy;=2#part"');
  });
});

describe("markdownTable", () => {
  it("reads back as a table of the same size with the same texts in its cells", () => {
    const cell = fc.tuple(hostileText, fc.boolean());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), (rows) => {
        const markdown = markdownTable(
          ["A", "B"],
          rows.map((row) => row.map(([foreign, code]) => (code ? inertCode(foreign) : inertCell(foreign)))),
        );
        const table = readMarkdown(markdown).root.children?.[0];
        const read = table?.children?.slice(1).map((row) => (row.children ?? []).map((each) => readCell(each)));
        expect(table?.type).toBe("table");
        expect(read).toEqual(rows.map((row) => row.map(([foreign, code]) => expectedCell(foreign, code))));
        expect(new Set(typesOf(table ?? { type: "none" }))).not.toContain("html");
      }),
      runs,
    );
  });
});

function readCell(node: MarkdownNode): string {
  return textOf(node).replaceAll("\u200B", "");
}

function expectedCell(foreign: string, code: boolean): string {
  const visible = plainText(foreign, code ? 300 : 600);
  return code && visible === "" ? "(empty)" : visible;
}
