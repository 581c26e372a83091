import { readInline } from "./inline-marks.ts";

const longestBody = 70_000;
const mostLines = 100;

interface Fence {
  /** What closes it; null: readers could differ about where it ends, so it holds all that follows. */
  readonly mark: string | null;
  readonly indent: number;
  /** In a list: a line that begins before this column ends both. Else 0. */
  readonly column: number;
}

/** Where a line stands. */
interface Surroundings {
  readonly fence: Fence | null;
  /** The raw HTML element around it. */
  readonly block: string | null;
  readonly comment: boolean;
  /** In a quote, or in what may be one, until the next empty line. */
  readonly quoted: boolean;
  /** After a line with marks that may reach into the next ones, until the next empty line. */
  readonly unsure: boolean;
  /** After a line that begins with a tag, until the next empty line: marks of code may be text there. */
  readonly html: boolean;
}

const open: Surroundings = { fence: null, block: null, comment: false, quoted: false, unsure: false, html: false };
/** Code of which only a renderer knows where it ends. */
const endless: Fence = { mark: null, indent: 0, column: 0 };
const blocks = ["pre", "code", "blockquote", "script", "style", "textarea"] as const;

/**
 * Lines of a comment that GitHub shows as plain text and that begin with `/signal`. Left out: code, fenced, indented or
 * in spans; block quotes with the lines that continue them; HTML comments and raw `pre`, `code`, `blockquote` blocks; and
 * what follows a mark that readers may take differently, up to the next empty line.
 */
export function commandLines(body: string): readonly string[] {
  const found: string[] = [];
  let around = open;
  for (const raw of body.slice(0, longestBody).split(/\r\n|\r|\n/)) {
    const line = raw.trimEnd();
    const before = endsList(around, line) ? afterList : around;
    const after = surroundingsAfter(before, line);
    if (isPlain(before) && !after.quoted && found.length < mostLines && /^\/signal\s/.test(line)) found.push(line);
    around = after;
  }
  return found;
}

function isPlain({ fence, block, comment, unsure }: Surroundings): boolean {
  return fence === null && block === null && !comment && !unsure;
}

function endsList({ fence }: Surroundings, line: string): boolean {
  return fence !== null && line !== "" && indentOf(line) < fence.column;
}

/** What looked like code in a list may have been text: nothing counts before the next empty line. */
const afterList: Surroundings = { ...open, quoted: true };

function inFence(around: Surroundings, fence: Fence, line: string): Surroundings {
  if (fence.mark === null || line === "") return around;
  const indent = indentOf(line);
  if (indent < fence.indent) return { ...around, fence: endless };
  const marks = /^(`{3,}|~{3,})$/.exec(line.trim())?.[1];
  const closes = marks?.startsWith(fence.mark) === true && indent < fence.column + 4;
  return closes ? { ...open, quoted: around.quoted && fence.column > 0 } : around;
}

function surroundingsAfter(around: Surroundings, line: string): Surroundings {
  if (around.fence !== null) return inFence(around, around.fence, line);
  if (around.comment && openedBlock(line) !== null) return { ...open, fence: endless };
  if (around.block !== null && line.includes("<!--")) return { ...open, fence: endless };
  if (around.comment) return afterEnd(around, line, "-->");
  if (around.block !== null) return afterEnd(around, line, `</${around.block}`);
  if (isQuoted(line)) return { ...open, quoted: true, html: around.html };
  const inline = readInline(line);
  const block = openedBlock(around.unsure || around.html ? line : inline.text);
  const unsure = around.unsure || inline.open;
  if (unsure && (inline.comment || block !== null) && !/^ {0,3}<!--/.test(line)) return { ...open, fence: endless };
  return {
    fence: openedFence(line, around.html),
    block,
    comment: inline.comment,
    quoted: around.quoted && line !== "",
    html: isInHtml(around, line),
    unsure: unsure && line !== "",
  };
}

/** Comments and elements that begin behind the end of one count too; the dot keeps the rest from looking like the start of a line. */
function afterEnd(around: Surroundings, line: string, end: string): Surroundings {
  if (openedFence(line, true) !== null) return { ...open, fence: endless };
  const at = line.toLowerCase().indexOf(end);
  const doubts = { quoted: around.quoted || isQuoted(line), html: isInHtml(around, line) };
  if (at === -1) return { ...around, ...doubts };
  return { ...surroundingsAfter(open, `.${line.slice(at + end.length)}`), ...doubts };
}

function openedFence(line: string, doubtful: boolean): Fence | null {
  const [, blank = "", lists = "", mark, info = ""] =
    /^(\s*)((?:(?:[*+-]|\d{1,9}[.)])\s+|>\s*)*)(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  if (mark === undefined || (mark.startsWith("`") && info.includes("`"))) return null;
  const indent = blank.length + lists.length;
  if (doubtful) return endless;
  const listed = lists !== "" || blank.length > 3;
  return { mark, indent, column: listed ? indent : 0 };
}

function isInHtml({ html }: Surroundings, line: string): boolean {
  return line !== "" && (html || /^ {0,3}</.test(line));
}

function openedBlock(line: string): string | null {
  const lower = line.toLowerCase();
  return blocks.find((name) => lower.lastIndexOf(`<${name}`) > lower.lastIndexOf(`</${name}`)) ?? null;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function isQuoted(line: string): boolean {
  return /^ {0,3}>/.test(line);
}
