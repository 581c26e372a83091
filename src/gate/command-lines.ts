const longestBody = 70_000;
const mostLines = 100;

/** Where a line stands: inside which fence, raw HTML block or comment, or in a quote that the next line continues. */
interface Surroundings {
  readonly fence: string | null;
  readonly block: string | null;
  readonly comment: boolean;
  readonly quoted: boolean;
}

const open: Surroundings = { fence: null, block: null, comment: false, quoted: false };

/**
 * Lines of a comment that GitHub shows as plain text and that begin with `/signal`. Left out: fenced and indented
 * code, block quotes with the lines that continue them, HTML comments and raw `pre`, `code`, `blockquote` blocks.
 */
export function commandLines(body: string): readonly string[] {
  const found: string[] = [];
  let around = open;
  for (const raw of body.slice(0, longestBody).split(/\r\n|\r|\n/)) {
    const line = raw.trimEnd();
    const after = surroundingsAfter(around, line);
    const plain = around.fence === null && around.block === null && !around.comment && !after.quoted;
    if (plain && found.length < mostLines && /^\/signal\s/.test(line)) found.push(line);
    around = after;
  }
  return found;
}

function surroundingsAfter(around: Surroundings, line: string): Surroundings {
  if (around.fence !== null) {
    const closing = /^ {0,3}(`{3,}|~{3,})$/.exec(line)?.[1];
    return closing?.startsWith(around.fence) === true ? open : around;
  }
  if (around.comment) return line.includes("-->") ? open : around;
  if (around.block !== null) return line.toLowerCase().includes(`</${around.block}`) ? open : around;
  return {
    fence: /^[\s>*+\-\d.)]*(`{3,}|~{3,})/.exec(line)?.[1] ?? null,
    block: openedBlock(line),
    comment: line.lastIndexOf("<!--") > line.lastIndexOf("-->"),
    quoted: /^ {0,3}>/.test(line) || (around.quoted && line !== ""),
  };
}

function openedBlock(line: string): string | null {
  const opened = /<(pre|code|blockquote|script|style|textarea)\b/i.exec(line)?.[1]?.toLowerCase() ?? null;
  return opened !== null && !line.toLowerCase().includes(`</${opened}`) ? opened : null;
}
