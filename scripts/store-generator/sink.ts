import { closeSync, openSync, writeSync } from "node:fs";

/** A file that is written in pieces of about a megabyte. */
export interface Sink {
  readonly write: (text: string) => void;
  readonly close: () => void;
}

const pieceSize = 1 << 20;

/** Opens a file for writing; what it held is gone. */
export function openSink(path: string): Sink {
  const file = openSync(path, "w");
  let held = "";
  const flush = () => {
    writeSync(file, held);
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
