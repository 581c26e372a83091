import fc from "fast-check";
import { expect, it } from "vitest";
import { commandLines } from "../../../src/gate/answers/command-lines.ts";
import { readMarkdown, type MarkdownNode } from "../../report/read-markdown.ts";

const pieces = [
  "\n",
  "\n\n",
  "/signal recheck\n",
  "text\n",
  "> quoted\n",
  "> ```\n",
  "> <!--\n",
  "```\n",
  "``` js\n",
  "~~~~\n",
  "  ```\n",
  "    ```\n",
  "- item\n",
  "- ```\n",
  "  - ```\n",
  "1. ```\n",
  "  more\n",
  "<!--\n",
  "-->\n",
  "--> <!--\n",
  "a `b\n",
  "a `b <!--\n",
  "x <!--\n",
  "--> a `b\n",
  "a ``b\n",
  "``a`b\n",
  "\\`a`\n",
  "`a\\`\n",
  "<a title='`'> b`\n",
  "x <a title='\n",
  "'>\n",
  "[a\n",
  "](/url)\n",
  "[a](/url '\n",
  "')\n",
  "[a]: /url '\n",
  "'\n",
  "[a]\n",
  "use `<pre>`\n",
  "`code` c\n",
  "# heading\n",
  "<pre>\n",
  "</pre>\n",
  "<div>\n",
  "</div>\n",
] as const;

/** Lines of text that stand in no quote, code or HTML comment, as a GFM parser reads the comment. */
function shownLines(node: MarkdownNode): readonly string[] {
  if (node.type === "blockquote" || node.type === "code" || node.type === "inlineCode") return [];
  if (node.type === "html") return visible(node.value ?? "").split("\n");
  if (node.type === "text") return (node.value ?? "").split("\n");
  return (node.children ?? []).flatMap(shownLines);
}

function visible(html: string): string {
  return html.replace(/<!--[\s\S]*?(-->|$)/g, "").replace(/<pre>[\s\S]*?(<\/pre>|$)/g, "");
}

it("a line that counts as a command is shown as plain text by a markdown parser", () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
      const body = parts.join("");
      const lines = commandLines(body);
      found += lines.length;
      const shown = shownLines(readMarkdown(body).root).filter((line) => line === "/signal recheck");
      expect(lines.length).toBeLessThanOrEqual(shown.length);
    }),
    { numRuns: 3000 },
  );
  expect(found).toBeGreaterThan(30);
});
