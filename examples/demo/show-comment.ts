import type { Nodes, Parent, Table } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { styleText } from "node:util";
import { unified } from "unified";
import { drawTable } from "./draw-table.ts";

const width = 110;

/** A comment as a terminal shows it: tables as columns, folded parts as one line each. */
export function showComment(markdown: string): string {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(markdown);
  return shown(tree.children)
    .map((node) => block(node))
    .filter((text) => text !== "")
    .map((text) => text.replace(/^/gm, "  │ "))
    .join("\n  │\n");
}

/** Leaves out what GitHub folds away: everything between `<details>` and its end, except the summary. */
function shown(nodes: readonly Nodes[]): readonly Nodes[] {
  let folded = false;
  return nodes.filter((node) => {
    const html = node.type === "html" ? node.value : "";
    if (html.includes("</details>")) {
      folded = false;
      return false;
    }
    const keep = !folded;
    if (html.startsWith("<details>")) folded = true;
    return keep;
  });
}

function block(node: Nodes): string {
  switch (node.type) {
    case "heading":
      return styleText("bold", inline(node));
    case "table":
      return tableText(node);
    case "html":
      return html(node.value);
    case "list":
      return node.children.map((item) => `• ${inline(item)}`).join("\n");
    default:
      return inline(node);
  }
}

function html(value: string): string {
  const summary = /<summary>(.*)<\/summary>/.exec(value)?.[1];
  return summary === undefined ? "" : styleText("dim", `▸ ${summary}`);
}

function inline(node: Nodes): string {
  if (node.type === "strong") return styleText("bold", children(node));
  if (node.type === "inlineCode") return styleText("cyan", node.value);
  if (node.type === "text") return node.value.replaceAll("\u200b", "");
  if ("children" in node) return children(node);
  return "";
}

function children(node: Parent): string {
  return node.children.map((child) => inline(child)).join("");
}

function tableText(table: Table): string {
  const rows = table.children.map((row) => row.children.map((cell) => inline(cell)));
  const [header = [], ...body] = rows;
  return drawTable([header.map((cell) => styleText("dim", cell)), ...body], width).join("\n");
}
