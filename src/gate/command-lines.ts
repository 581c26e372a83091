const longestBody = 70_000;
const mostLines = 100;

/**
 * Lines of a comment that GitHub shows as plain text and that begin with `/signal`. Left out: fenced and indented
 * code, block quotes with the lines that continue them, HTML comments and raw `pre`, `code`, `blockquote` blocks.
 */
export function commandLines(body: string): readonly string[] {
  const found: string[] = [];
  const state = { fence: null as string | null, comment: false, block: null as string | null, quoted: false };
  for (const raw of body.slice(0, longestBody).split(/\r\n|\r|\n/)) {
    const line = raw.trimEnd();
    if (found.length < mostLines && isPlain(line, state) && /^\/signal\s/.test(line)) found.push(line);
  }
  return found;
}

interface ReadState {
  fence: string | null;
  comment: boolean;
  block: string | null;
  quoted: boolean;
}

/** Advances the state by one line and says whether the line is plain text. */
function isPlain(line: string, state: ReadState): boolean {
  if (state.fence !== null) return closeFence(line, state);
  if (state.comment) {
    if (line.includes("-->")) state.comment = false;
    return false;
  }
  if (state.block !== null) {
    if (line.toLowerCase().includes(`</${state.block}`)) state.block = null;
    return false;
  }
  return openBlock(line, state);
}

function closeFence(line: string, state: ReadState): boolean {
  const closing = /^ {0,3}(`{3,}|~{3,})$/.exec(line)?.[1];
  if (closing !== undefined && state.fence !== null && closing.startsWith(state.fence)) state.fence = null;
  return false;
}

function openBlock(line: string, state: ReadState): boolean {
  const quote = /^ {0,3}>/.test(line);
  state.quoted = quote || (state.quoted && line !== "");
  const fence = /^(?:\s*(?:[-*+>]|\d+[.)])\s*)*\s*(`{3,}|~{3,})/.exec(line)?.[1];
  if (fence !== undefined) {
    state.fence = fence;
    return false;
  }
  const opened = /<(pre|code|blockquote|script|style|textarea)\b/i.exec(line)?.[1]?.toLowerCase();
  if (opened !== undefined && !line.toLowerCase().includes(`</${opened}`)) state.block = opened;
  const comment = line.lastIndexOf("<!--");
  if (comment > line.lastIndexOf("-->")) state.comment = true;
  return !state.quoted;
}
