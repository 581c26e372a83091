import { createReadStream, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { writeCopy } from "./write-copy.ts";

/** Whether a file that starts so is packed with gzip. */
export const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b;

/** How far a file may unpack: logs shrink to a tenth or a fiftieth, what shrinks to less is made to fill a disk. */
const mostUnpacked = 200;
const leastUnpacked = 256 * 1024 * 1024;

async function* upTo(limit: number, chunks: AsyncIterable<Uint8Array>, onMore: () => void): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.byteLength;
    if (total > limit) {
      onMore();
      return;
    }
    yield chunk;
  }
}

/**
 * Unpacks a file into a copy as far as it is whole, and says what broke; null: nothing. Throws where it unpacks beyond all measure, and a
 * HostError where the copy cannot be written.
 */
export async function unpackGzip(path: string, copy: string): Promise<string | null> {
  const packed = createReadStream(path);
  const limit = Math.max(leastUnpacked, mostUnpacked * statSync(path).size);
  const over = { is: false };
  const trouble = await writeCopy(
    copy,
    upTo(limit, packed.pipe(createGunzip()), () => (over.is = true)),
  );
  packed.destroy();
  if (!over.is) return trouble;
  await rm(copy, { force: true });
  throw new Error(`it unpacks to more than ${String(mostUnpacked)} times its size, as no log does`);
}
