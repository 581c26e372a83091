import { isUtf8 } from "node:buffer";

/** Longest line of a file of lines, in bytes; one with more is emptied, so that the numbers of the others stay. */
export const longestLine = 8 * 1024 * 1024;

type Bytes = Uint8Array;

/** What had to be mended in a file. */
export interface Mended {
  /** Numbers of the first lines that were emptied. */
  readonly long: readonly number[];
  readonly longCount: number;
  /** Lines that were no UTF-8 and were read as Windows-1252. */
  readonly decodedCount: number;
}

const western = new TextDecoder("windows-1252");
const batchSize = 262_144;

/** Collects one line after the other and gives them out in batches. */
function lineMender(limit: number) {
  const long: number[] = [];
  let [line, longCount, decodedCount, size, batched] = [1, 0, 0, 0, 0];
  let parts: Bytes[] = [];
  let batch: Bytes[] = [];
  return {
    add: (part: Bytes) => {
      size += part.byteLength;
      if (size <= limit) parts.push(part);
      else parts = [];
    },
    end: (ending: string) => {
      if (size > limit) {
        longCount += 1;
        if (long.length < 5) long.push(line);
      }
      const bytes = Buffer.concat(parts);
      const utf8 = isUtf8(bytes);
      if (!utf8) decodedCount += 1;
      batch.push(utf8 ? bytes : Buffer.from(western.decode(bytes), "utf8"), Buffer.from(ending));
      batched += bytes.byteLength + 1;
      [parts, size, line] = [[], 0, line + 1];
    },
    isFull: () => batched >= batchSize,
    take: (): Bytes => {
      const bytes = Buffer.concat(batch);
      [batch, batched] = [[], 0];
      return bytes;
    },
    mended: (): Mended => ({ long, longCount, decodedCount }),
  };
}

/** Bytes as UTF-8 whose lines are all bounded; `whole` keeps lines of any length, for files that are one document. */
export async function* mendLines(
  chunks: AsyncIterable<Bytes>,
  whole: boolean,
  report: (mended: Mended) => void,
): AsyncGenerator<Bytes> {
  const mender = lineMender(whole ? Number.POSITIVE_INFINITY : longestLine);
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      mender.add(chunk.subarray(from, at));
      mender.end("\n");
      from = at + 1;
      if (mender.isFull()) yield mender.take();
    }
    mender.add(chunk.subarray(from));
  }
  mender.end("");
  yield mender.take();
  report(mender.mended());
}

/** UTF-16 as UTF-8. */
export async function* fromUtf16(
  chunks: AsyncIterable<Bytes>,
  encoding: "utf-16le" | "utf-16be",
): AsyncGenerator<Bytes> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }), "utf8");
  yield Buffer.from(decoder.decode(), "utf8");
}

/** The same without the mark that some programs open UTF-8 with. */
export async function* withoutMark(chunks: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  let first = true;
  for await (const chunk of chunks) {
    const marked = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    if (chunk.byteLength > 0) first = false;
    yield marked ? chunk.subarray(3) : chunk;
  }
}
