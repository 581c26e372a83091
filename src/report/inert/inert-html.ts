import { plainText } from "./plain-text.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const textLimit = 600;
const longestUrl = 2_000;

/** A foreign text as text or as a quoted attribute's value of an HTML page; at most `limit` characters are shown. */
export function inertHtml(foreign: string, limit: number = textLimit): string {
  return plainText(foreign, limit).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** A foreign sentence; what stands between single backticks comes out as code. */
export function inertHtmlProse(foreign: string, limit: number = textLimit): string {
  return inertHtml(foreign, limit).replace(/(?<!`)`([^`]+)`(?!`)/g, "<code>$1</code>");
}

/** A link to an http or https address; with any other address only the label, as text. */
export function htmlLink(label: string, url: string): string {
  const text = inertHtml(label);
  if (url.length > longestUrl || !URL.canParse(url)) return text;
  const { protocol, username, password, href } = new URL(url);
  const web = (protocol === "https:" || protocol === "http:") && username === "" && password === "";
  return web ? `<a href="${inertHtml(href, longestUrl)}" rel="noreferrer noopener">${text}</a>` : text;
}
