import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reconciliationMarkdown } from "../../../src/report/reconcile/reconciliation-markdown.ts";
import { hostileText } from "../hostile-text.ts";
import { type MarkdownNode, readMarkdown, textOf } from "../read-markdown.ts";
import { concluded, hostileConclusions } from "./concluded.ts";
import { hostileReconciliation, hugeReconciliation } from "./hostile-reconciliation.ts";
import { clean, ordersAlone, report } from "./world.ts";

/** A mention or a reference that nothing splits. */
const living = /(?<!\w)@\w|(?<!\w)#\d/;
const ours = /^<\/?details>(?:<summary>[^<>]*<\/summary>)?$/;

describe("a reconciliation in a pull request", () => {
  it("says the answer first, then the rates, then why, with the rest folded", () => {
    expect(
      reconciliationMarkdown({ ...report, failing: report.failing.slice(38, 42) }, concluded(report)),
    ).toMatchSnapshot();
  });

  it("says what could not be known", () => {
    expect(reconciliationMarkdown(ordersAlone, null)).toMatch(
      /^### ❔ Purchase: None of 10 orders could be judged\n\n.*\*\*Not given, so not judged:\*\* browser events, server events, a catalogue/,
    );
  });

  it("is calm when everything matches", () => {
    expect(reconciliationMarkdown(clean, null)).toMatch(/^### ✅ Purchase: 200 of 200 judged orders match \(100 %\)/);
  });

  it("stays under 65 000 characters however long the lists and their words are", () => {
    for (const text of ["x", "|".repeat(2_000), "@ada `#12` <b>".repeat(300), "漢".repeat(2_000)]) {
      expect(reconciliationMarkdown(hugeReconciliation(text), hostileConclusions(text)).length).toBeLessThan(65_000);
    }
  });

  it("has the same shape whatever the foreign words are, and nothing that the host brings to life", () => {
    const harmless = shapeOf(reconciliationMarkdown(hostileReconciliation("x"), hostileConclusions("x")));
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const body = reconciliationMarkdown(hostileReconciliation(`x${foreign}x`), hostileConclusions(`x${foreign}x`));
        const { root } = readMarkdown(body);
        expect(shapeOf(body)).toEqual(harmless);
        for (const html of nodesOf(root, "html")) expect(html).toMatch(ours);
        expect(nodesOf(root, "link")).toEqual([]);
        expect(nodesOf(root, "image")).toEqual([]);
        for (const text of nodesOf(root, "text")) expect(text).not.toMatch(living);
      }),
      { numRuns: 40 },
    );
  });
});

/** The kinds of blocks: how a text is split by code is its own, and how many rows fit follows from how long it is. */
function shapeOf(markdown: string): readonly string[] {
  const inline = new Set(["text", "inlineCode", "tableRow", "tableCell"]);
  return readMarkdown(markdown).types.filter((type) => !inline.has(type));
}

function nodesOf(node: MarkdownNode, type: string): readonly string[] {
  const below = (node.children ?? []).flatMap((child) => nodesOf(child, type));
  return node.type === type ? [textOf(node), ...below] : below;
}
