import { posix } from "node:path";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { repositoryFiles, textOf } from "../hygiene/repository.ts";

interface Node {
  readonly type: string;
  readonly url?: string;
  readonly value?: string;
  readonly lang?: string | null;
  readonly children?: readonly Node[];
}

/** A fenced block of a page. */
export interface Fence {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

/** The pages that people read. */
export const pages: readonly string[] = repositoryFiles.filter((path) =>
  /^(README|CONTRIBUTING|SECURITY|CHANGELOG)\.md$|^docs\/.*\.md$|^examples\/.*\.md$|^governance\/SHEET\.md$/.test(path),
);

const parsed = new Map<string, readonly Node[]>();

const nodesOf = (page: string): readonly Node[] => {
  const walk = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(walk)];
  const known = parsed.get(page) ?? walk(unified().use(remarkParse).use(remarkGfm).parse(textOf(page)) as Node);
  parsed.set(page, known);
  return known;
};

const plainText = (node: Node): string => node.value ?? (node.children ?? []).map(plainText).join("");

/** Targets of a page's links as written. */
export const linksOf = (page: string): readonly string[] =>
  nodesOf(page).flatMap(({ type, url }) => (type === "link" && url !== undefined ? [url] : []));

export const fencesOf = (page: string): readonly Fence[] =>
  nodesOf(page).flatMap(({ type, lang, value }) =>
    type === "code" ? [{ page, language: lang ?? "", text: value ?? "" }] : [],
  );

/** The cells of every table row of a page, as text. */
export const rowsOf = (page: string): readonly (readonly string[])[] =>
  nodesOf(page).flatMap(({ type, children }) => (type === "tableRow" ? [(children ?? []).map(plainText)] : []));

/** Names that a link's `#…` may use on a page: headings as GitHub spells them, and explicit anchors. */
export const anchorsOf = (page: string): ReadonlySet<string> => {
  const seen = new Map<string, number>();
  const headings = nodesOf(page).flatMap((node) => {
    if (node.type !== "heading") return [];
    const slug = plainText(node)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-");
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return [times === 0 ? slug : `${slug}-${String(times)}`];
  });
  const explicit = [...textOf(page).matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id);
  return new Set([...headings, ...explicit]);
};

/** A relative link's path from the root and its anchor; null for a link that leaves the repository. */
export const targetOf = (page: string, url: string): { readonly path: string; readonly anchor: string } | null => {
  if (/^[a-z]+:/i.test(url)) return null;
  const [file = "", anchor = ""] = url.split("#");
  const path = file === "" ? page : posix.join(posix.dirname(page), decodeURIComponent(file));
  return { path: path.replace(/\/$/, ""), anchor };
};

/** Whether the repository holds a file or folder. */
export const exists = (path: string): boolean =>
  path === "." || repositoryFiles.some((file) => file === path || file.startsWith(`${path}/`));
