import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** A node of a parsed markdown text. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
}

/** What a GFM parser makes of a markdown text. */
export interface ReadMarkdown {
  /** All text, without the zero-width spaces that split mentions and references. */
  readonly text: string;
  /** Types of all nodes, in document order, the root left out. */
  readonly types: readonly string[];
  readonly root: MarkdownNode;
}

/** Reads markdown with a GFM parser. */
export function readMarkdown(markdown: string): ReadMarkdown {
  const root: MarkdownNode = unified().use(remarkParse).use(remarkGfm).parse(markdown);
  return { text: textOf(root).replaceAll("\u200B", ""), types: typesOf(root).slice(1), root };
}

/** Types of a node and all below it, in document order. */
export function typesOf(node: MarkdownNode): readonly string[] {
  return [node.type, ...(node.children ?? []).flatMap(typesOf)];
}

/** The text of a node and all below it, as the host sees it before it links anything. */
export function textOf(node: MarkdownNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join("");
}
