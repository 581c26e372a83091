import { plainText } from "./plain-text.ts";

/** Zero-width space as an entity: splits a mention or a reference for the host's link finders, and stays visible in the source. */
const splitEntity = "&#8203;";
const splitCharacter = "\u200B";
const textLimit = 4000;
const cellLimit = 600;
const codeLimit = 300;
const urlLimit = 2000;

/**
 * A foreign text as a markdown paragraph, heading or list text of one line that reads back as that text: no markup, mention,
 * issue reference, link, formula, emoji code or HTML comes out of it. At most `limit` characters. It holds no raw pipe.
 */
export function inertText(foreign: string, limit: number = textLimit): string {
  return escapeText(plainText(foreign, limit));
}

/**
 * As `inertText`, but what stands between single backticks comes out as code, as people who write YAML expect. Reads back as the
 * same text without those backticks.
 */
export function inertProse(foreign: string, limit: number = textLimit): string {
  return plainText(foreign, limit)
    .split(/(?<!`)`([^`]+)`(?!`)/)
    .map((part, index) => {
      if (index % 2 === 0) return escapeText(part);
      return part.trim() === "" ? escapeText(`\`${part}\``) : inertCode(part, limit);
    })
    .join("");
}

/** A foreign text as the content of a table cell. */
export function inertCell(foreign: string, limit: number = cellLimit): string {
  return inertText(foreign, limit);
}

/**
 * A foreign text as a code span that its own backticks can't close. A pipe after a backslash, which no code span of a table can
 * hold, splits it in two; `markdownTable` escapes the other pipes.
 */
export function inertCode(foreign: string, limit: number = codeLimit): string {
  const text = plainText(foreign, limit);
  if (text === "") return "(empty)";
  return text
    .split(/(?<=\\)\|/)
    .map((part) => (part === "" ? "" : codeSpan(part)))
    .join("&#124;");
}

/** A link to an http or https address of at most `limit` characters; with any other address only the label, as text. */
export function inertLink(label: string, url: string, limit: number = urlLimit): string {
  const text = inertText(label, codeLimit);
  const target = url.length > limit ? null : linkTarget(url);
  return target === null || text === "" ? text : `[${text}](${target})`;
}

/** A foreign text of one line as a fenced code block; the fence is longer than any run of backticks in it. */
export function inertBlock(foreign: string, limit: number = textLimit): string {
  const text = plainText(foreign, limit);
  const fence = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  return `${fence}text\n${text}\n${fence}`;
}

function escapeText(text: string): string {
  return splitReferences(text)
    .replace(/[\\`*[\]<>~#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=[#\p{L}\p{N}])/gu, "\\$&")
    .replace(/^(\d{1,9})([.)])(?= |$)/, "$1\\$2")
    .replace(/^[-+=:]/, "\\$&")
    .replaceAll("|", "&#124;")
    .replaceAll("$", "&#36;")
    .replaceAll(splitCharacter, splitEntity);
}

/** Splits what the host would link or replace after markdown is read: mentions, issue references, addresses, emoji codes. */
function splitReferences(text: string): string {
  return text.replace(
    /[@#](?=\S)|\bGH-(?=\d)|:(?=\/\/)|www(?=\.)|:(?=[\p{L}+-][\p{L}\p{N}_+-]*:)/giu,
    `$&${splitCharacter}`,
  );
}

function codeSpan(text: string): string {
  const fence = "`".repeat(longestRun(text, "`") + 1);
  const stripped = text.startsWith(" ") && text.endsWith(" ") && text.trim() !== "";
  const pad = stripped || text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

function linkTarget(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (
    (parsed.protocol !== "https:" && parsed.protocol !== "http:") ||
    parsed.username !== "" ||
    parsed.password !== ""
  ) {
    return null;
  }
  return parsed.href
    .replace(/[^\w\-.~:/?#@!$&+,;=%]/g, encodeURIComponent)
    .replace(/[()*'!]/g, percent)
    .replaceAll("&", "&amp;");
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  let run = 0;
  for (const each of text) {
    run = each === character ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
