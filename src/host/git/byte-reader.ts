/** Reads lines and counted bytes from a stream, in that order; null at its end. */
export interface ByteReader {
  readonly line: () => Promise<string | null>;
  /** The next `count` bytes; with `keep` false they are passed over and an empty buffer returns. */
  readonly bytes: (count: number, keep: boolean) => Promise<Buffer | null>;
}

/** A reader over chunks; memory is bounded by what is kept. */
export function createByteReader(chunks: AsyncIterator<Buffer>): ByteReader {
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<Buffer | null> => {
    const next = await chunks.next();
    return next.done === true ? null : next.value;
  };
  const line = async (): Promise<string | null> => {
    let end = rest.indexOf(10);
    while (end < 0) {
      const chunk = await more();
      if (chunk === null) return null;
      rest = Buffer.concat([rest, chunk]);
      end = rest.indexOf(10);
    }
    const text = rest.toString("utf8", 0, end);
    rest = rest.subarray(end + 1);
    return text;
  };
  const bytes = async (count: number, keep: boolean): Promise<Buffer | null> => {
    if (count <= rest.length) {
      // Most objects lie in one chunk: nothing is copied, and what is made of the bytes does not keep them.
      const all = rest.subarray(0, keep ? count : 0);
      rest = rest.subarray(count);
      return all;
    }
    const kept: Buffer[] = [];
    let wanted = count;
    for (;;) {
      const part = rest.subarray(0, wanted);
      if (keep) kept.push(part);
      wanted -= part.length;
      rest = rest.subarray(part.length);
      if (wanted === 0) return Buffer.concat(kept);
      const chunk = await more();
      if (chunk === null) return null;
      rest = chunk;
    }
  };
  return { line, bytes };
}
