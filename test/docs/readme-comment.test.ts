import { expect, test } from "vitest";
import { testFacts } from "../../src/app/policy-tests/test-facts.ts";
import { lintSheet } from "../../src/app/sheet/lint-sheet.ts";
import { evaluate } from "../../src/gate/evaluate.ts";
import { verdictComment } from "../../src/report/verdict/verdict-comment.ts";
import { textOf } from "../hygiene/repository.ts";
import { context } from "../report/verdict/hostile-verdict.ts";
import { readMarkdown, textOf as textOfNode, type MarkdownNode } from "../report/read-markdown.ts";
import { fencesOf } from "./pages.ts";

const shown = fencesOf("README.md").flatMap(({ text }) => {
  const path = /^# (governance\/\S+)\n/.exec(text)?.[1];
  return path === undefined ? [] : [{ path, text }];
});

/** The files of the sheet that the README leaves out, as short as they may be. */
const rest = {
  "sheet.yml": `version: 1
name: Northwind
stores: { us: { domain: northwind.example, dataset: "123456789012345", currency: USD } }
policy: { owner: commerce }`,
  "owners.yml": `owners:
  tracking: { title: Tracking, people: ["@ada", "@grace"] }
  commerce: { title: Commerce, people: ["@lin", "@omar"] }
  analytics: { title: Analytics, people: ["@eva"] }
  media: { title: Media, people: ["@mara"] }`,
  "parameters.yml": `parameters:
  value: { source_of_truth: The order, must_hold: Equals its total, owner: commerce }
  currency: { source_of_truth: The order, must_hold: Equals its currency, owner: commerce }`,
  "events/purchase.yml": `event: Purchase
business_action: An order is paid
fires_when: It is confirmed
never_when: The page is loaded again
browser: { source: theme, sender: null }
server: { source: backend, sender: null }
event_id: { logic: The order's id }
parameters: [value, currency]
owner: tracking
rollback: { owner: tracking, rule: Revert it, resume_when: { retests: [] } }`,
  "retests.yml": `retests:
  preview-order:
    title: A test order on the preview, both paths side by side
    method: [Place one]
    proves: ["Purchase.*"]
    owner: tracking
    evidence: attested
  order-sample:
    title: Ten orders, three sources, side by side
    method: [Take ten]
    proves: ["Purchase.*"]
    owner: analytics
    evidence: attested`,
};
const files = [...shown, ...Object.entries(rest).map(([name, text]) => ({ path: `governance/${name}`, text }))].map(
  ({ path, text }) => ({ path, blob: "0".repeat(40), content: { text } }),
);

const change = {
  "extensions/order-bump/src/total.js": {
    before: "const sum = cart.totalPrice;\n",
    after: "const sum = cart.subtotalPrice;\n",
  },
  "assets/base.css": "edited",
  "README.md": "edited",
} as const;

const firstOf = (markdown: string, type: string): readonly string[] => {
  const walk = (node: MarkdownNode): readonly MarkdownNode[] =>
    node.type === type ? [node] : (node.children ?? []).flatMap(walk);
  return walk(readMarkdown(markdown).root).map((node) => textOfNode(node).replaceAll("\u200B", ""));
};

test("the README's comment is what the gate writes for the README's sheet", () => {
  const { sheet, findings } = lintSheet(files);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  if (sheet === null) throw new Error("the README's sheet has errors");
  const facts = testFacts(
    { name: "README", change, expect: {} },
    { sheet, files },
    { comments: [], reviews: [], checks: [] },
  );
  const comment = verdictComment(evaluate(facts), { ...context, sheet, changed_files: 3 });
  const quoted = (/^## The comment\n([^]*?)\n## /m.exec(textOf("README.md"))?.[1] ?? "").replaceAll(/^> ?/gm, "");
  expect(firstOf(quoted, "heading")).toEqual(firstOf(comment, "heading").slice(0, 1));
  expect(firstOf(quoted, "tableCell")).toEqual(firstOf(comment, "tableCell"));
  const lines = quoted.split("\n").filter((line) => line.startsWith("**"));
  expect(lines.length).toBe(3);
  expect(lines.filter((line) => !comment.includes(line))).toEqual([]);
  const folded = [...comment.matchAll(/<summary>(.*)<\/summary>/g)].map(([, words = ""]) => words);
  expect(quoted).toContain(
    folded
      .slice(0, 3)
      .map((words) => `▸ ${words}`)
      .join(" · "),
  );
});
