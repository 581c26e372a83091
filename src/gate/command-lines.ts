const longestBody = 70_000;
const mostLines = 100;

/** Where a line stands: inside which code, raw HTML or comment, or in a quote that the next line continues. */
interface Surroundings {
  /** Fenced code: the mark that closes it, and whether the first line that is not indented ends it with its list. */
  readonly fence: { readonly mark: string; readonly listed: boolean } | null;
  readonly block: string | null;
  readonly comment: boolean;
  readonly quoted: boolean;
  /** A code span that began on a line before, in the same paragraph. */
  readonly span: boolean;
}

const open: Surroundings = { fence: null, block: null, comment: false, quoted: false, span: false };
const blocks = ["pre", "code", "blockquote", "script", "style", "textarea"] as const;

/**
 * Lines of a comment that GitHub shows as plain text and that begin with `/signal`. Left out: code, fenced, indented or
 * in spans; block quotes with the lines that continue them; HTML comments and raw `pre`, `code`, `blockquote` blocks.
 */
export function commandLines(body: string): readonly string[] {
  const found: string[] = [];
  let around = open;
  for (const raw of body.slice(0, longestBody).split(/\r\n|\r|\n/)) {
    const line = raw.trimEnd();
    const before = endsList(around, line) ? open : around;
    const after = surroundingsAfter(before, line);
    if (isPlain(before) && !after.quoted && found.length < mostLines && /^\/signal\s/.test(line)) found.push(line);
    around = after;
  }
  return found;
}

function isPlain({ fence, block, comment, span }: Surroundings): boolean {
  return fence === null && block === null && !comment && !span;
}

/** Code in a list ends where the list does: at the first line that is not indented. */
function endsList({ fence }: Surroundings, line: string): boolean {
  return fence?.listed === true && /^\S/.test(line);
}

function surroundingsAfter(around: Surroundings, line: string): Surroundings {
  if (around.fence !== null) {
    const closing = (around.fence.listed ? /^\s*(`{3,}|~{3,})$/ : /^ {0,3}(`{3,}|~{3,})$/).exec(line)?.[1];
    return closing?.startsWith(around.fence.mark) === true ? open : around;
  }
  if (around.comment) return afterEnd(around, line, "-->");
  if (around.block !== null) return afterEnd(around, line, `</${around.block}`);
  if (/^ {0,3}>/.test(line)) return { ...open, quoted: true };
  const fence = openedFence(line);
  return {
    fence,
    block: openedBlock(line),
    comment: line.lastIndexOf("<!--") > line.lastIndexOf("-->"),
    quoted: around.quoted && line !== "",
    span: fence === null && line !== "" && around.span !== hasOddTicks(line),
  };
}

/** What begins behind the end of a comment or block counts too. */
function afterEnd(around: Surroundings, line: string, end: string): Surroundings {
  const at = line.toLowerCase().indexOf(end);
  return at === -1 ? around : { ...surroundingsAfter(open, line.slice(at + end.length)), span: false };
}

function openedFence(line: string): Surroundings["fence"] {
  const [, indent = "", lists = "", mark, info = ""] =
    /^(\s*)((?:(?:[*+-]|\d{1,9}[.)])\s+|>\s*)*)(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  if (mark === undefined || (mark.startsWith("`") && info.includes("`"))) return null;
  return { mark, listed: lists !== "" || indent.length > 3 };
}

function openedBlock(line: string): string | null {
  const lower = line.toLowerCase();
  return blocks.find((name) => lower.lastIndexOf(`<${name}`) > lower.lastIndexOf(`</${name}`)) ?? null;
}

function hasOddTicks(line: string): boolean {
  return (line.match(/`+/g) ?? []).length % 2 === 1;
}
