import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { longestLine } from "./mend-lines.ts";

/** What one pass over the bytes of a file tells. */
export interface FileScan {
  readonly encoding: "utf-8" | "utf-8-marked" | "utf-16le" | "utf-16be" | "other";
  readonly longLine: boolean;
  readonly bytes: number;
}

const chunkSize = 1_048_576;

/** UTF-16 by its mark or, without one, by its zeros: text of western letters has one in every other byte. */
function encodingOf(head: Uint8Array): FileScan["encoding"] {
  const [a, b, c] = head;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8-marked";
  const zeros = (odd: number) => head.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  const many = head.byteLength / 5;
  if (head.byteLength >= 8 && zeros(1) > many && zeros(0) < many / 4) return "utf-16le";
  if (head.byteLength >= 8 && zeros(0) > many && zeros(1) < many / 4) return "utf-16be";
  return "utf-8";
}

/** Where the last character that is whole ends: UTF-8 needs up to three bytes more. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.byteLength); back += 1) {
    const byte = bytes[bytes.byteLength - back] ?? 0;
    if (byte < 0x80) return bytes.byteLength;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.byteLength - back : bytes.byteLength;
    }
  }
  return bytes.byteLength;
}

/** Reads a file once, as bytes: its encoding, and whether a line is longer than lines may be. */
export async function scanFile(path: string): Promise<FileScan> {
  let [bytes, sinceBreak, longLine, valid] = [0, 0, false, true];
  let encoding: FileScan["encoding"] | null = null;
  let rest: Uint8Array = new Uint8Array();
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: chunkSize });
  for await (const chunk of chunks) {
    encoding ??= encodingOf(chunk.subarray(0, 4096));
    bytes += chunk.byteLength;
    const first = chunk.indexOf(10);
    if (sinceBreak + (first === -1 ? chunk.byteLength : first) > longestLine) longLine = true;
    sinceBreak = first === -1 ? sinceBreak + chunk.byteLength : chunk.byteLength - chunk.lastIndexOf(10) - 1;
    const text = rest.byteLength === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = wholeCharacters(text);
    if (valid && !isUtf8(text.subarray(0, whole))) valid = false;
    rest = text.subarray(whole);
  }
  if (rest.byteLength > 0) valid = false;
  const marked = encoding === "utf-8" || encoding === "utf-8-marked" || encoding === null;
  return { encoding: marked && !valid ? "other" : (encoding ?? "utf-8"), longLine, bytes };
}
