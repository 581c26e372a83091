/** What the marks inside one line of a comment say about that line and those behind it. */
export interface InlineMarks {
  /** The line without the code spans and HTML comments that end on it. */
  readonly text: string;
  /** A code span, tag, link or definition may reach into the next lines of the paragraph. */
  readonly open: boolean;
  /** An HTML comment begins that does not end on this line. */
  readonly comment: boolean;
}

const mark = /[`\\[]|<[a-z/!?]/gi;
const ticks = /`+/g;
const certainComment = /<!--(?!-?>).*?-->/y;
const certainTag = /<[a-z/](?:[^<>"'`]|"[^"`]*"|'[^'`]*')*>/iy;
const certainLink = /\[[^[\]`<\\]*\](?:(?![:(])|\([^()`<\\]*\))/y;

/**
 * Reads the inline marks of one line as CommonMark does, where that is certain. From the first mark on that may end on
 * another line, or that readers could take differently, the line counts as open.
 */
export function readInline(line: string): InlineMarks {
  let text = "";
  let at = 0;
  for (let next = find(mark, line, at); next !== null; next = find(mark, line, at)) {
    const end = endOfMark(line, next);
    text += line.slice(at, next);
    if (end === null) return openFrom(text, line.slice(next));
    if (!isHidden(line, next)) text += line.slice(next, end);
    at = end;
  }
  return { text: text + line.slice(at), open: false, comment: false };
}

function openFrom(text: string, rest: string): InlineMarks {
  const comment = rest.lastIndexOf("<!--") > rest.lastIndexOf("-->");
  return { text: text + rest, open: !comment || !rest.startsWith("<!--"), comment };
}

function isHidden(line: string, at: number): boolean {
  return line[at] === "`" || line.startsWith("<!--", at);
}

/** Null: not on this line, or not certain. */
function endOfMark(line: string, at: number): number | null {
  if (line[at] === "\\") return at + 2;
  if (line[at] === "`") return endOfSpan(line, at);
  if (line[at] === "[") return endAt(certainLink, line, at);
  return endAt(line.startsWith("<!--", at) ? certainComment : certainTag, line, at);
}

function endOfSpan(line: string, at: number): number | null {
  ticks.lastIndex = at;
  const length = ticks.exec(line)?.[0].length;
  for (let run = ticks.exec(line); run !== null; run = ticks.exec(line)) {
    if (run[0].length === length) return ticks.lastIndex;
  }
  return null;
}

function endAt(pattern: RegExp, line: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(line) ? pattern.lastIndex : null;
}

function find(pattern: RegExp, line: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.exec(line)?.index ?? null;
}
