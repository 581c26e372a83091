const controlCharacters = /[\p{Cc}\p{Cf}\u{E0100}-\u{E01EF}\u115F\u1160\u3164\uFFA0]/gu;
const loneSurrogate = /\p{Cs}/gu;
const spaces = /[\s\u0085]+/gu;

/**
 * Foreign text reduced to one line of visible characters: runs of whitespace become one space; control, bidi and
 * zero-width characters are dropped; more than `limit` characters (code points) end in "…". Every inert renderer starts here.
 */
export function plainText(foreign: string, limit: number): string {
  // Cut early so that a text of megabytes costs no more than its visible part; the factor leaves room for what is dropped.
  const head = foreign.length > limit * 8 ? foreign.slice(0, limit * 8) : foreign;
  const visible = head
    .replace(spaces, " ")
    .replace(controlCharacters, "")
    .replace(loneSurrogate, "\uFFFD")
    .replace(/ +/g, " ")
    .trim();
  return shorten(visible, limit, head.length < foreign.length);
}

function shorten(text: string, limit: number, alreadyCut: boolean): string {
  if (text.length <= limit && !alreadyCut) return text;
  const points = Array.from(text);
  if (points.length <= limit && !alreadyCut) return text;
  return `${points.slice(0, Math.max(0, limit - 1)).join("")}…`;
}
