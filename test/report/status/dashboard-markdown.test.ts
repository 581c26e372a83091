import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dashboardMarkdown } from "../../../src/report/status/dashboard-markdown.ts";
import { hostileText } from "../hostile-text.ts";
import { readMarkdown, textOf } from "../read-markdown.ts";
import { hostileView } from "./hostile-status.ts";
import { allUsable, ledger, view } from "./world.ts";

/** What the host turns into links, pictures or notifications after markdown is read. */
const live = /@[a-z0-9]|#\d|\bGH-\d|www\.|:[a-z+-][\w+-]*:/i;
const allowedHtml =
  /^(?:<details><summary>Why, and when is it back\?<\/summary>|<\/details>|<br>|<sub>|<\/sub>|<!-- signal-governance:paused .*-->)$/s;

const shapeOf = (markdown: string): readonly string[] =>
  readMarkdown(markdown).types.filter((type) => !["text", "inlineCode", "link", "html"].includes(type));

describe("the dashboard", () => {
  it("says first when it was checked and the answer, then per store what may be used", () => {
    expect(dashboardMarkdown(view)).toMatchSnapshot();
  });

  it("is short when everything may be used and nothing needs anybody", () => {
    const quiet = { ...view, status: allUsable, ledger: { ...ledger, pauses: [], evidence: [] }, handoff: [] };
    expect(dashboardMarkdown(quiet)).toMatchSnapshot();
  });

  it("says at the top what was not verified", () => {
    const [first] = dashboardMarkdown({ ...view, status: { ...view.status, verified: false } }).split("\n");
    expect(first).toContain("not verified");
  });

  it("links nothing where it does not know the repository", () => {
    const body = dashboardMarkdown({ ...view, repository_url: null });
    const urls = [...body.matchAll(/\]\((https[^)]*)\)/g)].map(([, url]) => url);
    expect(new Set(urls)).toEqual(new Set(["https://github.com/northwind/store/pull/412"]));
  });

  it("has the same shape whatever the foreign words are, and nothing that the host brings to life", () => {
    const harmless = shapeOf(dashboardMarkdown(hostileView("x")));
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const body = dashboardMarkdown(hostileView(`x${foreign}x`));
        const { root } = readMarkdown(body);
        expect(shapeOf(body)).toEqual(harmless);
        expect(htmlOf(root).filter((html) => !allowedHtml.test(html))).toEqual([]);
        for (const line of linesOf(root)) expect(line).not.toMatch(live);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ["many stores and conclusions", hostileView("|".repeat(400), 60, 40)],
    ["long texts full of what has to be escaped", hostileView("@ada #1 | `<b>` ".repeat(5_000), 30, 20)],
    ["mentions alone", hostileView("@a".repeat(10_000), 100, 10)],
    ["a thousand stores", hostileView("x", 1_000, 2)],
    ["a thousand conclusions", hostileView("&".repeat(2_000), 1, 1_000)],
  ])("stays under the host's limit with %s", (_what, big) => {
    const more = Array.from({ length: 50 }, () => big);
    const body = dashboardMarkdown({
      ...big,
      status: { ...big.status, findings: more.flatMap(({ status }) => status.findings) },
      ledger: {
        ...big.ledger,
        pauses: more.flatMap((each) => each.ledger.pauses),
        evidence: more.flatMap((each) => each.ledger.evidence),
      },
      handoff: more.flatMap((each) => each.handoff),
    });
    expect(body.length).toBeLessThan(65_000);
    expect(body.endsWith("-->")).toBe(true);
  });
});

type Node = ReturnType<typeof readMarkdown>["root"];

function htmlOf(node: Node): readonly string[] {
  return node.type === "html" ? [node.value ?? ""] : (node.children ?? []).flatMap(htmlOf);
}

/** The text of every cell, paragraph and heading but for its code, line by line. */
function linesOf(node: Node): readonly string[] {
  const children = node.children ?? [];
  if (!["tableCell", "paragraph", "heading"].includes(node.type)) return children.flatMap(linesOf);
  const parts = children.map((child) =>
    child.type === "html" ? "\n" : child.type === "inlineCode" ? " " : textOf(child),
  );
  return parts.join("").split("\n");
}
