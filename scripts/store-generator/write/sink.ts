import { closeSync, openSync, writeSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** A file that is written in pieces of about a megabyte. */
export interface Sink {
  readonly write: (text: string) => void;
  readonly close: () => void;
}

const pieceSize = 1 << 20;

/** Opens a file for writing; what it held is gone. Compressed, each piece is a member of its own, as in logs that were put together. */
export function openSink(path: string, { gzip }: { readonly gzip: boolean }): Sink {
  const file = openSync(path, "w");
  let held = "";
  const flush = () => {
    if (gzip) writeSync(file, gzipSync(held));
    else writeSync(file, held);
    held = "";
  };
  return {
    write: (text) => {
      held += text;
      if (held.length >= pieceSize) flush();
    },
    close: () => {
      flush();
      closeSync(file);
    },
  };
}
