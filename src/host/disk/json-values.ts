type Bytes = Uint8Array;

const [tab, newline, carriageReturn, space, quote, comma, backslash] = [9, 10, 13, 32, 34, 44, 92];
const [openList, closeList, openObject, closeObject] = [91, 93, 123, 125];

const isBlank = (byte: number): boolean =>
  byte === space || byte === newline || byte === carriageReturn || byte === tab;

/** Follows the nesting of JSON byte by byte; text in quotes is passed over. */
function nesting() {
  let [depth, quoted, escaped] = [0, false, false];
  return {
    /** The depth behind this byte; a bracket that closes nothing changes nothing. */
    step: (byte: number): number => {
      if (quoted) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) quoted = false;
      } else if (byte === quote) quoted = depth > 0;
      else if (byte === openObject || byte === openList) depth += 1;
      else if (depth > 0 && (byte === closeObject || byte === closeList)) depth -= 1;
      return depth;
    },
    isQuoted: () => quoted,
  };
}

/** Where the first value of a text ends; -1 where it goes on behind the text. */
function endOfFirst(bytes: Bytes): number {
  const { step } = nesting();
  return bytes.findIndex((byte, at) => step(byte) === 0 && at > 0 && !isBlank(byte));
}

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** A first line that is cut off looks like one that goes on, but what follows it is whole. */
function goesOn(text: string): boolean {
  const [first = "", second = ""] = text.split("\n", 2).map((line) => line.trim());
  if (/[{[]$/u.test(first)) return true;
  return first.endsWith(",") && !parses(first.slice(0, -1)) && !parses(second);
}

/**
 * Whether objects of JSON stand in a file otherwise than one a line, by its start: several on one line, as Amazon's Firehose writes them, or
 * one over several lines. Null: the first is longer than what was given.
 */
export function isNoLineEach(start: Bytes): boolean | null {
  const head = Buffer.from(start);
  const text = head.toString("utf8").trimStart();
  if (!text.startsWith("{")) return false;
  const bytes = Buffer.from(text, "utf8");
  const line = bytes.indexOf(newline);
  const end = endOfFirst(bytes);
  if (line !== -1 && (end === -1 || line < end)) return goesOn(text);
  if (end === -1) return null;
  const next = bytes.subarray(end + 1).find((byte) => byte !== space && byte !== tab && byte !== carriageReturn);
  return next === openObject || next === comma;
}

/** The same values one a line; what is none stands on a line of its own, for whoever reads the lines to refuse. */
export async function* valuesAsLines(chunks: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  const { step, isQuoted } = nesting();
  let [depth, loose] = [0, false];
  for await (const chunk of chunks) {
    // At most a line break more for each byte.
    const out = Buffer.allocUnsafe(chunk.byteLength * 2);
    let length = 0;
    const put = (byte: number) => {
      out[length] = byte;
      length += 1;
    };
    for (const byte of chunk) {
      const before = depth;
      depth = step(byte);
      if (before > 0) {
        put(!isQuoted() && isBlank(byte) ? space : byte);
        if (depth === 0) put(newline);
      } else if (depth > 0 || byte === newline) {
        if (loose) put(newline);
        loose = false;
        if (depth > 0) put(byte);
      } else if (loose || !(isBlank(byte) || byte === comma)) {
        loose = true;
        put(byte);
      }
    }
    yield out.subarray(0, length);
  }
}
